// What a send changed, so that it can be taken back: by edits of its own, upon the versions that the send made.
import type { FieldName, FieldValue } from '../../plan/field.ts';
import type { Row } from '../../plan/row.ts';
import { cellKey } from './cell-key.ts';
import type { Edit } from './settle-row.ts';

/** A cell that a push changed, from `before` at version `base` to `value`. */
export type AppliedCell = Readonly<{
  rowId: string;
  field: FieldName;
  before: FieldValue;
  value: FieldValue;
  base: number;
}>;

/**
 * The edits that take a send back. Where the field still holds what was sent they stand upon the version that says so;
 * where somebody has written over it they stand upon the send's own base, so that the service makes a question of them.
 */
export function takeBack(applied: readonly AppliedCell[], rows: ReadonlyMap<string, Row>): Edit[] {
  return applied.flatMap(({ rowId, field, before, value, base }) => {
    const row = rows.get(rowId);
    if (!row) return [];
    const holds = row.fields[field] === value;
    return [{ rowId, field, value: before, before: value, base: holds ? row.versions[field] : base }];
  });
}

/** Sends of one command together, where it took several: of a cell the first `before` and the last `value`. */
export function joined(earlier: readonly AppliedCell[], later: readonly AppliedCell[]): AppliedCell[] {
  const cells = new Map(earlier.map(cell => [cellKey(cell.rowId, cell.field), cell]));
  for (const cell of later) {
    const key = cellKey(cell.rowId, cell.field);
    const first = cells.get(key) ?? cell;
    cells.set(key, { ...cell, before: first.before, base: first.base });
  }
  return [...cells.values()];
}
