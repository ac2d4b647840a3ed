// The header row is what a plan's sheet is known by where its table is gone.
import { columnPlacesOf } from '../../plan/sheet/column-places.ts';

/** Fewer of our headers than this, and it is somebody else's table. */
const ENOUGH_HEADERS = 6;

/** The index of the first row that reads as our header, or -1. */
export function findHeaderRow(rows: readonly (readonly unknown[])[]): number {
  return rows.findIndex(row => {
    const places = columnPlacesOf(row.map(String));
    return places.has('rowId') && places.size >= ENOUGH_HEADERS;
  });
}
