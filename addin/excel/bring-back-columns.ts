// Columns that somebody deleted come back where they stood: the plan's part as the plan says, the fields as the base
// holds them, so that nothing in them looks like an edit. No cell that is there is touched.
import { fieldNames } from '../../plan/field.ts';
import { columns, type Column, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { CellValue, HiddenSheet, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { numberFormats } from '../../plan/sheet/sheet-look.ts';
import { cutBlock, writeBlock } from './block.ts';
import { identifyLines } from './identify-lines.ts';
import type { LocatedSheet } from './locate-sheet.ts';
import { readCells } from './read-cells.ts';
import { everyCell } from './sheet-look.ts';
import { oneAfterAnother } from './take-turns.ts';

/** True where something was missing; the sheet has to be located anew then. The sheet is not protected. */
export async function bringBackColumns(
  context: Excel.RequestContext,
  place: LocatedSheet,
  document: SheetDocument,
  hidden: HiddenSheet,
): Promise<boolean> {
  const missing = columns.filter(({ key }) => !place.columns.has(key));
  const first = place.headerRow + 1;
  const rows = place.endRow - first;
  if (missing.length === 0 || rows <= 0) return false;
  const area = { row: first, column: 0, rows, columns: place.headers.length };
  const [body] = await readCells(context, [{ sheet: place.sheet, area }]);
  const lines = (body?.values ?? []).map((values, index) => ({ row: first + index, values }));
  const ids = idsOf(lines, place.columns, document);
  const planned = new Map(document.rows.map(row => [String(row[0]), row]));
  const based = new Map(hidden.base.map(row => [row.rowId, row.cells]));
  const contentOf = ({ key, part }: Column, id: string): CellValue => {
    if (part === 'field') return based.get(id)?.[fieldNames.findIndex(name => name === key)] ?? '';
    return part === 'plan' ? (planned.get(id)?.[columns.findIndex(column => column.key === key)] ?? '') : '';
  };

  const places = new Map(place.columns);
  await oneAfterAnother(missing, async column => {
    const at = placeFor(column.key, places);
    for (const [key, old] of places) if (old >= at) places.set(key, old + 1);
    places.set(column.key, at);
    const values = lines.map(({ row }) => [contentOf(column, ids.get(row) ?? '')]);
    insertColumn(place.sheet, place.headerRow, at, column, values);
    await context.sync();
  });
  return true;
}

/** After the nearest column before it that is there, or else before the first of all. */
function placeFor(key: ColumnKey, places: ColumnPlaces): number {
  const index = columns.findIndex(column => column.key === key);
  const before = columns.slice(0, index).findLast(column => places.has(column.key));
  return before === undefined ? Math.min(...places.values()) : (places.get(before.key) ?? 0) + 1;
}

function insertColumn(
  sheet: Excel.Worksheet,
  headerRow: number,
  at: number,
  column: Column,
  values: readonly (readonly CellValue[])[],
): void {
  sheet.getRangeByIndexes(headerRow, at, 1, 1).getEntireColumn().insert('Right');
  sheet.getRangeByIndexes(headerRow, at, 1, 1).values = [[column.header]];
  sheet.getRangeByIndexes(headerRow + 1, at, values.length, 1).numberFormat = everyCell(
    numberFormats[column.kind],
  );
  for (const block of cutBlock({ row: headerRow + 1, column: at, values })) writeBlock(sheet, block);
}

type Line = Readonly<{ row: number; values: readonly (CellValue | boolean)[] }>;

/** The id that stands in a line or, where the column of ids is gone, the one its words tell. */
function idsOf(
  lines: readonly Line[],
  places: ColumnPlaces,
  document: SheetDocument,
): ReadonlyMap<number, string> {
  const at = places.get('rowId');
  if (at === undefined) return identifyLines(lines, places, document, new Set());
  return new Map(lines.map(({ row, values }) => [row, String(values[at] ?? '').trim()]));
}
