import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quarter } from '../../../plan/quarter.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { RollupState } from '../../../plan/rollup/rollup-state.ts';
import type { RollupOn } from '../../../plan/rollup/rollup-view.ts';
import { emptyRows } from '../../../plan/row.ts';
import { aRow, aTask, aUnit, someFields, YEAR } from '../../builders.ts';
import { fields, isoDate } from '../check/field-values.ts';
import { anyPlan, type AnyPlan } from './any-plan.ts';
import { countedAnew } from './counted-anew.ts';

const on: fc.Arbitrary<RollupOn> = fc.record({
  quarter: fc.constantFrom<Quarter>(1, 2, 3, 4),
  asOf: isoDate,
});

/** Commits of one change or several, each to a row by its place, and what is looked at before and after. */
const changes = fc.array(fc.array(fc.record({ at: fc.nat(), fields }), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

describe('figures that are kept up to date', () => {
  test('[RO16] equal the full computation after any changes, on any date', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        anyPlan,
        changes,
        fc.array(on, { minLength: 1, maxLength: 4 }),
        on,
        (plan, commits, ons, late) => {
          fc.pre(plan.rows.length > 0);
          const state = new RollupState(plan);
          for (const each of ons) expect(state.rollup(each)).toEqual(rollUp(plan, each));
          const rows = [...plan.rows];
          commits.forEach((commit, index) => {
            const written = commit.map(({ at, fields: some }) => {
              const row = { ...rows[at % rows.length]!, fields: some };
              rows[at % rows.length] = row;
              return row;
            });
            const version = plan.version + index + 1;
            state.withChanges(written, version);
            changed += written.length;
            for (const each of ons) agree(state, { ...plan, rows, version }, each);
          });
          agree(state, { ...plan, rows, version: state.version }, late);
        },
      ),
      { seed: 16, numRuns: 150 },
    );
    expect(changed).toBeGreaterThan(500);
  });

  const units = ['chu-tri', 'vp'].map(id => aUnit(id));
  const tasks = [aTask({ no: 1, coordinating: ['vp'] }), aTask({ no: 2 })];
  const source = {
    plan: { year: YEAR },
    tasks,
    units,
    rows: emptyRows(tasks, units),
    version: 1,
  };
  const mid = { quarter: 2, asOf: '2023-07-15' } as const;

  test('[RO16] the headline tells how many tasks are carried over and how many units are missing', () => {
    const state = new RollupState(source);
    state.withChanges([aRow(1, 'vp', 'coordinate', { note: 'Đã gửi' })], 2);
    expect(state.figures(mid)).toMatchObject({ version: 2, listed: 2, carried: 0, missing: 1, rate: 0 });
    state.withChanges([aRow(1, 'chu-tri', 'lead', { status: 'done', completedOn: '2023-06-30' })], 3);
    expect(state.figures({ ...mid, quarter: 3 })).toMatchObject({ listed: 0, carried: 1, missing: 0 });
    expect(state.figures(mid)).toMatchObject({ version: 3, carried: 0, missing: 0, rate: 0.5 });
  });

  test('[RO16] an answer stays as it was when the plan goes on', () => {
    const state = new RollupState(source);
    const before = state.rollup(mid);
    const copy = structuredClone(before);
    state.withChanges([aRow(2, 'chu-tri', 'lead', { status: 'cancelled' })], 2);
    expect(before).toEqual(copy);
    expect(state.rollup(mid)).not.toEqual(copy);
  });

  test('[RO16] a quarter that is not in use any more is computed anew when it is asked for again', () => {
    const state = new RollupState(source);
    state.rollup(mid);
    state.keepOnly([]);
    const row = aRow(1, 'vp', 'coordinate', { status: 'inProgress' });
    state.withChanges([row], 2);
    const rows = source.rows.map(each => (each.id === row.id ? row : each));
    expect(state.rollup(mid)).toEqual(rollUp({ ...source, rows, version: 2 }, mid));
  });

  test('[RO16] a row it was not built with is a fault, and nothing of its commit is taken in', () => {
    const state = new RollupState(source);
    const before = state.rollup(mid);
    const known = { ...source.rows[0]!, fields: someFields({ status: 'cancelled' }) };
    expect(() => state.withChanges([known, aRow(2, 'vp', 'coordinate')], 2)).toThrow('02.VP');
    expect(() => state.withChanges([known, aRow(9, 'vp', 'coordinate')], 2)).toThrow('09.VP');
    expect(state.rollup(mid)).toEqual(before);
  });
});

function agree(state: RollupState, plan: AnyPlan, on: RollupOn): void {
  const anew = countedAnew(plan, on);
  expect(rollUp(plan, on)).toEqual(anew);
  expect(state.rollup(on)).toEqual(anew);
  const { quarter, asOf, version, listed, due, classes, rate, carried, missing } = anew;
  expect(state.figures(on)).toEqual({
    ...{ quarter, asOf, version, listed, due, classes, rate },
    carried: carried.length,
    missing: missing.length,
  });
}
