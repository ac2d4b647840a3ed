// The tables of a report stay the same tables from one refresh to the next, so that formulas, filters and charts that
// people made of them hold. Excel moves the foot of a table but not its head: one that begins elsewhere is made anew.
import type { PrintedTable } from '../../plan/sheet/printed-sheet.ts';
import type { Area } from '../../plan/sheet/sheet-document.ts';
import { addressOf } from './area.ts';

const TABLE_STYLE = 'TableStyleLight1';

/** Tables by name that keep their place, with what they cover now. */
export type KeptTables = ReadonlyMap<string, Area>;

/** Turns tables of the sheet that begin elsewhere, or are wanted no more, into plain cells. Two syncs. */
export async function keepTables(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  within: Area,
  wanted: readonly PrintedTable[],
): Promise<KeptTables> {
  const tables = sheet.tables;
  tables.load('items/name');
  await context.sync();
  const found = tables.items.map(table => {
    const range = table.getRange();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    return { table, range };
  });
  await context.sync();
  const kept = new Map<string, Area>();
  for (const { table, range } of found) {
    const now = {
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount,
      columns: range.columnCount,
    };
    const then = wanted.find(({ name }) => name === table.name);
    const stays =
      then !== undefined &&
      then.area.row === now.row &&
      then.area.column === now.column &&
      then.area.columns === now.columns;
    if (stays) kept.set(table.name, now);
    else if (then !== undefined || isWithin(now, within)) table.convertToRange();
  }
  return kept;
}

/** After the values: each table covers its lines, and its filter hides none of them. */
export function setTables(sheet: Excel.Worksheet, wanted: readonly PrintedTable[], kept: KeptTables): void {
  for (const { name, area } of wanted) {
    const now = kept.get(name);
    if (now === undefined) {
      const table = sheet.tables.add(addressOf(area), true);
      table.name = name;
      table.style = TABLE_STYLE;
      table.showBandedRows = false;
    } else if (now.rows !== area.rows) {
      sheet.tables.getItem(name).resize(addressOf(area));
    }
  }
}

function isWithin(inner: Area, outer: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}
