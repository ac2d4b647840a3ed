import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRow } from '../../plan/check/check-row.ts';
import { emptyFields } from '../../plan/field.ts';
import { readPlan } from '../../plan/read/read-plan.ts';
import { rollUp } from '../../plan/rollup/roll-up.ts';
import { quarters } from '../../plan/quarter.ts';
import { emptyRows } from '../../plan/row.ts';
import { buildSheet } from '../../plan/sheet/build-sheet.ts';
import { compareSheet } from '../../plan/sheet/compare-sheet.ts';
import { readDirectory } from '../../plan/units/directory.ts';
import { secretariat, unitAccount } from '../builders.ts';
import truth from '../data/plan-38-2023.truth.json' with { type: 'json' };
import { readBack } from './sheet/sheet-stories.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const directory = readDirectory(JSON.parse(file('seeds/units.json')));
const { units } = directory;
const { plan, tasks } = readPlan({ kind: 'text', text: file('seeds/38-KH-HDTDKT-2023.txt') }, directory);
const rows = emptyRows(tasks, units);
const rollupOf = (quarter: (typeof quarters)[number], asOf: string, records = rows) =>
  rollUp({ plan, tasks, units, rows: records, version: 0 }, { quarter, asOf });

describe('the seed plan', () => {
  test('[AS1] makes 69 rows: 28 of the lead, 16 of the provincial office, 3 of the education department', () => {
    const countOf = (unit: string): number => rows.filter(row => row.unit === unit).length;
    expect([rows.length, countOf('ban-tdkt'), countOf('vp-ubnd-tinh'), countOf('so-gddt')]).toEqual([
      69, 28, 16, 3,
    ]);
  });

  test('[RO3] lists and has due in each quarter what a careful clerk counts', () => {
    const { quarterIncidence, byDueQuarter, tasksByQuarter } = truth.expected;
    for (const quarter of quarters) {
      const result = rollupOf(quarter, '2023-12-31');
      expect([result.listed, result.due]).toEqual([
        quarterIncidence[`${quarter}`],
        byDueQuarter[`${quarter}`],
      ]);
      expect(result.tasks.map(line => line.task)).toEqual(tasksByQuarter[`${quarter}`]);
    }
  });

  test('[RO1] on 15/05/2023 with nothing reported, quarter I is overdue but for its two-quarter tasks', () => {
    const twoQuarters = truth.expected.multiQuarterTasks.filter(no =>
      truth.expected.tasksByQuarter['1'].includes(no),
    );
    const { classes, rate } = rollupOf(1, '2023-05-15');
    expect(classes).toMatchObject({
      openOverdue: truth.expected.byDueQuarter['1'],
      openInTime: twoQuarters.length,
    });
    expect(rate).toBe(0);
    expect(rollupOf(2, '2023-05-15').carried).toEqual(truth.expected.tasksDueBeforeIssueDate);
    expect(rollupOf(4, '2023-05-15').classes.notYetDue).toBe(truth.expected.tasksByQuarter['4'].length);
  });

  test('[RO3] counts each unit with its rows of the quarter', () => {
    const inQuarter = truth.expected.tasksWhereVpUbndCoordinates.filter(no =>
      truth.expected.tasksByQuarter['1'].includes(no),
    );
    const result = rollupOf(1, '2023-05-15');
    expect(result.units.find(unit => unit.unit === 'vp-ubnd-tinh')).toEqual({
      unit: 'vp-ubnd-tinh',
      rows: inQuarter.length,
      reported: 0,
      done: 0,
      overdue: inQuarter.length,
      leads: 0,
      due: inQuarter.length,
      classes: { ...result.classes, openOverdue: inQuarter.length, openInTime: 0 },
      rate: 0,
    });
    expect(result.missing).toEqual(result.units.map(unit => unit.unit));
  });

  test('[RW3] raises no alarm on its first load for the nine tasks due before it was signed', () => {
    const context = { today: '2023-05-15', issuedOn: plan.issuedOn };
    const alarms = tasks.filter(
      task => checkRow({ id: '01.X', fields: emptyFields }, task, context).length > 0,
    );
    expect(alarms).toEqual([]);
    expect(
      tasks.filter(({ timing }) => timing.due !== null && timing.due < context.today).map(task => task.no),
    ).toEqual(truth.expected.tasksDueBeforeIssueDate);
  });

  test.each([
    [secretariat, rows.length, rows.length],
    [unitAccount('ban-tdkt'), rows.length, tasks.length],
    [
      unitAccount('vp-ubnd-tinh'),
      truth.expected.tasksWhereVpUbndCoordinates.length,
      truth.expected.tasksWhereVpUbndCoordinates.length,
    ],
    [
      unitAccount('so-gddt'),
      truth.expected.tasksWhereSoGddtCoordinates.length,
      truth.expected.tasksWhereSoGddtCoordinates.length,
    ],
  ])(
    '[SH1] its sheet for $id shows %i rows, %i of them open, and comes back unchanged',
    (account, shown, open) => {
      const source = { version: 0, epoch: 'e', file: 'f', signature: '', today: '2023-05-15' };
      const sheet = buildSheet({ plan, tasks, units, rows, account, ...source });
      expect([sheet.rows.length, sheet.editable.length]).toEqual([shown, open]);
      const comparison = compareSheet({
        reading: readBack(sheet),
        plan,
        tasks,
        units,
        account,
        today: '2023-05-15',
      });
      expect(comparison.findings).toEqual([]);
      expect(comparison.rows.filter(row => Object.values(row.cells).some(cell => cell.pending))).toEqual([]);
      expect(comparison.rows.map(row => row.issues)).toEqual(comparison.rows.map(() => []));
    },
  );
});
