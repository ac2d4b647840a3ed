// A report as a sheet: what is written where and how it looks, for Office.js and ExcelJS alike.
import type { CellValue } from './sheet-document.ts';

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
  | 'late';

export type PrintedCell = Readonly<{
  /** 0-based. */
  row: number;
  column: number;
  value: CellValue;
  look: PrintedLook;
  /** Cells it spans, itself included; 1 where left out. */
  columns?: number;
}>;

/** Figures below each other, each with a bar as long as its share of `most`, or of the largest. 0-based. */
export type PrintedBars = Readonly<{ row: number; column: number; rows: number; most?: number }>;

export type PrintedSheet = Readonly<{
  name: string;
  landscape: boolean;
  widthsChars: readonly number[];
  cells: readonly PrintedCell[];
  /** 0-based row of the header that repeats on each printed page and stays in view. */
  headerRow: number | null;
  bars?: readonly PrintedBars[];
  /** Pages side by side that a wide table is printed on; 1 where left out. */
  pagesWide?: number;
}>;
