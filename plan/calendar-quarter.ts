// The year's quarters as plain sums, without the schema: also for code that stands before the schemas are there.
import type { IsoDate } from './iso-date.ts';
import type { Quarter } from './quarter.ts';

export const quarters: readonly Quarter[] = [1, 2, 3, 4];

/** The Roman numeral by which plans name a quarter: 1 → "I". */
export function quarterNumeral(quarter: Quarter): string {
  return ['I', 'II', 'III', 'IV'][quarter - 1]!;
}

/** First day of a quarter. */
export function quarterStart(year: number, quarter: Quarter): IsoDate {
  return `${year}-${['01-01', '04-01', '07-01', '10-01'][quarter - 1]}`;
}

/** Last day of a quarter, the last on which its tasks count as in time. */
export function quarterEnd(year: number, quarter: Quarter): IsoDate {
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`;
}

/** The quarter in which a date lies. */
export function quarterOf(date: IsoDate): Quarter {
  return (Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1) as Quarter;
}
