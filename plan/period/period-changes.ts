// What a fixed state of the rows was changed to since, cell by cell.
import type { Change } from '../mutation.ts';
import type { Row, RowId } from '../row.ts';

/** A cell with its value as it was fixed and as it was written last, by whom and when. */
export type ChangedCell = Readonly<{
  row: Row;
  field: Change['field'];
  before: Change['before'];
  last: Change;
}>;

/**
 * The cells of these rows that the log, oldest first, leaves other than it found them, in plan order; one that was
 * changed and put back is as it was.
 */
export function changedCells(log: Iterable<Change>, rows: ReadonlyMap<RowId, Row>): ChangedCell[] {
  const cells = new Map<string, ChangedCell>();
  for (const change of log) {
    const row = rows.get(change.rowId);
    if (row === undefined) continue;
    const key = `${change.rowId} ${change.field}`;
    const before = (cells.get(key) ?? change).before;
    cells.set(key, { row, field: change.field, before, last: change });
  }
  const place = new Map([...rows.keys()].map((id, index) => [id, index]));
  return [...cells.values()]
    .filter(({ before, last }) => before !== last.after)
    .sort((a, b) => place.get(a.row.id)! - place.get(b.row.id)!);
}
