import type { Rollup } from '../../plan/rollup.ts';
import type { Figure } from '../../plan/rollup/rows-behind.ts';
import type { TextKey } from '../text/text.ts';

export type HeadlineFigure = Readonly<{ key: TextKey; n: number; figure: Figure; isAlarming: boolean }>;

/** The counts of tasks that the page begins with, in their order. */
export function headlineFigures({ listed, due, classes, carried }: Rollup): readonly HeadlineFigure[] {
  const { doneOnTime, doneLate, openOverdue } = classes;
  const counts: readonly (readonly [TextKey, number, Figure])[] = [
    ['rollup.listed', listed, { kind: 'listed' }],
    ['rollup.due', due, { kind: 'due' }],
    ['dash.doneOnTime', doneOnTime, { kind: 'class', of: 'doneOnTime' }],
    ['dash.doneLate', doneLate, { kind: 'class', of: 'doneLate' }],
    ['dash.overdue', openOverdue, { kind: 'class', of: 'openOverdue' }],
    ['dash.carried', carried.length, { kind: 'carried' }],
  ];
  return counts.map(([key, n, figure]) => ({
    key,
    n,
    figure,
    isAlarming: key === 'dash.overdue' && n > 0,
  }));
}

/** What the rate rests on. */
export function ratedTasks({ classes }: Rollup): Readonly<{ completed: number; overdue: number }> {
  return { completed: classes.doneOnTime + classes.doneLate, overdue: classes.openOverdue };
}

export function unitsReported({ units, missing }: Rollup): number {
  return units.length - missing.length;
}
