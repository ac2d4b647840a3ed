// When units report on a quarter. A task's quarter is the calendar's; the window in which its report is drawn up is
// another: Nghị định 09/2019/NĐ-CP, Điều 12, lets data run from the 15th of the month before to the 14th of the last.
import { z } from 'zod';
import { IsoDate } from '../iso-date.ts';
import type { Quarter } from '../quarter.ts';

export const Schedule = z
  .object({
    /** First and last day whose results belong to the report. */
    window: z.object({ from: IsoDate, to: IsoDate }),
    /** The last day on which a unit's report counts as in time. */
    deadline: IsoDate,
    /** By when the body that made the plan reports upwards. */
    reportDeadline: IsoDate,
  })
  .refine(schedule => scheduleFault(schedule) !== 'to', { path: ['window', 'to'] })
  .refine(schedule => scheduleFault(schedule) !== 'deadline', { path: ['deadline'] })
  .refine(schedule => scheduleFault(schedule) !== 'reportDeadline', { path: ['reportDeadline'] });
export type Schedule = z.infer<typeof Schedule>;

/** The first date that lies before one that it has to follow; null where all are in order. */
export function scheduleFault({
  window: { from, to },
  deadline,
  reportDeadline,
}: Readonly<{
  window: Readonly<{ from: IsoDate; to: IsoDate }>;
  deadline: IsoDate;
  reportDeadline: IsoDate;
}>): 'to' | 'deadline' | 'reportDeadline' | null {
  if (to < from) return 'to';
  if (deadline < from) return 'deadline';
  return reportDeadline < deadline ? 'reportDeadline' : null;
}

const windows: Readonly<Record<Quarter, readonly [from: string, to: string]>> = {
  1: ['12-15', '03-14'],
  2: ['03-15', '06-14'],
  3: ['06-15', '09-14'],
  4: ['09-15', '12-14'],
};

/**
 * The schedule of a quarter where the plan sets none: the decree's window, and the 25th as its day for provinces. The
 * decree leaves the units' day to the province; the 20th leaves five days for putting together.
 */
export function defaultSchedule(year: number, quarter: Quarter): Schedule {
  const [from, to] = windows[quarter];
  const month = to.slice(0, 2);
  return {
    window: { from: `${quarter === 1 ? year - 1 : year}-${from}`, to: `${year}-${to}` },
    deadline: `${year}-${month}-20`,
    reportDeadline: `${year}-${month}-25`,
  };
}
