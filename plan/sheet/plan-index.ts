import type { Task } from '../plan.ts';
import { assignmentsOf, type Assignment } from '../row.ts';
import type { Unit } from '../unit.ts';

export type PlanIndex = Readonly<{
  tasks: ReadonlyMap<number, Task>;
  /** By row id. */
  assignments: ReadonlyMap<string, Assignment>;
}>;

type Known = Readonly<{ units: readonly Unit[]; index: PlanIndex }>;

const known = new WeakMap<readonly Task[], Known>();

/**
 * A plan's tasks and assignments by their names. Kept for as long as the tasks are: one plan is compared with many sheets,
 * and to find out who has to report on what takes longer than to read a file of a hundred rows.
 */
export function planIndex(tasks: readonly Task[], units: readonly Unit[]): PlanIndex {
  const before = known.get(tasks);
  if (before?.units === units) return before.index;
  const index = {
    tasks: new Map(tasks.map(task => [task.no, task])),
    assignments: new Map(assignmentsOf(tasks, units).map(entry => [entry.id, entry])),
  };
  known.set(tasks, { units, index });
  return index;
}
