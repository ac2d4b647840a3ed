// A made-up plan on which units have reported: records of all classes, spread over the year, the same each time.
import { emptyFields, type Fields } from '../../plan/field.ts';
import { addDays } from '../../plan/iso-date.ts';
import { emptyRows, type Row } from '../../plan/row.ts';
import type { RollupSource } from '../../plan/rollup/rollup-state.ts';
import { makeLargePlan } from '../../seeds/make-large-plan.ts';

export const AS_OF = '2026-09-30';

export type ReportedPlan = RollupSource & Readonly<{ rows: readonly Row[] }>;

export function aReportedPlan(rows: number): ReportedPlan {
  const unitsPerTask = 10;
  const { plan, tasks, units } = makeLargePlan({ tasks: rows / unitsPerTask, unitsPerTask, seed: 38 });
  const reported = emptyRows(tasks, units).map((row, index) => ({ ...row, fields: fieldsOf(index) }));
  return { plan, tasks, units, rows: reported, version: 1 };
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
