// Three-way merge of one field: what the author was looking at, what stands now, what the author wants.
// Never "last one wins": a value written since then by somebody else is kept and asked about.
import type { FieldValue } from './field.ts';

export type Merge = 'applied' | 'unchanged' | 'conflict';

/** One field's merge. Values are canonical, as `checkCell` answers them. */
export type MergeInput = Readonly<{
  /** The value at `baseVersion`; left out where only the version is known. */
  base?: FieldValue;
  current: FieldValue;
  incoming: FieldValue;
  /** The plan version the author was looking at; null where it cannot be trusted (another epoch, a changed file). */
  baseVersion: number | null;
  /** The version that last changed the field; 0 where nothing ever did. */
  currentVersion: number;
}>;

/**
 * `unchanged` where nothing is to be written: the values agree already, or the author left the base as it was.
 * `conflict` where the field moved on after the base, holds something else than the author saw, and the values differ;
 * `applied` otherwise, also where it was changed and changed back.
 */
export function mergeField({ base, current, incoming, baseVersion, currentVersion }: MergeInput): Merge {
  if (incoming === current) return 'unchanged';
  if (baseVersion === null) return 'conflict';
  if (base !== undefined && incoming === base) return 'unchanged';
  return currentVersion > baseVersion && current !== base ? 'conflict' : 'applied';
}
