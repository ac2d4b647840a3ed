// A cell in which a file that came back says something else than what stands: kept until somebody has settled it, so that
// no agency's answer is lost with the window that showed it. docs/sync.md numbers the rules (FC).
import { z } from 'zod';
import { FieldName } from '../field.ts';
import type { FileOutcome } from '../http.ts';
import { IssueAnswer } from '../http.ts';
import { Mutation, Outcome, type Change } from '../mutation.ts';
import { RowId, type Row } from '../row.ts';
import { UnitId } from '../unit.ts';

const Value = z.union([z.string().max(40_000), z.number(), z.null()]);
const Version = z.number().int().min(0);
const Author = { account: z.string(), person: z.string().nullable(), unit: UnitId.nullable() };

/** What the service keeps of it. */
export const FileConflict = z.object({
  id: z.string(),
  rowId: RowId,
  field: FieldName,
  /** What the file says. */
  value: Value,
  /** What the file was given; missing where nobody knows. */
  base: Value.optional(),
  /** The plan version at which it was found. */
  version: Version,
  /** Who sent the file, and when (ISO 8601, UTC). */
  ...Author,
  at: z.string(),
});
export type FileConflict = Readonly<z.infer<typeof FileConflict>>;

/** How it ended: by whom, when, and what stands since; `written`: by an edit that was no answer to it. */
export const Settlement = z.object({
  how: z.enum(['chosen', 'written']),
  value: Value,
  ...Author,
  at: z.string(),
});
export type Settlement = Readonly<z.infer<typeof Settlement>>;

/** One that waits, as its unit and the secretariat are shown it. */
export const OpenFileConflict = FileConflict.pick({
  id: true,
  rowId: true,
  field: true,
  value: true,
  base: true,
  at: true,
}).extend({
  /** Who sent the file, as people know them. */
  sender: z.string(),
  /** What stands now, the version that wrote it, by whom and when. */
  current: Value,
  currentVersion: Version,
  currentBy: z.string().nullable(),
  currentAt: z.string().nullable(),
});
export type OpenFileConflict = Readonly<z.infer<typeof OpenFileConflict>>;

export const FileConflictsAnswer = z.object({ version: Version, conflicts: z.array(OpenFileConflict) });
export type FileConflictsAnswer = z.infer<typeof FileConflictsAnswer>;

/** Most that are settled at once. */
export const SETTLE_LIMIT = 1000;

/** What was chosen, as an ordinary mutation upon what was shown: the file's content, what stands, or another. */
export const SettleRequest = z.object({
  settle: z
    .array(z.object({ /** What the file says. */ file: Value, mutation: Mutation }))
    .min(1)
    .max(SETTLE_LIMIT),
});
export type SettleRequest = z.infer<typeof SettleRequest>;

/** One outcome for each, in order; `applied` and `unchanged` are settled. With those that still wait. */
export const SettleAnswer = FileConflictsAnswer.extend({
  outcomes: z.array(Outcome),
  issues: z.array(IssueAnswer),
});
export type SettleAnswer = z.infer<typeof SettleAnswer>;

type Found = Pick<FileConflict, 'version' | 'account' | 'person' | 'unit' | 'at'>;

/**
 * The conflicts among a file's outcomes. The same file again finds the same ones, by their id, until the cell is written
 * again. `hash` is SHA-256 in hex.
 */
export function conflictsFound(
  outcomes: readonly FileOutcome[],
  rows: ReadonlyMap<string, Row>,
  found: Found,
  hash: (text: string) => string,
): FileConflict[] {
  return outcomes.flatMap(({ kind, rowId, field: name, value, base }) => {
    const field = FieldName.safeParse(name);
    const row = rows.get(rowId);
    if (kind !== 'conflict' || !field.success || !row) return [];
    const id = hash(JSON.stringify([rowId, name, value, row.versions[field.data]])).slice(0, 32);
    return [{ id, rowId, field: field.data, value, ...(base !== undefined && { base }), ...found }];
  });
}

/** Cell and content: what a person chooses about, however many files say it. */
export function conflictKey({
  rowId,
  field,
  value,
}: Readonly<{ rowId: string; field: string; value: FileConflict['value'] }>): string {
  return JSON.stringify([rowId, field, value]);
}

/**
 * The change that ended a conflict without anybody answering it, null where it still waits. `changes` are those of its
 * cell, `rivals` what else files say in it.
 * It ends once the cell holds what the file says, and once the row's unit writes something else online, where it sees what
 * stands. What a file writes ends none, since its author saw neither; nor does the choice of another file's content.
 */
export function endOf(
  conflict: FileConflict,
  changes: readonly Change[],
  unit: UnitId,
  rivals: readonly FileConflict['value'][],
): Change | null {
  const later = changes.filter(change => change.version > conflict.version);
  return (
    later.find(
      ({ after, source, unit: writer }) =>
        after === conflict.value || (source !== 'file' && writer === unit && !rivals.includes(after)),
    ) ?? null
  );
}
