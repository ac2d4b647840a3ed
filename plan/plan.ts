// A plan as it was issued: what the paper says and how it was read. Progress lives in rows (row.ts).
import { z } from 'zod';
import { IsoDate } from './iso-date.ts';
import { Quarter } from './quarter.ts';
import { UnitId } from './unit.ts';

export const PlanId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);
export type PlanId = z.infer<typeof PlanId>;

/** How a timing was understood. `quarters` null: it cannot be placed yet; []: outside the plan's year. */
export const Timing = z.object({
  kind: z.enum([
    'quarters',
    'month',
    'months',
    'date',
    'dateRange',
    'excelSerial',
    'milestones',
    'yearRound',
    'continuous',
    'recurring',
    'relative',
    'durationDays',
    'event',
    'openStart',
    'ditto',
    'group',
    'blank',
    'invalid',
    'unknown',
  ]),
  quarters: z.array(Quarter).nullable(),
  start: IsoDate.nullable(),
  /** Last day that counts as in time; null where the task can never be overdue or the date is not known. */
  due: IsoDate.nullable(),
});
export type Timing = z.infer<typeof Timing>;

/** A cell that merging may have emptied: what is printed, what holds, and the task it was carried from. */
const carried = {
  printed: z.string(),
  resolved: z.string(),
  carriedFrom: z.number().int().nullable(),
};

/** A unit as a task names it. `unit` is null where the directory does not know it. */
export const UnitMention = z.object({
  name: z.string(),
  printed: z.string(),
  unit: UnitId.nullable(),
  kind: z.enum(['unit', 'group', 'openEnded', 'unknown']),
  /** Named only as an example, in parentheses after "một số đơn vị khác". */
  example: z.boolean().optional(),
});
export type UnitMention = z.infer<typeof UnitMention>;

/** One line of the appendix. `no` is its identity and stays when the plan is renumbered. */
export const Task = z.object({
  no: z.number().int().positive(),
  printedNo: z.string(),
  title: z.string().min(1),
  lead: z.object({ ...carried, units: z.array(UnitMention) }),
  coordinating: z.object({ printed: z.string(), units: z.array(UnitMention) }),
  timing: z.object({ ...carried, ...Timing.shape }),
  /** The deliverable the plan asks for, where its table has such a column. */
  product: z.string().optional(),
  /** 1-based line of the source text. */
  line: z.number().int().positive().nullable(),
});
export type Task = z.infer<typeof Task>;

export const DocumentNumber = z.object({ printed: z.string(), number: z.string(), symbol: z.string() });
export type DocumentNumber = z.infer<typeof DocumentNumber>;

/** What is known of the plan beside its tasks. Both readings of a number that differs are kept. */
export const Plan = z.object({
  id: PlanId,
  number: z.string(),
  numbers: z.object({ header: DocumentNumber.nullable(), appendix: DocumentNumber.nullable() }),
  documentType: z.string(),
  year: z.number().int().min(1990).max(2199),
  title: z.string(),
  issuer: z.string(),
  place: z.string(),
  issuedOn: IsoDate.nullable(),
  appendix: z.object({
    heading: z.string(),
    title: z.string(),
    caption: z.string(),
    columns: z.array(z.string()),
  }),
});
export type Plan = z.infer<typeof Plan>;
