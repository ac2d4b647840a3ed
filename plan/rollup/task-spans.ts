// The tasks of a roll-up against the year, for a timeline.
import type { IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { quarterEnd, quarterStart } from '../quarter.ts';
import type { ProgressClass, Rollup } from '../rollup.ts';

/** From the first day of its first quarter, or its own first day, to its last day, or the end of its last quarter. */
export type TaskSpan = Readonly<{
  task: number;
  start: IsoDate;
  end: IsoDate;
  due: IsoDate | null;
  class: ProgressClass;
}>;

/** In the order of the plan; a task that no quarter places has no span. */
export function taskSpans(rollup: Pick<Rollup, 'tasks'>, tasks: readonly Task[], year: number): TaskSpan[] {
  const timings = new Map(tasks.map(({ no, timing }) => [no, timing]));
  return rollup.tasks.flatMap(({ task, class: name }) => {
    const timing = timings.get(task);
    if (!timing?.quarters?.length) return [];
    const first = quarterStart(year, timing.quarters.toSorted()[0]!);
    const last = quarterEnd(year, timing.quarters.toSorted().at(-1)!);
    const start = timing.start !== null && timing.start >= first ? timing.start : first;
    const end = timing.due ?? last;
    return [{ task, start: start < end ? start : end, end, due: timing.due, class: name }];
  });
}
