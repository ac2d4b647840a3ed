// What a plan's sheet looks like, as data: made once here, written by Office.js in the pane and by ExcelJS on the server.
import type { ReasonCode } from '../reasons/reason.ts';
import type { ColumnKind } from './columns.ts';

/** As Excel keeps it: text, number (percent, date serial), or '' for an empty cell. */
export type CellValue = string | number;

export const SHEET_NAME = 'Nhiệm vụ';
export const HIDDEN_SHEET_NAME = '_phuluc';
export const TABLE_NAME = 'PhuLuc_NhiemVu';
/** Workbook names through which rules on the visible sheet reach the hidden one (old Excel refuses another sheet in a rule). */
export const names = {
  statusList: 'PhuLuc_TrangThai',
  baseIds: 'PhuLuc_Ma',
  baseCells: 'PhuLuc_Goc',
  baseHeaders: 'PhuLuc_Cot',
  today: 'PhuLuc_HomNay',
} as const;

/** A line above the table: the appendix's title block and how to fill the file in. Merged over all columns. */
export type TitleLine = Readonly<{
  text: string;
  look: 'heading' | 'title' | 'caption' | 'unit' | 'instruction';
}>;

/** A cell range, 0-based, within the visible sheet. */
export type Area = Readonly<{ row: number; column: number; rows: number; columns: number }>;

export type Validation =
  | Readonly<{ kind: 'list'; area: Area; source: string; title: string; message: string }>
  | Readonly<{ kind: 'wholeNumber'; area: Area; min: number; max: number; title: string; message: string }>
  | Readonly<{ kind: 'date'; area: Area; min: number; max: number; title: string; message: string }>
  | Readonly<{ kind: 'textLength'; area: Area; max: number; title: string; message: string }>;

/** A conditional format; `formula` in English A1 notation relative to the area's first cell, beginning with "=". */
export type RowRule = Readonly<{
  kind: 'pending' | 'overdue' | 'refused' | 'troubled';
  area: Area;
  formula: string;
}>;

export type SheetDocument = Readonly<{
  /** The visible sheet's name; differs from `SHEET_NAME` only where a workbook holds two plans. */
  name: string;
  titleLines: readonly TitleLine[];
  /** 0-based row of the table's header. */
  headerRow: number;
  headers: readonly string[];
  kinds: readonly ColumnKind[];
  /** One line per row of the plan, in the order of `columns`. */
  rows: readonly (readonly CellValue[])[];
  /** Cells (0-based row within `rows`, 0-based column) whose value was carried down: shown lighter. */
  carried: readonly (readonly [row: number, column: number])[];
  /** 0-based rows within `rows` whose field cells this account may edit. */
  editable: readonly number[];
  validations: readonly Validation[];
  rules: readonly RowRule[];
  hidden: HiddenSheet;
}>;

/**
 * The hidden sheet. Cells A1:B8 are keys and values, the base's header stands in row 10 (`rowId`, the nine fields,
 * `versions`, `sent`), above it the headers by which the visible sheet names the nine fields, below it the base with values
 * exactly as the visible cells hold them; the status words in column N.
 */
export type HiddenSheet = Readonly<{
  formatVersion: number;
  plan: string;
  /** The unit that the sheet is for; null for the secretariat. */
  unit: string | null;
  file: string;
  version: number;
  epoch: string;
  /** HMAC over plan, unit, file, version and epoch by the server; '' where none was given (made in the pane). */
  signature: string;
  /** A fixed working day as a serial; null: the cell holds =TODAY(). */
  today: number | null;
  base: readonly BaseRow[];
}>;

/** What the author was looking at: cell values as in the sheet, and the version that last changed each field. */
export type BaseRow = Readonly<{
  rowId: string;
  cells: readonly CellValue[];
  versions: readonly number[];
  /**
   * What this sheet has sent upon these versions and may have arrived unanswered: `field@version:id`; and which of them
   * a choice has set, in which epoch: `field@version=epoch`.
   */
  sent?: readonly string[];
}>;

/** What the Đồng bộ column can say of a row: a word, and for trouble the sentence of its first reason. */
export type SyncWord = 'same' | 'pending' | 'sent' | 'conflict' | 'refused' | 'error' | 'readOnly';

export const syncWords: Readonly<Record<SyncWord, { vi: string; en: string }>> = {
  same: { vi: '', en: '' },
  pending: { vi: 'Chờ gửi', en: 'Waiting' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  conflict: { vi: 'Khác nhau', en: 'Conflict' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  error: { vi: 'Có lỗi', en: 'Error' },
  readOnly: { vi: 'Chỉ xem', en: 'Read only' },
};

/** A table finding: a reason about a place in the sheet rather than about a row's field. */
export type SheetFinding = Readonly<{
  reason: ReasonCode;
  /** 0-based sheet rows it concerns. */
  rows: readonly number[];
  column?: number;
  params: Readonly<Record<string, string | number>>;
}>;
