// The class of a task or row on a date, read off its record and its timing alone.
import type { Fields } from '../field.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { quarterStart, type Quarter } from '../quarter.ts';
import type { ProgressClass } from '../rollup.ts';

/**
 * The class on `asOf`, by the dates in the record: a completion after it is still open on it, and one on the due
 * day itself is in time. A completion without a date proves nothing yet and counts as open. A task without a last
 * day is continuous and never overdue.
 */
export function progressClassOf(
  timing: Task['timing'],
  fields: Pick<Fields, 'status' | 'completedOn'>,
  { year, asOf }: Readonly<{ year: number; asOf: IsoDate }>,
): ProgressClass {
  if (fields.status === 'cancelled') return 'cancelled';
  if (timing.due === null) return 'continuous';
  const completedOn = fields.status === 'done' ? fields.completedOn : null;
  if (completedOn !== null && completedOn <= asOf) {
    return completedOn <= timing.due ? 'doneOnTime' : 'doneLate';
  }
  if (asOf > timing.due) return 'openOverdue';
  return hasBegun(timing.quarters, year, asOf) ? 'openInTime' : 'notYetDue';
}

function hasBegun(quarters: readonly Quarter[] | null, year: number, asOf: IsoDate): boolean {
  if (quarters === null || quarters.length === 0) return true;
  return quarterStart(year, Math.min(...quarters) as Quarter) <= asOf;
}

/** Completed, in time or late. */
export function isDone(progressClass: ProgressClass): boolean {
  return progressClass === 'doneOnTime' || progressClass === 'doneLate';
}

/** Still to be done: neither completed, nor cancelled, nor without an end. */
export function isOpen(progressClass: ProgressClass): boolean {
  return progressClass === 'openInTime' || progressClass === 'openOverdue' || progressClass === 'notYetDue';
}
