// What an amendment does to a plan. Units and timing come as printed and are read by the code that reads a plan.
import { z } from 'zod';
import { UnitId } from '../unit.ts';

const text = z.string().trim().max(8000);
const title = text.min(1);
const taskNo = z.number().int().positive();

/** The units of a cell: as printed ("Sở Nội vụ; Sở Tài chính"), or by their ids. */
export const UnitsText = z.union([text, z.array(UnitId).max(200)]);
export type UnitsText = z.infer<typeof UnitsText>;

/** A task to add. Its number is given by the plan: the next that was never used. */
export const NewTask = z.object({
  title,
  /** What the appendix prints in its first column; the number where it is left out. */
  printedNo: z.string().trim().max(20).optional(),
  lead: UnitsText,
  coordinating: UnitsText.default(''),
  timing: text,
  product: text.optional(),
});
export type NewTask = z.infer<typeof NewTask>;

/** One step of an amendment; steps are taken in their order. `no` is the task's identity, not its place. */
export const Operation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), task: NewTask }),
  z.object({ kind: z.literal('remove'), no: taskNo }),
  z.object({ kind: z.literal('reword'), no: taskNo, title: title.optional(), product: text.optional() }),
  z.object({ kind: z.literal('retime'), no: taskNo, timing: text }),
  z.object({
    kind: z.literal('reassign'),
    no: taskNo,
    lead: UnitsText.optional(),
    coordinating: UnitsText.optional(),
  }),
]);
export type Operation = z.infer<typeof Operation>;
