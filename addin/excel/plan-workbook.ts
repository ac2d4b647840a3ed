// The pane's view of the workbook: everything it may ask of Excel. Implemented with Office.js beside this file; no
// other folder touches Excel.
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import type { BaseRow, CellValue, HiddenSheet, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { ScratchWorkbook } from '../self-test/scratch-workbook.ts';
import type { SelectedLines } from './read-selection.ts';

/** What a rebase came to. Rows are found by their id at the moment of writing; one undo step where Excel has it. */
export type SheetUpdate = Readonly<{
  cells: readonly CellUpdate[];
  /** Rows of the base that move on, whole. */
  base: readonly BaseRow[];
  /** The Đồng bộ column, only where it differs. */
  sync: readonly Readonly<{ rowId: string; text: string }>[];
  /** What the workbook now stands at; null where it stays. Not written where a row is held. */
  stamp: SheetStamp | null;
}>;

/** Which state of the plan each base in the workbook is, and the service's signature over it; '' where it gave none. */
export type SheetStamp = Readonly<Pick<HiddenSheet, 'version' | 'epoch' | 'file' | 'signature'>>;

/** Lines that come into the sheet and lines that leave it, by their row id. */
export type LineChange = Readonly<{ add: readonly string[]; remove: readonly string[] }>;

export type CellUpdate = Readonly<{
  rowId: string;
  column: ColumnKey;
  value: CellValue;
  /** What the rebase saw in the cell; where somebody has typed something else since, the cell is left to them. */
  seen?: CellValue;
}>;

/**
 * Whether somebody pressed a button for it. Only a `command` may lift the sheet's protection, which empties Excel's
 * undo list; in the `background` rows with locked cells to write are held back.
 */
export type Moment = 'command' | 'background';

/**
 * Rows left as they were, cells and base: locked ones in the background, and those in which somebody typed just then.
 * The next comparison finds them as they are; give their new values again with the next command.
 */
export type WriteResult = Readonly<{
  held: readonly string[];
  /** Something else stood in the sheet than what the update was decided upon: it has to be looked at again. */
  isOvertaken?: boolean;
}>;

/**
 * How much of the sheet is read. `heard`: only the lines of which Excel has told that they changed since the last
 * reading, and those of the rows named, upon what was seen then. Events get lost, so what is sent is never taken from
 * such a reading. `whole`: every cell.
 */
export type Looking = Readonly<{ kind: 'whole' }> | Readonly<{ kind: 'heard'; rows?: ReadonlySet<string> }>;

/** Each operation may reject with a `WorkbookFailure` (workbook-failure.ts), never with an error of Office.js. */
export interface PlanWorkbook {
  /**
   * The plan's sheet, or null where the workbook has none; whole unless said otherwise. Reads blocks, never cell by cell.
   * The same value as before, and the same lines in it, where they have not changed.
   */
  read(looking?: Looking): Promise<SheetReading | null>;
  /**
   * Writes a new sheet (with its hidden one) in blocks of at most 1 MB; `progress` hears a share of 0 to 1. Where the
   * workbook already has the sheet of this plan and unit, that is written anew in place, values and all; that of
   * another plan or unit, or one without its base, only with `replace`.
   */
  load(
    document: SheetDocument,
    progress?: (share: number) => void,
    options?: Readonly<{ replace?: boolean }>,
  ): Promise<void>;
  /** Writes only the cells named; a `command` unless said otherwise. */
  write(update: SheetUpdate, moment?: Moment): Promise<WriteResult>;
  /**
   * Brings the lines of an amended plan in, each at its place in the document, and takes others out with their base;
   * then looks and rules as `repair`. No other value is touched.
   */
  amend(document: SheetDocument, change: LineChange): Promise<void>;
  /**
   * Puts formats, validation, rules, protection, a broken table and deleted columns back without touching a value that
   * is there; the fields of a column that comes back are those of the base.
   */
  repair(document: SheetDocument): Promise<void>;
  /**
   * Repairs, and writes what the issued plan says where somebody changed it: its cells, ids of lines that lost theirs,
   * rows that were deleted. No field is touched, and lines that are no row of the plan stay.
   */
  restorePlan(document: SheetDocument): Promise<void>;
  /** Selects the cell of a row, wherever it stands now; false where the row is gone. */
  goTo(rowId: string, column: ColumnKey): Promise<boolean>;
  /** Sorts the protected sheet by a column: unprotects, sorts, protects. */
  sort(column: ColumnKey, ascending: boolean): Promise<void>;
  /** Tells that something may have changed, never what. Answers the function that stops listening. */
  watch(listener: () => void): Promise<() => Promise<void>>;
  /** The row id of the selected cell, or null. */
  selectedRow(): Promise<string | null>;
  /** Tells that another cell may be selected, never which. Answers the function that stops listening. */
  watchSelection(listener: () => void): Promise<() => Promise<void>>;
  /** What is written in the selected cells, of any sheet, as lines of a document; null where nothing is. */
  readSelection(): Promise<SelectedLines | null>;
  /** A part of this workbook for the self-test alone; its code comes with it. */
  scratch(): Promise<ScratchWorkbook>;
  /** Writes a report as a sheet of its own, in place where it is already there, and shows it. */
  print(sheet: PrintedSheet): Promise<void>;
}
