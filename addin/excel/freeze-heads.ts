// The header and the columns that tell which task a line is stay in view while people fill in far to the right.
import { FROZEN_THROUGH } from '../../plan/sheet/sheet-look.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';

/** Beyond this many columns a frozen part would leave too little of a small window to scroll. */
const MOST_COLUMNS = 3;

export function freezeHeads(sheet: Excel.Worksheet, headerRow: number, columns: ColumnPlaces): void {
  const last = columns.get(FROZEN_THROUGH) ?? MOST_COLUMNS;
  if (last >= MOST_COLUMNS) sheet.freezePanes.freezeRows(headerRow + 1);
  else sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, headerRow + 1, last + 1));
}
