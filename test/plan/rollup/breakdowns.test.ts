// A quarter by unit, by lead and by group.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quarters } from '../../../plan/quarter.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { ProgressClass, type Rollup } from '../../../plan/rollup.ts';
import { emptyRows, type Row } from '../../../plan/row.ts';
import { aRow, aTask, aUnit } from '../../builders.ts';
import { isoDate } from '../check/field-values.ts';
import { anyPlan } from './any-plan.ts';

const units = [
  aUnit('huyen', { group: 'memberList', members: ['a', 'b', 'c', 'cu'], canReport: false }),
  aUnit('khoi', { group: 'yearly', members: ['a', 'b'] }),
  aUnit('kiem-tra', { group: 'decidedLater', canReport: false }),
  ...['a', 'b', 'c', 'lead'].map(id => aUnit(id)),
  aUnit('cu', { canReport: false }),
];
const tasks = [
  aTask({ no: 1, lead: 'lead', coordinating: ['huyen', 'kiem-tra'] }),
  aTask({ no: 2, lead: 'a', coordinating: ['huyen', 'khoi'] }),
  aTask({ no: 3, lead: 'lead', quarters: [2, 3], coordinating: ['b'] }),
  aTask({ no: 4, lead: 'lead', quarters: [4], coordinating: ['huyen'] }),
];

function inQuarter(quarter: Rollup['quarter'], ...reported: readonly Row[]): Rollup {
  const rows = new Map([...emptyRows(tasks, units), ...reported].map(row => [row.id, row]));
  const source = { plan: { year: 2023 }, tasks, units, rows: rows.values(), version: 1 };
  return rollUp(source, { quarter, asOf: '2023-07-15' });
}

describe('a group', () => {
  test('[RO14] counts each member with a row under a task that names it once, and as reported with its first entry', () => {
    const entered = [
      aRow(1, 'b', 'coordinate', { note: 'Đã gửi' }),
      aRow(2, 'b', 'coordinate', { status: 'inProgress' }),
      aRow(2, 'a', 'lead', { status: 'done', completedOn: '2023-06-01' }),
    ];
    expect(inQuarter(2, ...entered).groups).toEqual([
      {
        group: 'huyen',
        // a leads task 2 as a member; the one that cannot report has no row.
        reported: 2,
        total: 3,
        tasks: [
          { task: 1, reported: 1, total: 3 },
          { task: 2, reported: 2, total: 3 },
        ],
      },
      // It reports itself, so its members are not asked.
      { group: 'khoi', reported: 0, total: 1, tasks: [{ task: 2, reported: 0, total: 1 }] },
      { group: 'kiem-tra', reported: 0, total: 0, tasks: [{ task: 1, reported: 0, total: 0 }] },
    ]);
  });

  test('[RO14] does not count what its members enter under tasks that do not name it', () => {
    const entered = [aRow(3, 'b', 'coordinate', { status: 'inProgress' })];
    expect(inQuarter(2, ...entered).groups.map(({ group, reported }) => [group, reported])).toEqual([
      ['huyen', 0],
      ['khoi', 0],
      ['kiem-tra', 0],
    ]);
    expect(inQuarter(3, ...entered).groups).toEqual([]);
  });
});

describe('any plan', () => {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  const sumsOf = (lines: readonly Pick<Rollup, 'classes'>[]) =>
    ProgressClass.options.map(name => sum(lines.map(line => line.classes[name])));

  test('[RO12] a task is due in one quarter of the year at most and listed in each that its timing touches', () => {
    fc.assert(
      fc.property(anyPlan, isoDate, (plan, asOf) => {
        const year = quarters.map(quarter => rollUp(plan, { quarter, asOf }));
        for (const { no, timing } of plan.tasks) {
          const lines = year.flatMap(({ quarter, tasks: listed }) =>
            listed.filter(line => line.task === no).map(({ due }) => ({ quarter, due })),
          );
          expect(lines.map(line => line.quarter)).toEqual(timing.quarters ?? []);
          expect(lines.filter(line => line.due).length).toBe(timing.due !== null && lines.length > 0 ? 1 : 0);
        }
        expect(year.map(each => each.due)).toEqual(
          year.map(each => each.tasks.filter(line => line.due).length),
        );
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  test('[RO13] the leads add up to the quarter, and the classes of a unit to its rows', () => {
    fc.assert(
      fc.property(anyPlan, isoDate, (plan, asOf) => {
        for (const quarter of quarters) {
          const rollup = rollUp(plan, { quarter, asOf });
          expect([
            sum(rollup.leads.map(line => line.listed)),
            sum(rollup.leads.map(line => line.due)),
          ]).toEqual([rollup.listed, rollup.due]);
          expect(sumsOf(rollup.leads)).toEqual(sumsOf([rollup]));
          for (const { rows, classes, done, overdue } of rollup.units) {
            expect(sum(Object.values(classes))).toBe(rows);
            expect([classes.doneOnTime + classes.doneLate, classes.openOverdue]).toEqual([done, overdue]);
          }
          const coordinating = sum(rollup.tasks.map(line => line.coordinating.total));
          expect(sum(rollup.units.map(unit => unit.rows - unit.leads))).toBe(coordinating);
        }
      }),
      { seed: 13, numRuns: 100 },
    );
  });
});
