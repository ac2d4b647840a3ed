// Puts back what makes the sheet easy to fill in, wherever its rows and columns stand by now: formats, table, validation,
// rules, names and protection. No value is touched.
import { columns } from '../../plan/sheet/columns.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { addTable } from './add-table.ts';
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

export async function repairSheet(access: ExcelAccess, document: SheetDocument): Promise<void> {
  await runExcel(access, async context => {
    const place = await requireSheet(context);
    const rows = loadRowPlaces(place);
    const { hidden } = await readHidden(context, place);
    const placement = placementNow(document, place, rows());
    if (await isProtected(context, place.sheet)) place.sheet.protection.unprotect();
    if (place.hidden !== null) {
      await defineNames(context, place.hidden, hidden.base.length);
      place.hidden.visibility = 'Hidden';
    }
    clearLook(place, placement);
    if (!place.hasTable && hasTableHeader(place)) addTable(place.sheet, tableArea(place, placement));
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
    body: { row: first, rows: Math.max(1, place.endRow - first) },
    column: index => {
      const key = columns[index]?.key;
      return (key === undefined ? undefined : place.columns.get(key)) ?? null;
    },
    row: index => rows.get(String(document.rows[index]?.[0]))?.[0] ?? null,
  };
}

function tableArea(place: LocatedSheet, placement: Placement) {
  const left = Math.min(...place.columns.values());
  const right = Math.max(...place.columns.values());
  return { row: placement.headerRow, column: left, rows: placement.body.rows + 1, columns: right - left + 1 };
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
