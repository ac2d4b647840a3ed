import { z } from 'zod';
import type { IsoDate } from './iso-date.ts';

/** A calendar quarter, 1 to 4. "Quý II" as a task's timing always means the calendar quarter. */
export const Quarter = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Quarter = z.infer<typeof Quarter>;

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
