// A plan's sheet as an .xlsx file, cell for cell what the pane writes with Office.js.
import type ExcelJS from 'exceljs';
import { columnIndex, columnLetter, columns } from '../../plan/sheet/columns.ts';
import {
  HIDDEN_SHEET_NAME,
  TABLE_NAME,
  type CellValue,
  type SheetDocument,
} from '../../plan/sheet/sheet-document.ts';
import { rowHeightPt, textHeightPt } from '../../plan/sheet/row-height.ts';
import { FROZEN_THROUGH } from '../../plan/sheet/sheet-look.ts';
import { titleColumnCount, titleHeightPt } from '../../plan/sheet/title-block.ts';
import { reference } from './areas.ts';
import { storedText } from './cell-text.ts';
import { finishedFile } from './finished-file.ts';
import { addHiddenSheet, nameReferences } from './hidden-sheet.ts';
import { emptyWorkbook, printedPage, setColumnWidths, type FileProperties } from './page.ts';
import { cellStyle, headerFont, headerStyle, tableFont, titleStyle, type Style } from './plan-styles.ts';
import { conditionalFormat, dataValidation } from './rule-parts.ts';
import type { SheetLines } from './sheet-lines.ts';

/**
 * Adds to the workbook and its visible sheet, when all else is in them. The lines of the table are not among ExcelJS's
 * cells; one that gets a look of its own begins with the look that its line has there.
 */
export type Finish = (
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  lookOf: (line: number, column: number) => Style,
) => void;

/** The document as an .xlsx file. The same document and properties give the same bytes. */
export async function writePlanWorkbook(
  document: SheetDocument,
  properties: FileProperties = {},
  finish: Finish = () => {},
): Promise<Buffer> {
  const workbook = emptyWorkbook(properties);
  const sheet = addVisibleSheet(workbook, document);
  writeTitleBlock(sheet, document);
  const table = addTable(sheet, document);
  writeRules(sheet, document);
  await protect(sheet);
  const base = addHiddenSheet(workbook, document.hidden);
  finish(workbook, sheet, (line, column) => table.looks[table.lookOf(line, column, '')!]!);
  return finishedFile(workbook, {
    fixedRows: new Map([[sheet.name, row => row <= document.headerRow]]),
    lines: new Map([
      [sheet.name, table],
      [HIDDEN_SHEET_NAME, base],
    ]),
    names: nameReferences(document.hidden),
    tableArea: reference({
      row: document.headerRow,
      column: 0,
      rows: table.values.length + 1,
      columns: document.headers.length,
    }),
  });
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
    ...printedPage({
      landscape: true,
      numbered: 'foot',
      headerRow,
      pagesWide: 2,
      titleColumns: TITLE_COLUMNS,
    }),
  });
  setColumnWidths(
    sheet,
    columns.map(column => column.widthChars),
  );
  return sheet;
}

const TITLE_COLUMNS = `A:${columnLetter(titleColumnCount - 1)}`;

function writeTitleBlock(sheet: ExcelJS.Worksheet, { titleLines }: SheetDocument): void {
  titleLines.forEach((line, index) => {
    sheet.mergeCells(index + 1, 1, index + 1, titleColumnCount);
    const cell = sheet.getCell(index + 1, 1);
    cell.style = titleStyle(line.look);
    cell.value = storedText(line.text);
    sheet.getRow(index + 1).height = titleHeightPt(line);
  });
}

/** Heading, header and table; the table's lines are answered, not written. */
function addTable(sheet: ExcelJS.Worksheet, document: SheetDocument): SheetLines {
  sheet.addTable({
    name: TABLE_NAME,
    ref: reference({ row: document.headerRow, column: 0, rows: 1, columns: 1 }),
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: document.headers.map(name => ({ name, filterButton: true })),
    rows: [[]],
  });
  writeHeader(sheet, document);
  // Excel repairs a table without a line below its header, so a plan without rows gets an empty one.
  const values = document.rows.length > 0 ? document.rows : [document.headers.map(() => '')];
  const heightOf = textHeights();
  return {
    firstRow: document.headerRow + 2,
    values,
    ...tableLooks(document),
    heightOf: line => rowHeightPt(values[line]!.map(heightOf), tableFont),
  };
}

/** Heights of cells; texts of a column repeat, and to measure one takes longer than to write it. */
function textHeights(): (value: CellValue, column: number) => number {
  const known = columns.map(() => new Map<string, number>());
  return (value, column) => {
    if (typeof value !== 'string' || value === '') return 0;
    const heights = known[column]!;
    let height = heights.get(value);
    if (height === undefined) {
      height = textHeightPt(value, tableFont, columns[column]!.widthChars);
      heights.set(value, height);
    }
    return height;
  };
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

/** The looks of the table's cells, three for each column, and which of them a cell has. */
function tableLooks({ kinds, editable, carried }: SheetDocument): Pick<SheetLines, 'looks' | 'lookOf'> {
  const own = new Set(editable);
  const lighter = new Set(carried.map(([row, column]) => row * columns.length + column));
  const looks = columns.flatMap(({ align, part }, column) => {
    const kind = kinds[column]!;
    return [
      cellStyle(kind, align, 'own'),
      cellStyle(kind, align, 'carried'),
      cellStyle(kind, align, part === 'sync' ? 'open' : 'locked'),
    ];
  });
  const isField = columns.map(({ part }) => part === 'field');
  return {
    looks,
    lookOf: (line, column) => {
      if (isField[column] && own.has(line)) return 3 * column;
      return lighter.has(line * columns.length + column) ? 3 * column + 1 : 3 * column + 2;
    },
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
