// Which tasks and rows stand behind a figure of a roll-up: every number opens to what it counts.
import type { Task } from '../plan.ts';
import type { ProgressClass, Rollup } from '../rollup.ts';
import { isReported } from '../field.ts';
import type { Row } from '../row.ts';
import type { UnitId } from '../unit.ts';
import { progressClassOf } from './progress-class.ts';

/** A figure by what it counts: tasks of the quarter, or rows of one unit in it. */
export type Figure =
  | Readonly<{ kind: 'listed' | 'due' | 'completed' | 'carried' | 'rated' }>
  | Readonly<{ kind: 'class'; of: ProgressClass }>
  | Readonly<{ kind: 'task'; task: number }>
  | Readonly<{ kind: 'lead'; lead: UnitId | null }>
  | Readonly<{ kind: 'unit'; unit: UnitId; of: UnitPart }>
  | Readonly<{ kind: 'group'; members: readonly UnitId[]; tasks: readonly number[]; reported: boolean }>;

/** Of a unit's rows: all, those with or without a report, those that its rate counts, or those of one class. */
export type UnitPart = 'rows' | 'reported' | 'unreported' | 'rated' | ProgressClass;

export type RowBehind = Readonly<{ row: Row; class: ProgressClass }>;

/** A task with its class and the rows that belong to the figure, the lead's first. */
export type TaskBehind = Readonly<{
  task: number;
  /** By the lead's record; null where the figure counts rows and the task is not judged. */
  class: ProgressClass | null;
  rows: readonly RowBehind[];
}>;

export type BehindSource = Readonly<{
  rollup: Rollup;
  tasks: readonly Task[];
  rows: readonly Row[];
  year: number;
}>;

/**
 * What a figure counts, in the order of the plan. A figure of tasks has as many lines as it says, each with all rows
 * of its task; a figure of rows has as many rows as it says.
 */
export function rowsBehind(figure: Figure, source: BehindSource): TaskBehind[] {
  const { rollup } = source;
  switch (figure.kind) {
    case 'listed':
      return ofTasks(source, rollup.tasks);
    case 'due':
      return ofTasks(
        source,
        rollup.tasks.filter(task => task.due),
      );
    case 'completed':
      return ofTasks(
        source,
        rollup.tasks.filter(task => isCompleted(task.class)),
      );
    case 'rated':
      return ofTasks(
        source,
        rollup.tasks.filter(task => isCompleted(task.class) || task.class === 'openOverdue'),
      );
    case 'carried':
      return ofTasks(source, rollup.carriedTasks);
    case 'class':
      return ofTasks(
        source,
        rollup.tasks.filter(task => task.class === figure.of),
      );
    case 'task':
      return ofTasks(
        source,
        rollup.tasks.filter(({ task }) => task === figure.task),
      );
    case 'lead':
      return ofTasks(
        source,
        rollup.tasks.filter(task => task.lead === figure.lead),
      );
    case 'unit':
      return ofRows(source, each => each.row.unit === figure.unit && isOfPart(each, figure.of));
    case 'group': {
      const members = new Set(figure.members);
      const tasks = new Set(figure.tasks);
      return ofRows(
        source,
        ({ row }) =>
          members.has(row.unit) && tasks.has(row.task) && (!figure.reported || isReported(row.fields)),
      );
    }
  }
}

function isCompleted(name: ProgressClass): boolean {
  return name === 'doneOnTime' || name === 'doneLate';
}

function isOfPart({ row, class: name }: RowBehind, part: UnitPart): boolean {
  if (part === 'rows') return true;
  if (part === 'reported' || part === 'unreported') return isReported(row.fields) === (part === 'reported');
  if (part === 'rated') return isCompleted(name) || name === 'openOverdue';
  return name === part;
}

function ofTasks(
  source: BehindSource,
  wanted: readonly Readonly<{ task: number; class: ProgressClass }>[],
): TaskBehind[] {
  const rows = judged(
    source,
    wanted.map(({ task }) => task),
  );
  return wanted.map(({ task, class: name }) => ({ task, class: name, rows: rows.get(task) ?? [] }));
}

function ofRows(source: BehindSource, keep: (each: RowBehind) => boolean): TaskBehind[] {
  const listed = source.rollup.tasks.map(({ task }) => task);
  const rows = judged(source, listed);
  return listed.flatMap(task => {
    const kept = (rows.get(task) ?? []).filter(keep);
    return kept.length === 0 ? [] : [{ task, class: null, rows: kept }];
  });
}

/** The rows of tasks with their classes. */
function judged(
  { tasks, rows, year, rollup: { asOf } }: BehindSource,
  wanted: readonly number[],
): ReadonlyMap<number, RowBehind[]> {
  const timings = new Map(tasks.map(({ no, timing }) => [no, timing]));
  const found = new Map(wanted.map((task): [number, RowBehind[]] => [task, []]));
  for (const row of rows) {
    const timing = timings.get(row.task);
    if (timing === undefined) continue;
    found.get(row.task)?.push({ row, class: progressClassOf(timing, row.fields, { year, asOf }) });
  }
  for (const each of found.values()) {
    each.sort((a, b) => Number(b.row.role === 'lead') - Number(a.row.role === 'lead'));
  }
  return found;
}
