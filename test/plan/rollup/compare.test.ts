import { describe, expect, test } from 'vitest';
import { CompareAnswer, compareRollups, type Compared } from '../../../plan/rollup/compare.ts';
import { progressClassOf } from '../../../plan/rollup/progress-class.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import type { Quarter } from '../../../plan/quarter.ts';
import { onJuly20 } from '../../../seeds/made-up-figures.ts';
import { aMadeUpPlan } from './made-up-plan.ts';

const { document, rows } = aMadeUpPlan();

function side(quarter: Quarter, asOf: string, rest: Partial<Compared> = {}): Compared {
  const rollup = rollUp({ ...document, rows, version: 1 }, { quarter, asOf });
  return {
    plan: 'mot',
    year: 2023,
    tasks: document.tasks,
    units: document.units,
    rows,
    rollup,
    closed: false,
    ...rest,
  };
}

const handMade = new Map(onJuly20.map(hand => [hand.quarter, hand]));

describe('two roll-ups side by side', () => {
  test('[SS1] two quarters: each figure of both is the one worked out by hand, and their difference', () => {
    const { figures } = compareRollups(side(1, '2023-07-20'), side(2, '2023-07-20'));
    const [one, two] = [handMade.get(1)!, handMade.get(2)!];
    const found = Object.fromEntries(figures.map(({ figure, ...each }) => [figure, each]));
    expect([found.listed, found.due, found.carried]).toEqual([
      { left: one.listed, right: two.listed, difference: two.listed - one.listed },
      { left: one.due, right: two.due, difference: two.due - one.due },
      {
        left: one.carried.length,
        right: two.carried.length,
        difference: two.carried.length - one.carried.length,
      },
    ]);
    expect(figures.every(each => each.difference === each.right! - each.left!)).toBe(true);
  });

  test('[SS2] two dates: the tasks whose class the dates alone have changed', () => {
    const compared = compareRollups(side(2, '2023-06-15'), side(2, '2023-07-20'));
    expect([compared.left.asOf, compared.right.asOf]).toEqual(['2023-06-15', '2023-07-20']);
    expect(compared.tasks.find(each => each.left?.task === 13)).toEqual({
      title: document.tasks.find(task => task.no === 13)!.title,
      left: { task: 13, class: 'openInTime' },
      right: { task: 13, class: 'doneOnTime' },
      change: 'changed',
    });
    expect(compared.tasks.find(each => each.left?.task === 10)?.change).toBe('same');
  });

  test('[SS3] a unit or a task of one side only is told, without figures for the other', () => {
    const [four, two] = [side(4, '2023-07-20'), side(2, '2023-07-20')];
    const { units, tasks } = compareRollups(four, two);
    const ofFour = new Set(four.rollup.units.map(each => each.unit));
    const onlyTwo = two.rollup.units.find(each => !ofFour.has(each.unit))!;
    expect(units.find(each => each.unit === onlyTwo.unit)?.figures[0]).toEqual({
      ...{ figure: 'rows', left: null, right: onlyTwo.rows, difference: null },
    });
    expect(tasks.filter(each => each.change === 'onlyRight').map(each => each.right!.task)).toContain(13);
    expect(tasks.filter(each => each.change === 'onlyLeft').every(each => each.right === null)).toBe(true);
  });

  test('[SS4] of two plans the tasks are matched by their words, whatever their numbers', () => {
    const renumbered = document.tasks.map(task => ({ ...task, no: task.no + 100 }));
    const moved = rows.map(row => ({ ...row, task: row.task + 100 }));
    const other = rollUp(
      { ...document, tasks: renumbered, rows: moved, version: 9 },
      { quarter: 1, asOf: '2023-07-20' },
    );
    const right: Compared = {
      ...{ plan: 'hai', year: 2023, tasks: renumbered, units: document.units, rows: moved },
      ...{ rollup: other, closed: true },
    };
    const compared = compareRollups(side(1, '2023-07-20'), right);
    expect(compared.tasks.every(({ left: a, right: b }) => a!.task + 100 === b!.task)).toBe(true);
    expect(compared.tasks.every(each => each.change === 'same')).toBe(true);
    expect(compared.rows).toEqual([]);
    expect(CompareAnswer.parse(compared)).toEqual(compared);
  });

  test('[SS6] of two dates the rows whose class has changed are told, each with both, as the day itself judges them', () => {
    const [before, after] = [side(2, '2023-06-15'), side(2, '2023-07-20')];
    const { rows: told } = compareRollups(before, after);
    const timings = new Map(document.tasks.map(({ no, timing }) => [no, timing]));
    const listed = new Set(after.rollup.tasks.map(({ task }) => task));
    const judge = (row: (typeof rows)[number], asOf: string) =>
      progressClassOf(timings.get(row.task)!, row.fields, { year: 2023, asOf });
    const changed = rows
      .filter(row => listed.has(row.task))
      .map(row => ({
        ...{ rowId: row.id, task: row.task, unit: row.unit },
        ...{ left: judge(row, '2023-06-15'), right: judge(row, '2023-07-20') },
      }))
      .filter(({ left, right }) => left !== right);
    expect(changed.length).toBeGreaterThan(0);
    expect(told).toEqual(changed);
    // Rows of a task that only one side lists have nothing to be compared with.
    expect(compareRollups(side(1, '2023-07-20'), side(4, '2023-07-20')).rows).toEqual([]);
  });
});
