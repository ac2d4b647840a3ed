// The real plan with a fixed set of made-up reports against figures that were worked out by hand.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { emptyFields, Fields } from '../../../plan/field.ts';
import { readPlan } from '../../../plan/read/read-plan.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { RollupState } from '../../../plan/rollup/rollup-state.ts';
import { ProgressClass, type Rollup } from '../../../plan/rollup.ts';
import { emptyRows, rowIdOf } from '../../../plan/row.ts';
import { readDirectory } from '../../../plan/units/directory.ts';
import { onJuly20, onOtherDays, type HandMade } from '../../../seeds/made-up-figures.ts';

const seed = (name: string): string =>
  readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');
const directory = readDirectory(JSON.parse(seed('units.json')));
const { units } = directory;
const { plan, tasks } = readPlan({ kind: 'text', text: seed('38-KH-HDTDKT-2023.txt') }, directory);
const { reports } = z
  .object({
    madeUp: z.literal(true),
    reports: z.array(
      z.object({ task: z.number(), unit: z.string(), fields: z.strictObject(Fields.shape).partial() }),
    ),
  })
  .parse(JSON.parse(seed('made-up-reports.json')));
const reported = new Map(
  reports.map(({ task, unit, fields }) => [rowIdOf(task, unit), { ...emptyFields, ...fields }]),
);
const untouched = emptyRows(tasks, units);
const rows = untouched.map(row => ({ ...row, fields: reported.get(row.id) ?? row.fields }));
const source = { plan, tasks, units, rows, version: 1 };

test('[RO17] the made-up reports are each of one row of the plan', () => {
  const ids = new Set(rows.map(row => row.id));
  expect([...reported.keys()].filter(id => !ids.has(id))).toEqual([]);
  expect(reported.size).toBe(reports.length);
});

test.each(onJuly20)('[RO17] quarter $quarter as of $asOf is what was worked out by hand, whole', hand => {
  expect(rollUp(source, hand)).toEqual(expand(hand));
});

test.each(onOtherDays)('[RO17] quarter $quarter as of $asOf moves by the dates alone', hand => {
  const { classes, rate, carried } = rollUp(source, hand);
  expect({ classes, rate, carried }).toEqual({
    classes: classesOf(hand.classes),
    rate: rateOf(hand.rate),
    carried: hand.carried,
  });
});

test('[RO17] the figures are the same when the reports come in one by one', () => {
  const state = new RollupState({ ...source, rows: untouched, version: 0 });
  for (const hand of onJuly20) state.figures(hand);
  for (const row of rows) if (reported.has(row.id)) state.withChanges([row], 1);
  expect(onJuly20.map(hand => state.rollup(hand))).toEqual(onJuly20.map(expand));
});

function expand(hand: HandMade): Rollup {
  const { quarter, asOf, listed, due } = hand;
  const sums = { classes: classesOf(hand.classes), rate: rateOf(hand.rate) };
  return {
    ...{ quarter, asOf, version: 1, listed, due },
    ...sums,
    tasks: hand.tasks.map(([task, name, isDue, [reports, total, done, overdue]]) => ({
      task,
      class: ProgressClass.parse(name),
      due: isDue,
      lead: 'ban-tdkt',
      coordinating: { reported: reports, total, done, overdue },
    })),
    units: hand.units.map(([unit, count, reports, leads, dueRows, classes, rate]) => ({
      unit,
      rows: count,
      reported: reports,
      done: classes[0] + classes[1],
      overdue: classes[3],
      leads,
      due: dueRows,
      classes: classesOf(classes),
      rate: rateOf(rate),
    })),
    leads: [{ lead: 'ban-tdkt', listed, due, ...sums }],
    groups: hand.groups.map(([group, reports, total, named]) => ({
      group,
      reported: reports,
      total,
      tasks: named.map(([task, ofTask, all]) => ({ task, reported: ofTask, total: all })),
    })),
    carried: hand.carried.map(([task]) => task),
    carriedTasks: hand.carried.map(([task, from, name]) => ({
      task,
      quarter: from,
      class: ProgressClass.parse(name),
      lead: 'ban-tdkt',
    })),
    missing: [...hand.missing],
  };
}

function classesOf(counts: HandMade['classes']): Rollup['classes'] {
  const names = [
    'doneOnTime',
    'doneLate',
    'openInTime',
    'openOverdue',
    'notYetDue',
    'continuous',
    'cancelled',
  ] as const;
  return Object.fromEntries(names.map((name, index) => [name, counts[index]!])) as Rollup['classes'];
}

function rateOf(rate: HandMade['rate']): number | null {
  return rate === null ? null : rate[0] / rate[1];
}
