// What the ribbon's first tab does to the sheet.
import { MAX_COLUMNS, intersection } from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import { nothingAllowed } from '../workbook/protection.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { sortRows } from '../workbook/sorting.ts';
import { shiftCells } from '../workbook/structure.ts';
import { bodyArea } from '../workbook/table.ts';
import type { Workbook } from '../workbook/workbook.ts';

export function insertRows(book: Workbook, sheet: Sheet): void {
  shiftCells(book, sheet, { ...sheet.selection, column: 0, columns: MAX_COLUMNS }, 'Down');
}

export function deleteRows(book: Workbook, sheet: Sheet): void {
  shiftCells(book, sheet, { ...sheet.selection, column: 0, columns: MAX_COLUMNS }, 'Up');
}

/** Sorts the table (or what is filled) around the active cell by its column. */
export function sortByColumn(book: Workbook, sheet: Sheet, ascending: boolean): void {
  const { activeCell } = sheet;
  const spot = { ...activeCell, rows: 1, columns: 1 };
  const table = sheet.state.tables.find(it => intersection(it.area, spot) !== null);
  const it = table === undefined ? sheet.usedRange(true) : bodyArea(table);
  if (it === null || intersection(it, spot) === null) throw new Fault('InvalidOperation');
  sortRows(book, sheet, it, [{ key: activeCell.column - it.column, ascending, textAsNumber: true }]);
}

export function setProtected(book: Workbook, sheet: Sheet, is: boolean): void {
  book.step('protect', () => {
    book.history.forgetAll();
    sheet.change({
      protection: is
        ? {
            options: {
              ...nothingAllowed,
              allowAutoFilter: true,
              allowFormatColumns: true,
              allowFormatRows: true,
            },
            password: '',
          }
        : null,
    });
    book.tell({ kind: 'protectionChanged', sheetId: sheet.id, isProtected: is, actor: book.actor });
  });
}
