// A package of the docx library with the moment of whoever asks in place of the clock's: the same document gives the
// same bytes.
import { unzipSync, zipSync, type Zippable } from 'fflate';

const CORE = 'docProps/core.xml';
/** The first day that a zip can tell; in local time, as it is written. */
const NO_TIME = new Date(1980, 0, 1);

export function sameBytes(file: Uint8Array, at: Date): Buffer {
  const parts = unzipSync(file);
  const core = parts[CORE];
  if (!core) throw new Error(`expected ${CORE} in the package`);
  const moment = `${at.toISOString().slice(0, 19)}Z`;
  const dated = new TextDecoder()
    .decode(core)
    .replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, (_whole, tag: string) => tag + moment);
  const entries: Zippable = {};
  for (const name of Object.keys(parts).sort(contentTypesFirst)) {
    const bytes = name === CORE ? new TextEncoder().encode(dated) : parts[name]!;
    entries[name] = [bytes, { level: 6, mtime: NO_TIME }];
  }
  return Buffer.from(zipSync(entries));
}

/** Some readers expect the list of contents at the front. */
function contentTypesFirst(a: string, b: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
