import { quarterEnd } from '../calendar-quarter.ts';
import type { IsoDate } from '../iso-date.ts';

/** Today, but at most the last day of the plan's year: the date on which classes are judged by default. */
export function defaultAsOf(year: number, today: IsoDate): IsoDate {
  const lastDay = quarterEnd(year, 4);
  return today < lastDay ? today : lastDay;
}
