// How a quarter's rate moved over the year, judged at successive dates by the dates in the records.
import { addDays, type IsoDate } from '../iso-date.ts';
import type { Quarter } from '../quarter.ts';
import type { RollupFigures } from './read-view.ts';
import { RollupState, type RollupSource } from './rollup-state.ts';

/** The last day of each month of the year before `asOf`, and `asOf` itself. */
export function trendDates(year: number, asOf: IsoDate): IsoDate[] {
  const ends = Array.from({ length: 12 }, (_none, month) => {
    const next = month === 11 ? `${year + 1}-01-01` : `${year}-${String(month + 2).padStart(2, '0')}-01`;
    return addDays(next, -1);
  });
  return [...ends.filter(end => end < asOf), asOf];
}

/** The figures of a quarter on each of the dates: the same as a roll-up on that date answers. */
export function trendOf(source: RollupSource, quarter: Quarter, dates: readonly IsoDate[]): RollupFigures[] {
  const state = new RollupState(source);
  return dates.map(asOf => state.figures({ quarter, asOf }));
}
