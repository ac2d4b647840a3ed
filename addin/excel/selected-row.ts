import { locateSheet } from './locate-sheet.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

/** The row id of the selected cell, or null where another sheet, the title or a blank line is selected. */
export async function selectedRow(access: ExcelAccess): Promise<string | null> {
  return runExcel(access, async context => {
    const place = await locateSheet(context, access.names);
    const column = place?.columns.get('rowId');
    if (place === null || column === undefined) return null;
    const active = context.workbook.worksheets.getActiveWorksheet();
    active.load('id');
    const cell = context.workbook.getActiveCell();
    cell.load('rowIndex');
    await context.sync();
    if (active.id !== place.sheetId || cell.rowIndex <= place.headerRow) return null;
    const id = place.sheet.getRangeByIndexes(cell.rowIndex, column, 1, 1);
    id.load('values');
    await context.sync();
    return String(id.values[0]?.[0] ?? '').trim() || null;
  });
}
