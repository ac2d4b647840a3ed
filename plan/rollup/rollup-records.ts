// The rows of a plan as columns of numbers: eight bytes of each record are all that any figure of a roll-up needs.
import { isReported, type Fields } from '../field.ts';
import type { Row } from '../row.ts';
import { dayNumber } from './day-number.ts';
import type { RollupFrame } from './rollup-frame.ts';

const REPORTED = 1;
const CANCELLED = 2;
const COMPLETED = 4;

export const emptyRecord = 0;

/** A record in one number: whether anything is entered, whether it is cancelled, and the day of its completion. */
export function packRecord(fields: Fields): number {
  const { status } = fields;
  if (status === null) return isReported(fields) ? REPORTED : emptyRecord;
  if (status === 'cancelled') return REPORTED | CANCELLED;
  return status === 'done' ? REPORTED | (dayNumber(fields.completedOn) * COMPLETED) : REPORTED;
}

export function reportedOf(record: number): number {
  return record & REPORTED;
}

export function isCancelled(record: number): boolean {
  return (record & CANCELLED) !== 0;
}

export function completedOf(record: number): number {
  return record >> 2;
}

export class RollupRecords {
  readonly count: number;
  /** By row: the places of its task and unit in the frame, and its packed record. */
  readonly task: Int32Array;
  readonly unit: Int32Array;
  readonly record: Int32Array;
  readonly isLead: Uint8Array;
  /** By task: the row whose record decides, or -1. Of several leads the first that the plan names. */
  readonly leadRow: Int32Array;
  readonly #lastRow: Int32Array;
  readonly #rowBefore: Int32Array;

  /** Rows of tasks that the plan does not have are left out. */
  constructor(frame: RollupFrame, rows: readonly Row[]) {
    this.task = new Int32Array(rows.length);
    this.unit = new Int32Array(rows.length);
    this.record = new Int32Array(rows.length);
    this.isLead = new Uint8Array(rows.length);
    this.leadRow = new Int32Array(frame.tasks.length).fill(-1);
    this.#lastRow = new Int32Array(frame.tasks.length).fill(-1);
    this.#rowBefore = new Int32Array(rows.length);
    this.count = this.#fill(frame, rows);
  }

  #fill(frame: RollupFrame, rows: readonly Row[]): number {
    let count = 0;
    // Rows mostly come by task, so the task before is looked up once.
    let no = NaN;
    let task = -1;
    for (const row of rows) {
      if (row.task !== no) {
        no = row.task;
        task = frame.taskPlace(no);
      }
      if (task === -1) continue;
      this.task[count] = task;
      this.unit[count] = frame.unitPlace(row.unit);
      this.record[count] = packRecord(row.fields);
      if (row.role === 'lead') this.#takeLead(frame, task, count);
      this.#rowBefore[count] = this.#lastRow[task]!;
      this.#lastRow[task] = count;
      count += 1;
    }
    return count;
  }

  #takeLead(frame: RollupFrame, task: number, row: number): void {
    this.isLead[row] = 1;
    const known = this.leadRow[task]!;
    if (known === -1) {
      this.leadRow[task] = row;
      return;
    }
    const named = frame.tasks[task]!.lead.units.map(mention => mention.unit);
    const rank = (of: number): number => {
      const at = named.indexOf(frame.unitIds[this.unit[of]!]!);
      return at === -1 ? named.length : at;
    };
    if (rank(row) < rank(known)) this.leadRow[task] = row;
  }

  /** The row of a unit for a task, or -1. */
  find(task: number, unit: number): number {
    let row = this.#lastRow[task] ?? -1;
    while (row !== -1 && this.unit[row] !== unit) row = this.#rowBefore[row]!;
    return row;
  }
}
