// The sums of a view as the roll-up that is answered.
import { quarterOf } from '../quarter.ts';
import {
  ProgressClass,
  type CarriedTask,
  type Rollup,
  type RollupGroup,
  type RollupTask,
} from '../rollup.ts';
import type { UnitId } from '../unit.ts';
import { classNumber, isOpen } from './progress-class.ts';
import type { RollupFrame } from './rollup-frame.ts';
import type { RollupRecords } from './rollup-records.ts';
import {
  coordinatingSums,
  DUE,
  DUE_BEFORE,
  leadSums,
  LISTED,
  unitSums,
  type RollupView,
} from './rollup-view.ts';

type Classes = Rollup['classes'];

/** The headline figures of a roll-up, with how many tasks are carried over and how many units are missing. */
export type RollupFigures = Pick<
  Rollup,
  'quarter' | 'asOf' | 'version' | 'listed' | 'due' | 'classes' | 'rate'
> &
  Readonly<{ carried: number; missing: number }>;

export function figuresIn(view: RollupView, version: number): RollupFigures {
  const { carried, missing } = view;
  return { ...headOf(view, version), carried, missing };
}

/** Tasks in the order of the plan; units, leads and groups by name, tasks without a known lead last. */
export function rollupIn(
  frame: RollupFrame,
  { leadUnit }: RollupRecords,
  view: RollupView,
  version: number,
): Rollup {
  const leadIdOf = (task: number): UnitId | null => frame.unitIds[leadUnit[task]!] ?? null;
  const tasks: RollupTask[] = [];
  const carriedTasks: CarriedTask[] = [];
  for (let task = 0; task < frame.tasks.length; task += 1) {
    const place = view.place[task]!;
    if (place === 0) continue;
    const number = view.classOfTask(task);
    if ((place & LISTED) !== 0) tasks.push(taskLine(frame, view, task, number, leadIdOf(task)));
    if ((place & DUE_BEFORE) !== 0 && isOpen(number)) {
      carriedTasks.push(carriedLine(frame, task, number, leadIdOf(task)));
    }
  }
  const units = unitLines(frame, view);
  return {
    ...headOf(view, version),
    tasks,
    units,
    leads: leadLines(frame, view),
    groups: groupLines(frame, view),
    carried: carriedTasks.map(line => line.task),
    carriedTasks,
    missing: units.filter(unit => unit.reported === 0).map(unit => unit.unit),
  };
}

function headOf({ on, listed, due, classes: sums }: RollupView, version: number) {
  const classes = classesFrom(sums, 0);
  return { quarter: on.quarter, asOf: on.asOf, version, listed, due, classes, rate: rateOf(classes) };
}

function taskLine(
  frame: RollupFrame,
  view: RollupView,
  task: number,
  number: number,
  lead: UnitId | null,
): RollupTask {
  const at = task * coordinatingSums.width;
  return {
    task: frame.tasks[task]!.no,
    class: ProgressClass.options[number]!,
    due: (view.place[task]! & DUE) !== 0,
    lead,
    coordinating: {
      reported: view.coordinating[at + coordinatingSums.reported]!,
      total: view.coordinating[at + coordinatingSums.total]!,
      done: view.coordinating[at + coordinatingSums.done]!,
      overdue: view.coordinating[at + coordinatingSums.overdue]!,
    },
  };
}

function carriedLine(frame: RollupFrame, task: number, number: number, lead: UnitId | null): CarriedTask {
  const { no, timing } = frame.tasks[task]!;
  const due = timing.due!;
  const isOfYear = Number(due.slice(0, 4)) === frame.year;
  return { task: no, quarter: isOfYear ? quarterOf(due) : null, class: ProgressClass.options[number]!, lead };
}

function unitLines(frame: RollupFrame, { units: sums }: RollupView): Rollup['units'] {
  const places = new Map(frame.unitIds.map((id, place) => [id, place]));
  const present = frame.unitIds.filter((_id, place) => sums[place * unitSums.width + unitSums.rows]! > 0);
  return frame.inOrder(present).map(unit => {
    const at = places.get(unit)! * unitSums.width;
    const classes = classesFrom(sums, at + unitSums.classes);
    return {
      unit,
      rows: sums[at + unitSums.rows]!,
      reported: sums[at + unitSums.reported]!,
      done: completedIn(classes),
      overdue: classes.openOverdue,
      leads: sums[at + unitSums.leads]!,
      due: sums[at + unitSums.due]!,
      classes,
      rate: rateOf(classes),
    };
  });
}

function leadLines(frame: RollupFrame, { leads: sums }: RollupView): Rollup['leads'] {
  const places = new Map(frame.unitIds.map((id, place) => [id, place]));
  const leading = frame.unitIds.filter((_id, place) => sums[place * leadSums.width + leadSums.listed]! > 0);
  const lines = [...frame.inOrder(leading), null].map(lead => {
    const at = (lead === null ? frame.unitIds.length : places.get(lead)!) * leadSums.width;
    const classes = classesFrom(sums, at + leadSums.classes);
    const [listed, due] = [sums[at + leadSums.listed]!, sums[at + leadSums.due]!];
    return { lead, listed, due, classes, rate: rateOf(classes) };
  });
  return lines.filter(line => line.listed > 0);
}

function groupLines(frame: RollupFrame, view: RollupView): RollupGroup[] {
  const tasks = frame.groups.map((): RollupGroup['tasks'] => []);
  for (let task = 0; task < frame.tasks.length; task += 1) {
    if ((view.place[task]! & LISTED) === 0) continue;
    for (let at = frame.firstGroup[task]!; at < frame.firstGroup[task + 1]!; at += 1) {
      const [reported, total] = [view.groupReported[at]!, view.groupRows[at]!];
      tasks[frame.groupAt[at]!]!.push({ task: frame.tasks[task]!.no, reported, total });
    }
  }
  const lines = new Map(
    frame.groups.map(({ id }, group): [UnitId, RollupGroup] => [
      id,
      {
        group: id,
        reported: view.reporting[group]!,
        total: view.present[group]!,
        tasks: tasks[group]!,
      },
    ]),
  );
  return frame
    .inOrder([...lines.keys()])
    .map(id => lines.get(id)!)
    .filter(line => line.tasks.length > 0);
}

function classesFrom(sums: Int32Array, at: number): Classes {
  return Object.fromEntries(
    ProgressClass.options.map(name => [name, sums[at + classNumber[name]]!]),
  ) as Classes;
}

function completedIn({ doneOnTime, doneLate }: Classes): number {
  return doneOnTime + doneLate;
}

function rateOf(classes: Classes): number | null {
  const completed = completedIn(classes);
  const counted = completed + classes.openOverdue;
  return counted === 0 ? null : completed / counted;
}
