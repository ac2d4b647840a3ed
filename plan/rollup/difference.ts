// What the difference of a figure comes to in words: a bare number does not say which way it went.
import { ProgressClass } from '../rollup.ts';
import type { UnitId } from '../unit.ts';
import type { CompareAnswer, ComparedFigure } from './compare.ts';

/** `none`: one side has no such figure. */
export type Difference = Readonly<{ kind: 'none' | 'same' | 'more' | 'less'; amount: number }>;

/** How much more or less the right side has; of a rate in points of a hundred, to a tenth. */
export function differenceOf({ figure, difference }: ComparedFigure): Difference {
  if (difference === null) return { kind: 'none', amount: 0 };
  const amount = figure === 'rate' ? Math.round(difference * 1000) / 10 : difference;
  if (amount === 0) return { kind: 'same', amount: 0 };
  return { kind: amount > 0 ? 'more' : 'less', amount: Math.abs(amount) };
}

type ComparedTask = CompareAnswer['tasks'][number];

/** The tasks of either side that a figure of the headline counts on one side and not, or otherwise, on the other. */
export function tasksBehindDifference(figure: string, tasks: readonly ComparedTask[]): ComparedTask[] {
  const changed = tasks.filter(({ change }) => change !== 'same');
  const name = ProgressClass.safeParse(figure).data;
  if (name === undefined) return figure === 'listed' ? changed.filter(isOfOneSide) : changed;
  return changed.filter(({ left, right }) => (left?.class === name) !== (right?.class === name));
}

function isOfOneSide({ left, right }: ComparedTask): boolean {
  return left === null || right === null;
}

/** A task with its class on both sides, and those of its rows whose class has changed. */
export type ChangedTask = ComparedTask & Readonly<{ rows: CompareAnswer['rows'] }>;

/** Tasks with their changed rows. */
export function withChangedRows(tasks: readonly ComparedTask[], rows: CompareAnswer['rows']): ChangedTask[] {
  const byTask = new Map<number, CompareAnswer['rows']>();
  for (const row of rows) {
    const known = byTask.get(row.task);
    if (known) known.push(row);
    else byTask.set(row.task, [row]);
  }
  return tasks.map(task => ({ ...task, rows: byTask.get(task.right?.task ?? -1) ?? [] }));
}

/** The tasks in which rows of a unit have changed class, with those rows alone. */
export function changedRowsOf(unit: UnitId, { tasks, rows }: CompareAnswer): ChangedTask[] {
  const own = rows.filter(row => row.unit === unit);
  return withChangedRows(tasks, own).filter(task => task.rows.length > 0);
}
