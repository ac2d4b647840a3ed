import type { IsoDate } from '../iso-date.ts';

const ZERO = 48;

/** A date as a number that compares alike and fits 25 bits: 2023-06-30 → 20230630. No date is 0. */
export function dayNumber(date: IsoDate | null): number {
  if (date === null) return 0;
  let number = 0;
  for (let at = 0; at < 10; at += 1) {
    if (at !== 4 && at !== 7) number = number * 10 + date.charCodeAt(at) - ZERO;
  }
  return number;
}
