import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type IsoDate } from '../../../plan/iso-date.ts';
import type { Task } from '../../../plan/plan.ts';
import type { Quarter } from '../../../plan/quarter.ts';
import { defaultAsOf, rollUp } from '../../../plan/rollup/roll-up.ts';
import { ProgressClass, Rollup } from '../../../plan/rollup.ts';
import { emptyRows, type Row } from '../../../plan/row.ts';
import { aRow, aTask, aUnit } from '../../builders.ts';
import { fields, isoDate } from '../check/field-values.ts';
import { anyPlan } from './any-plan.ts';
import { countedAnew } from './counted-anew.ts';

const units = [
  aUnit('chu-tri', { name: 'Ủy ban' }),
  aUnit('vp', { name: 'Đài' }),
  aUnit('so', { name: 'Báo' }),
  aUnit('nhom', { name: 'Các sở', group: 'memberList', members: ['vp', 'so', 'chu-tri'], canReport: false }),
  aUnit('kiem-tra', { name: 'Đơn vị được kiểm tra', group: 'decidedLater', canReport: false }),
];
const tasks = [
  aTask({ no: 1, quarters: [1], coordinating: ['vp'] }),
  aTask({ no: 2, quarters: [1], coordinating: ['vp'] }),
  aTask({ no: 3, quarters: [1, 2], coordinating: ['vp', 'so'] }),
  aTask({ no: 4, quarters: [2], coordinating: ['so'] }),
  aTask({ no: 5, quarters: [2], coordinating: ['kiem-tra'] }),
  aTask({ no: 6, quarters: [1, 2, 3, 4], due: null, kind: 'continuous' }),
  aTask({ no: 7, quarters: [3], coordinating: ['nhom'] }),
];
const rows = [
  aRow(1, 'chu-tri', 'lead', { status: 'done', completedOn: '2023-03-31' }),
  aRow(2, 'chu-tri', 'lead', { status: 'inProgress', percent: 40 }),
  aRow(3, 'chu-tri', 'lead', { status: 'done', completedOn: '2023-07-02' }),
  aRow(3, 'vp', 'coordinate', { status: 'done', completedOn: '2023-06-01' }),
  aRow(4, 'chu-tri', 'lead', { status: 'cancelled' }),
  aRow(5, 'chu-tri', 'lead', { status: 'done', completedOn: '2023-06-30' }),
];
const all = new Map([...emptyRows(tasks, units), ...rows].map(row => [row.id, row]));
const source = { plan: { year: 2023 }, tasks, units, rows: [...all.values()], version: 7 };

const alone = { reported: 0, total: 0, done: 0, overdue: 0 };

function someClasses(some: Partial<Rollup['classes']>): Rollup['classes'] {
  const none = ProgressClass.options.map(name => [name, 0]);
  return { ...(Object.fromEntries(none) as Rollup['classes']), ...some };
}

describe('a quarter', () => {
  test('[RO3] quarter II as of 15/07/2023, whole', () => {
    const result = rollUp(source, { quarter: 2, asOf: '2023-07-15' });
    expect(result).toEqual({
      quarter: 2,
      asOf: '2023-07-15',
      version: 7,
      listed: 4,
      due: 3,
      classes: someClasses({ doneOnTime: 1, doneLate: 1, continuous: 1, cancelled: 1 }),
      rate: 1,
      tasks: [
        {
          task: 3,
          class: 'doneLate',
          due: true,
          lead: 'chu-tri',
          coordinating: { reported: 1, total: 2, done: 1, overdue: 1 },
        },
        {
          task: 4,
          class: 'cancelled',
          due: true,
          lead: 'chu-tri',
          coordinating: { reported: 0, total: 1, done: 0, overdue: 1 },
        },
        { task: 5, class: 'doneOnTime', due: true, lead: 'chu-tri', coordinating: alone },
        { task: 6, class: 'continuous', due: false, lead: 'chu-tri', coordinating: alone },
      ],
      units: [
        {
          unit: 'so',
          rows: 2,
          reported: 0,
          done: 0,
          overdue: 2,
          leads: 0,
          due: 2,
          classes: someClasses({ openOverdue: 2 }),
          rate: 0,
        },
        {
          unit: 'vp',
          rows: 1,
          reported: 1,
          done: 1,
          overdue: 0,
          leads: 0,
          due: 1,
          classes: someClasses({ doneOnTime: 1 }),
          rate: 1,
        },
        {
          unit: 'chu-tri',
          rows: 4,
          reported: 3,
          done: 2,
          overdue: 0,
          leads: 4,
          due: 3,
          classes: someClasses({ doneOnTime: 1, doneLate: 1, continuous: 1, cancelled: 1 }),
          rate: 1,
        },
      ],
      leads: [
        {
          lead: 'chu-tri',
          listed: 4,
          due: 3,
          classes: someClasses({ doneOnTime: 1, doneLate: 1, continuous: 1, cancelled: 1 }),
          rate: 1,
        },
      ],
      groups: [{ group: 'kiem-tra', reported: 0, total: 0, tasks: [{ task: 5, reported: 0, total: 0 }] }],
      carriedTasks: [{ task: 2, quarter: 1, class: 'openOverdue', lead: 'chu-tri' }],
      carried: [2],
      missing: ['so'],
    });
    expect(Rollup.parse(result)).toEqual(result);
  });

  test('[RO4] the rate is completed ÷ (completed + overdue)', () => {
    expect(rollUp(source, { quarter: 1, asOf: '2023-07-15' })).toMatchObject({
      classes: { doneOnTime: 1, doneLate: 1, openOverdue: 1 },
      rate: 2 / 3,
    });
  });

  test('[RO4] there is no rate where nothing is completed or overdue yet', () => {
    expect(rollUp(source, { quarter: 3, asOf: '2023-07-15' }).rate).toBeNull();
    expect(rollUp({ ...source, tasks: [], rows: [] }, { quarter: 1, asOf: '2023-07-15' })).toMatchObject({
      listed: 0,
      rate: null,
      tasks: [],
      units: [],
    });
  });

  test('[RO5] a completion after the as-of date counts as open on it', () => {
    expect(rollUp(source, { quarter: 2, asOf: '2023-06-30' }).tasks.map(line => line.class)).toEqual([
      'openInTime',
      'cancelled',
      'doneOnTime',
      'continuous',
    ]);
  });

  test("[RO6] the lead's record decides; the first of several that the plan names", () => {
    const two: Task = {
      ...aTask({ no: 1, lead: 'vp' }),
      lead: {
        ...aTask({ no: 1, lead: 'vp' }).lead,
        units: ['vp', 'so'].map(unit => ({ name: unit, printed: unit, unit, kind: 'unit' as const })),
      },
    };
    const records = [aRow(1, 'so', 'lead', { status: 'cancelled' }), aRow(1, 'vp', 'lead')];
    const result = rollUp({ ...source, tasks: [two], rows: records }, { quarter: 2, asOf: '2023-07-15' });
    expect(result.tasks).toEqual([
      { task: 1, class: 'openOverdue', due: true, lead: 'vp', coordinating: alone },
    ]);
  });

  test('[RO6] a task whose lead is not known is judged as one without a record', () => {
    const orphan = aTask({ no: 1, lead: null, coordinating: ['vp'] });
    const records = [aRow(1, 'vp', 'coordinate', { status: 'done', completedOn: '2023-06-01' })];
    const result = rollUp({ ...source, tasks: [orphan], rows: records }, { quarter: 2, asOf: '2023-07-15' });
    expect(result.tasks).toEqual([
      {
        task: 1,
        class: 'openOverdue',
        due: true,
        lead: null,
        coordinating: { reported: 1, total: 1, done: 1, overdue: 0 },
      },
    ]);
    expect(result.leads).toEqual([
      { lead: null, listed: 1, due: 1, classes: someClasses({ openOverdue: 1 }), rate: 0 },
    ]);
  });

  test('[RO7] carried are the tasks of earlier quarters, by their last, that are still open', () => {
    const carried = (quarter: Quarter, asOf: IsoDate) => rollUp(source, { quarter, asOf }).carried;
    expect(carried(1, '2023-07-15')).toEqual([]);
    expect(carried(2, '2023-04-01')).toEqual([2]);
    expect(carried(3, '2023-07-01')).toEqual([2, 3]);
    expect(carried(3, '2023-07-15')).toEqual([2]);
    expect(carried(4, '2023-10-15')).toEqual([2, 7]);
  });

  test('[RO15] a carried task is told with the quarter in which it was due', () => {
    expect(rollUp(source, { quarter: 4, asOf: '2023-10-15' }).carriedTasks).toEqual([
      { task: 2, quarter: 1, class: 'openOverdue', lead: 'chu-tri' },
      { task: 7, quarter: 3, class: 'openOverdue', lead: 'chu-tri' },
    ]);
  });

  test("[RO15] a task that was due before the plan's year is carried from none of its quarters", () => {
    const old = aTask({ no: 1, quarters: [], due: '2022-12-31' });
    const { listed, carriedTasks } = rollUp(
      { ...source, tasks: [old], rows: [] },
      { quarter: 1, asOf: '2023-01-01' },
    );
    expect([listed, carriedTasks]).toEqual([
      0,
      [{ task: 1, quarter: null, class: 'openOverdue', lead: 'chu-tri' }],
    ]);
  });

  test('[RO8] a task whose timing is not placed yet is in no quarter', () => {
    const unknown: Task = {
      ...aTask({ no: 1 }),
      timing: { ...aTask({ no: 1 }).timing, kind: 'unknown', quarters: null, start: null, due: null },
    };
    for (const quarter of [1, 2, 3, 4] as const) {
      expect(
        rollUp({ ...source, tasks: [unknown], rows: [] }, { quarter, asOf: '2023-12-31' }),
      ).toMatchObject({
        listed: 0,
        carried: [],
      });
    }
  });

  test("[RO9] the as-of date is today, but at most the last day of the plan's year", () => {
    expect(defaultAsOf(2023, '2023-05-15')).toBe('2023-05-15');
    expect(defaultAsOf(2023, '2023-12-31')).toBe('2023-12-31');
    expect(defaultAsOf(2023, '2024-01-01')).toBe('2023-12-31');
  });
});

describe('any records', () => {
  const records = fc.tuple(
    ...[...all.values()].map(row => fields.map(some => ({ ...row, fields: some }) satisfies Row)),
  );
  const quarter = fc.constantFrom<Quarter>(1, 2, 3, 4);

  test('[RO3] the classes add up to the tasks listed, the units to the rows, and due are among listed', () => {
    fc.assert(
      fc.property(records, quarter, isoDate, (some, which, asOf) => {
        const result = rollUp({ ...source, rows: some }, { quarter: which, asOf });
        const total = Object.values(result.classes).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(result.listed);
        expect(result.tasks).toHaveLength(result.listed);
        expect(result.due).toBeLessThanOrEqual(result.listed);
        const listedRows = some.filter(row => result.tasks.some(line => line.task === row.task)).length;
        expect(result.units.reduce((sum, unit) => sum + unit.rows, 0)).toBe(listedRows);
        expect(result.carried.filter(no => result.tasks.some(line => line.task === no))).toEqual([]);
        expect(Rollup.parse(result)).toEqual(result);
      }),
      { numRuns: 200 },
    );
  });

  test('[RO5] as days pass completed tasks stay completed, and nothing gets back in time', () => {
    const rank: Record<ProgressClass, number> = {
      notYetDue: 0,
      openInTime: 1,
      openOverdue: 2,
      doneOnTime: 3,
      doneLate: 3,
      continuous: 4,
      cancelled: 4,
    };
    fc.assert(
      fc.property(records, quarter, isoDate, fc.nat(200), (some, which, asOf, days) => {
        const [before, after] = [asOf, addDays(asOf, days)].map(date =>
          rollUp({ ...source, rows: some }, { quarter: which, asOf: date }),
        );
        before!.tasks.forEach((line, index) => {
          const later = after!.tasks[index]!;
          expect(rank[later.class]).toBeGreaterThanOrEqual(rank[line.class]);
          if (line.class.startsWith('done')) expect(later.class).toBe(line.class);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('[RO10] equals a count made another way, straight from the rules', () => {
    fc.assert(
      fc.property(records, quarter, isoDate, (some, which, asOf) => {
        const on = { quarter: which, asOf };
        expect(rollUp({ ...source, rows: some }, on)).toEqual(countedAnew({ ...source, rows: some }, on));
      }),
      { seed: 10, numRuns: 200 },
    );
  });

  test('[RO10] so it does for plans of any shape', () => {
    let listed = 0;
    fc.assert(
      fc.property(anyPlan, quarter, isoDate, (plan, which, asOf) => {
        const rollup = rollUp(plan, { quarter: which, asOf });
        listed += rollup.listed;
        expect(rollup).toEqual(countedAnew(plan, { quarter: which, asOf }));
      }),
      { seed: 10, numRuns: 300 },
    );
    expect(listed).toBeGreaterThan(300);
  });
});
