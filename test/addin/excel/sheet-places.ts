import { columnIndex, columns, type ColumnKey } from '../../../plan/sheet/columns.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';

export { columnIndex, type ColumnKey };

/** The header row of a sheet and its columns, found by their exact headers; null where there is none. */
export function columnPlacesIn(
  sheet: Sheet,
): { headerRow: number; columns: ReadonlyMap<ColumnKey, number> } | null {
  for (const [headerRow, cells] of sheet.state.rows.entries()) {
    const found = new Map<ColumnKey, number>();
    cells?.forEach((cell, index) => {
      const column = columns.find(one => one.header === cell?.value);
      if (column !== undefined) found.set(column.key, index);
    });
    if (found.size > 10) return { headerRow, columns: found };
  }
  return null;
}
