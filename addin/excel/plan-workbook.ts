// The pane's view of the workbook: everything it may ask of Excel. Implemented with Office.js beside this file; no
// other folder touches Excel.
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import type { BaseRow, CellValue, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';

/** What a rebase came to. Rows are found by their id at the moment of writing; one undo step where Excel has it. */
export type SheetUpdate = Readonly<{
  cells: readonly Readonly<{ rowId: string; column: ColumnKey; value: CellValue }>[];
  /** Rows of the base that move on, whole. */
  base: readonly BaseRow[];
  /** The Đồng bộ column, only where it differs. */
  sync: readonly Readonly<{ rowId: string; text: string }>[];
  version: number;
}>;

export interface PlanWorkbook {
  /** The plan's sheet, or null where the workbook has none. Reads whole blocks, never cell by cell. */
  read(): Promise<SheetReading | null>;
  /** Writes a new sheet (with its hidden one) in blocks of at most 1 MB; `progress` hears a share of 0 to 1. */
  load(document: SheetDocument, progress?: (share: number) => void): Promise<void>;
  /** Writes only the cells named. */
  write(update: SheetUpdate): Promise<void>;
  /** Puts formats, validation, rules and protection back without touching a value. */
  repair(document: SheetDocument): Promise<void>;
  /** Selects the cell of a row, wherever it stands now; false where the row is gone. */
  goTo(rowId: string, column: ColumnKey): Promise<boolean>;
  /** Sorts the protected sheet by a column: unprotects, sorts, protects. */
  sort(column: ColumnKey, ascending: boolean): Promise<void>;
  /** Tells that something may have changed, never what. Answers the function that stops listening. */
  watch(listener: () => void): Promise<() => Promise<void>>;
  /** The row id of the selected cell, or null. */
  selectedRow(): Promise<string | null>;
  /** Writes a report as a sheet of its own, in place where it is already there, and shows it. */
  print(sheet: PrintedSheet): Promise<void>;
}
