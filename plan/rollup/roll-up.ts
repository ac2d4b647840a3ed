// The merged view of a quarter, computed from a snapshot. The lead's record decides a task's class; the
// coordinating units' records are counted under it.
import { emptyFields, isReported } from '../field.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Plan, Task } from '../plan.ts';
import { quarterEnd, quarterStart, type Quarter } from '../quarter.ts';
import { ProgressClass, type Rollup, type RollupTask, type RollupUnit } from '../rollup.ts';
import type { Row } from '../row.ts';
import { compareVietnamese } from '../text/order.ts';
import type { Unit, UnitId } from '../unit.ts';
import { isDone, isOpen, progressClassOf } from './progress-class.ts';

/** A snapshot to roll up; `rows` hold one record per assignment. */
export type RollupSource = Readonly<{
  plan: Pick<Plan, 'year'>;
  tasks: readonly Task[];
  units: readonly Unit[];
  rows: Iterable<Row>;
  version: number;
}>;

/** Today, but at most the last day of the plan's year: the date on which classes are judged by default. */
export function defaultAsOf(year: number, today: IsoDate): IsoDate {
  const lastDay = quarterEnd(year, 4);
  return today < lastDay ? today : lastDay;
}

/** The roll-up of a quarter on a date. Linear in tasks and rows; tasks keep the order of the plan. */
export function rollUp(
  { plan, tasks, units, rows, version }: RollupSource,
  { quarter, asOf }: Readonly<{ quarter: Quarter; asOf: IsoDate }>,
): Rollup {
  const judge = { year: plan.year, asOf };
  const rowsOf = byTask(rows);
  const start = quarterStart(plan.year, quarter);
  const end = quarterEnd(plan.year, quarter);
  const listed = tasks.filter(task => task.timing.quarters?.includes(quarter));
  const dueInQuarter = listed.filter(
    ({ timing }) => timing.due !== null && timing.due >= start && timing.due <= end,
  );
  const lines = listed.map(task => rollUpTask(task, rowsOf.get(task.no) ?? [], judge));

  const classes = Object.fromEntries(ProgressClass.options.map(name => [name, 0])) as Rollup['classes'];
  for (const line of lines) classes[line.class] += 1;
  const completed = classes.doneOnTime + classes.doneLate;
  const counted = completed + classes.openOverdue;

  const perUnit = rollUpUnits(listed, rowsOf, units, judge);
  return {
    quarter,
    asOf,
    version,
    listed: listed.length,
    due: dueInQuarter.length,
    classes,
    rate: counted === 0 ? null : completed / counted,
    tasks: lines,
    units: perUnit,
    carried: tasks
      .filter(({ timing }) => timing.due !== null && timing.due < start)
      .filter(task => isOpen(rollUpTask(task, rowsOf.get(task.no) ?? [], judge).class))
      .map(task => task.no),
    missing: perUnit.filter(unit => unit.reported === 0).map(unit => unit.unit),
  };
}

type Judge = Readonly<{ year: number; asOf: IsoDate }>;

function byTask(rows: Iterable<Row>): ReadonlyMap<number, readonly Row[]> {
  const result = new Map<number, Row[]>();
  for (const row of rows) {
    const group = result.get(row.task);
    if (group) group.push(row);
    else result.set(row.task, [row]);
  }
  return result;
}

function rollUpTask(task: Task, rows: readonly Row[], judge: Judge): RollupTask {
  const lead = leadRow(task, rows);
  const coordinating = rows.filter(row => row.role === 'coordinate');
  return {
    task: task.no,
    class: progressClassOf(task.timing, lead?.fields ?? emptyFields, judge),
    lead: lead?.unit ?? task.lead.units[0]?.unit ?? null,
    coordinating: {
      reported: coordinating.filter(row => isReported(row.fields)).length,
      total: coordinating.length,
    },
  };
}

/** Of several leads the first that the plan names decides. */
function leadRow(task: Task, rows: readonly Row[]): Row | undefined {
  const leads = rows.filter(row => row.role === 'lead');
  const named = task.lead.units.map(mention => leads.find(row => row.unit === mention.unit));
  return named.find(row => row !== undefined) ?? leads[0];
}

function rollUpUnits(
  listed: readonly Task[],
  rowsOf: ReadonlyMap<number, readonly Row[]>,
  units: readonly Unit[],
  judge: Judge,
): RollupUnit[] {
  const counts = new Map<UnitId, RollupUnit>();
  for (const task of listed) {
    for (const row of rowsOf.get(task.no) ?? []) {
      const count = counts.get(row.unit) ?? { unit: row.unit, rows: 0, reported: 0, done: 0, overdue: 0 };
      const rowClass = progressClassOf(task.timing, row.fields, judge);
      counts.set(row.unit, {
        unit: row.unit,
        rows: count.rows + 1,
        reported: count.reported + (isReported(row.fields) ? 1 : 0),
        done: count.done + (isDone(rowClass) ? 1 : 0),
        overdue: count.overdue + (rowClass === 'openOverdue' ? 1 : 0),
      });
    }
  }
  const names = new Map(units.map(unit => [unit.id, unit.name]));
  const nameOf = (unit: UnitId): string => names.get(unit) ?? unit;
  return [...counts.values()].sort((a, b) => compareVietnamese(nameOf(a.unit), nameOf(b.unit)));
}
