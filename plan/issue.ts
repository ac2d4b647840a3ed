import { z } from 'zod';
import { FieldName } from './field.ts';
import { ReasonCode, Severity } from './reasons/reason.ts';

/** A repair to offer, never to force: the cell's new canonical value, and how it would read in the sheet. */
export const Fix = z.object({ value: z.union([z.string(), z.number(), z.null()]), label: z.string() });
export type Fix = z.infer<typeof Fix>;

export const ReasonParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type ReasonParams = z.infer<typeof ReasonParams>;

/** Something that a check found about a row, at one of its fields or as a whole. */
export const Issue = z.object({
  rowId: z.string(),
  field: FieldName.optional(),
  reason: ReasonCode,
  severity: Severity,
  params: ReasonParams,
  fixes: z.array(Fix),
});
export type Issue = z.infer<typeof Issue>;
