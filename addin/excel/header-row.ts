// The header row is what a plan's sheet is known by, wherever it was moved to.
import { columns, type ColumnKey } from '../../plan/sheet/columns.ts';

/** Fewer of our headers than this, and it is somebody else's table. */
const ENOUGH_HEADERS = 6;

const keyOfHeader: ReadonlyMap<string, ColumnKey> = new Map(
  columns.map(column => [tidy(column.header), column.key]),
);

/** Where each of our columns stands among the header cells; of a header that stands twice, the first counts. */
export function columnPlaces(headerCells: readonly unknown[]): ReadonlyMap<ColumnKey, number> {
  const places = new Map<ColumnKey, number>();
  headerCells.forEach((cell, index) => {
    const key = keyOfHeader.get(tidy(String(cell)));
    if (key !== undefined && !places.has(key)) places.set(key, index);
  });
  return places;
}

/** The index of the first row that reads as our header, or -1. */
export function findHeaderRow(rows: readonly (readonly unknown[])[]): number {
  return rows.findIndex(row => {
    const places = columnPlaces(row);
    return places.has('rowId') && places.size >= ENOUGH_HEADERS;
  });
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
