// The rows of a plan as columns of numbers: eight bytes of each record are all that any figure of a roll-up needs.
import { isReported, type Fields } from '../field.ts';
import type { Role, Row } from '../row.ts';
import { dayNumber } from './day-number.ts';
import type { RollupFrame } from './rollup-frame.ts';

const REPORTED = 1;
const CANCELLED = 2;
const LEAD = 4;
const DAY_SHIFT = 3;

export const emptyRecord = 0;

/** A record in 28 bits: whose it is, whether anything is entered, whether cancelled, and the day of its completion. */
export function packRecord(role: Role, fields: Fields): number {
  const own = role === 'lead' ? LEAD : 0;
  const { status } = fields;
  if (status === null) return isReported(fields) ? own | REPORTED : own;
  if (status === 'cancelled') return own | REPORTED | CANCELLED;
  return status === 'done' ? own | REPORTED | (dayNumber(fields.completedOn) << DAY_SHIFT) : own | REPORTED;
}

export function reportedOf(record: number): number {
  return record & REPORTED;
}

export function isCancelled(record: number): boolean {
  return (record & CANCELLED) !== 0;
}

export function isLead(record: number): boolean {
  return (record & LEAD) !== 0;
}

export function completedOf(record: number): number {
  return record >> DAY_SHIFT;
}

export class RollupRecords {
  readonly count: number;
  /** By row: the places of its task and unit in the frame, and its packed record. */
  readonly task: Int32Array;
  readonly unit: Int32Array;
  readonly record: Int32Array;
  /** By task: the row whose record decides, or -1. Of several leads the first that the plan names. */
  readonly leadRow: Int32Array;
  /** By task: the place of the unit that is shown as its lead, or -1. */
  readonly leadUnit: Int32Array;

  /** Rows of tasks that the plan does not have are left out. */
  constructor(frame: RollupFrame, given: Iterable<Row>) {
    const rows = Array.isArray(given) ? (given as readonly Row[]) : [...given];
    this.task = new Int32Array(rows.length);
    this.unit = new Int32Array(rows.length);
    this.record = new Int32Array(rows.length);
    this.leadRow = new Int32Array(frame.tasks.length).fill(-1);
    this.count = this.#fill(frame, rows);
    this.leadUnit = this.#leadUnits(frame);
  }

  #fill(frame: RollupFrame, rows: readonly Row[]): number {
    let count = 0;
    let task = -1;
    for (const row of rows) {
      task = frame.taskPlace(row.task, task);
      if (task === -1) continue;
      this.task[count] = task;
      this.unit[count] = frame.unitPlace(row.unit);
      this.record[count] = packRecord(row.role, row.fields);
      if (row.role === 'lead') this.#takeLead(frame, task, count);
      count += 1;
    }
    return count;
  }

  #takeLead(frame: RollupFrame, task: number, row: number): void {
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

  /** Where no lead has a record, the unit that the plan names first, if it knows one. */
  #leadUnits(frame: RollupFrame): Int32Array {
    const units = new Int32Array(frame.tasks.length);
    for (let task = 0; task < units.length; task += 1) {
      const row = this.leadRow[task]!;
      const named = row === -1 ? (frame.tasks[task]!.lead.units[0]?.unit ?? null) : null;
      units[task] = row !== -1 ? this.unit[row]! : named === null ? -1 : frame.unitPlace(named);
    }
    return units;
  }
}
