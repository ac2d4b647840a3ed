// The merged view of a quarter. Classes are judged on `asOf` by the dates in the records.
import { z } from 'zod';
import { IsoDate } from './iso-date.ts';
import { Quarter } from './quarter.ts';
import { UnitId } from './unit.ts';

export const ProgressClass = z.enum([
  'doneOnTime',
  'doneLate',
  'openInTime',
  'openOverdue',
  'notYetDue',
  'continuous',
  'cancelled',
]);
export type ProgressClass = z.infer<typeof ProgressClass>;

export const progressClassLabels: Readonly<Record<ProgressClass, { vi: string; en: string }>> = {
  doneOnTime: { vi: 'Hoàn thành đúng hạn', en: 'Completed on time' },
  doneLate: { vi: 'Hoàn thành quá hạn', en: 'Completed late' },
  openInTime: { vi: 'Chưa hoàn thành, trong hạn', en: 'Open, on schedule' },
  openOverdue: { vi: 'Chưa hoàn thành, quá hạn', en: 'Overdue' },
  notYetDue: { vi: 'Chưa đến kỳ thực hiện', en: 'Not yet started (future quarter)' },
  continuous: { vi: 'Thường xuyên', en: 'Continuous' },
  cancelled: { vi: 'Không thực hiện', en: 'Not carried out' },
};

const count = z.number().int().min(0);

const classes = z.object(
  Object.fromEntries(ProgressClass.options.map(name => [name, count])) as Record<ProgressClass, typeof count>,
);

/** completed ÷ (completed + overdue), a fraction; null where neither is there yet. */
const rate = z.number().min(0).max(1).nullable();

export const RollupTask = z.object({
  task: z.number().int(),
  class: ProgressClass,
  /** Whether its last day lies in the quarter: so in one quarter of the year at most. */
  due: z.boolean(),
  /** The leading unit whose record decides the class; null where the plan's lead is not known. */
  lead: UnitId.nullable(),
  /** The coordinating records that stand under the lead's; `done` and `overdue` by their own dates. */
  coordinating: z.object({ reported: count, total: count, done: count, overdue: count }),
});
export type RollupTask = z.infer<typeof RollupTask>;

/** A unit by its own rows in the quarter, whatever its role in them. */
export const RollupUnit = z.object({
  unit: UnitId,
  rows: count,
  reported: count,
  done: count,
  overdue: count,
  /** Of its rows those that it leads, and those whose task is due in the quarter. */
  leads: count,
  due: count,
  classes,
  rate,
});
export type RollupUnit = z.infer<typeof RollupUnit>;

/** The quarter's tasks by who leads them; null for those whose lead is not known. */
export const RollupLead = z.object({ lead: UnitId.nullable(), listed: count, due: count, classes, rate });
export type RollupLead = z.infer<typeof RollupLead>;

/**
 * A group that tasks of the quarter name: of its `total` members that have a row under one of them, `reported` have
 * entered something in at least one; and the same for each task. Both are 0 while no members are known.
 */
export const RollupGroup = z.object({
  group: UnitId,
  reported: count,
  total: count,
  tasks: z.array(z.object({ task: z.number().int(), reported: count, total: count })),
});
export type RollupGroup = z.infer<typeof RollupGroup>;

/** A task of an earlier quarter that is still open; `quarter` null where it was due before the plan's year. */
export const CarriedTask = z.object({
  task: z.number().int(),
  quarter: Quarter.nullable(),
  class: ProgressClass,
  lead: UnitId.nullable(),
});
export type CarriedTask = z.infer<typeof CarriedTask>;

export const Rollup = z.object({
  quarter: Quarter,
  asOf: IsoDate,
  version: count,
  /** Tasks whose timing touches the quarter, and those whose last day lies in it. */
  listed: count,
  due: count,
  classes,
  rate,
  tasks: z.array(RollupTask),
  units: z.array(RollupUnit),
  leads: z.array(RollupLead),
  groups: z.array(RollupGroup),
  /** Tasks of earlier quarters still open on `asOf`; the same once more with what is to be known of each. */
  carried: z.array(z.number().int()),
  carriedTasks: z.array(CarriedTask),
  /** Units with rows in the quarter that have entered nothing. */
  missing: z.array(UnitId),
});
export type Rollup = z.infer<typeof Rollup>;
