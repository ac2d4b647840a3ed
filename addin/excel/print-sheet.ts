// Writes a report as a sheet of its own. Where it is already there it is written in place: the same sheet, tables and
// charts, so that what people made beside it and links to it hold.
import { columnLetter } from '../../plan/sheet/columns.ts';
import type { PrintedCell, PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import type { Area, CellValue } from '../../plan/sheet/sheet-document.ts';
import { SHEET_FONT, sheetColours } from '../../plan/sheet/sheet-look.ts';
import { rangeOf, rangesOf } from './area.ts';
import { cutBlock, writeBlock, type Block } from './block.ts';
import { setAreaBorders } from './borders.ts';
import { loadCalendar, printedIn } from './calendar.ts';
import { printedLooks, printedNumberFormat, type CellLook } from './printed-look.ts';
import { isProtected, protectSheet } from './protect-sheet.ts';
import { setCharts } from './report-charts.ts';
import { findTargets, setLinks } from './report-links.ts';
import { findReportSheet, markReport, type ReportSheet } from './report-sheet.ts';
import { keepTables, setTables } from './report-tables.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { setUpPage } from './set-up-page.ts';
import { colour, pointsOfChars } from './sheet-look.ts';
import { oneAfterAnother } from './take-turns.ts';

/** With more rows than this kept in view, a small window would show nothing else. */
const MOST_FROZEN_ROWS = 10;

/** Dark enough on white; the line under it says the same. */
const LINK_COLOUR = '0F548C';

export async function printSheet(access: ExcelAccess, asked: PrintedSheet): Promise<void> {
  await runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const report = await findReportSheet(context, asked);
    const { sheet, before } = report;
    const printed = movedTo(printedIn(calendar(), asked), before);
    const area = areaOfReport(printed, before);
    if (await isProtected(context, sheet)) sheet.protection.unprotect();
    sheet.load('name');
    const kept = await keepTables(context, sheet, before ?? area, printed.tables ?? []);
    await emptyReport(context, report, area);
    const targets = await findTargets(context, sheet.name, printed.cells);
    await oneAfterAnother(cutBlock(gridOf(printed, area, before)), async block => {
      setNumberFormats(sheet, printed, block);
      writeBlock(sheet, block);
      await context.sync();
    });
    setTables(sheet, printed.tables ?? [], kept);
    const linked = setLinks(sheet, printed.cells, targets);
    formatCells(sheet, printed, area);
    markLinks(sheet, linked);
    await setCharts(context, sheet, printed.charts ?? []);
    const cells = rangeOf(sheet, area);
    cells.format.autofitRows();
    markReport(report, printed, cells);
    showPage(sheet, printed, before === null);
    if (printed.isReadOnly === true) protectSheet(sheet);
    await context.sync();
  });
}

function showPage(sheet: Excel.Worksheet, printed: PrintedSheet, isNew: boolean): void {
  const { headerRow, repeatedColumns = 0 } = printed;
  if (headerRow !== null && headerRow <= MOST_FROZEN_ROWS) sheet.freezePanes.freezeRows(headerRow + 1);
  else sheet.freezePanes.unfreeze();
  setUpPage(sheet, {
    ...{ landscape: printed.landscape, pagesWide: printed.pagesWide ?? 1, headerRow },
    ...(repeatedColumns > 0 && { titleColumns: `$A:$${columnLetter(repeatedColumns - 1)}` }),
  });
  if (isNew) sheet.showGridlines = false;
  sheet.activate();
}

/** The report as it is to stand where somebody has moved it, by rows and columns that they inserted before it. */
function movedTo(printed: PrintedSheet, before: Area | null): PrintedSheet {
  if (before === null || (before.row === 0 && before.column === 0)) return printed;
  const moved = <Place extends Readonly<{ row: number; column: number }>>(place: Place): Place => ({
    ...place,
    row: place.row + before.row,
    column: place.column + before.column,
  });
  return {
    ...printed,
    cells: printed.cells.map(cell => ({
      ...moved(cell),
      ...(cell.link?.kind === 'lines' && { link: { kind: 'lines', area: moved(cell.link.area) } }),
    })),
    headerRow: printed.headerRow === null ? null : printed.headerRow + before.row,
    tables: (printed.tables ?? []).map(table => ({ ...table, area: moved(table.area) })),
    charts: (printed.charts ?? []).map(chart => ({
      ...chart,
      labels: moved(chart.labels),
      values: moved(chart.values),
      over: moved(chart.over),
    })),
  };
}

/** From where it begins to its last cell. */
function areaOfReport({ cells }: PrintedSheet, before: Area | null): Area {
  const { row, column } = before ?? { row: 0, column: 0 };
  const last = cells.reduce(
    (most, cell) => ({
      row: Math.max(most.row, cell.row),
      column: Math.max(most.column, cell.column + (cell.columns ?? 1) - 1),
    }),
    { row, column },
  );
  return { row, column, rows: last.row - row + 1, columns: last.column - column + 1 };
}

/**
 * Takes looks, links and merged cells off the old report. Where the new one is longer and somebody wrote below, rows
 * are put in between. One sync.
 */
async function emptyReport(
  context: Excel.RequestContext,
  { sheet, before }: ReportSheet,
  needed: Area,
): Promise<void> {
  if (before === null) return;
  const old = rangeOf(sheet, before);
  old.unmerge();
  old.clear('RemoveHyperlinks');
  old.clear('Formats');
  const more = needed.row + needed.rows - (before.row + before.rows);
  if (more <= 0) return;
  const below = sheet
    .getRangeByIndexes(before.row + before.rows, needed.column, more, needed.columns)
    .getUsedRangeOrNullObject(true);
  below.load('address');
  await context.sync();
  if (below.isNullObject) return;
  const first = before.row + before.rows + 1;
  sheet.getRange(`${first}:${first + more - 1}`).insert('Down');
}

/** One value for each cell of the report, and nothing in those that it filled before and does not fill now. */
function gridOf(printed: PrintedSheet, now: Area, before: Area | null): Block {
  const rows = Math.max(now.rows, before?.rows ?? 0);
  const columns = Math.max(now.columns, before?.columns ?? 0);
  const values = Array.from({ length: rows }, () => new Array<CellValue>(columns).fill(''));
  for (const cell of printed.cells)
    values[cell.row - now.row]?.splice(cell.column - now.column, 1, cell.value);
  return { row: now.row, column: now.column, values };
}

function setNumberFormats(sheet: Excel.Worksheet, printed: PrintedSheet, block: Block): void {
  const columns = block.values[0]?.length ?? 1;
  const formats = block.values.map(() => new Array<string>(columns).fill('General'));
  for (const cell of printed.cells)
    formats[cell.row - block.row]?.splice(cell.column - block.column, 1, printedNumberFormat(cell));
  sheet.getRangeByIndexes(block.row, block.column, formats.length, columns).numberFormat = formats;
}

function formatCells(sheet: Excel.Worksheet, printed: PrintedSheet, { column: first }: Area): void {
  printed.widthsChars.forEach((chars, column) => {
    sheet.getRangeByIndexes(0, first + column, 1, 1).format.columnWidth = pointsOfChars(chars);
  });
  for (const [look, cells] of byLook(printed.cells)) {
    for (const ranges of rangesOf(sheet, cells.map(areaOf))) applyLook(ranges, look);
  }
  for (const cell of printed.cells) {
    if ((cell.columns ?? 1) > 1) rangeOf(sheet, areaOf(cell)).merge(false);
  }
}

/** Cells that look alike. Figures stand one under the other, whatever they look like otherwise. */
function byLook(cells: readonly PrintedCell[]): ReadonlyMap<CellLook, readonly PrintedCell[]> {
  const alike = new Map<CellLook, PrintedCell[]>();
  const figures = new Map<CellLook, CellLook>();
  for (const cell of cells) {
    const plain = printedLooks[cell.look];
    const isFigure = typeof cell.value === 'number' && plain.align === 'Left';
    if (isFigure && !figures.has(plain)) figures.set(plain, { ...plain, align: 'Right' });
    const look = isFigure ? (figures.get(plain) ?? plain) : plain;
    const found = alike.get(look);
    if (found) found.push(cell);
    else alike.set(look, [cell]);
  }
  return alike;
}

function markLinks(sheet: Excel.Worksheet, linked: readonly PrintedCell[]): void {
  for (const ranges of rangesOf(sheet, linked.map(areaOf))) {
    ranges.format.font.underline = 'Single';
    ranges.format.font.color = colour(LINK_COLOUR);
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
  format.font.underline = 'None';
  format.font.color = colour(look.colour);
  format.horizontalAlignment = look.align;
  format.verticalAlignment = 'Center';
  format.wrapText = look.wrap;
  if (look.fill !== null) format.fill.color = colour(look.fill);
  if (look.boxed) setAreaBorders(ranges, colour(sheetColours.border));
}
