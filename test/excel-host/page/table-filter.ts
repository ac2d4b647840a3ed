// The filter of one table column, as a list: everything, or the rows that show one text.
import { type Area, lastRow } from '../workbook/area.ts';
import { filterTable } from '../workbook/filtering.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type Table, bodyArea } from '../workbook/table.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { withoutKeys } from '../workbook/without-keys.ts';
import { texts } from './texts.ts';

export type TableColumn = Readonly<{ table: Table; index: number; header: Area }>;

/** The table column whose header stands in a cell. */
export function filterAt(sheet: Sheet, row: number, column: number): TableColumn | null {
  const table = sheet.state.tables.find(
    it =>
      it.showFilterButton &&
      it.showHeaders &&
      row === it.area.row &&
      column >= it.area.column &&
      column < it.area.column + it.area.columns,
  );
  return table === undefined
    ? null
    : { table, index: column - table.area.column, header: { row, column, rows: 1, columns: 1 } };
}

export function filterChoices(
  book: Workbook,
  sheet: Sheet,
  { table, index }: TableColumn,
): Readonly<{ words: readonly string[]; current: string }> {
  const body = bodyArea(table);
  const shown = new Set<string>();
  for (let row = body.row; row <= lastRow(body); row += 1)
    shown.add(book.text(sheet, row, body.column + index));
  const collator = new Intl.Collator('vi', { numeric: true });
  const words = [...shown]
    .sort((a, b) => collator.compare(a, b))
    .map(word => (word === '' ? texts.blank : word));
  const chosen = table.filters[index]?.[0];
  return {
    words: [texts.filterAll, ...words],
    current: chosen === undefined ? texts.filterAll : chosen === '' ? texts.blank : chosen,
  };
}

export function chooseFilter(
  book: Workbook,
  sheet: Sheet,
  { table, index }: TableColumn,
  word: string,
): void {
  const others = withoutKeys(table.filters, index);
  const value = word === texts.blank ? '' : word;
  filterTable(book, sheet, table.id, word === texts.filterAll ? others : { ...others, [index]: [value] });
}
