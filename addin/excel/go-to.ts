import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { locateSheet } from './locate-sheet.ts';
import { loadRowPlaces } from './row-places.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

/** Shows the sheet and selects the cell of a row, wherever it stands now; false where row or column is gone. */
export async function goToCell(access: ExcelAccess, rowId: string, column: ColumnKey): Promise<boolean> {
  return runExcel(access, async context => {
    const place = await locateSheet(context, access.names);
    if (place === null) return false;
    const places = loadRowPlaces(place);
    await context.sync();
    const row = places().get(rowId)?.[0];
    const at = place.columns.get(column);
    if (row === undefined || at === undefined) return false;
    place.sheet.activate();
    place.sheet.getRangeByIndexes(row, at, 1, 1).select();
    await context.sync();
    return true;
  });
}
