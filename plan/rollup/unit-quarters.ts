// Units against quarters: the roll-ups of a year side by side.
import { quarters, type Quarter } from '../quarter.ts';
import type { Rollup, RollupUnit } from '../rollup.ts';
import type { UnitId } from '../unit.ts';

/** A unit with what each quarter's roll-up says of it; null where it has no rows in that quarter, or none is given. */
export type UnitQuarters = Readonly<{
  unit: UnitId;
  quarters: readonly Readonly<{ quarter: Quarter; unit: RollupUnit | null }>[];
}>;

/** Every unit with rows in any quarter, in the order in which the quarters name them. */
export function unitQuarters(rollups: readonly Rollup[]): UnitQuarters[] {
  const byQuarter = new Map(
    rollups.map(({ quarter, units }) => [quarter, new Map(units.map(unit => [unit.unit, unit]))]),
  );
  const units = new Set(rollups.flatMap(rollup => rollup.units.map(({ unit }) => unit)));
  return [...units].map(unit => ({
    unit,
    quarters: quarters.map(quarter => ({ quarter, unit: byQuarter.get(quarter)?.get(unit) ?? null })),
  }));
}

/**
 * How a unit stands in a quarter, for the shade of its cell. `unreported`: has entered nothing. Otherwise by its rate:
 * all done in time, most, some, none; `open`: nothing due is done or overdue yet.
 */
export type Standing = 'absent' | 'unreported' | 'open' | 'none' | 'some' | 'most' | 'all';

export function standingOf(unit: RollupUnit | null): Standing {
  if (unit === null) return 'absent';
  if (unit.reported === 0) return 'unreported';
  if (unit.rate === null) return 'open';
  if (unit.rate === 1) return 'all';
  if (unit.rate >= 0.5) return 'most';
  return unit.rate > 0 ? 'some' : 'none';
}
