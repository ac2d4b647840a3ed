// Reads a date as Vietnamese staff write it: day first. What it cannot read for certain it explains, with offers.
import { dateOf, formatDate, fromSerial, isIsoDate, type IsoDate } from '../iso-date.ts';
import { quarterEnd, type Quarter } from '../quarter.ts';
import { withTonesMoved } from '../text/misplaced-tone.ts';

export type DateReading =
  | Readonly<{ kind: 'date'; date: IsoDate }>
  /** A month or quarter without a day; `offers` are days it may mean, the likeliest first. */
  | Readonly<{ kind: 'noDay'; offers: readonly IsoDate[] }>
  | Readonly<{ kind: 'unreadable'; offers: readonly IsoDate[] }>;

/** Serials before this are years or day numbers typed alone, not dates of a plan: 2023 would be a day in 1905. */
const FIRST_PLAUSIBLE = '1990-01-01';
const LONGEST_DATE = 60;

const ISO = /^(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:[t ]\d.*)?$/;
const DAY_MONTH_YEAR =
  /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
const DAY_MONTH = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})$/;
const MONTH_YEAR = /^(?:t|th|tháng)?\.?\s?(\d{1,2})\s?[-/.]\s?(\d{4})$/;
const YEAR_MONTH = /^(\d{4})-(\d{1,2})$/;
const WORDS = /^(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})$/;
const MONTH_WORDS = /^tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})$/;
const QUARTER = /^quý\s+(iv|i{1,3}|[1-4])(?:\s*(?:[-/.,]|năm)?\s*(\d{4}))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** Reads typed text. `year` is taken for offers where the text names none. */
export function readDateText(raw: string, year?: number): DateReading {
  if (raw.length > LONGEST_DATE) return unreadable();
  const text = withTonesMoved(raw.normalize('NFKC').toLowerCase())
    .trim()
    .replace(/[.,;]$/, '')
    .replace(/^ngày\s+/, '');

  const iso = ISO.exec(text);
  if (iso) return certain(iso[1], iso[2], iso[3]);
  const words = WORDS.exec(text);
  if (words) return certain(words[3], words[2], words[1]);
  const short = DAY_MONTH_YEAR.exec(text);
  if (short) return dayMonthYear(Number(short[1]), Number(short[2]), short[3] ?? '', year);

  const month = MONTH_YEAR.exec(text) ?? MONTH_WORDS.exec(text);
  if (month) return wholeMonth(Number(month[2]), Number(month[1]));
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth) return wholeMonth(Number(yearMonth[1]), Number(yearMonth[2]));
  const quarter = QUARTER.exec(text);
  const quarterYear = quarter?.[2] === undefined ? year : Number(quarter[2]);
  if (quarter && quarterYear !== undefined) return wholeQuarter(quarterYear, quarter[1] ?? '');

  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth && year !== undefined)
    return unreadable(realDate(year, Number(dayMonth[2]), Number(dayMonth[1])));
  const compact = COMPACT.exec(text);
  if (compact) return unreadable(realDate(Number(compact[1]), Number(compact[2]), Number(compact[3])));
  if (/^\d{5}$/.test(text)) return unreadable(plausible(fromSerial(Number(text))));
  return unreadable();
}

/** Reads a date cell: the serial says the day, unless the cell shows that only a month was meant. */
export function readDateNumber(
  serial: number,
  shown: string | undefined,
  calendar: 1900 | 1904 = 1900,
): DateReading {
  const date = plausible(fromSerial(serial, calendar));
  if (date === null) {
    const compact = readDateText(String(serial));
    return compact.kind === 'unreadable' ? compact : unreadable();
  }
  if (shown !== undefined && shown !== formatDate(date) && showsNoDay(shown, date)) {
    return { kind: 'noDay', offers: [...new Set([lastDay(date) ?? date, date])] };
  }
  return { kind: 'date', date };
}

/** "Tháng 12/2026", "12/2026", "Dec-26" for 1 December: a month and a year, and no day among the numbers. */
function showsNoDay(raw: string, date: IsoDate): boolean {
  const text = raw.trim().toLowerCase();
  if (text === '' || text.length > LONGEST_DATE || text.includes('#')) return false;
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const isYear = (number: number): boolean => number === year || number === year % 100;
  if (numbers.length === 1) {
    // Beside a month's name a number is the day where it comes first: 26-Dec, not Dec-26.
    const namesMonth = /\p{L}{3,}/u.test(text);
    const comesFirst = /^\d/.test(text);
    return namesMonth && isYear(numbers[0]!) && !(comesFirst && numbers[0] === day);
  }
  if (numbers.length !== 2) return false;
  const [first, second] = numbers as [number, number];
  const dayAndMonth = (first === day && second === month) || (first === month && second === day);
  const monthAndYear = (first === month && isYear(second)) || (first === year && second === month);
  return monthAndYear && (second === year || first === year || !dayAndMonth);
}

function dayMonthYear(
  day: number,
  month: number,
  yearText: string,
  planYear: number | undefined,
): DateReading {
  const isShort = yearText.length === 2;
  const year = isShort ? 2000 + Number(yearText) : Number(yearText);
  const near = !isShort || planYear === undefined || Math.abs(year - planYear) <= 5;
  const date = realDate(year, month, day);
  if (date !== null && near) return { kind: 'date', date };
  if (date !== null) return unreadable(date);
  // 31/6: the month's last day may be meant; 6/30: the month may stand first.
  const last = month >= 1 && month <= 12 && day <= 31 ? lastDay(dateOf(year, month, 1)) : null;
  return unreadable(realDate(year, day, month), last);
}

function certain(year = '', month = '', day = ''): DateReading {
  const date = realDate(Number(year), Number(month), Number(day));
  if (date !== null) return { kind: 'date', date };
  const first = realDate(Number(year), Number(month), 1);
  return unreadable(Number(day) <= 31 ? lastDay(first) : null);
}

function wholeMonth(year: number, month: number): DateReading {
  const first = realDate(year, month, 1);
  const last = lastDay(first);
  return first === null || last === null ? unreadable() : { kind: 'noDay', offers: [last, first] };
}

function wholeQuarter(year: number, numeral: string): DateReading {
  const named = ['i', 'ii', 'iii', 'iv'].indexOf(numeral) + 1;
  const end = quarterEnd(year, (named || Number(numeral)) as Quarter);
  return isIsoDate(end) ? { kind: 'noDay', offers: [end] } : unreadable();
}

function realDate(year: number, month: number, day: number): IsoDate | null {
  const date = dateOf(year, month, day);
  return date !== null && isIsoDate(date) ? date : null;
}

function lastDay(date: IsoDate | null): IsoDate | null {
  if (date === null) return null;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return (
    realDate(year, month, 31) ??
    realDate(year, month, 30) ??
    realDate(year, month, 29) ??
    realDate(year, month, 28)
  );
}

function plausible(date: IsoDate | null): IsoDate | null {
  return date !== null && date >= FIRST_PLAUSIBLE ? date : null;
}

function unreadable(...offers: readonly (IsoDate | null)[]): DateReading {
  return {
    kind: 'unreadable',
    offers: [...new Set(offers.filter((offer): offer is IsoDate => offer !== null))],
  };
}
