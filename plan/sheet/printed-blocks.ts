// A report cut into what stands together on paper. A sheet has one set of columns for all of its tables; on a page each
// table has its own.
import type { PrintedCell, PrintedSheet } from './printed-sheet.ts';

export type PrintedBlock = Readonly<{
  /** Lines over the whole width that stand before the table: title, notes, the section's name. */
  heads: readonly PrintedCell[];
  /** Lines of the table's header, which each page repeats. */
  headers: readonly (readonly PrintedCell[])[];
  lines: readonly (readonly PrintedCell[])[];
  /** Of each column of the table, its part of the page's width. */
  shares: readonly number[];
}>;

/** A date and the room beside it, in one line. */
const DATE_CHARS = 17;
const NUMBER_CHARS = 16;
/** A table of fewer columns stays narrow: figures far from their words are read wrong. */
const WHOLE_WIDTH_COLUMNS = 4;

/** The report's blocks in their order; an empty line, or a head after a table, begins the next. */
export function printedBlocks({ cells, widthsChars }: PrintedSheet): PrintedBlock[] {
  const blocks: PrintedCell[][][] = [];
  let last: PrintedCell[] | undefined;
  for (const line of linesOf(cells)) {
    const follows = last !== undefined && line[0]!.row === last[0]!.row + 1;
    const endsTable = isHead(line, widthsChars) && last !== undefined && !isHead(last, widthsChars);
    if (!follows || endsTable) blocks.push([]);
    blocks.at(-1)!.push(line);
    last = line;
  }
  return blocks.map(lines => blockOf(lines, widthsChars));
}

function blockOf(all: readonly PrintedCell[][], widthsChars: readonly number[]): PrintedBlock {
  const table = all.filter(line => !isHead(line, widthsChars));
  const headers = table.filter(line => line.every(({ look }) => look === 'header'));
  const lines = table.filter(line => !headers.includes(line));
  return {
    heads: all.filter(line => isHead(line, widthsChars)).flat(),
    headers,
    lines,
    shares: sharesOf(lines, widthsChars),
  };
}

function sharesOf(lines: readonly (readonly PrintedCell[])[], widthsChars: readonly number[]): number[] {
  const count = Math.max(0, ...lines.flat().map(({ column, columns = 1 }) => column + columns));
  const page = sum(widthsChars);
  const own = widthsChars.slice(0, count);
  if (count < WHOLE_WIDTH_COLUMNS) return own.map(width => width / page);
  const chars = own.map((width, column) => {
    const cells = lines.flatMap(line => line.filter(cell => cell.column === column));
    if (cells.some(({ look }) => look === 'date')) return Math.max(width, DATE_CHARS);
    const isCounted = column > 0 && cells.length > 0 && cells.every(({ value }) => typeof value === 'number');
    return isCounted ? NUMBER_CHARS : width;
  });
  return chars.map(each => each / sum(chars));
}

/** One cell over all columns of the sheet. */
function isHead(line: readonly PrintedCell[], widthsChars: readonly number[]): boolean {
  return line.length === 1 && line[0]!.columns === widthsChars.length;
}

function linesOf(cells: readonly PrintedCell[]): PrintedCell[][] {
  const lines = new Map<number, PrintedCell[]>();
  for (const cell of cells) lines.set(cell.row, [...(lines.get(cell.row) ?? []), cell]);
  return [...lines.values()].toSorted((a, b) => a[0]!.row - b[0]!.row);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
