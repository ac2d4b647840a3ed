import { beforeAll, describe, expect, test } from 'vitest';
import { createFileReader, readerLimits } from '../../../server/workbook/read/file-reader.ts';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { aTrialService } from '../a-service.ts';
import { damagedFile, damages } from './damaged-files.ts';
import { fileOf, postFile } from './file-stories.ts';
import { sheetOf } from './seed-plan.ts';

/** Files of the corpus; with `DAMAGED_SEED=N` one more, for looking at it. */
const FILES = 600;
const FIRST_SEED = Number(process.env.DAMAGED_SEED ?? 1);

let given: Buffer;
beforeAll(async () => {
  given = await writePlanWorkbook(sheetOf('so-gddt'));
});

describe('damaged files', () => {
  test('[IN19] each is read or refused with a reason; none breaks the reader, whose limits of time and memory hold for every one', async () => {
    const reader = createFileReader();
    const came = new Map<string, number>();
    const count = (key: string): void => void came.set(key, (came.get(key) ?? 0) + 1);
    const readOne = async (seed: number): Promise<void> => {
      const { damage, bytes } = await damagedFile(given, seed);
      // Rejects where the reader itself fails; a reader that hangs or grows is ended and says so.
      const read = await reader.read(bytes)!.catch((error: unknown) => {
        throw new Error(`file ${seed} (${damage}) broke the reader`, { cause: error });
      });
      expect([seed, read.kind === 'read' ? 'read' : read.reason]).not.toEqual([seed, 'workbookTooSlow']);
      count(damage);
      count(read.kind === 'read' ? 'read' : read.reason);
    };
    // As many at a time as the reader has workers.
    const seeds = Array.from({ length: FILES }, (_, index) => FIRST_SEED + index).values();
    const inTurn = async (): Promise<void> => {
      for (const seed of seeds) await readOne(seed);
    };
    await Promise.all(Array.from({ length: readerLimits.workers }, inTurn));
    reader.close();

    // It was a corpus: every damage was done, and much of it was noticed.
    for (const damage of damages) expect(came.get(damage)).toBeGreaterThan(FILES / 12);
    for (const what of ['read', 'workbookDamaged', 'planSheetMissing', 'workbookUnsafe']) {
      expect([what, came.get(what) ?? 0]).not.toEqual([what, 0]);
    }
  }, 240_000);

  test('[IN20] while damaged files come in, others are answered, and each file has its answer', async () => {
    const { url, vpUbnd, soGddt } = await aTrialService();
    const file = await fileOf(vpUbnd);
    const damaged = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => (await damagedFile(file, 10_000 + index)).bytes),
    );

    const [answers, rows] = await Promise.all([
      Promise.all(damaged.map(bytes => postFile<Record<string, unknown>>(url, vpUbnd, bytes))),
      Promise.all(Array.from({ length: 20 }, () => soGddt.rows())),
    ]);

    expect(answers.map(({ status }) => status).filter(status => ![200, 415, 422].includes(status))).toEqual(
      [],
    );
    expect(answers.filter(({ body }) => !('outcomes' in body) && !body.message)).toEqual([]);
    expect(new Set(rows.map(answer => answer.rows.length)).size).toBe(1);
  }, 120_000);
});
