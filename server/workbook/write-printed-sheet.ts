// A report as an .xlsx file, ready to print.
import type ExcelJS from 'exceljs';
import type { PrintedBars, PrintedCell, PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import { columnLetter } from '../../plan/sheet/columns.ts';
import { sheetColours } from '../../plan/sheet/sheet-look.ts';
import { reference } from './areas.ts';
import { storedValue } from './cell-text.ts';
import { finishedFile } from './finished-file.ts';
import { emptyWorkbook, pageHeightPt, printedPage, setColumnWidths, type FileProperties } from './page.ts';
import { printedFont, printedStyle } from './printed-styles.ts';
import { pageBreaks } from '../../plan/sheet/page-breaks.ts';
import { rowHeightPt, textHeightPt } from '../../plan/sheet/row-height.ts';

const USUAL_HEIGHT_PT = 15;
/** Programs scale a sheet to its page in whole percents; this much of the height is left unused. */
const USED_HEIGHT = 0.97;

/** A header further down is not held in view: what stands above it would fill the window. */
const MOST_ROWS_HELD = 8;

/** The report as an .xlsx file. The same report and properties give the same bytes. */
export async function writePrintedSheet(
  printed: PrintedSheet,
  meta: FileProperties & Readonly<{ title: string; creator: string }>,
): Promise<Buffer> {
  return writePrintedBook([printed], meta);
}

/** Several reports as the sheets of one file, in their order. */
export async function writePrintedBook(
  sheets: readonly PrintedSheet[],
  meta: FileProperties & Readonly<{ title: string; creator: string }>,
): Promise<Buffer> {
  const workbook = emptyWorkbook(meta);
  const fixed = sheets.map(printed => {
    const spanned = addPrintedSheet(workbook, printed);
    return [printed.name, (row: number) => spanned.has(row)] as const;
  });
  return finishedFile(workbook, { fixedRows: new Map(fixed) });
}

/** Answers the 1-based rows that no program fits to their text. */
function addPrintedSheet(workbook: ExcelJS.Workbook, printed: PrintedSheet): ReadonlySet<number> {
  const {
    name,
    landscape,
    headerRow,
    widthsChars,
    cells,
    bars = [],
    pagesWide = 1,
    repeatedColumns = 0,
  } = printed;
  const holdsHeader = headerRow !== null && headerRow < MOST_ROWS_HELD;
  const sheet = workbook.addWorksheet(name, {
    views: [
      {
        showGridLines: false,
        ...(holdsHeader ? { state: 'frozen', ySplit: headerRow + 1 } : { state: 'normal' }),
      },
    ],
    ...printedPage({
      ...{ landscape, pagesWide, numbered: 'head' },
      headerRow: endsWithItsTable(printed) ? headerRow : null,
      ...(repeatedColumns > 0 && { titleColumns: `A:${columnLetter(repeatedColumns - 1)}` }),
    }),
  });
  setColumnWidths(sheet, widthsChars);
  const styles = new Map<string, ReturnType<typeof printedStyle>>();
  for (const cell of cells) writeCell(sheet, cell, sharedStyle(styles, cell));
  bars.forEach((bar, index) => addBars(sheet, bar, index + 1));
  const fixed = setRowHeights(sheet, printed);
  if (!endsWithItsTable(printed)) breakPages(sheet, printed);
  return fixed;
}

const heads: ReadonlySet<PrintedCell['look']> = new Set(['section', 'header']);

/** No heading at the foot of a page without its lines; gaps count as lines of the usual height. */
function breakPages(
  sheet: ExcelJS.Worksheet,
  { cells, landscape, widthsChars, pagesWide = 1 }: PrintedSheet,
): void {
  const headRows = new Set(cells.filter(({ look }) => heads.has(look)).map(({ row }) => row));
  const last = cells.reduce((most, { row }) => Math.max(most, row), 0);
  const lines = Array.from({ length: last + 1 }, (_none, row) => ({
    row,
    heightPt: sheet.getRow(row + 1).height ?? USUAL_HEIGHT_PT,
    isHead: headRows.has(row),
  }));
  for (const row of pageBreaks(lines, USED_HEIGHT * pageHeightPt({ landscape, widthsChars, pagesWide }))) {
    sheet.getRow(row).addPageBreak();
  }
}

/** A picture that every spreadsheet program draws: ExcelJS has no charts. */
function addBars(sheet: ExcelJS.Worksheet, { row, column, rows, most }: PrintedBars, priority: number): void {
  sheet.addConditionalFormatting({
    ref: reference({ row, column, rows, columns: 1 }),
    rules: [
      {
        type: 'dataBar',
        priority,
        gradient: false,
        color: { argb: `FF${sheetColours.bar}` },
        cfvo: [
          { type: 'num', value: 0 },
          most === undefined ? { type: 'max' } : { type: 'num', value: most },
        ],
      } as ExcelJS.ConditionalFormattingRule,
    ],
  });
}

/**
 * Excel repeats a header on every later page of a sheet: over the figures of another table it would say what they are
 * not, so it repeats only where its table is the last.
 */
function endsWithItsTable({ headerRow, cells }: PrintedSheet): boolean {
  return (
    headerRow !== null &&
    !cells.some(({ row, look }) => row > headerRow && (look === 'header' || look === 'section'))
  );
}

function sharedStyle(styles: Map<string, ReturnType<typeof printedStyle>>, { look, value }: PrintedCell) {
  const key = `${look} ${typeof value}`;
  const style = styles.get(key) ?? printedStyle(look, value);
  styles.set(key, style);
  return style;
}

function writeCell(
  sheet: ExcelJS.Worksheet,
  { row, column, columns = 1, value }: PrintedCell,
  style: Partial<ExcelJS.Style>,
): void {
  const cell = sheet.getCell(row + 1, column + 1);
  cell.value = storedValue(value);
  cell.style = style;
  // Merged after it is styled: the cells it covers take its rules over.
  if (columns > 1) sheet.mergeCells(row + 1, column + 1, row + 1, column + columns);
}

/** Sets each row's height; answers the 1-based rows with cells that span columns, which no program fits to its text. */
function setRowHeights(sheet: ExcelJS.Worksheet, { cells, widthsChars }: PrintedSheet): ReadonlySet<number> {
  const rows = new Map<number, PrintedCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  for (const [row, inRow] of rows) {
    const heights = inRow.map(({ column, columns = 1, value, look }) => {
      const widthChars = widthsChars.slice(column, column + columns).reduce((sum, width) => sum + width, 0);
      return textHeightPt(typeof value === 'string' ? value : '', printedFont(look), widthChars);
    });
    sheet.getRow(row + 1).height = rowHeightPt(heights, printedFont(inRow[0]!.look));
  }
  return new Set(cells.filter(({ columns = 1 }) => columns > 1).map(({ row }) => row + 1));
}
