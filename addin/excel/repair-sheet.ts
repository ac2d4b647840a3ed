// Puts back what makes the sheet easy to fill in, wherever its rows and columns stand by now: deleted columns, table,
// formats, validation, rules, names and protection. No value that is there is touched.
import { columns } from '../../plan/sheet/columns.ts';
import { fieldHeaders, hiddenAreas } from '../../plan/sheet/hidden-sheet.ts';
import type { Area, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { addTable } from './add-table.ts';
import { addressOf, rangeOf } from './area.ts';
import { bringBackColumns } from './bring-back-columns.ts';
import { documentIn, loadCalendar } from './calendar.ts';
import { defineNames } from './define-names.ts';
import { freezeHeads } from './freeze-heads.ts';
import { formatNumbers, formatTable, openOwnCells } from './format-sheet.ts';
import { requireSheet, type LocatedSheet } from './locate-sheet.ts';
import type { Placement } from './placement.ts';
import { isProtected, protectSheet } from './protect-sheet.ts';
import { readHidden } from './read-hidden.ts';
import { loadRowPlaces, type RowPlaces } from './row-places.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { setUpSheetPage } from './set-up-page.ts';
import { setRules, setValidations } from './validate-cells.ts';

export async function repairSheet(access: ExcelAccess, wanted: SheetDocument): Promise<void> {
  await runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const found = await requireSheet(context, access.names);
    const document = documentIn(calendar(), wanted);
    const { hidden } = await readHidden(context, found);
    if (await isProtected(context, found.sheet)) found.sheet.protection.unprotect();
    const isWhole = !(await bringBackColumns(context, found, document, hidden));
    const place = isWhole ? found : await requireSheet(context, access.names);
    const rows = loadRowPlaces(place);
    const table = await findTable(context, place);
    const placement = placementNow(document, place, rows());
    if (place.hidden !== null) {
      rangeOf(place.hidden, hiddenAreas(hidden.base.length).baseHeaders).values = [[...fieldHeaders]];
      await defineNames(context, place.hidden, hidden.base.length, place.names.cells);
      place.hidden.visibility = 'Hidden';
    }
    clearLook(place, placement);
    mendTable(context, place, table, tableArea(place, placement));
    formatNumbers(place.sheet, document, placement);
    formatTable(place.sheet, document, placement);
    openOwnCells(place.sheet, document, placement);
    setValidations(place.sheet, document, placement);
    setRules(place.sheet, document, placement);
    freezeHeads(place.sheet, placement.headerRow, place.columns);
    setUpSheetPage(place.sheet, placement.headerRow, place.columns);
    protectSheet(place.sheet);
    await context.sync();
  });
}

/** Where the document's rows and columns are now, by their ids and headers. */
function placementNow(document: SheetDocument, place: LocatedSheet, rows: RowPlaces): Placement {
  const first = place.headerRow + 1;
  return {
    headerRow: place.headerRow,
    // Lines below the last row, such as a signature, are no part of the table.
    body: { row: first, rows: Math.max(1, (rows.size === 0 ? place.endRow : lastOf(rows) + 1) - first) },
    column: index => {
      const key = columns[index]?.key;
      return (key === undefined ? undefined : place.columns.get(key)) ?? null;
    },
    row: index => rows.get(String(document.rows[index]?.[0]))?.[0] ?? null,
  };
}

function lastOf(rows: RowPlaces): number {
  return Math.max(...[...rows.values()].flat());
}

/** All rows and all columns of the plan. */
function tableArea(place: LocatedSheet, placement: Placement): Area {
  const left = Math.min(...place.columns.values());
  const right = Math.max(...place.columns.values());
  return { row: placement.headerRow, column: left, rows: placement.body.rows + 1, columns: right - left + 1 };
}

/** Where the table stands, or null where there is none. One sync. */
async function findTable(
  context: Excel.RequestContext,
  { hasTable, names }: LocatedSheet,
): Promise<Area | null> {
  if (!hasTable) {
    await context.sync();
    return null;
  }
  const range = context.workbook.tables.getItem(names.table).getRange();
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  return {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
}

/** Makes the table again where it was turned into plain cells, and reaches over the rows and columns it has left out. */
function mendTable(context: Excel.RequestContext, place: LocatedSheet, now: Area | null, needed: Area): void {
  if (!hasTableHeader(place)) return;
  if (now === null) return addTable(place.sheet, needed, place.names.table);
  const left = Math.min(now.column, needed.column);
  const right = Math.max(now.column + now.columns, needed.column + needed.columns);
  const rows = Math.max(now.rows, needed.rows);
  if (right - left === now.columns && rows === now.rows) return;
  const area = { row: now.row, column: left, rows, columns: right - left };
  context.workbook.tables.getItem(place.names.table).resize(addressOf(area));
}

/** Excel gives a blank or repeated header of a new table another text; then the lines stay plain cells. */
function hasTableHeader({ headers, columns: places }: LocatedSheet): boolean {
  const cells = headers.slice(Math.min(...places.values()), Math.max(...places.values()) + 1);
  return !cells.includes('') && new Set(cells.map(cell => cell.toLowerCase())).size === cells.length;
}

function clearLook({ sheet }: LocatedSheet, { body }: Placement): void {
  const all = sheet.getRange();
  all.format.protection.locked = true;
  all.conditionalFormats.clearAll();
  all.dataValidation.clear();
  sheet.getRange(`${body.row + 1}:${body.row + body.rows}`).format.fill.clear();
}
