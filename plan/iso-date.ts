// Dates are text `YYYY-MM-DD` everywhere but in a cell, where Excel keeps a serial number of days.
// Text compares like the date it names, needs no time zone, and survives JSON as it is.
import { z } from 'zod';

/** A real calendar date, `YYYY-MM-DD`, years 1900 to 2199. */
export const IsoDate = z.string().refine(isIsoDate, { message: 'expected a calendar date YYYY-MM-DD' });
export type IsoDate = string;

const DAY_MS = 86_400_000;
/** Day 0 of Excel's 1900 calendar, moved by its invented 29/02/1900 so that serials from 61 on are right. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAYS_BETWEEN_1900_AND_1904 = 1462;

/** True when the text is a date that exists: 2023-02-29 is not. */
export function isIsoDate(text: string): boolean {
  const parts = /^(19\d\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(text);
  return parts !== null && dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text;
}

/** The date of a year, month (1–12) and day, or null where there is no such day. */
export function dateOf(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** The date some days later (or earlier, where negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Excel's serial number of a date, in the 1900 calendar or, for old Mac workbooks, the 1904 one. */
export function toSerial(date: IsoDate, calendar: 1900 | 1904 = 1900): number {
  const serial = (Date.parse(date) - EXCEL_EPOCH_MS) / DAY_MS;
  return calendar === 1900 ? serial : serial - DAYS_BETWEEN_1900_AND_1904;
}

/** The date of an Excel serial (a time of day is dropped), or null outside the years 1900 to 2199. */
export function fromSerial(serial: number, calendar: 1900 | 1904 = 1900): IsoDate | null {
  if (!Number.isFinite(serial)) return null;
  const days = Math.floor(serial) + (calendar === 1900 ? 0 : DAYS_BETWEEN_1900_AND_1904);
  if (days < 61 || days > 109_574) return null;
  return new Date(EXCEL_EPOCH_MS + days * DAY_MS).toISOString().slice(0, 10);
}

export { formatDate } from './shown-date.ts';
