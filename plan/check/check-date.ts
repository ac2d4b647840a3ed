import { dateOf, formatDate, type IsoDate } from '../iso-date.ts';
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
  const day = Number(date.slice(8, 10));
  const month = Number(date.slice(5, 7));
  const ownFit = fit(date, context);
  if (ownFit === BEST_FIT || day > 12 || day === month) return [];
  const other = dateOf(Number(date.slice(0, 4)), day, month);
  if (other === null || fit(other, context) <= ownFit) return [];
  const [a, b] = [formatDate(date), formatDate(other)];
  return [warning('dateSwapped', { d: a, a, b }, [fixOf(other)])];
}

const BEST_FIT = 2;

/** How well a date suits a task: 2 within its period and not after today, 1 within it, 0 outside. */
function fit(date: IsoDate, { task, today, year }: CellContext): number {
  const start = task?.timing.start ?? `${year}-01-01`;
  const due = task?.timing.due ?? `${year}-12-31`;
  if (date < start || date > due) return 0;
  return date <= today ? BEST_FIT : 1;
}
