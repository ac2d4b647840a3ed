// What a client does with a value that arrived: a cell nobody touched takes it, a pending edit stands on it.
import { fieldNames, type FieldName, type Fields, type FieldValue } from './field.ts';
import type { Versions } from './row.ts';

/**
 * `same`: nothing to do. `keep`: an edit of mine is still to be sent. `take`: write the server's value into the
 * cell. `settled`: my edit is what the server holds, it is no longer pending. `conflict`: both moved on, ask.
 */
export type Rebase = 'same' | 'keep' | 'take' | 'settled' | 'conflict';

type At = Readonly<{ value: FieldValue; version: number }>;

/**
 * How one cell stands after a pull. `base` null: it cannot be trusted (another epoch), so a difference is a
 * question. `mine` undefined: the cell holds something unreadable, which is an edit to be kept.
 */
export function rebaseField({
  base,
  mine,
  server,
}: Readonly<{ base: At | null; mine: FieldValue | undefined; server: At }>): Rebase {
  if (base === null) return mine === server.value ? 'same' : 'conflict';
  const pending = mine !== base.value;
  // An instance that lags behind answers with older versions; they are no news.
  const moved = server.version > base.version && server.value !== base.value;
  if (!pending) return moved ? 'take' : 'same';
  if (mine === server.value) return 'settled';
  return moved ? 'conflict' : 'keep';
}

export type RowState = Readonly<{ fields: Fields; versions: Versions }>;

export type RowRebase = Readonly<{
  verdicts: Readonly<Record<FieldName, Rebase>>;
  /** Fields whose cells are to be written with the server's value. */
  take: readonly FieldName[];
  conflicts: readonly FieldName[];
  /**
   * The base as it moves on: the server's, except that a conflicting field stays where its author was looking.
   * Were it moved, the next push would overwrite the other's value without asking. Without a base that version is 0.
   */
  base: RowState;
}>;

/** Rebases each field of a row; fields that `mine` lacks count as unreadable. */
export function rebaseRow({
  base,
  mine,
  server,
}: Readonly<{
  base: RowState | null;
  mine: Readonly<Partial<Record<FieldName, FieldValue>>>;
  server: RowState;
}>): RowRebase {
  const verdicts = {} as Record<FieldName, Rebase>;
  const fields: Record<FieldName, FieldValue> = { ...server.fields };
  const versions: Record<FieldName, number> = { ...server.versions };
  for (const name of fieldNames) {
    const serverAt = { value: server.fields[name], version: server.versions[name] };
    const baseAt = base && { value: base.fields[name], version: base.versions[name] };
    verdicts[name] = rebaseField({ base: baseAt, mine: mine[name], server: serverAt });
    const lags = baseAt !== null && serverAt.version < baseAt.version;
    if (verdicts[name] === 'conflict' || lags) {
      fields[name] = baseAt ? baseAt.value : serverAt.value;
      versions[name] = baseAt ? baseAt.version : 0;
    }
  }
  return {
    verdicts,
    take: fieldNames.filter(name => verdicts[name] === 'take'),
    conflicts: fieldNames.filter(name => verdicts[name] === 'conflict'),
    base: { fields: fields as Fields, versions },
  };
}
