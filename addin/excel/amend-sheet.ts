// Brings the lines of an amended plan into a sheet that people have sorted and filled in meanwhile: lines that go are
// taken out wherever they stand, new ones come in above the line that follows them in the plan.
import type { BaseRow, CellValue, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { columns } from '../../plan/sheet/columns.ts';
import { baseRowCells } from '../../plan/sheet/hidden-sheet.ts';
import { numberFormats } from '../../plan/sheet/sheet-look.ts';
import { writeBlock } from './block.ts';
import { documentIn, loadCalendar } from './calendar.ts';
import { formatBase } from './hidden-cells.ts';
import { requireSheet, type LocatedSheet } from './locate-sheet.ts';
import type { LineChange } from './plan-workbook.ts';
import { isProtected, withoutProtection } from './protect-sheet.ts';
import { repairSheet } from './repair-sheet.ts';
import { loadBasePlaces, loadRowPlaces, type RowPlaces } from './row-places.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { everyCell } from './sheet-look.ts';
import { WorkbookFailure } from './workbook-failure.ts';

export async function amendSheet(
  access: ExcelAccess,
  document: SheetDocument,
  change: LineChange,
): Promise<void> {
  await runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const place = await requireSheet(context, access.names);
    const { hidden } = place;
    if (hidden === null) throw new WorkbookFailure('baseGone');
    const rows = loadRowPlaces(place);
    const base = loadBasePlaces(place);
    const wasProtected = await isProtected(context, place.sheet);
    const written = documentIn(calendar(), document);
    const work = async (shut: () => void): Promise<void> => {
      moveLines(context, place, planMoves(written, change, rows(), place.headerRow + 1));
      moveBase(hidden, written, change, base(), place.hiddenSize.rows);
      shut();
      await context.sync();
    };
    if (wasProtected) await withoutProtection(context, place.sheet, work);
    else await work(() => undefined);
  });
  await repairSheet(access, document);
}

type Moves = Readonly<{
  /** Sheet rows to take out, from the bottom. */
  out: readonly number[];
  /** The last line of all is emptied instead: a table has one body row at least. */
  emptied: number | null;
  /** Where new lines come in, once the others are out, from the bottom. */
  into: readonly Readonly<{ row: number; lines: readonly (readonly CellValue[])[] }>[];
  /** New lines come in below the table, which does not grow by itself then. */
  isAppended: boolean;
}>;

function planMoves(document: SheetDocument, change: LineChange, rows: RowPlaces, firstRow: number): Moves {
  const gone = new Set(change.remove);
  const fresh = new Set(change.add);
  const leaving = change.remove.flatMap(id => rows.get(id) ?? []).sort((a, b) => b - a);
  const staying = [...rows].flatMap(([id, places]) => (gone.has(id) ? [] : places));
  const emptied = staying.length === 0 ? (leaving.at(-1) ?? null) : null;
  const out = leaving.filter(row => row !== emptied);
  const afterwards = (row: number): number => row - out.filter(each => each < row).length;
  const end = Math.max(firstRow, ...staying.map(row => afterwards(row) + 1));

  const into = new Map<number, CellValue[][]>();
  let next = end;
  for (const line of document.rows.toReversed()) {
    const id = String(line[0]);
    const known = rows.get(id)?.[0];
    if (fresh.has(id)) into.set(next, [[...line], ...(into.get(next) ?? [])]);
    else if (known !== undefined && !gone.has(id)) next = afterwards(known);
  }
  return {
    out,
    emptied,
    into: [...into].map(([row, lines]) => ({ row, lines })).sort((a, b) => b.row - a.row),
    isAppended: into.has(end),
  };
}

function moveLines(context: Excel.RequestContext, place: LocatedSheet, moves: Moves): void {
  const { sheet } = place;
  if (moves.emptied !== null) sheet.getRange(`${moves.emptied + 1}:${moves.emptied + 1}`).clear('Contents');
  for (const row of moves.out) sheet.getRange(`${row + 1}:${row + 1}`).delete('Up');
  for (const { row, lines } of moves.into) {
    sheet.getRange(`${row + 1}:${row + lines.length}`).insert('Down');
    // The look comes with the repair; the number formats must be there before the values.
    for (const { key, kind } of columns) {
      const column = place.columns.get(key);
      if (column === undefined) continue;
      sheet.getRangeByIndexes(row, column, lines.length, 1).numberFormat = everyCell(numberFormats[kind]);
    }
    writeBlock(sheet, { row, column: 0, values: lines.map(line => placedLine(line, place)) });
  }
  if (moves.isAppended && place.hasTable) context.workbook.tables.getItem(place.names.table).convertToRange();
}

function placedLine(line: readonly CellValue[], { columns: places }: LocatedSheet): (CellValue | null)[] {
  const cells = Array.from({ length: Math.max(...places.values()) + 1 }, (): CellValue | null => null);
  columns.forEach(({ key }, index) => {
    const at = places.get(key);
    if (at !== undefined) cells[at] = line[index] ?? '';
  });
  return cells;
}

function moveBase(
  hidden: Excel.Worksheet,
  document: SheetDocument,
  change: LineChange,
  places: RowPlaces,
  endRow: number,
): void {
  const out = change.remove.flatMap(id => places.get(id) ?? []).sort((a, b) => b - a);
  for (const row of out) hidden.getRange(`${row + 1}:${row + 1}`).delete('Up');
  const fresh = new Set(change.add.filter(id => !places.has(id)));
  const rows: BaseRow[] = document.hidden.base.filter(row => fresh.has(row.rowId));
  if (rows.length === 0) return;
  const first = endRow - out.length;
  formatBase(hidden, first, rows.length);
  writeBlock(hidden, { row: first, column: 0, values: rows.map(baseRowCells) });
}
