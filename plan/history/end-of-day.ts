import type { IsoDate } from '../iso-date.ts';

/** The moment (ISO 8601, UTC) at which a day is over in Vietnam, which keeps UTC+7 all year. */
export function endOfDay(day: IsoDate): string {
  return `${day}T17:00:00.000Z`;
}
