// Finds the plan's sheet as it stands now: by its table, which survives a renamed or moved sheet and inserted rows and
// columns, or by its header row where the table was turned into plain cells (other programs do that).
import { columnPlacesOf, type ColumnPlaces } from '../../plan/sheet/column-places.ts';
import { findHeaderRow } from './header-row.ts';
import { mayBe, type SheetNames } from './sheet-names.ts';
import { WorkbookFailure } from './workbook-failure.ts';

/** Rows from the top in which a header is looked for where there is no table. */
const HEADER_SEARCH_ROWS = 200;

/** The plan's sheet as it stands; rows and columns 0-based in the sheet. */
export type LocatedSheet = Readonly<{
  /** By which it was found. */
  names: SheetNames;
  sheet: Excel.Worksheet;
  sheetId: string;
  sheetName: string;
  /** Null where somebody deleted it. */
  hidden: Excel.Worksheet | null;
  hiddenId: string | null;
  hasTable: boolean;
  headerRow: number;
  /** The header's cells from column A on. */
  headers: readonly string[];
  columns: ColumnPlaces;
  /** One past the last used row. */
  endRow: number;
  /** From A1 to the last used cell; 0 × 0 where there is no hidden sheet or nothing in it. */
  hiddenSize: Readonly<{ rows: number; columns: number }>;
}>;

/** The plan's sheet, or null where the workbook has none. Two syncs. */
export async function locateSheet(
  context: Excel.RequestContext,
  names: SheetNames,
): Promise<LocatedSheet | null> {
  const sheets = context.workbook.worksheets;
  sheets.load('items/id,items/name,items/visibility');
  const table = context.workbook.tables.getItemOrNullObject(names.table);
  table.load('id');
  await context.sync();

  const hidden = baseAmong(sheets.items, names, !table.isNullObject);
  if (!table.isNullObject) {
    const located = loadByTable(table, names, hidden);
    await context.sync();
    return located();
  }
  if (hidden === null) return null;
  const shown = sheets.items.filter(
    ({ visibility, id, name }) => visibility === 'Visible' && id !== hidden.id && mayBe(name, names),
  );
  return locateByHeader(context, names, shown, hidden);
}

/**
 * The sheet that was found before, where it is found in the same way again: one sync. Null where it is not, or where
 * Excel could not say; then it has to be looked for anew.
 */
export async function locateAgain(
  context: Excel.RequestContext,
  { names, hasTable, hiddenId }: Pick<LocatedSheet, 'names' | 'hasTable' | 'hiddenId'>,
): Promise<LocatedSheet | null> {
  if (!hasTable || hiddenId === null) return null;
  const sheets = context.workbook.worksheets;
  sheets.load('items/id,items/name');
  const hidden = sheets.getItem(hiddenId);
  hidden.load('id');
  const located = loadByTable(context.workbook.tables.getItem(names.table), names, hidden);
  try {
    await context.sync();
  } catch {
    return null;
  }
  return baseAmong(sheets.items, names, true)?.id === hiddenId ? located() : null;
}

/** As `locateSheet`, for operations that make no sense without one. */
export async function requireSheet(context: Excel.RequestContext, names: SheetNames): Promise<LocatedSheet> {
  const place = await locateSheet(context, names);
  if (place === null) throw new WorkbookFailure('sheetGone');
  return place;
}

/**
 * The base of the sheet that is found. Where a second plan's pair of sheets was copied in, Excel names its base
 * `_phuluc (2)` and renames its table, so the table and the base that kept their names belong together, and so do those
 * that did not. Otherwise nothing tells which base is whose, and the wrong one would make an edit of every cell.
 */
function baseAmong(
  sheets: readonly Excel.Worksheet[],
  names: SheetNames,
  hasTable: boolean,
): Excel.Worksheet | null {
  const own = sheets.find(({ name }) => name === names.hidden) ?? null;
  const copies = sheets.filter(({ name }) => name.startsWith(`${names.hidden} (`));
  if (hasTable || copies.length === 0) return own;
  if (own !== null || copies.length > 1) throw new WorkbookFailure('twoBases');
  return copies[0] ?? null;
}

/** Queues all that tells of a sheet by its table; the answer is there after the next sync. */
function loadByTable(
  table: Excel.Table,
  names: SheetNames,
  hidden: Excel.Worksheet | null,
): () => LocatedSheet {
  const sheet = table.worksheet;
  sheet.load('id,name');
  const used = sheet.getUsedRange(true);
  // The whole row: where the table was made smaller, its other columns still stand beside it.
  const header = used.getIntersection(table.getHeaderRowRange().getEntireRow());
  header.load('rowIndex,columnIndex,values');
  used.load('rowIndex,rowCount');
  const hiddenUsed = loadUsed(hidden);
  return () => placeOf({ names, sheet, used, header, hidden, hiddenUsed });
}

type Loaded = Readonly<{
  names: SheetNames;
  sheet: Excel.Worksheet;
  used: Excel.Range;
  header: Excel.Range;
  hidden: Excel.Worksheet | null;
  hiddenUsed: Excel.Range | null;
}>;

function placeOf({ names, sheet, used, header, hidden, hiddenUsed }: Loaded): LocatedSheet {
  const headers = [...blanks(header.columnIndex), ...withoutTail(header.values[0] ?? [])].map(String);
  return {
    names,
    sheet,
    sheetId: sheet.id,
    sheetName: sheet.name,
    hidden,
    hiddenId: hidden?.id ?? null,
    hasTable: true,
    headerRow: header.rowIndex,
    headers,
    columns: columnPlacesOf(headers),
    endRow: used.rowIndex + used.rowCount,
    hiddenSize: sizeOf(hiddenUsed),
  };
}

async function locateByHeader(
  context: Excel.RequestContext,
  names: SheetNames,
  shown: readonly Excel.Worksheet[],
  hidden: Excel.Worksheet,
): Promise<LocatedSheet | null> {
  const tops = shown.map(sheet => {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,rowCount');
    const top = used.getIntersectionOrNullObject(`1:${HEADER_SEARCH_ROWS}`);
    top.load('rowIndex,columnIndex,values');
    return { sheet, used, top };
  });
  const hiddenUsed = loadUsed(hidden);
  await context.sync();
  for (const { sheet, used, top } of tops) {
    if (used.isNullObject || top.isNullObject) continue;
    const index = findHeaderRow(top.values);
    if (index < 0) continue;
    const cells = [...blanks(top.columnIndex), ...(top.values[index] ?? [])];
    return {
      names,
      sheet,
      sheetId: sheet.id,
      sheetName: sheet.name,
      hidden,
      hiddenId: hidden.id,
      hasTable: false,
      headerRow: top.rowIndex + index,
      headers: cells.map(String),
      columns: columnPlacesOf(cells.map(String)),
      endRow: used.rowIndex + used.rowCount,
      hiddenSize: sizeOf(hiddenUsed),
    };
  }
  return null;
}

function loadUsed(hidden: Excel.Worksheet | null): Excel.Range | null {
  if (hidden === null) return null;
  const used = hidden.getUsedRangeOrNullObject(true);
  used.load('rowIndex,rowCount,columnIndex,columnCount');
  return used;
}

function sizeOf(used: Excel.Range | null): LocatedSheet['hiddenSize'] {
  if (used === null || used.isNullObject) return { rows: 0, columns: 0 };
  return { rows: used.rowIndex + used.rowCount, columns: used.columnIndex + used.columnCount };
}

/** Something written far to the right of the table makes its rows no wider. */
function withoutTail<Cell>(cells: readonly Cell[]): readonly Cell[] {
  return cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1);
}

function blanks(count: number): string[] {
  return Array.from({ length: count }, () => '');
}
