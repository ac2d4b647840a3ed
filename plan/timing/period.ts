// A stretch of the calendar as a plan names it, before it is known which year is meant.
import { dateOf, type IsoDate } from '../iso-date.ts';
import { quarterOf, quarters, quarterEnd, quarterStart, type Quarter } from '../quarter.ts';

/** A quarter or several, a month, a day or a year; "first" and "last" are months. */
export type Period = Readonly<{
  grain: 'quarter' | 'month' | 'day' | 'year';
  /** Null where the text names none. */
  year: number | null;
  /** First and last month, 1–12 where valid. */
  first: number;
  last: number;
  /** Day of the month where the grain is a day. */
  day: number | null;
  /** False for what is no date: 31/6, month 13, quarter V. */
  valid: boolean;
  /** Read through a scanning error, as "Quý Ill". */
  ocr: boolean;
}>;

/** First and last day, both included. */
export type Interval = Readonly<{ start: IsoDate; end: IsoDate }>;

/** One quarter; not valid outside 1 to 4. */
export function quarterPeriod(quarter: number, year: number | null, ocr = false): Period {
  const valid = quarter >= 1 && quarter <= 4;
  return { grain: 'quarter', year, first: quarter * 3 - 2, last: quarter * 3, day: null, valid, ocr };
}

/** Several whole quarters counted in months: the first half is months 1 to 6. */
export function quartersPeriod(first: number, last: number, year: number | null): Period {
  return { grain: 'quarter', year, first, last, day: null, valid: true, ocr: false };
}

/** One month; not valid outside 1 to 12. */
export function monthPeriod(month: number, year: number | null): Period {
  const valid = month >= 1 && month <= 12;
  return { grain: 'month', year, first: month, last: month, day: null, valid, ocr: false };
}

/** One day; not valid where the calendar has none such. */
export function dayPeriod(day: number, month: number, year: number | null): Period {
  // Without a year 29/2 may exist; with one, the calendar decides.
  const valid = dateOf(year ?? 2000, month, day) !== null;
  return { grain: 'day', year, first: month, last: month, day, valid, ocr: false };
}

/** A whole year; null is the plan's. */
export function yearPeriod(year: number | null): Period {
  return { grain: 'year', year, first: 1, last: 12, day: null, valid: true, ocr: false };
}

/** First and last day of a valid period in a year. */
export function intervalOf(period: Period, year: number): Interval {
  if (period.day !== null) {
    const day = dateOf(year, period.first, period.day) ?? dateOf(year, period.first, period.day - 1)!;
    return { start: day, end: day };
  }
  return { start: dateOf(year, period.first, 1)!, end: lastDayOf(year, period.last) };
}

function lastDayOf(year: number, month: number): IsoDate {
  return [31, 30, 29, 28].map(day => dateOf(year, month, day)).find(date => date !== null)!;
}

/** The quarters of a year that an interval touches; none where it lies outside. */
export function quartersOf({ start, end }: Interval, year: number): Quarter[] {
  return quarters.filter(quarter => start <= quarterEnd(year, quarter) && end >= quarterStart(year, quarter));
}

/** The quarter of a year in which a date lies; none outside the year. */
export function quartersOfDate(date: IsoDate, year: number): Quarter[] {
  return Number(date.slice(0, 4)) === year ? [quarterOf(date)] : [];
}
