// A plan's sheet as an .xlsx file, cell for cell what the pane writes with Office.js.
import type ExcelJS from 'exceljs';
import { columnIndex, columns } from '../../plan/sheet/columns.ts';
import { TABLE_NAME, type SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { FROZEN_THROUGH } from '../../plan/sheet/sheet-look.ts';
import { reference } from './areas.ts';
import { storedText, storedValue } from './cell-text.ts';
import { finishedFile } from './finished-file.ts';
import { addHiddenSheet } from './hidden-sheet.ts';
import { emptyWorkbook, printedPage, setColumnWidths, type FileProperties } from './page.ts';
import { cellStyle, headerFont, headerStyle, tableFont, titleFont, titleStyle } from './plan-styles.ts';
import { conditionalFormat, dataValidation } from './rule-parts.ts';
import { rowHeightPt, textHeightPt } from './row-height.ts';

/** Adds to the workbook and its visible sheet, when all else is in them. */
export type Finish = (workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void;

/** The document as an .xlsx file. The same document and properties give the same bytes. */
export async function writePlanWorkbook(
  document: SheetDocument,
  properties: FileProperties = {},
  finish: Finish = () => {},
): Promise<Buffer> {
  const workbook = emptyWorkbook(properties);
  const sheet = addVisibleSheet(workbook, document);
  writeTitleBlock(sheet, document);
  writeTable(sheet, document);
  writeRules(sheet, document);
  await protect(sheet);
  addHiddenSheet(workbook, document.hidden);
  finish(workbook, sheet);
  return finishedFile(workbook, new Map([[sheet.name, row => row <= document.headerRow]]));
}

function addVisibleSheet(workbook: ExcelJS.Workbook, { name, headerRow }: SheetDocument): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [
      {
        state: 'frozen',
        xSplit: columnIndex(FROZEN_THROUGH) + 1,
        ySplit: headerRow + 1,
        showGridLines: false,
      },
    ],
    ...printedPage({ landscape: true, numbered: 'foot', headerRow, pagesWide: 2, titleColumns: 'B:C' }),
  });
  setColumnWidths(
    sheet,
    columns.map(column => column.widthChars),
  );
  return sheet;
}

function writeTitleBlock(sheet: ExcelJS.Worksheet, { titleLines }: SheetDocument): void {
  const widthChars = columns.reduce((sum, column) => sum + column.widthChars, 0);
  titleLines.forEach(({ text, look }, index) => {
    sheet.mergeCells(index + 1, 1, index + 1, columns.length);
    const cell = sheet.getCell(index + 1, 1);
    cell.style = titleStyle(look);
    cell.value = storedText(text);
    sheet.getRow(index + 1).height = rowHeightPt(
      [textHeightPt(text, titleFont(look), widthChars)],
      titleFont(look),
    );
  });
}

function writeTable(sheet: ExcelJS.Worksheet, document: SheetDocument): void {
  // Excel repairs a table without a line below its header, so a plan without rows gets an empty one.
  const lines = document.rows.length > 0 ? document.rows : [document.headers.map(() => '')];
  sheet.addTable({
    name: TABLE_NAME,
    ref: reference({ row: document.headerRow, column: 0, rows: 1, columns: 1 }),
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: document.headers.map(name => ({ name, filterButton: true })),
    // Only their number matters: values are written below, with their style.
    rows: lines.map(() => []),
  });
  writeHeader(sheet, document);
  const looks = tableLooks(document);
  lines.forEach((values, index) => {
    const row = sheet.getRow(document.headerRow + index + 2);
    values.forEach((value, column) => {
      const cell = row.getCell(column + 1);
      cell.value = storedValue(value);
      cell.style = looks(index, column);
    });
    row.height = rowHeightPt(
      values.map((value, column) =>
        typeof value === 'string' ? textHeightPt(value, tableFont, columns[column]!.widthChars) : 0,
      ),
      tableFont,
    );
  });
}

function writeHeader(sheet: ExcelJS.Worksheet, { headers, headerRow }: SheetDocument): void {
  const row = sheet.getRow(headerRow + 1);
  headers.forEach((_, index) => {
    row.getCell(index + 1).style = headerStyle(columns[index]!.part);
  });
  // The filter's button takes the room of about three letters beside the header.
  row.height = rowHeightPt(
    headers.map((header, index) => textHeightPt(header, headerFont, columns[index]!.widthChars - 3)),
    headerFont,
  );
}

/** The style of a table cell, by its place: one shared object for each look of a column. */
function tableLooks({ kinds, editable, carried }: SheetDocument) {
  const own = new Set(editable);
  const lighter = new Set(carried.map(([row, column]) => row * columns.length + column));
  const styles = columns.map(({ align, part }, column) => {
    const kind = kinds[column]!;
    return {
      own: cellStyle(kind, align, 'own'),
      carried: cellStyle(kind, align, 'carried'),
      other: cellStyle(kind, align, part === 'sync' ? 'open' : 'locked'),
    };
  });
  return (row: number, column: number) => {
    if (columns[column]!.part === 'field' && own.has(row)) return styles[column]!.own;
    return lighter.has(row * columns.length + column) ? styles[column]!.carried : styles[column]!.other;
  };
}

function writeRules(sheet: ExcelJS.Worksheet, { validations, rules }: SheetDocument): void {
  for (const validation of validations) {
    validationsOf(sheet).add(reference(validation.area), dataValidation(validation));
  }
  for (const rule of rules) sheet.addConditionalFormatting(conditionalFormat(rule));
}

/** Validation by range: ExcelJS has it, its typings only know one cell's, which costs an object per cell. */
function validationsOf(sheet: ExcelJS.Worksheet): {
  add(range: string, validation: ExcelJS.DataValidation): void;
} {
  return (sheet as unknown as { dataValidations: ReturnType<typeof validationsOf> }).dataValidations;
}

/** Without a password: it guards against slips, not against people. Excel still sorts no locked cell. */
async function protect(sheet: ExcelJS.Worksheet): Promise<void> {
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    sort: true,
    autoFilter: true,
    formatColumns: true,
    // Excel fits a protected sheet's row to what is typed only where rows may be formatted.
    formatRows: true,
  });
}
