// What somebody asked to change (mutation), what was decided about it (outcome) and what it came to (change).
import { z } from 'zod';
import { Source } from './account.ts';
import { FieldName, type FieldValue } from './field.ts';
import { ReasonCode } from './reasons/reason.ts';
import { UnitId } from './unit.ts';

const Value = z.union([z.string().max(40_000), z.number(), z.null()]);
const Version = z.number().int().min(0);

/**
 * One field of one row that somebody asked to change. `rowId` and `field` are free text here, since a mutation
 * with an unknown one is rejected by itself and must not make the whole push malformed.
 */
export const Mutation = z.object({
  id: z.string().min(8).max(128),
  rowId: z.string().min(1).max(64),
  field: z.string().min(1).max(64),
  value: Value,
  /** The plan version that the author was looking at: for the field, the one that last changed it. */
  base: Version,
  /** The value at the base, as the author saw it: where the field holds it again, nothing unseen is written over. */
  before: Value.optional(),
});
export type Mutation = z.infer<typeof Mutation>;

export const Outcome = z.object({
  id: z.string(),
  rowId: z.string(),
  field: z.string(),
  kind: z.enum(['applied', 'unchanged', 'conflict', 'rejected']),
  reason: ReasonCode.optional(),
  message: z.string().optional(),
  /** The field's value now. */
  current: Value.optional(),
  /** The field's value at the mutation's base version. */
  base: Value.optional(),
  /** Who wrote `current`, and when (ISO 8601, UTC). */
  by: z.string().optional(),
  at: z.string().optional(),
});
export type Outcome = z.infer<typeof Outcome>;

/** What an applied mutation came to: a line of the change log, which is only ever added to. */
export const Change = z.object({
  version: Version,
  rowId: z.string(),
  field: FieldName,
  before: Value,
  after: Value,
  mutation: z.string(),
  account: z.string(),
  person: z.string().nullable(),
  unit: UnitId.nullable(),
  source: Source,
  at: z.string(),
});
export type Change = z.infer<typeof Change>;

/**
 * A mutation's id: the same edit seen twice (sent again, copied with its workbook, mailed twice) has the same id,
 * and no counter is shared by two copies. `hash` is SHA-256 in hex, passed in because this folder knows no runtime.
 */
export function mutationId(
  edit: Readonly<{ plan: string; rowId: string; field: string; base: number; value: FieldValue }>,
  hash: (text: string) => string,
): string {
  return hash(JSON.stringify([edit.plan, edit.rowId, edit.field, edit.base, edit.value])).slice(0, 32);
}
