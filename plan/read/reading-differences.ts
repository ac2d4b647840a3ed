// A plan that was read again, held against the one that the service has.
import type { Plan, Task } from '../plan.ts';
import { fold } from '../text/fold.ts';

/** Which of its texts differ, by the task's number. */
export type TaskDifference = Readonly<{
  no: number;
  part: 'title' | 'lead' | 'coordinating' | 'timing';
  read: string;
  known: string;
}>;

export type ReadingDifferences = Readonly<{
  /** Numbers of tasks that only the document has, and that only the service has. */
  added: readonly number[];
  missing: readonly number[];
  changed: readonly TaskDifference[];
}>;

/** The same words in another spelling (dashes, quotes, case, placement of tone marks) are no difference. */
export function readingDifferences(read: readonly Task[], known: readonly Task[]): ReadingDifferences {
  const knownOf = new Map(known.map(task => [task.no, task]));
  const readNos = new Set(read.map(({ no }) => no));
  return {
    added: read.filter(({ no }) => !knownOf.has(no)).map(({ no }) => no),
    missing: known.filter(({ no }) => !readNos.has(no)).map(({ no }) => no),
    changed: read.flatMap(task => {
      const other = knownOf.get(task.no);
      return other ? differencesOf(task, other) : [];
    }),
  };
}

/** The plan of the service that a document is: by its id, or by number and year. */
export function knownPlan<Known extends Pick<Plan, 'id' | 'number' | 'year'>>(
  { id, number, year }: Pick<Plan, 'id' | 'number' | 'year'>,
  known: readonly Known[],
): Known | null {
  const same = (other: Known): boolean =>
    other.year === year && number !== '' && fold(other.number) === fold(number);
  return known.find(other => other.id === id) ?? known.find(same) ?? null;
}

function differencesOf(read: Task, known: Task): TaskDifference[] {
  const texts = (task: Task) =>
    ({
      title: task.title,
      lead: task.lead.resolved,
      coordinating: task.coordinating.printed,
      timing: task.timing.resolved,
    }) as const;
  const [mine, theirs] = [texts(read), texts(known)];
  return (['title', 'lead', 'coordinating', 'timing'] as const).flatMap(part =>
    fold(mine[part]) === fold(theirs[part])
      ? []
      : [{ no: read.no, part, read: mine[part], known: theirs[part] }],
  );
}
