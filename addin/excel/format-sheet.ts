// Everything about the visible sheet that is not a value. Set on first load and on repair, never on refresh.
import { columns, firstFieldIndex, columnIndex } from '../../plan/sheet/columns.ts';
import { fieldNames } from '../../plan/field.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import {
  headerFill,
  numberFormats,
  SHEET_FONT,
  sheetColours,
  TABLE_POINTS,
} from '../../plan/sheet/sheet-look.ts';
import { rangesOf } from './area.ts';
import { setColumnBorders } from './borders.ts';
import { placeCells, placeRows, type Placement } from './placement.ts';
import { colour, everyCell, pointsOfChars } from './sheet-look.ts';

/** Number formats of the columns; before any value, or Excel reads `05/2026` as a date and `- x` as a formula. */
export function formatNumbers(sheet: Excel.Worksheet, document: SheetDocument, placement: Placement): void {
  document.kinds.forEach((kind, index) => {
    const column = placement.column(index);
    if (column === null) return;
    sheet.getRangeByIndexes(placement.body.row, column, placement.body.rows, 1).numberFormat = everyCell(
      numberFormats[kind],
    );
  });
}

export function formatTable(sheet: Excel.Worksheet, document: SheetDocument, placement: Placement): void {
  document.headers.forEach((_, index) => {
    const column = placement.column(index);
    if (column !== null) formatColumn(sheet, placement, index, column);
  });
  for (const areas of rangesOf(sheet, placeCells(document.carried, placement)))
    areas.format.font.color = colour(sheetColours.carried);
}

function formatColumn(sheet: Excel.Worksheet, placement: Placement, index: number, column: number): void {
  const look = columns[index];
  const whole = sheet.getRangeByIndexes(placement.headerRow, column, placement.body.rows + 1, 1);
  whole.format.font.name = SHEET_FONT;
  whole.format.font.size = TABLE_POINTS;
  whole.format.font.color = colour(sheetColours.text);
  whole.format.wrapText = true;
  setColumnBorders(whole, placement.body.rows + 1, colour(sheetColours.border));
  if (look !== undefined) whole.format.columnWidth = pointsOfChars(look.widthChars);

  const body = sheet.getRangeByIndexes(placement.body.row, column, placement.body.rows, 1);
  body.format.verticalAlignment = 'Top';
  body.format.horizontalAlignment = horizontal[look?.align ?? 'left'];

  const header = sheet.getRangeByIndexes(placement.headerRow, column, 1, 1);
  header.format.font.bold = true;
  header.format.fill.color = colour(headerFill(look?.part ?? 'plan'));
  header.format.verticalAlignment = 'Center';
  header.format.horizontalAlignment = 'Center';
}

const horizontal = { left: 'Left', center: 'Center', right: 'Right' } as const;

/**
 * Own cells open and coloured; the rest stays locked. The Đồng bộ cells are open without a colour: the pane says there
 * what became of a row while somebody works, and lifting the protection for it would empty their undo list.
 */
export function openOwnCells(sheet: Excel.Worksheet, document: SheetDocument, placement: Placement): void {
  const fields = fieldNames.map((_, index) => firstFieldIndex + index);
  for (const areas of rangesOf(sheet, placeRows(document.editable, fields, placement))) {
    areas.format.protection.locked = false;
    areas.format.fill.color = colour(sheetColours.ownCell);
  }
  const sync = placement.column(columnIndex('sync'));
  if (sync === null) return;
  sheet.getRangeByIndexes(placement.body.row, sync, placement.body.rows, 1).format.protection.locked = false;
}
