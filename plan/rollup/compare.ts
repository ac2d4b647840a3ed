// Two roll-ups side by side: two quarters, two dates, two versions, or the plans of two years.
import { z } from 'zod';
import { IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { PlanId } from '../plan.ts';
import { Quarter } from '../quarter.ts';
import { ProgressClass, type Rollup } from '../rollup.ts';
import { RowId, type Row } from '../row.ts';
import { fold } from '../text/fold.ts';
import { UnitId, type Unit } from '../unit.ts';
import { progressClassOf } from './progress-class.ts';

const count = z.number().int().min(0);
const figure = z.number().nullable();

/** A figure of both sides. `difference` is right minus left; null where either is. */
export const ComparedFigure = z.object({
  figure: z.string(),
  left: figure,
  right: figure,
  difference: figure,
});
export type ComparedFigure = z.infer<typeof ComparedFigure>;

export const ComparedSide = z.object({
  plan: PlanId,
  year: z.number().int(),
  quarter: Quarter,
  asOf: IsoDate,
  version: count,
  /** Read as the closed quarter has it. */
  closed: z.boolean(),
});
export type ComparedSide = z.infer<typeof ComparedSide>;

const side = z.object({ task: z.number().int(), class: ProgressClass }).nullable();

/** GET /api/plans/:plan/rollup/compare */
export const CompareAnswer = z.object({
  left: ComparedSide,
  right: ComparedSide,
  figures: z.array(ComparedFigure),
  /** Units of either side, those of the left first; null figures on a side where the unit has no rows. */
  units: z.array(z.object({ unit: UnitId, name: z.string(), figures: z.array(ComparedFigure) })),
  /** Tasks of either side: the same task by its number, of two plans by its title. */
  tasks: z.array(
    z.object({
      title: z.string(),
      left: side,
      right: side,
      change: z.enum(['same', 'changed', 'onlyLeft', 'onlyRight']),
    }),
  ),
  /** The rows of tasks of both sides whose class is another on the right; row and task as the right names them. */
  rows: z.array(
    z.object({
      rowId: RowId,
      task: z.number().int(),
      unit: UnitId,
      left: ProgressClass,
      right: ProgressClass,
    }),
  ),
});
export type CompareAnswer = z.infer<typeof CompareAnswer>;

/** A roll-up with the plan that it is of. */
export type Compared = Readonly<{
  plan: string;
  year: number;
  tasks: readonly Pick<Task, 'no' | 'title' | 'timing'>[];
  units: readonly Pick<Unit, 'id' | 'name'>[];
  rows: readonly Row[];
  rollup: Rollup;
  closed: boolean;
}>;

/** Every figure of both with its difference. Tasks and units keep the order of the left, then of the right. */
export function compareRollups(left: Compared, right: Compared): CompareAnswer {
  const tasks = compareTasks(left, right);
  return {
    left: sideOf(left),
    right: sideOf(right),
    figures: figuresOf(headline(left.rollup), headline(right.rollup)),
    units: compareUnits(left, right),
    tasks,
    rows: compareRows(left, right, tasks),
  };
}

function sideOf({ plan, year, rollup: { quarter, asOf, version }, closed }: Compared): ComparedSide {
  return { plan, year, quarter, asOf, version, closed };
}

type Figures = Readonly<Record<string, number | null>>;

function headline({ listed, due, classes, rate, carried, missing }: Rollup): Figures {
  return { listed, due, ...classes, rate, carried: carried.length, missing: missing.length };
}

function figuresOf(left: Figures | null, right: Figures | null): ComparedFigure[] {
  return Object.keys(left ?? right ?? {}).map(name => {
    const [before, after] = [left?.[name] ?? null, right?.[name] ?? null];
    const difference = before === null || after === null ? null : after - before;
    return { figure: name, left: before, right: after, difference };
  });
}

function compareUnits(left: Compared, right: Compared): CompareAnswer['units'] {
  const figuresIn = ({ rollup: { units } }: Compared) =>
    new Map(
      units.map(({ unit, rows, reported, done, overdue, leads, due, rate }) => [
        unit,
        { rows, reported, done, overdue, leads, due, rate },
      ]),
    );
  const [before, after] = [figuresIn(left), figuresIn(right)];
  const names = new Map([...left.units, ...right.units].map(({ id, name }) => [id, name]));
  return [...new Set([...before.keys(), ...after.keys()])].map(unit => ({
    unit,
    name: names.get(unit) ?? unit,
    figures: figuresOf(before.get(unit) ?? null, after.get(unit) ?? null),
  }));
}

function compareTasks(left: Compared, right: Compared): CompareAnswer['tasks'] {
  const keyOf = keysFor(left, right);
  const titles = new Map(
    [left, right].map(each => [each, new Map(each.tasks.map(({ no, title }) => [no, title]))]),
  );
  const titleOf = (each: Compared, task: number): string => titles.get(each)?.get(task) ?? '';
  const others = new Map(right.rollup.tasks.map(task => [keyOf(right, task.task), task]));
  const lines: CompareAnswer['tasks'] = left.rollup.tasks.map(({ task, class: before }) => {
    const key = keyOf(left, task);
    const other = others.get(key);
    others.delete(key);
    const line = { title: titleOf(left, task), left: { task, class: before } };
    if (!other) return { ...line, right: null, change: 'onlyLeft' };
    const change = before === other.class ? 'same' : 'changed';
    return { ...line, right: { task: other.task, class: other.class }, change };
  });
  for (const { task, class: after } of others.values()) {
    lines.push({
      title: titleOf(right, task),
      left: null,
      right: { task, class: after },
      change: 'onlyRight',
    });
  }
  return lines;
}

function compareRows(left: Compared, right: Compared, tasks: CompareAnswer['tasks']): CompareAnswer['rows'] {
  const before = classesOfRows(left);
  const leftOf = new Map(
    tasks.flatMap(each => (each.left && each.right ? [[each.right.task, each.left.task] as const] : [])),
  );
  return [...classesOfRows(right).values()].flatMap(({ row, class: after }) => {
    const task = leftOf.get(row.task);
    const known = task === undefined ? undefined : before.get(`${task} ${row.unit}`);
    if (known === undefined || known.class === after) return [];
    return [{ rowId: row.id, task: row.task, unit: row.unit, left: known.class, right: after }];
  });
}

/** The rows of a side by task and unit, each with its class there. */
function classesOfRows({ tasks, rows, year, rollup: { asOf } }: Compared) {
  const timings = new Map(tasks.map(({ no, timing }) => [no, timing]));
  return new Map(
    rows.flatMap(row => {
      const timing = timings.get(row.task);
      if (timing === undefined) return [];
      const name = progressClassOf(timing, row.fields, { year, asOf });
      return [[`${row.task} ${row.unit}`, { row, class: name }] as const];
    }),
  );
}

/** Numbers are identity within a plan only; a plan of another year has the same task under the same words at best. */
function keysFor(left: Compared, right: Compared): (side: Compared, task: number) => string {
  if (left.plan === right.plan) return (_side, task) => String(task);
  const titlesOf = ({ tasks }: Compared) => new Map(tasks.map(({ no, title }) => [no, fold(title)]));
  const titles = new Map([left, right].map(each => [each, titlesOf(each)]));
  return (each, task) => titles.get(each)?.get(task) ?? `${each.plan} ${task}`;
}
