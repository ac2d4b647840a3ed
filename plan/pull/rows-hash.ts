// A copy that drifted from what the service holds is found by one number: the sum of a hash per row. A sum does not
// depend on the order, and moves on by the rows that changed alone.
import { fieldNames } from '../field.ts';
import type { Row } from '../row.ts';
import { atOnce, type Steps } from '../steps.ts';

type Sum = Readonly<{ low: number; high: number }>;

/** Rows are never changed in place, so what a row object came to once holds for as long as it lives. */
const known = new WeakMap<Row, Sum>();

/**
 * The hash of some rows in any order: rows that were added, less rows that were taken away. Found anew after a change,
 * it costs what changed.
 */
export class RowsHash {
  #low = 0;
  #high = 0;

  add(row: Row): void {
    const { low, high } = hashOf(row);
    this.#low = (this.#low + low) >>> 0;
    this.#high = (this.#high + high) >>> 0;
  }

  remove(row: Row): void {
    const { low, high } = hashOf(row);
    this.#low = (this.#low - low) >>> 0;
    this.#high = (this.#high - high) >>> 0;
  }

  /** Sixteen hexadecimal digits. */
  toString(): string {
    return hex(this.#high) + hex(this.#low);
  }
}

/** The hash of these rows, as service and clients compare it. It finds accidents; it keeps nobody from lying. */
export function rowsHash(rows: Iterable<Row>): string {
  return atOnce(hashingRows(rows));
}

/** The same row by row: whoever drives it may let others have their turn in between. */
export function* hashingRows(rows: Iterable<Row>): Steps<string> {
  const hash = new RowsHash();
  for (const row of rows) {
    hash.add(row);
    yield;
  }
  return hash.toString();
}

function hashOf(row: Row): Sum {
  const before = known.get(row);
  if (before) return before;
  const { id, task, unit, role, fields, versions } = row;
  const cells = fieldNames.map(name => [fields[name], versions[name]]);
  const found = mix(JSON.stringify([id, task, unit, role, cells]));
  known.set(row, found);
  return found;
}

/** Two FNV-1a walks of 32 bits over the UTF-16 units, each stirred at the end so that their sums spread. */
function mix(text: string): Sum {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return { low: stir(low), high: stir(high) };
}

function stir(bits: number): number {
  let stirred = bits ^ (bits >>> 16);
  stirred = Math.imul(stirred, 0x7feb352d);
  stirred ^= stirred >>> 15;
  stirred = Math.imul(stirred, 0x846ca68b);
  return (stirred ^ (stirred >>> 16)) >>> 0;
}

function hex(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}
