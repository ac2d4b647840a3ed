// What somebody does in the workbook with their own hands, as far as Office.js can do the same: typing, moving, sorting,
// protecting. Rows are named by their id and columns by their key, wherever they stand by then.
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { CellValue } from '../../plan/sheet/sheet-document.ts';

type Cell = Readonly<{ rowId: string; column: ColumnKey }>;

export type HandDeed =
  /** Writes from a cell on, as typing does and as a paste does; of copied rows into the last. A first `'` says "text". */
  | (Cell & Readonly<{ kind: 'write'; values: readonly (readonly CellValue[])[] }>)
  | (Cell & Readonly<{ kind: 'formula'; formula: string }>)
  | (Cell & Readonly<{ kind: 'numberFormat'; format: string }>)
  /** A blank line above a row, with a text in the column. */
  | (Cell & Readonly<{ kind: 'insertLine'; text: string }>)
  /** Of copied rows the first. */
  | Readonly<{ kind: 'deleteRow'; rowId: string }>
  /** Under the last line. */
  | Readonly<{ kind: 'copyRow'; rowId: string }>
  /** A column of one's own before another, with a text in its first line. */
  | Readonly<{ kind: 'insertColumn'; before: ColumnKey; text: string }>
  | Readonly<{ kind: 'moveColumn'; column: ColumnKey; before: ColumnKey }>
  | Readonly<{ kind: 'deleteColumn'; column: ColumnKey }>
  | Readonly<{ kind: 'sort'; column: ColumnKey; ascending: boolean }>
  | Readonly<{ kind: 'filter'; column: ColumnKey; values: readonly string[] }>
  | Readonly<{ kind: 'unprotect' }>
  | Readonly<{ kind: 'protect'; password: string }>
  /** The name goes behind the scratch sheet's own, by which it is cleared away. */
  | Readonly<{ kind: 'renameSheet'; suffix: string }>
  | Readonly<{ kind: 'moveSheetToEnd' }>
  /** Both sheets, before the first of the workbook: what comes of copying another appendix in. */
  | Readonly<{ kind: 'copySheets' }>
  | Readonly<{ kind: 'resizeTable'; rows: number; columns: number }>
  | Readonly<{ kind: 'plainCells' }>
  | Readonly<{ kind: 'deleteBase' }>
  /** Whether Excel tells add-ins of anything. */
  | Readonly<{ kind: 'events'; on: boolean }>;
