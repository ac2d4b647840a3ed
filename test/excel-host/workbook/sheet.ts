// One sheet. Everything it holds is replaced, never changed in place, so that remembering a sheet for undo is
// copying one list of rows.
import {
  type Area,
  type Spot,
  MAX_COLUMNS,
  MAX_ROWS,
  area,
  intersection,
  lastColumn,
  lastRow,
} from './area.ts';
import { type CellFormat, type FormatChange, plainFormat, sharing } from './cell-format.ts';
import type { Cell, Value } from './cell.ts';
import type { Chart } from './chart.ts';
import type { ConditionalFormat } from './conditional-format.ts';
import { type PageLayout, plainLayout } from './page-layout.ts';
import type { Protection } from './protection.ts';
import type { FilterValues, Table } from './table.ts';
import type { Validation } from './validation.ts';

export type Row = readonly (Cell | undefined)[];
export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

export type SheetState = Readonly<{
  name: string;
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  showHeadings: boolean;
  rows: readonly (Row | undefined)[];
  columnFormats: readonly (CellFormat | undefined)[];
  rowFormats: readonly (CellFormat | undefined)[];
  /** In points; where missing, the standard. */
  columnWidths: readonly (number | undefined)[];
  rowHeights: readonly (number | undefined)[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  merges: readonly Area[];
  tables: readonly Table[];
  charts: readonly Chart[];
  /** Of the sheet itself, outside tables. */
  filter: Readonly<{ area: Area; columns: Readonly<Record<number, FilterValues>> }> | null;
  validations: readonly Validation[];
  conditionalFormats: readonly ConditionalFormat[];
  protection: Protection | null;
  frozen: Readonly<{ rows: number; columns: number }>;
  pageLayout: PageLayout;
}>;

export const STANDARD_WIDTH = 48;
export const STANDARD_HEIGHT = 15;

const emptySheet = (name: string): SheetState => ({
  name,
  visibility: 'Visible',
  tabColor: '',
  showGridlines: true,
  showHeadings: true,
  rows: [],
  columnFormats: [],
  rowFormats: [],
  columnWidths: [],
  rowHeights: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merges: [],
  tables: [],
  charts: [],
  filter: null,
  validations: [],
  conditionalFormats: [],
  protection: null,
  frozen: { rows: 0, columns: 0 },
  pageLayout: plainLayout,
});

export class Sheet {
  readonly id: string;
  /** What is selected, and the one cell that typing goes to. */
  selection: Area = area(0, 0);
  activeCell: Spot = { row: 0, column: 0 };
  private current: SheetState;
  private readonly beforeChange: (sheet: Sheet) => void;

  constructor(id: string, name: string, beforeChange: (sheet: Sheet) => void) {
    this.id = id;
    this.current = emptySheet(name);
    this.beforeChange = beforeChange;
  }

  get state(): SheetState {
    return this.current;
  }

  /** Puts a remembered state back. */
  restore(state: SheetState): void {
    this.current = state;
  }

  change(part: Partial<SheetState>): void {
    this.beforeChange(this);
    this.current = { ...this.current, ...part };
  }

  cell(row: number, column: number): Cell | undefined {
    return this.current.rows[row]?.[column];
  }

  value(row: number, column: number): Value {
    return this.current.rows[row]?.[column]?.value ?? '';
  }

  format(row: number, column: number): CellFormat {
    return (
      this.current.rows[row]?.[column]?.format ??
      this.current.rowFormats[row] ??
      this.current.columnFormats[column] ??
      plainFormat
    );
  }

  /** Writes cells of an area; `write` answers the cell's new content or the old one to leave it. */
  writeCells(
    it: Area,
    write: (row: number, column: number, before: Cell | undefined) => Cell | undefined,
  ): void {
    this.beforeChange(this);
    const rows = this.current.rows.slice();
    for (let row = it.row; row <= lastRow(it); row += 1) {
      const line = (rows[row] ?? []).slice();
      for (let column = it.column; column <= lastColumn(it); column += 1)
        line[column] = write(row, column, line[column]);
      rows[row] = line;
    }
    this.current = { ...this.current, rows };
  }

  /** Changes the look of an area; of whole columns or rows the look of the cells to come as well. */
  changeFormat(it: Area, how: FormatChange): void {
    const change = sharing(how);
    const wholeColumns = it.rows >= MAX_ROWS;
    const wholeRows = it.columns >= MAX_COLUMNS;
    if (wholeColumns) this.changeColumnFormats(it, change);
    else if (wholeRows) this.changeRowFormats(it, change);
    const cells = wholeColumns || wholeRows ? intersection(it, this.extent()) : it;
    if (cells === null) return;
    this.writeCells(cells, (row, column, before) =>
      before === undefined && (wholeColumns || wholeRows)
        ? undefined
        : { value: '', formula: null, ...before, format: change(this.format(row, column)) },
    );
  }

  private changeColumnFormats(it: Area, change: FormatChange): void {
    const columnFormats = this.current.columnFormats.slice();
    for (let column = it.column; column <= Math.min(lastColumn(it), 2000); column += 1)
      columnFormats[column] = change(columnFormats[column] ?? plainFormat);
    this.change({ columnFormats });
  }

  private changeRowFormats(it: Area, change: FormatChange): void {
    const rowFormats = this.current.rowFormats.slice();
    for (let row = it.row; row <= lastRow(it); row += 1)
      rowFormats[row] = change(rowFormats[row] ?? plainFormat);
    this.change({ rowFormats });
  }

  /** The rows and columns that hold any cell record, from A1. */
  extent(): Area {
    const columns = this.current.rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
    return area(0, 0, Math.max(1, this.current.rows.length), Math.max(1, columns));
  }

  /** The smallest area with all content (and, unless `valuesOnly`, all formats); null where the sheet is empty. */
  usedRange(valuesOnly: boolean, within: Area = area(0, 0, MAX_ROWS, MAX_COLUMNS)): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    const used = (cell: Cell | undefined): boolean =>
      cell !== undefined &&
      (cell.value !== '' || cell.formula !== null || (!valuesOnly && cell.format !== plainFormat));
    const { rows } = this.current;
    const last = Math.min(rows.length - 1, lastRow(within));
    for (let row = within.row; row <= last; row += 1) {
      const line = rows[row];
      if (line === undefined) continue;
      const end = Math.min(line.length - 1, lastColumn(within));
      for (let column = within.column; column <= end; column += 1) {
        if (!used(line[column])) continue;
        top = Math.min(top, row);
        bottom = row;
        left = Math.min(left, column);
        right = Math.max(right, column);
      }
    }
    return bottom < 0 ? null : area(top, left, bottom - top + 1, right - left + 1);
  }

  columnWidth(column: number): number {
    return this.current.hiddenColumns.has(column) ? 0 : (this.current.columnWidths[column] ?? STANDARD_WIDTH);
  }

  mergeAt(row: number, column: number): Area | undefined {
    return this.current.merges.find(
      merge =>
        row >= merge.row && row <= lastRow(merge) && column >= merge.column && column <= lastColumn(merge),
    );
  }
}
