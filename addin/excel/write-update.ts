// Writes what a rebase came to: rows found by id as they stand now, cells and base in one batch.
import { baseRowCells } from '../../plan/sheet/hidden-sheet.ts';
import { numberFormats } from '../../plan/sheet/sheet-look.ts';
import { loadCalendar, updateIn } from './calendar.ts';
import { requireSheet, type LocatedSheet } from './locate-sheet.ts';
import type { Moment, SheetUpdate, WriteResult } from './plan-workbook.ts';
import { isProtected, withoutProtection } from './protect-sheet.ts';
import { loadBasePlaces, loadRowPlaces, type RowPlaces } from './row-places.ts';
import { runAsOneUndoStep, type ExcelAccess } from './run-excel.ts';
import { probeCells, type Probe } from './probe-cells.ts';
import type { Seen, SeenSheet, Written } from './seen-sheet.ts';
import type { SheetNames } from './sheet-names.ts';
import { loadStanding, stampKeys } from './standing-base.ts';
import { WorkbookFailure } from './workbook-failure.ts';
import { writeCells, type BaseCell, type PlannedCell } from './write-cells.ts';

/**
 * What the update was decided upon may have been seen a while ago, so whatever is written over is read again just
 * before, these rows alone. A row in which something else stands by now, or whose base has moved, goes without.
 */
export async function writeUpdate(
  access: ExcelAccess,
  seen: SeenSheet,
  wanted: SheetUpdate,
  moment: Moment,
): Promise<WriteResult> {
  const { last } = seen;
  try {
    const { result, written } = await runAsOneUndoStep(access, context =>
      write(context, { names: access.names, wanted, moment, last }),
    );
    if (result.isOvertaken === true) seen.doubt();
    seen.wrote(written);
    return result;
  } catch (error) {
    seen.forget();
    throw error;
  }
}

type Wanted = Readonly<{ names: SheetNames; wanted: SheetUpdate; moment: Moment; last: Seen | null }>;

async function write(
  context: Excel.RequestContext,
  { names, wanted, moment, last }: Wanted,
): Promise<Readonly<{ result: WriteResult; written: Written }>> {
  const calendar = loadCalendar(context);
  const place = await requireSheet(context, names);
  const update = updateIn(calendar(), wanted);
  const { hidden } = place;
  if (hidden === null) throw new WorkbookFailure('baseGone');
  const rows = loadRowPlaces(place, new Set([...wanted.cells, ...wanted.sync].map(({ rowId }) => rowId)));
  const base = loadBasePlaces(place, new Set([...stampKeys, ...wanted.base.map(({ rowId }) => rowId)]));
  const locks = await isProtected(context, place.sheet);
  const planned = planCells(update, place, rows());
  const bases = base();
  const standing = loadStanding(hidden, update, bases, last);
  const probe = await probeCells(context, place.sheet, planned, locks);
  const moved = standing();
  const decided = decide(planned, probe, moment, moved.rows);
  const stamp = moved.isStampMoved || decided.held.size > 0 ? null : update.stamp;
  const baseAndStamp = baseCells({ ...update, stamp }, bases, decided.held);
  formatStamp(hidden, baseAndStamp);
  const lift = decided.cells.some(cell => probe.isLocked(cell.row, cell.column));
  const writeAll = (shut: () => void) =>
    writeCells(context, {
      sheet: place.sheet,
      hidden,
      cells: decided.cells,
      base: baseAndStamp,
      probe,
      shut,
    });
  const overtaken = lift
    ? await withoutProtection(context, place.sheet, writeAll)
    : await writeAll(() => undefined);
  const held = new Set([...decided.held, ...overtaken]);
  const cells = decided.cells.filter(cell => !overtaken.has(cell.rowId));
  const isOvertaken = moved.isStampMoved || overtaken.size + decided.overtaken.size > 0;
  return {
    result: { held: [...held], ...(isOvertaken && { isOvertaken }) },
    written: {
      base: wanted.base.filter(({ rowId }) => !held.has(rowId) && bases.has(rowId)),
      stamp: overtaken.size > 0 ? null : stamp,
      sync: cells.flatMap(({ isSync, row, value }) => (isSync ? [{ row, text: String(value) }] : [])),
      rows: [...new Set(decided.cells.flatMap(({ isSync, row }) => (isSync ? [] : [row])))],
    },
  };
}

function planCells(update: SheetUpdate, place: LocatedSheet, rows: RowPlaces): PlannedCell[] {
  const sync = update.sync.map(({ rowId, text }) => ({ rowId, column: 'sync' as const, value: text }));
  return [...update.cells, ...sync].flatMap(cell => {
    const column = place.columns.get(cell.column);
    if (column === undefined) return [];
    return (rows.get(cell.rowId) ?? []).map(row => ({
      ...cell,
      row,
      column,
      isSync: cell.column === 'sync',
    }));
  });
}

type Decided = Readonly<{
  cells: readonly PlannedCell[];
  held: ReadonlySet<string>;
  /** Of the rows held, those that are not as they were seen. */
  overtaken: ReadonlySet<string>;
}>;

/** Which cells may be written now, and which rows wait. */
function decide(
  planned: readonly PlannedCell[],
  probe: Probe,
  moment: Moment,
  moved: ReadonlySet<string>,
): Decided {
  const isShut = (cell: PlannedCell): boolean =>
    moment === 'background' && probe.isLocked(cell.row, cell.column);
  const isOvertaken = (cell: PlannedCell): boolean =>
    cell.seen !== undefined && probe.value(cell.row, cell.column) !== cell.seen;
  const own = planned.filter(cell => !cell.isSync);
  const overtaken = new Set([...moved, ...own.filter(isOvertaken).map(cell => cell.rowId)]);
  const held = new Set([...overtaken, ...own.filter(isShut).map(cell => cell.rowId)]);
  const cells = planned.filter(cell => !held.has(cell.rowId) && !isShut(cell) && differs(cell, probe));
  return { cells, held, overtaken };
}

/** What reads as a number must stay text: an epoch or a signature may by chance. */
function formatStamp(hidden: Excel.Worksheet, cells: readonly BaseCell[]): void {
  for (const { rowId, row, column, value } of cells) {
    if (rowId !== null || typeof value !== 'string') continue;
    hidden.getRangeByIndexes(row, column, 1, 1).numberFormat = [[numberFormats.text]];
  }
}

function differs(cell: PlannedCell, probe: Probe): boolean {
  return probe.value(cell.row, cell.column) !== cell.value;
}

/**
 * The base of the rows that are not held back and, where none is, what the workbook now stands at: signed, a base that
 * is older than its version would be read back as somebody's edit.
 */
function baseCells(update: SheetUpdate, places: RowPlaces, held: ReadonlySet<string>): BaseCell[] {
  const rows = update.base.filter(({ rowId }) => !held.has(rowId));
  const cells = rows.flatMap(base =>
    (places.get(base.rowId) ?? []).flatMap(row =>
      baseRowCells(base).map((value, column) => ({ rowId: base.rowId, row, column, value })),
    ),
  );
  const { stamp } = update;
  if (stamp === null) return cells;
  const settings = stampKeys.flatMap(key =>
    (places.get(key) ?? []).map(row => ({ rowId: null, row, column: 1, value: stamp[key] })),
  );
  return [...cells, ...settings];
}
