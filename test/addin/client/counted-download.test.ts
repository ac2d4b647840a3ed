import { describe, expect, test } from 'vitest';
import { COUNT_HEADER, readCounted } from '../../../addin/client/counted-download.ts';
import { storedZip } from '../../../server/workbook/stored-zip.ts';

/** An archive as the service writes it; the files themselves hold headers of archives, as workbooks do. */
async function anArchive(): Promise<Buffer> {
  const inner = Buffer.from('PK\u0003\u0004 ở trong '.repeat(20));
  async function* files() {
    for (const name of ['một.xlsx', 'hai.xlsx', 'ba.xlsx']) yield { name, bytes: inner };
    yield { name: 'rỗng.xlsx', bytes: Buffer.alloc(0) };
  }
  const pieces: Buffer[] = [];
  for await (const piece of storedZip(files())) pieces.push(piece);
  return Buffer.concat(pieces);
}

function arriving(bytes: Buffer, chunkBytes: number, headers: Record<string, string>): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        controller.enqueue(new Uint8Array(bytes.subarray(at, at + chunkBytes)));
      }
      controller.close();
    },
  });
  return new Response(body, { headers });
}

describe('an archive that arrives', () => {
  test.each([1, 7, 64, 1_000_000])(
    '[CL10] tells of each file once it is there, in whatever pieces it comes: %i bytes',
    async chunkBytes => {
      const bytes = await anArchive();
      const told: string[] = [];
      const response = arriving(bytes, chunkBytes, { [COUNT_HEADER]: '4' });
      const blob = await readCounted(response, (done, all) => told.push(`${done}/${all}`));
      expect(Buffer.from(await blob.arrayBuffer()).equals(bytes)).toBe(true);
      expect([told[0], told.at(-1)]).toEqual(['0/4', '4/4']);
      if (chunkBytes === 1) expect(told).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
    },
  );

  test('[CL10] without a number there is nothing to tell, and the archive arrives all the same', async () => {
    const bytes = await anArchive();
    const told: number[] = [];
    const blob = await readCounted(arriving(bytes, 50, {}), done => told.push(done));
    expect([blob.size, told]).toEqual([bytes.length, []]);
  });
});
