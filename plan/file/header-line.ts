// Finding the table in a sheet that somebody else saved: by the text of its headers alone.
import { columnPlacesOf, type ColumnPlaces } from '../sheet/column-places.ts';
import { columnOf, type ColumnKey } from '../sheet/columns.ts';
import { fold } from '../text/fold.ts';

/** Fewer of our headers than this, and it is somebody else's table. */
const ENOUGH_HEADERS = 6;

/** The places of our columns where a line reads as our header, or null. */
export function headerPlaces(texts: readonly string[]): ColumnPlaces | null {
  const places = columnPlacesOf(texts);
  return places.has('rowId') && places.size >= ENOUGH_HEADERS ? places : null;
}

/**
 * True of a line below the header that is none of the plan's rows: the header once more, or the numbers of the columns
 * as printed forms have them, "(1)", "(2)".
 */
export function repeatsHeader(cells: ReadonlyMap<ColumnKey, string>): boolean {
  const filled = [...cells].filter(([, text]) => text.trim() !== '');
  if (filled.length < 2) return false;
  return (
    filled.every(([key, text]) => fold(text) === fold(columnOf[key].header)) ||
    filled.every(([, text]) => /^\(\d{1,2}\)$/.test(text.trim()))
  );
}
