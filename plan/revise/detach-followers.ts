import type { Task } from '../plan.ts';

/**
 * The tasks after one of them loses a cell that others were carried from: what held for them still does. The first of
 * them prints it from now on, and the rest go by that one.
 */
export function detachFollowers(tasks: readonly Task[], no: number, column: 'lead' | 'timing'): Task[] {
  const first = tasks.find(task => task[column].carriedFrom === no);
  if (!first) return [...tasks];
  return tasks.map(task => {
    if (task[column].carriedFrom !== no) return task;
    const { resolved, printed } = task[column];
    const cell =
      task === first ? { printed: resolved, carriedFrom: null } : { printed, carriedFrom: first.no };
    return { ...task, [column]: { ...task[column], ...cell } };
  });
}
