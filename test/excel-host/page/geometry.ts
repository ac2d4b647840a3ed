// Where rows and columns stand, in pixels.
import { rowHeight } from '../workbook/row-height.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';

const PIXELS_A_POINT = 4 / 3;
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 6;
const FEWEST_ROWS = 200;
const FEWEST_COLUMNS = 26;

/** `at[n]` is where line n begins; the last entry is where all end. */
export type Lines = Readonly<{ at: readonly number[]; count: number; end: number }>;
export type Geometry = Readonly<{ rows: Lines; columns: Lines }>;

function lines(count: number, sizeOf: (index: number) => number): Lines {
  const at: number[] = [0];
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    end += Math.round(sizeOf(index) * PIXELS_A_POINT);
    at.push(end);
  }
  return { at, count, end };
}

export function measure(book: Workbook, sheet: Sheet): Geometry {
  const extent = sheet.extent();
  const lastSelected = sheet.selection.rows < 1_000_000 ? sheet.selection.row + sheet.selection.rows : 0;
  const rowCount = Math.max(FEWEST_ROWS, extent.rows + SPARE_ROWS, lastSelected + SPARE_ROWS);
  const columnCount = Math.max(
    FEWEST_COLUMNS,
    extent.columns + SPARE_COLUMNS,
    sheet.activeCell.column + SPARE_COLUMNS,
  );
  return {
    rows: lines(rowCount, row => rowHeight(book, sheet, row)),
    columns: lines(columnCount, column => sheet.columnWidth(column)),
  };
}

/** The line at a pixel, the last one beyond the end. */
export function lineAt({ at, count }: Lines, pixel: number): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((at[middle] ?? 0) <= pixel) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const startOf = ({ at, end }: Lines, index: number): number => at[index] ?? end;
export const sizeOf = (of: Lines, index: number, count = 1): number =>
  startOf(of, index + count) - startOf(of, index);
