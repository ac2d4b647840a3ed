// A report as a sheet: what is written where and how it looks, for Office.js and ExcelJS alike.
import type { RowId } from '../row.ts';
import type { Area, CellValue } from './sheet-document.ts';

export type PrintedLook =
  | 'heading'
  | 'title'
  | 'note'
  | 'section'
  | 'header'
  | 'text'
  | 'center'
  | 'number'
  | 'percent'
  | 'date'
  | 'total'
  | 'good'
  | 'late'
  | 'own';

/** Where a figure leads: to the lines of the report behind it, or to a row of the plan's sheet, found by its id. */
export type PrintedLink = Readonly<{ kind: 'lines'; area: Area }> | Readonly<{ kind: 'row'; rowId: RowId }>;

export type PrintedCell = Readonly<{
  /** 0-based. */
  row: number;
  column: number;
  value: CellValue;
  look: PrintedLook;
  /** Cells it spans, itself included; 1 where left out. */
  columns?: number;
  link?: PrintedLink;
}>;

/** Figures below each other, each with a bar as long as its share of `most`, or of the largest. 0-based. */
export type PrintedBars = Readonly<{ row: number; column: number; rows: number; most?: number }>;

/** Lines that Excel keeps as a table: its header in the first row, no two headers alike, no merged cells in it. */
export type PrintedTable = Readonly<{ name: string; area: Area }>;

/** Bars, one for each label. */
export type PrintedChart = Readonly<{
  name: string;
  title: string;
  labels: Area;
  values: Area;
  /** The cells it stands over. */
  over: Area;
}>;

export type PrintedSheet = Readonly<{
  /** By which a sheet that was renamed is found again; the name itself where left out. */
  id?: string;
  name: string;
  landscape: boolean;
  widthsChars: readonly number[];
  cells: readonly PrintedCell[];
  /** 0-based row of the header that repeats on each printed page and stays in view. */
  headerRow: number | null;
  bars?: readonly PrintedBars[];
  /** Pages side by side that a wide table is printed on; 1 where left out. */
  pagesWide?: number;
  /** First columns that stand on each of those pages: what tells one line from another; none where left out. */
  repeatedColumns?: number;
  tables?: readonly PrintedTable[];
  charts?: readonly PrintedChart[];
  /** Only to be looked at. */
  isReadOnly?: boolean;
}>;
