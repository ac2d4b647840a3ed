import { describe, expect, test } from 'vitest';
import { compareRollups, type Compared } from '../../../plan/rollup/compare.ts';
import { differenceOf, tasksBehindDifference } from '../../../plan/rollup/difference.ts';
import type { ProgressClass } from '../../../plan/rollup.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { aMadeUpPlan } from './made-up-plan.ts';

const { document, rows } = aMadeUpPlan();

function on(asOf: string): Compared {
  const { tasks, units } = document;
  const rollup = rollUp({ ...document, rows, version: 1 }, { quarter: 2, asOf });
  return { plan: 'mot', year: 2023, tasks, units, rows, rollup, closed: false };
}

describe('the difference of a figure', () => {
  test.each([
    ['due', 2, 5, 3, { kind: 'more', amount: 3 }],
    ['due', 5, 2, -3, { kind: 'less', amount: 3 }],
    ['due', 2, 2, 0, { kind: 'same', amount: 0 }],
    ['due', null, 2, null, { kind: 'none', amount: 0 }],
    ['rate', 0.5, 0.625, 0.125, { kind: 'more', amount: 12.5 }],
    ['rate', 0.5, 0.5002, 0.0002, { kind: 'same', amount: 0 }],
  ] as const)('[SS7] %s from %s to %s', (figure, left, right, difference, expected) => {
    expect(differenceOf({ figure, left, right, difference })).toEqual(expected);
  });

  test('[SS8] behind a class stand the tasks that came into it and those that left it, as many more as it grew', () => {
    const { figures, tasks } = compareRollups(on('2023-06-15'), on('2023-07-20'));
    const names: readonly ProgressClass[] = ['doneOnTime', 'doneLate', 'openInTime', 'openOverdue'];
    const moved = names.map(name => {
      const behind = tasksBehindDifference(name, tasks);
      const came = behind.filter(({ right }) => right?.class === name).length;
      return [came - (behind.length - came), behind.every(({ change }) => change === 'changed')];
    });
    expect(moved).toEqual(
      names.map(name => [figures.find(({ figure }) => figure === name)!.difference, true]),
    );
    expect(moved.some(([grew]) => grew !== 0)).toBe(true);
    expect(tasksBehindDifference('listed', tasks)).toEqual([]);
  });
});
