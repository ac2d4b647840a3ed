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

export const RollupTask = z.object({
  task: z.number().int(),
  class: ProgressClass,
  /** The leading unit whose record decides the class; null where the plan's lead is not known. */
  lead: UnitId.nullable(),
  coordinating: z.object({ reported: count, total: count }),
});
export type RollupTask = z.infer<typeof RollupTask>;

export const RollupUnit = z.object({
  unit: UnitId,
  rows: count,
  reported: count,
  done: count,
  overdue: count,
});
export type RollupUnit = z.infer<typeof RollupUnit>;

export const Rollup = z.object({
  quarter: Quarter,
  asOf: IsoDate,
  version: count,
  /** Tasks whose timing touches the quarter, and those whose last day lies in it. */
  listed: count,
  due: count,
  classes: z.object(
    Object.fromEntries(ProgressClass.options.map(name => [name, count])) as Record<
      ProgressClass,
      typeof count
    >,
  ),
  /** completed ÷ (completed + overdue), a fraction; null where neither is there yet. */
  rate: z.number().min(0).max(1).nullable(),
  tasks: z.array(RollupTask),
  units: z.array(RollupUnit),
  /** Tasks of earlier quarters still open on `asOf`. */
  carried: z.array(z.number().int()),
  /** Units with rows in the quarter that have entered nothing. */
  missing: z.array(UnitId),
});
export type Rollup = z.infer<typeof Rollup>;
