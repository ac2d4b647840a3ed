// Making and changing tables.
import { type Area, columnLetter, intersection } from './area.ts';
import type { Cell } from './cell.ts';
import { demandUnlocked } from './edit.ts';
import { Fault } from './fault.ts';
import type { Sheet } from './sheet.ts';
import type { Table } from './table.ts';
import type { Workbook } from './workbook.ts';

export function addTable(book: Workbook, sheet: Sheet, it: Area, hasHeaders: boolean): Table {
  if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  const clash =
    sheet.state.tables.some(table => intersection(table.area, it) !== null) ||
    sheet.state.merges.some(merge => intersection(merge, it) !== null);
  if (clash) throw new Fault('InvalidOperation', 'A table cannot overlap another table or a merged range.');
  const id = book.freshId();
  const whole = hasHeaders ? { ...it, rows: Math.max(2, it.rows) } : { ...it, rows: it.rows + 1 };
  const table: Table = {
    id,
    name: freeTableName(book),
    area: whole,
    style: 'TableStyleMedium2',
    showHeaders: true,
    showTotals: false,
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    filters: {},
  };
  book.step('add table', () => {
    book.history.forgetAll();
    sheet.change({ tables: [...sheet.state.tables, table] });
    writeHeaders(book, sheet, whole);
  });
  return table;
}

function freeTableName(book: Workbook): string {
  let number = book.tables().length + 1;
  while (book.findTable(`Table${number}`) !== null) number += 1;
  return `Table${number}`;
}

/** Headers are text, none is empty and none occurs twice. */
function writeHeaders(book: Workbook, sheet: Sheet, it: Area): void {
  const taken = new Set<string>();
  sheet.writeCells({ ...it, rows: 1 }, (row, column, old) => {
    const shown = book.text(sheet, row, column);
    let header = shown === '' ? `Column${column - it.column + 1}` : shown;
    for (let number = 2; taken.has(header.toLowerCase()); number += 1)
      header = `${shown === '' ? 'Column' : shown}${number}`;
    taken.add(header.toLowerCase());
    const cell: Cell = { value: header, formula: null, format: old?.format ?? sheet.format(row, column) };
    return cell;
  });
}

export function changeTable(
  book: Workbook,
  sheet: Sheet,
  id: string,
  part: Partial<Omit<Table, 'id'>>,
): void {
  if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  const { name } = part;
  if (name !== undefined) {
    if (!/^[\p{L}_\\][\p{L}\p{M}\p{N}_.]*$/u.test(name)) throw new Fault('InvalidArgument');
    const other = book.findTable(name);
    if ((other !== null && other.table.id !== id) || book.findName(name, null) !== null)
      throw new Fault('ItemAlreadyExists');
  }
  book.step('change table', () =>
    sheet.change({
      tables: sheet.state.tables.map(table => (table.id === id ? { ...table, ...part } : table)),
    }),
  );
}

export function resizeTable(book: Workbook, sheet: Sheet, table: Table, it: Area): void {
  if (it.row !== table.area.row || it.rows < 2 || intersection(it, table.area) === null)
    throw new Fault('InvalidArgument');
  changeTable(book, sheet, table.id, { area: it });
  book.step('resize table', () => writeHeaders(book, sheet, it));
}

export function deleteTable(book: Workbook, sheet: Sheet, table: Table, keepCells: boolean): void {
  if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  if (!keepCells) demandUnlocked(sheet, table.area);
  book.step('delete table', () => {
    book.history.forgetAll();
    sheet.change({ tables: sheet.state.tables.filter(other => other.id !== table.id) });
    if (!keepCells) sheet.writeCells(table.area, () => undefined);
  });
}

export const tableHeaders = (sheet: Sheet, table: Table): readonly string[] =>
  Array.from({ length: table.area.columns }, (_, column) => {
    const value = sheet.value(table.area.row, table.area.column + column);
    return value === '' ? columnLetter(column) : String(value);
  });
