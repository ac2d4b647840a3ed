// A package of the docx library with the moment of whoever asks in place of the clock's: the same document gives the
// same bytes.
import { packedPart } from '../workbook/packed-part.ts';
import { openZip } from '../workbook/read/open-zip.ts';
import { readLimits } from '../workbook/read/read-limits.ts';
import { zipOf, type ZipPart } from '../workbook/zip-writer.ts';

const CORE = 'docProps/core.xml';

export async function sameBytes(file: Buffer, at: Date): Promise<Buffer> {
  const zip = openZip(file, readLimits);
  const core = zip.read(CORE);
  if (core === null) throw new Error(`expected ${CORE} in the package`);
  const dated = withMoment(new TextDecoder().decode(core), `${at.toISOString().slice(0, 19)}Z`);
  const parts: ZipPart[] = [];
  for (const name of zip.names.filter(each => !each.endsWith('/')).sort(contentTypesFirst)) {
    parts.push(await packedPart(name, [name === CORE ? dated : zip.read(name)!]));
  }
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(parts)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function withMoment(coreXml: string, moment: string): string {
  return coreXml.replace(
    /(<dcterms:(created|modified)\b[^>]*>)[^<]*/g,
    (_whole, tag: string) => tag + moment,
  );
}

/** Some readers expect the list of contents at the front. */
function contentTypesFirst(a: string, b: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
