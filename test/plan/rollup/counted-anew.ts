// The roll-up once more, straight from the rules: row by row, dates as numbers of days, no shared code.
import { isReported } from '../../../plan/field.ts';
import type { Task } from '../../../plan/plan.ts';
import type { RollupOn } from '../../../plan/rollup/rollup-view.ts';
import { ProgressClass, type Rollup } from '../../../plan/rollup.ts';
import type { Row } from '../../../plan/row.ts';
import type { AnyPlan } from './any-plan.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;
const having = (classes: readonly ProgressClass[], ...names: ProgressClass[]): number =>
  classes.filter(name => names.includes(name)).length;

export function countedAnew(source: AnyPlan, { quarter, asOf }: RollupOn): Rollup {
  const { plan, tasks, units, rows, version } = source;
  const quarterBegins = day(`${plan.year}-${['01', '04', '07', '10'][quarter - 1]}-01`);
  const quarterEnds = day(`${plan.year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`);
  const taskOf = (row: Row): Task => tasks.find(task => task.no === row.task)!;
  const classOf = (task: Task, row: Row | undefined): ProgressClass =>
    classAnew(task, row, plan.year, day(asOf));
  const leadRowOf = (task: Task): Row | undefined => {
    const leads = rows.filter(row => row.task === task.no && row.role === 'lead');
    const named = task.lead.units.flatMap(mention => leads.filter(row => row.unit === mention.unit));
    return [...named, ...leads][0];
  };
  const leadOf = (task: Task): string | null => leadRowOf(task)?.unit ?? task.lead.units[0]?.unit ?? null;
  const listed = tasks.filter(task => (task.timing.quarters ?? []).some(one => one === quarter));
  const isDue = ({ timing: { due } }: Task): boolean =>
    due !== null && day(due) >= quarterBegins && day(due) <= quarterEnds;
  const own = rows.filter(row => listed.includes(taskOf(row)));
  const name = (id: string): string => units.find(unit => unit.id === id)?.name ?? id;
  const sorted = (ids: readonly string[]): string[] =>
    [...new Set(ids)].sort((a, b) => new Intl.Collator('vi').compare(name(a), name(b)) || (a < b ? -1 : 1));

  const perUnit = sorted(own.map(row => row.unit)).map(unit => {
    const its = own.filter(row => row.unit === unit);
    const classes = its.map(row => classOf(taskOf(row), row));
    return {
      unit,
      rows: its.length,
      reported: its.filter(row => isReported(row.fields)).length,
      done: having(classes, 'doneOnTime', 'doneLate'),
      overdue: having(classes, 'openOverdue'),
      leads: its.filter(row => row.role === 'lead').length,
      due: its.filter(row => isDue(taskOf(row))).length,
      ...counted(classes),
    };
  });
  const perTask = listed.map(task => {
    const coordinating = own.filter(row => taskOf(row) === task && row.role === 'coordinate');
    const classes = coordinating.map(row => classOf(task, row));
    return {
      task: task.no,
      class: classOf(task, leadRowOf(task)),
      due: isDue(task),
      lead: leadOf(task),
      coordinating: {
        reported: coordinating.filter(row => isReported(row.fields)).length,
        total: coordinating.length,
        done: having(classes, 'doneOnTime', 'doneLate'),
        overdue: having(classes, 'openOverdue'),
      },
    };
  });
  const known = perTask.map(line => line.lead).filter(lead => lead !== null);
  const leads = [...sorted(known), ...(known.length < perTask.length ? [null] : [])].map(lead => {
    const lines = perTask.filter(line => line.lead === lead);
    const due = lines.filter(line => line.due).length;
    return { lead, listed: lines.length, due, ...counted(lines.map(line => line.class)) };
  });
  const groupsOf = (task: Task): string[] =>
    [...task.lead.units, ...task.coordinating.units]
      .map(mention => mention.unit!)
      .filter(id => units.some(unit => unit.id === id && unit.group !== null));
  const groups = sorted(listed.flatMap(groupsOf)).map(group => {
    const entry = units.find(unit => unit.id === group)!;
    const members = entry.canReport ? [group] : entry.members;
    const naming = listed.filter(task => groupsOf(task).includes(group));
    const ofMembers = own.filter(row => naming.includes(taskOf(row)) && members.includes(row.unit));
    const nOfM = (some: readonly Row[]) => ({
      reported: new Set(some.filter(row => isReported(row.fields)).map(row => row.unit)).size,
      total: new Set(some.map(row => row.unit)).size,
    });
    const ofTask = (task: Task) => ({
      task: task.no,
      ...nOfM(ofMembers.filter(row => taskOf(row) === task)),
    });
    return { group, ...nOfM(ofMembers), tasks: naming.map(ofTask) };
  });
  const open: readonly ProgressClass[] = ['openInTime', 'openOverdue', 'notYetDue'];
  const carriedTasks = tasks
    .filter(({ timing: { due } }) => due !== null && day(due) < quarterBegins)
    .filter(task => open.includes(classOf(task, leadRowOf(task))))
    .map(task => {
      const date = new Date(task.timing.due!);
      const its = ([1, 2, 3, 4] as const)[Math.floor(date.getUTCMonth() / 3)]!;
      return {
        task: task.no,
        quarter: date.getUTCFullYear() === plan.year ? its : null,
        class: classOf(task, leadRowOf(task)),
        lead: leadOf(task),
      };
    });
  return {
    ...{ quarter, asOf, version, listed: listed.length, due: listed.filter(isDue).length },
    ...counted(perTask.map(line => line.class)),
    ...{ tasks: perTask, units: perUnit, leads, groups },
    carried: carriedTasks.map(line => line.task),
    carriedTasks,
    missing: perUnit.filter(unit => unit.reported === 0).map(unit => unit.unit),
  };
}

function classAnew({ timing }: Task, row: Row | undefined, year: number, asOf: number): ProgressClass {
  if (row?.fields.status === 'cancelled') return 'cancelled';
  if (timing.due === null) return 'continuous';
  const due = day(timing.due);
  const { status, completedOn } = row?.fields ?? { status: null, completedOn: null };
  const completed = status === 'done' && completedOn !== null ? day(completedOn) : Infinity;
  if (completed <= asOf) return completed > due ? 'doneLate' : 'doneOnTime';
  if (due < asOf) return 'openOverdue';
  const first = timing.quarters?.[0];
  const begins =
    first === undefined ? -Infinity : day(`${year}-${String(first * 3 - 2).padStart(2, '0')}-01`);
  return begins > asOf ? 'notYetDue' : 'openInTime';
}

function counted(classes: readonly ProgressClass[]): Pick<Rollup, 'classes' | 'rate'> {
  const done = having(classes, 'doneOnTime', 'doneLate');
  const overdue = having(classes, 'openOverdue');
  const counts = ProgressClass.options.map(name => [name, having(classes, name)]);
  return {
    classes: Object.fromEntries(counts) as Rollup['classes'],
    rate: done + overdue === 0 ? null : done / (done + overdue),
  };
}
