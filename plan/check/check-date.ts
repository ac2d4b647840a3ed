import { dateOf, formatDate, isIsoDate, type IsoDate } from '../iso-date.ts';
import type { Fix } from '../issue.ts';
import {
  accept,
  quote,
  refuse,
  warning,
  type CellContext,
  type CellVerdict,
  type Finding,
} from './cell-verdict.ts';
import type { DateReading } from './read-date.ts';

const fixOf = (date: IsoDate): Fix => ({ value: date, label: formatDate(date) });

/** The completion date: what was read, with what makes it doubtful. `shown` is the text to quote. */
export function checkDate(reading: DateReading, shown: string, context: CellContext): CellVerdict {
  switch (reading.kind) {
    case 'date':
      return accept(reading.date, [...swapped(reading.date, context), ...inFuture(reading.date, context)]);
    case 'noDay': {
      const example = formatDate(reading.offers[0] ?? `${context.year}-06-30`);
      return refuse('dateNoDay', { text: quote(shown), example }, reading.offers.map(fixOf));
    }
    case 'unreadable':
      return refuse('dateFormat', { text: quote(shown) }, reading.offers.map(fixOf));
  }
}

function inFuture(date: IsoDate, { today }: CellContext): Finding[] {
  return date > today ? [warning('futureDate')] : [];
}

/** In files typed under another locale day and month change places; the task's period tells which was meant. */
function swapped(date: IsoDate, context: CellContext): Finding[] {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const other = day > 12 || day === month ? null : dateOf(year, day, month);
  if (other === null || !isIsoDate(other) || fit(other, context) <= fit(date, context)) return [];
  const [a, b] = [formatDate(date), formatDate(other)];
  return [warning('dateSwapped', { d: a, a, b }, [fixOf(other)])];
}

/** How well a date suits a task: 2 within its period and not after today, 1 within it, 0 outside. */
function fit(date: IsoDate, { task, today, year }: CellContext): number {
  const start = task?.timing.start ?? `${year}-01-01`;
  const due = task?.timing.due ?? `${year}-12-31`;
  if (date < start || date > due) return 0;
  return date <= today ? 2 : 1;
}
