// Writes a report as a sheet of its own: in place where it is already there, so that links and charts to it hold.
import type { PrintedCell, PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import type { Area, CellValue } from '../../plan/sheet/sheet-document.ts';
import { SHEET_FONT, sheetColours } from '../../plan/sheet/sheet-look.ts';
import { rangesOf } from './area.ts';
import { cutBlock, writeBlock, type Block } from './block.ts';
import { setAreaBorders } from './borders.ts';
import { freeName, isNumberedName } from './free-name.ts';
import { printedLooks, printedNumberFormat, type CellLook } from './printed-look.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { setUpPage } from './set-up-page.ts';
import { colour, pointsOfChars } from './sheet-look.ts';
import { oneAfterAnother } from './take-turns.ts';

/** A name of the sheet itself, by which a report's sheet is told from one that somebody made. */
const REPORT_MARK = 'PhuLuc_BaoCao';

/** With more rows than this kept in view, a small window would show nothing else. */
const MOST_FROZEN_ROWS = 10;

export async function printSheet(access: ExcelAccess, printed: PrintedSheet): Promise<void> {
  await runExcel(access, async context => {
    const sheet = await emptySheet(context, printed.name);
    formatCells(sheet, printed);
    await oneAfterAnother(cutBlock(gridOf(printed, cell => cell.value)), async block => {
      setNumberFormats(sheet, printed, block);
      writeBlock(sheet, block);
      await context.sync();
    });
    sheet.getRangeByIndexes(0, 0, rowCount(printed), 1).format.autofitRows();
    if (printed.headerRow !== null && printed.headerRow <= MOST_FROZEN_ROWS) {
      sheet.freezePanes.freezeRows(printed.headerRow + 1);
    }
    setUpPage(sheet, { landscape: printed.landscape, pagesWide: 1, headerRow: printed.headerRow });
    sheet.activate();
    await context.sync();
  });
}

/** The report's own sheet, emptied, or a new one: a sheet that somebody made under the same name is theirs. */
async function emptySheet(context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> {
  const sheets = context.workbook.worksheets;
  sheets.load('items/name');
  await context.sync();
  const alike = sheets.items.filter(sheet => isNumberedName(sheet.name, name));
  const marks = alike.map(sheet => {
    const mark = sheet.names.getItemOrNullObject(REPORT_MARK);
    mark.load('name');
    return { sheet, mark };
  });
  await context.sync();
  const own = marks.find(({ mark }) => !mark.isNullObject)?.sheet;
  if (own === undefined) {
    const names = sheets.items.map(sheet => sheet.name);
    const made = sheets.add(freeName(name, names));
    made.names.add(REPORT_MARK, made.getRange('A1'));
    return made;
  }
  const all = own.getRange();
  all.unmerge();
  all.clear();
  own.freezePanes.unfreeze();
  return own;
}

/** One value for each cell of the report as a block from A1; null where the report leaves a cell out. */
function gridOf(printed: PrintedSheet, valueOf: (cell: PrintedCell) => CellValue): Block {
  const columns = Math.max(0, ...printed.cells.map(cell => cell.column + 1));
  const values = Array.from({ length: rowCount(printed) }, () =>
    new Array<CellValue | null>(columns).fill(null),
  );
  for (const cell of printed.cells) values[cell.row]?.splice(cell.column, 1, valueOf(cell));
  return { row: 0, column: 0, values };
}

function rowCount(printed: PrintedSheet): number {
  return Math.max(0, ...printed.cells.map(cell => cell.row + 1));
}

function setNumberFormats(sheet: Excel.Worksheet, printed: PrintedSheet, block: Block): void {
  const { values } = gridOf(printed, printedNumberFormat);
  const rows = values.slice(block.row, block.row + block.values.length);
  const range = sheet.getRangeByIndexes(block.row, 0, rows.length, rows[0]?.length ?? 1);
  range.numberFormat = rows.map(row => row.map(format => format ?? 'General'));
}

function formatCells(sheet: Excel.Worksheet, printed: PrintedSheet): void {
  printed.widthsChars.forEach((chars, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOfChars(chars);
  });
  for (const look of new Set(printed.cells.map(cell => cell.look))) {
    const areas = printed.cells.filter(cell => cell.look === look).map(areaOf);
    for (const ranges of rangesOf(sheet, areas)) applyLook(ranges, printedLooks[look]);
  }
  for (const cell of printed.cells) {
    if ((cell.columns ?? 1) > 1)
      sheet.getRangeByIndexes(cell.row, cell.column, 1, cell.columns ?? 1).merge(false);
  }
}

function areaOf(cell: PrintedCell): Area {
  return { row: cell.row, column: cell.column, rows: 1, columns: cell.columns ?? 1 };
}

function applyLook(ranges: Excel.RangeAreas, look: CellLook): void {
  const { format } = ranges;
  format.font.name = SHEET_FONT;
  format.font.size = look.points;
  format.font.bold = look.bold;
  format.font.italic = look.italic;
  format.font.color = colour(look.colour);
  format.horizontalAlignment = look.align;
  format.verticalAlignment = 'Center';
  format.wrapText = look.wrap;
  if (look.fill !== null) format.fill.color = colour(look.fill);
  if (look.boxed) setAreaBorders(ranges, colour(sheetColours.border));
}
