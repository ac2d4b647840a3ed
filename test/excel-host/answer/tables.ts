import { type Area, area } from '../workbook/area.ts';
import { setInputs } from '../workbook/edit.ts';
import { Fault } from '../workbook/fault.ts';
import { filterTable } from '../workbook/filtering.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { sortRows } from '../workbook/sorting.ts';
import { type Table, bodyArea } from '../workbook/table.ts';
import { addTable, changeTable, deleteTable, resizeTable, tableHeaders } from '../workbook/tables.ts';
import { withoutKeys } from '../workbook/without-keys.ts';
import type { Desk } from './desk.ts';
import { registrations, tableEventNumbers } from './events-registered.ts';
import { asArea, asBoolean, asString, asWhole } from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import { rangeAt } from './range.ts';
import { readFields } from './sorts.ts';
import { filterWords, worksheetAt } from './worksheet.ts';

/** A table is found by its id each time, since it changes under the client's hands. */
type TableHandle = Readonly<{ id: string }>;
type Found = Readonly<{ sheet: Sheet; table: Table }>;

function find(desk: Desk, { id }: TableHandle): Found {
  const found = desk.book.tables().find(({ table }) => table.id === id);
  if (found === undefined) throw new Fault('ItemNotFound');
  return found;
}

export const tableAt = (desk: Desk, table: Table): HostObject =>
  hostObject(tableClass, { id: table.id }, desk);

const change = (desk: Desk, it: TableHandle, part: Partial<Omit<Table, 'id'>>): void =>
  changeTable(desk.book, find(desk, it).sheet, it.id, part);

const reading =
  (of: (table: Table) => Plain) =>
  (it: TableHandle, desk: Desk): Plain =>
    of(find(desk, it).table);

const switching =
  (
    key:
      | 'showBandedRows'
      | 'showBandedColumns'
      | 'showFilterButton'
      | 'showTotals'
      | 'highlightFirstColumn'
      | 'highlightLastColumn',
  ) =>
  (it: TableHandle, value: Plain, desk: Desk): void =>
    change(desk, it, { [key]: asBoolean(value) });

const part = (desk: Desk, it: TableHandle, of: (table: Table) => Area): HostObject => {
  const { sheet, table } = find(desk, it);
  return rangeAt(desk, sheet, of(table));
};

export const tableClass: HostClass<TableHandle> = {
  name: 'Table',
  identity: (it, desk) => ({ Id: find(desk, it).table.id }),
  read: {
    Id: it => it.id,
    Name: reading(table => table.name),
    Style: reading(table => table.style),
    ShowHeaders: reading(table => table.showHeaders),
    ShowTotals: reading(table => table.showTotals),
    ShowBandedRows: reading(table => table.showBandedRows),
    ShowBandedColumns: reading(table => table.showBandedColumns),
    ShowFilterButton: reading(table => table.showFilterButton),
    HighlightFirstColumn: reading(table => table.highlightFirstColumn),
    HighlightLastColumn: reading(table => table.highlightLastColumn),
  },
  write: {
    Name: (it, value, desk) => change(desk, it, { name: asString(value) }),
    Style: (it, value, desk) => change(desk, it, { style: asString(value) }),
    ShowTotals: switching('showTotals'),
    ShowBandedRows: switching('showBandedRows'),
    ShowBandedColumns: switching('showBandedColumns'),
    ShowFilterButton: switching('showFilterButton'),
    HighlightFirstColumn: switching('highlightFirstColumn'),
    HighlightLastColumn: switching('highlightLastColumn'),
  },
  call: {
    Delete: (it, _given, desk) => {
      const { sheet, table } = find(desk, it);
      deleteTable(desk.book, sheet, table, false);
      return null;
    },
    Resize: (it, [range], desk) => {
      const { sheet, table } = find(desk, it);
      resizeTable(desk.book, sheet, table, asArea(range, desk, sheet).area);
      return null;
    },
    ClearFilters: (it, _given, desk) => {
      filterTable(desk.book, find(desk, it).sheet, it.id, {});
      return null;
    },
    ReapplyFilters: (it, _given, desk) => {
      const { sheet, table } = find(desk, it);
      filterTable(desk.book, sheet, it.id, table.filters);
      return null;
    },
    ...registrations<TableHandle>(
      { SelectionChanged: tableEventNumbers.SelectionChanged, DataChanged: tableEventNumbers.DataChanged },
      it => it.id,
    ),
  },
  follow: {
    GetRange: (it, _given, desk) => part(desk, it, table => table.area),
    GetHeaderRowRange: (it, _given, desk) => part(desk, it, table => ({ ...table.area, rows: 1 })),
    GetDataBodyRange: (it, _given, desk) => part(desk, it, bodyArea),
    ConvertToRange: (it, _given, desk) => {
      const { sheet, table } = find(desk, it);
      deleteTable(desk.book, sheet, table, true);
      return rangeAt(desk, sheet, table.area);
    },
    Worksheet: (it, _given, desk) => worksheetAt(desk, find(desk, it).sheet),
    Columns: (it, _given, desk) => hostObject(tableColumnCollection, it, desk),
    Rows: (it, _given, desk) => hostObject(tableRowCollection, it, desk),
    Sort: (it, _given, desk) => hostObject(tableSort, it, desk),
    AutoFilter: (it, _given, desk) => hostObject(tableAutoFilter, it, desk),
  },
};

export const tableSort: HostClass<TableHandle> = {
  name: 'TableSort',
  call: {
    Apply: (it, [fields, matchCase], desk) => {
      const { sheet, table } = find(desk, it);
      sortRows(desk.book, sheet, bodyArea(table), readFields(fields), { matchCase: matchCase === true });
      return null;
    },
    Clear: () => null,
  },
};

export const tableAutoFilter: HostClass<TableHandle> = {
  name: 'AutoFilter',
  read: {
    Enabled: reading(table => table.showFilterButton),
    IsDataFiltered: reading(table => Object.keys(table.filters).length > 0),
  },
  call: {
    Apply: (it, [, column, criteria], desk) => {
      const { sheet, table } = find(desk, it);
      filterTable(desk.book, sheet, it.id, { ...table.filters, [asWhole(column)]: filterWords(criteria) });
      return null;
    },
    ClearCriteria: (it, _given, desk) => {
      filterTable(desk.book, find(desk, it).sheet, it.id, {});
      return null;
    },
  },
};

type ColumnHandle = Readonly<{ table: TableHandle; index: number }>;

const columnAt = (desk: Desk, table: TableHandle, index: number): HostObject =>
  hostObject(tableColumn, { table, index }, desk);

const columnPart = (desk: Desk, it: ColumnHandle, of: (table: Table) => Area): HostObject => {
  const { sheet, table } = find(desk, it.table);
  return rangeAt(desk, sheet, { ...of(table), column: table.area.column + it.index, columns: 1 });
};

export const tableColumn: HostClass<ColumnHandle> = {
  name: 'TableColumn',
  identity: it => ({ Id: it.index + 1 }),
  read: {
    Id: it => it.index + 1,
    Index: it => it.index,
    Name: (it, desk) => {
      const { sheet, table } = find(desk, it.table);
      return tableHeaders(sheet, table)[it.index] ?? '';
    },
    Values: (it, desk) => columnPart(desk, it, table => table.area).read('Values'),
  },
  write: {
    Name: (it, value, desk) => {
      const { sheet, table } = find(desk, it.table);
      setInputs(desk.book, sheet, area(table.area.row, table.area.column + it.index), [[asString(value)]]);
    },
  },
  call: {
    Delete: () => {
      throw new Fault('ApiNotFound', 'The test host takes no column out of a table.');
    },
  },
  follow: {
    GetRange: (it, _given, desk) => columnPart(desk, it, table => table.area),
    GetDataBodyRange: (it, _given, desk) => columnPart(desk, it, bodyArea),
    GetHeaderRowRange: (it, _given, desk) => columnPart(desk, it, table => ({ ...table.area, rows: 1 })),
    Filter: (it, _given, desk) => hostObject(columnFilter, it, desk),
  },
};

export const columnFilter: HostClass<ColumnHandle> = {
  name: 'Filter',
  call: {
    ApplyValuesFilter: (it, [values], desk) => {
      const { sheet, table } = find(desk, it.table);
      const words = filterWords({ filterOn: 'Values', values });
      filterTable(desk.book, sheet, table.id, { ...table.filters, [it.index]: words });
      return null;
    },
    Clear: (it, _given, desk) => {
      const { sheet, table } = find(desk, it.table);
      filterTable(desk.book, sheet, table.id, withoutKeys(table.filters, it.index));
      return null;
    },
  },
};

function columnIndex(desk: Desk, it: TableHandle, key: Plain): number {
  const { sheet, table } = find(desk, it);
  if (typeof key === 'number') return key >= 1 && key <= table.area.columns ? key - 1 : -1;
  const wanted = asString(key).toLowerCase();
  return tableHeaders(sheet, table).findIndex(header => header.toLowerCase() === wanted);
}

export const tableColumnCollection: HostClass<TableHandle> = {
  name: 'TableColumnCollection',
  read: { Count: reading(table => table.area.columns) },
  items: (it, desk) =>
    Array.from({ length: find(desk, it).table.area.columns }, (_, index) => columnAt(desk, it, index)),
  item: (it, key, desk) => {
    const index = columnIndex(desk, it, key);
    return index < 0 ? null : columnAt(desk, it, index);
  },
  call: { GetCount: (it, _given, desk) => find(desk, it).table.area.columns },
  follow: {
    GetItemAt: (it, [index], desk) => columnAt(desk, it, asWhole(index)),
    GetItemOrNullObject: (it, [key], desk) => {
      const index = columnIndex(desk, it, key);
      return index < 0 ? null : columnAt(desk, it, index);
    },
  },
};

export const tableRowCollection: HostClass<TableHandle> = {
  name: 'TableRowCollection',
  read: { Count: reading(table => bodyArea(table).rows) },
  call: { GetCount: (it, _given, desk) => bodyArea(find(desk, it).table).rows },
};

type Scope = Readonly<{ sheet: Sheet | null }>;

export const tablesOf = (desk: Desk, sheet: Sheet | null): HostObject =>
  hostObject(tableCollection, { sheet }, desk);

const inScope = (desk: Desk, { sheet }: Scope): readonly Found[] =>
  desk.book.tables().filter(found => sheet === null || found.sheet === sheet);

function byKey(desk: Desk, scope: Scope, key: Plain): Table | null {
  const wanted = typeof key === 'number' ? String(key) : asString(key);
  const found = desk.book.findTable(wanted);
  return found !== null && (scope.sheet === null || found.sheet === scope.sheet) ? found.table : null;
}

export const tableCollection: HostClass<Scope> = {
  name: 'TableCollection',
  read: { Count: (it, desk) => inScope(desk, it).length },
  items: (it, desk) => inScope(desk, it).map(({ table }) => tableAt(desk, table)),
  item: (it, key, desk) => {
    const found = byKey(desk, it, key);
    return found === null ? null : tableAt(desk, found);
  },
  call: {
    GetCount: (it, _given, desk) => inScope(desk, it).length,
    ...registrations<Scope>(
      {
        DataChanged: tableEventNumbers.DataChanged,
        Added: tableEventNumbers.Added,
        Deleted: tableEventNumbers.Deleted,
      },
      it => it.sheet?.id ?? 'Workbook',
    ),
  },
  follow: {
    Add: (it, [address, hasHeaders], desk) => {
      const found = asArea(address, desk, it.sheet ?? desk.book.activeSheet);
      return tableAt(desk, addTable(desk.book, found.sheet, found.area, asBoolean(hasHeaders)));
    },
    GetItemAt: (it, [index], desk) => {
      const found = inScope(desk, it)[asWhole(index)];
      if (found === undefined) throw new Fault('ItemNotFound');
      return tableAt(desk, found.table);
    },
    GetItemOrNullObject: (it, [key], desk) => {
      const found = byKey(desk, it, key);
      return found === null ? null : tableAt(desk, found);
    },
  },
};
