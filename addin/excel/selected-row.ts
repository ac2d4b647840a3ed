import { locateSheet } from './locate-sheet.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

/** The row id of the selected cell, or null where another sheet, the title or a blank line is selected. */
export async function selectedRow(access: ExcelAccess): Promise<string | null> {
  return runExcel(access, async context => {
    const cell = context.workbook.getActiveCell();
    cell.load('rowIndex');
    const sheet = cell.worksheet;
    sheet.load('id');
    const place = await locateSheet(context);
    const column = place?.columns.get('rowId');
    if (place === null || column === undefined || sheet.id !== place.sheetId) return null;
    if (cell.rowIndex <= place.headerRow) return null;
    const id = place.sheet.getRangeByIndexes(cell.rowIndex, column, 1, 1);
    id.load('values');
    await context.sync();
    return String(id.values[0]?.[0] ?? '').trim() || null;
  });
}
