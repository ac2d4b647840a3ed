// The rows of a plan as one account sees them, packed in chunks that are kept: people come back each morning to plans of
// which a few rows have changed, and a thousand of them to the same one.
import type { Row } from '../../plan/row.ts';
import { gzipOf, joinedParts, packedPart, storedPart, type GzipPart } from './gzip-parts.ts';

/** Small enough that one changed row costs a millisecond, large enough to be packed as well as all rows together. */
const CHUNK_ROWS = 128;
/** Measured on 10,000 filled rows: 3 packs in half the time of 6 to a tenth more bytes, 1 to a third more. */
const LEVEL = 3;
/** In all that is kept; some 30 bytes each. */
const ROW_LIMIT = 600_000;

type Chunk = Readonly<{ rows: readonly Row[]; part: Promise<GzipPart> }>;
type Asked = Readonly<{ view: string; state: string; rows(): readonly Row[]; head: string; tail: string }>;
type View = {
  readonly state: string;
  readonly chunks: readonly Chunk[];
  readonly whole: Promise<GzipPart>;
  /** The file last put around them: of what few people ask, nearly all ask the same. */
  last: Readonly<{ around: string; file: Buffer }> | null;
};

export class PackedRows {
  readonly #rowLimit: number;
  /** By whose eyes, of which plan; least recently asked for first. */
  readonly #views = new Map<string, View>();
  #rows = 0;

  constructor(rowLimit = ROW_LIMIT) {
    this.#rowLimit = rowLimit;
  }

  /**
   * A gzip file of the rows as JSON, without brackets, between a head and a tail. `state` names all that the rows depend
   * on: where it is the same as last time, they are not even asked for. Rows are never changed, only replaced, so a chunk
   * of the same ones is packed already.
   */
  async file({ view, state, rows, head, tail }: Asked): Promise<Buffer> {
    const known = this.#views.get(view);
    const now = known?.state === state ? known : packView(state, rows(), known?.chunks ?? []);
    this.#keep(view, now);
    const around = `${head} ${tail}`;
    if (now.last?.around === around) return now.last.file;
    const file = Buffer.concat(gzipOf([storedPart(head), await now.whole, storedPart(tail)]));
    now.last = { around, file };
    return file;
  }

  #keep(name: string, view: View): void {
    this.#forget(name);
    this.#views.set(name, view);
    this.#rows += countRows(view);
    for (const oldest of this.#views.keys()) {
      if (this.#rows <= this.#rowLimit) return;
      this.#forget(oldest);
    }
  }

  #forget(name: string): void {
    const view = this.#views.get(name);
    if (!view) return;
    this.#rows -= countRows(view);
    this.#views.delete(name);
  }
}

function packView(state: string, rows: readonly Row[], known: readonly Chunk[]): View {
  const chunks: Chunk[] = [];
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const wanted = rows.slice(from, from + CHUNK_ROWS);
    const kept = known[chunks.length];
    chunks.push(kept && isSame(kept.rows, wanted) ? kept : packChunk(wanted, from === 0));
  }
  return { state, chunks, whole: Promise.all(chunks.map(chunk => chunk.part)).then(joinedParts), last: null };
}

function packChunk(rows: readonly Row[], isFirst: boolean): Chunk {
  const text = rows.map(row => JSON.stringify(row)).join(',');
  return { rows, part: packedPart(isFirst ? text : `,${text}`, LEVEL) };
}

function isSame(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index]);
}

function countRows({ chunks }: View): number {
  return chunks.reduce((sum, chunk) => sum + chunk.rows.length, 0);
}
