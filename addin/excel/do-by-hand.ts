// The hands of the self-test: what somebody would do in the sheet, done by Office.js in the scratch sheet.
import { columnLetter, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { HandDeed } from '../self-test/hand-deed.ts';
import { addressOf } from './area.ts';
import { requireSheet, type LocatedSheet } from './locate-sheet.ts';
import { loadRowPlaces, type RowPlaces } from './row-places.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { scratchNames } from './sheet-names.ts';

export async function doByHand(access: ExcelAccess, deed: HandDeed): Promise<void> {
  await runExcel(access, async context => {
    if (deed.kind === 'events') context.runtime.enableEvents = deed.on;
    else {
      const place = await requireSheet(context, access.names);
      const rows = loadRowPlaces(place);
      const { worksheets } = context.workbook;
      worksheets.load('items/id');
      await context.sync();
      act(context, new Spot(place, rows(), worksheets.items.length), deed);
    }
    await context.sync();
  });
}

/** Where rows and columns stand now. */
class Spot {
  readonly place: LocatedSheet;
  readonly sheetCount: number;
  readonly #rows: RowPlaces;

  constructor(place: LocatedSheet, rows: RowPlaces, sheetCount: number) {
    this.place = place;
    this.#rows = rows;
    this.sheetCount = sheetCount;
  }

  column(key: ColumnKey): number {
    const at = this.place.columns.get(key);
    if (at === undefined) throw new Error(`expected a column ${key}, found none`);
    return at;
  }

  first(rowId: string): number {
    return this.#of(rowId)[0] ?? 0;
  }

  last(rowId: string): number {
    return this.#of(rowId).at(-1) ?? 0;
  }

  #of(rowId: string): readonly number[] {
    const found = this.#rows.get(rowId) ?? [];
    if (found.length === 0) throw new Error(`expected a row ${rowId}, found none`);
    return found;
  }

  cell(
    { rowId, column }: Readonly<{ rowId: string; column: ColumnKey }>,
    rows = 1,
    columns = 1,
  ): Excel.Range {
    return this.place.sheet.getRangeByIndexes(this.last(rowId), this.column(column), rows, columns);
  }

  wholeRow(row: number): Excel.Range {
    return this.place.sheet.getRange(`${row + 1}:${row + 1}`);
  }

  wholeColumn(column: number): Excel.Range {
    return this.place.sheet.getRange(`${columnLetter(column)}:${columnLetter(column)}`);
  }
}

type InSheet = Exclude<HandDeed, { kind: 'events' }>;

function act(context: Excel.RequestContext, spot: Spot, deed: InSheet): void {
  const { place, sheetCount } = spot;
  const { sheet, hidden } = place;
  const table = (): Excel.Table => context.workbook.tables.getItem(scratchNames.table);
  switch (deed.kind) {
    case 'write': {
      const { values } = deed;
      spot.cell(deed, values.length, values[0]?.length ?? 1).values = values.map(line => [...line]);
      return;
    }
    case 'formula':
      spot.cell(deed).formulas = [[deed.formula]];
      return;
    case 'numberFormat':
      spot.cell(deed).numberFormat = [[deed.format]];
      return;
    case 'insertLine': {
      const row = spot.first(deed.rowId);
      spot.wholeRow(row).insert('Down');
      sheet.getRangeByIndexes(row, spot.column(deed.column), 1, 1).values = [[deed.text]];
      return;
    }
    case 'deleteRow':
      spot.wholeRow(spot.first(deed.rowId)).delete('Up');
      return;
    case 'copyRow':
      spot.wholeRow(place.endRow).copyFrom(spot.wholeRow(spot.first(deed.rowId)));
      return;
    case 'insertColumn': {
      const column = spot.column(deed.before);
      spot.wholeColumn(column).insert('Right');
      sheet.getRangeByIndexes(place.headerRow + 1, column, 1, 1).values = [[deed.text]];
      return;
    }
    case 'moveColumn': {
      const to = spot.column(deed.before);
      const from = spot.column(deed.column);
      spot.wholeColumn(to).insert('Right');
      const left = from < to ? from : from + 1;
      // Cut and pasted: a header that stood twice would be given another text.
      spot.wholeColumn(left).moveTo(spot.wholeColumn(to));
      return;
    }
    case 'deleteColumn':
      spot.wholeColumn(spot.column(deed.column)).delete('Left');
      return;
    case 'sort': {
      const lines = sheet.getRangeByIndexes(
        place.headerRow + 1,
        0,
        place.endRow - place.headerRow - 1,
        place.headers.length,
      );
      lines.sort.apply([{ key: spot.column(deed.column), ascending: deed.ascending }]);
      return;
    }
    case 'filter':
      table()
        .columns.getItemAt(spot.column(deed.column))
        .filter.applyValuesFilter([...deed.values]);
      return;
    case 'unprotect':
      sheet.protection.unprotect();
      return;
    case 'protect':
      sheet.protection.protect({}, deed.password);
      return;
    case 'renameSheet':
      sheet.name = `${scratchNames.sheet} ${deed.suffix}`;
      return;
    case 'moveSheetToEnd':
      sheet.position = sheetCount - 1;
      return;
    case 'copySheets':
      sheet.copy('Beginning');
      hidden?.copy('Beginning');
      return;
    case 'resizeTable':
      table().resize(addressOf({ row: place.headerRow, column: 0, rows: deed.rows, columns: deed.columns }));
      return;
    case 'plainCells':
      table().convertToRange();
      return;
    case 'deleteBase':
      hidden?.delete();
  }
}
