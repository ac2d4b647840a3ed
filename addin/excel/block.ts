// Values travel in two-dimensional blocks, so that a call stays well under 1 MB: Excel on the web refuses a request of
// more than 5 MB, a long one freezes the sheet while it is carried out, and Microsoft's client puts each into words twice
// before it goes, in one go: 850 KB kept the pane for 100 ms, a fifth of that for 20.
import type { CellValue } from '../../plan/sheet/sheet-document.ts';

/** Of values alone: Microsoft's client cuts a block into smaller ones, whose addresses add up to 15 %. */
export const BLOCK_BYTES = 180_000;

/** Values to write at a place; null leaves the cell as it is. */
export type Block = Readonly<{
  row: number;
  column: number;
  values: readonly (readonly (CellValue | null)[])[];
}>;

type Cell = CellValue | null;
/** Quotes of a text and the comma behind a cell; what has to be escaped in a text is rare. */
const AROUND_TEXT = 3;
const AROUND_NUMBER = 8;
/** Vietnamese in UTF-8 comes to less than two bytes a letter. */
const BYTES_PER_LETTER = 2;

/** About how long rows are on their way, and hardly ever less: they are weighed each time, so it must cost nothing. */
export function weightOf(rows: readonly (readonly Cell[])[]): number {
  return rows.reduce((sum, row) => sum + rowWeight(row), 0);
}

function rowWeight(row: readonly Cell[]): number {
  let sum = 2;
  for (const cell of row) {
    sum += typeof cell === 'string' ? cell.length * BYTES_PER_LETTER + AROUND_TEXT : AROUND_NUMBER;
  }
  return sum;
}

/** The block cut between rows so that no piece exceeds the limit (a single longer row stays whole). */
export function cutBlock(block: Block, limitBytes: number = BLOCK_BYTES): Block[] {
  const pieces: Block[] = [];
  let first = 0;
  let bytes = 0;
  block.values.forEach((row, index) => {
    const size = rowWeight(row);
    if (index > first && bytes + size > limitBytes) {
      pieces.push({ ...block, row: block.row + first, values: block.values.slice(first, index) });
      first = index;
      bytes = 0;
    }
    bytes += size;
  });
  pieces.push({ ...block, row: block.row + first, values: block.values.slice(first) });
  return pieces;
}

/** Neighbours put together for one sync each, in order, as long as they stay under the limit. */
export function groupBySize<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  limitBytes: number = BLOCK_BYTES,
): T[][] {
  const groups: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const last = groups.at(-1);
    if (last === undefined || bytes + size > limitBytes) {
      groups.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return groups;
}

/** Writes values as they are meant. */
export function writeBlock(sheet: Excel.Worksheet, block: Block): void {
  const values = block.values.map(row =>
    row.map(value => (typeof value === 'string' ? literal(value) : value)),
  );
  writeAsTyped(sheet, { ...block, values });
}

/** Writes values as somebody would type them: a leading apostrophe says "text" and is dropped. */
export function writeAsTyped(sheet: Excel.Worksheet, block: Block): void {
  const columns = block.values[0]?.length ?? 0;
  if (columns === 0) return;
  const range = sheet.getRangeByIndexes(block.row, block.column, block.values.length, columns);
  range.values = block.values.map(row => [...row]);
}

/**
 * Excel takes a leading apostrophe for a sign that says "text" and drops it, so one that belongs to the text is
 * written twice. Everything else is kept literally by the text format `@`, set before the values.
 */
export function literal(text: string): string {
  return text.startsWith("'") ? `'${text}` : text;
}
