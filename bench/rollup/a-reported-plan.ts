// A made-up plan on which units have reported: records of all classes, spread over the year, the same each time.
import { emptyFields, type Fields } from '../../plan/field.ts';
import { addDays } from '../../plan/iso-date.ts';
import type { UnitMention } from '../../plan/plan.ts';
import { emptyRows, type Row } from '../../plan/row.ts';
import type { RollupSource } from '../../plan/rollup/rollup-state.ts';
import type { Unit } from '../../plan/unit.ts';
import { makeLargePlan } from '../../seeds/make-large-plan.ts';

export const AS_OF = '2026-09-30';

export type ReportedPlan = RollupSource & Readonly<{ rows: readonly Row[] }>;

const UNITS_PER_TASK = 10;
const GROUP_EVERY = 10;

/** Every tenth task names a group too, whose members get a row where they had none: so a few rows more than asked. */
export function aReportedPlan(rows: number): ReportedPlan {
  const size = { tasks: Math.ceil(rows / UNITS_PER_TASK), unitsPerTask: UNITS_PER_TASK, seed: 38 };
  const { plan, tasks, units } = makeLargePlan(size);
  const members = units.slice(0, 8).map(unit => unit.id);
  const group: Unit = {
    ...units[0]!,
    id: 'nhom',
    name: 'Nhóm',
    group: 'memberList',
    members,
    canReport: false,
  };
  const mention: UnitMention = { name: group.name, printed: group.name, unit: group.id, kind: 'group' };
  const named = tasks.map(task =>
    task.no % GROUP_EVERY === 0
      ? { ...task, coordinating: { ...task.coordinating, units: [...task.coordinating.units, mention] } }
      : task,
  );
  const directory = [...units, group];
  const empty = emptyRows(named, directory);
  const reported = empty.map((row, index) => ({ ...row, fields: fieldsOf(index) }));
  return { plan, tasks: named, units: directory, rows: reported, version: 1 };
}

/** The record of the row at this place: half done, a fifth under way, some paused, cancelled or not begun. */
export function fieldsOf(index: number): Fields {
  const turn = (index * 7919) % 20;
  const completedOn = addDays('2026-01-01', (index * 31) % 365);
  if (turn < 10) return { ...emptyFields, status: 'done', percent: 100, completedOn };
  if (turn < 14) return { ...emptyFields, status: 'inProgress', percent: turn * 5 };
  if (turn < 15) return { ...emptyFields, status: 'paused' };
  if (turn < 16) return { ...emptyFields, status: 'cancelled' };
  return turn < 18 ? { ...emptyFields, note: 'Chờ ý kiến' } : { ...emptyFields };
}
