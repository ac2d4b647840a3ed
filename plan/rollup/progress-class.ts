// The class of a task or row on a date, read off its record and its timing alone.
import type { Fields } from '../field.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { quarterStart, type Quarter } from '../quarter.ts';
import { ProgressClass } from '../rollup.ts';
import { dayNumber } from './day-number.ts';

/** When a task begins and is due, as day numbers: 0 where it is always begun, or never due. */
export type Span = Readonly<{ begins: number; due: number }>;

/** What a record says of progress: cancelled, or the day number of its completion; 0 where there is none. */
export type Progress = Readonly<{ cancelled: boolean; completed: number }>;

/** The place of each class in `ProgressClass.options`. */
export const classNumber = Object.fromEntries(
  ProgressClass.options.map((name, index) => [name, index]),
) as Readonly<Record<ProgressClass, number>>;

const { doneOnTime, doneLate, openInTime, openOverdue, notYetDue, continuous, cancelled } = classNumber;

/**
 * The number of the class on the day `asOf`, by the dates in the record: a completion after it is still open on it,
 * and one on the due day itself is in time. A task without a last day is continuous and never overdue. All in
 * numbers, since a roll-up asks it once for each row.
 */
export function classOn(
  asOf: number,
  begins: number,
  due: number,
  isCancelled: boolean,
  completed: number,
): number {
  if (isCancelled) return cancelled;
  if (due === 0) return continuous;
  if (completed !== 0 && completed <= asOf) return completed <= due ? doneOnTime : doneLate;
  if (asOf > due) return openOverdue;
  return begins <= asOf ? openInTime : notYetDue;
}

/** When a task begins, with the first day of its first quarter, and when it is due. */
export function spanOf({ quarters, due }: Pick<Task['timing'], 'quarters' | 'due'>, year: number): Span {
  const first = quarters === null || quarters.length === 0 ? null : (Math.min(...quarters) as Quarter);
  return { begins: first === null ? 0 : dayNumber(quarterStart(year, first)), due: dayNumber(due) };
}

/** A completion without a date proves nothing yet and counts as none. */
export function progressOf({ status, completedOn }: Pick<Fields, 'status' | 'completedOn'>): Progress {
  return { cancelled: status === 'cancelled', completed: status === 'done' ? dayNumber(completedOn) : 0 };
}

/** The class of one record on `asOf`. */
export function progressClassOf(
  timing: Task['timing'],
  fields: Pick<Fields, 'status' | 'completedOn'>,
  { year, asOf }: Readonly<{ year: number; asOf: IsoDate }>,
): ProgressClass {
  const { begins, due } = spanOf(timing, year);
  const progress = progressOf(fields);
  return ProgressClass.options[
    classOn(dayNumber(asOf), begins, due, progress.cancelled, progress.completed)
  ]!;
}

/** Whether a class number is one still to be done: neither completed, nor cancelled, nor without an end. */
export function isOpen(number: number): boolean {
  return number === openInTime || number === openOverdue || number === notYetDue;
}
