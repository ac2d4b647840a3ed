// Single cells put together into as few two-dimensional blocks as possible.
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import type { Block } from './block.ts';

export type CellToWrite = Readonly<{ row: number; column: number; value: CellValue }>;

/** Cells in one column no further apart than this share a block; those between are left alone by a null. */
const GAP = 40;

type Strip = { column: number; row: number; values: (CellValue | null)[] };

/**
 * Blocks that write these cells and no other. `mayCross` says of a cell between two of them whether a block may reach
 * over it: Excel refuses a block on a protected sheet if any of its cells is locked, written or not.
 */
export function blocksOf(
  cells: readonly CellToWrite[],
  mayCross: (row: number, column: number) => boolean = () => true,
): Block[] {
  const strips = stripsOf(cells, mayCross);
  const blocks: { column: number; strips: Strip[] }[] = [];
  const open = new Map<string, { column: number; strips: Strip[] }>();
  for (const strip of strips) {
    const left = open.get(`${strip.column - 1}:${strip.row}:${strip.values.length}`);
    const block = left ?? { column: strip.column, strips: [] };
    if (left === undefined) blocks.push(block);
    block.strips.push(strip);
    open.set(`${strip.column}:${strip.row}:${strip.values.length}`, block);
  }
  return blocks.map(block => ({
    row: block.strips[0]?.row ?? 0,
    column: block.column,
    values: (block.strips[0]?.values ?? []).map((_, index) =>
      block.strips.map(strip => strip.values[index] ?? null),
    ),
  }));
}

/** Runs down one column, those of the left columns first. */
function stripsOf(
  cells: readonly CellToWrite[],
  mayCross: (row: number, column: number) => boolean,
): Strip[] {
  const strips: Strip[] = [];
  const ordered = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  for (const { row, column, value } of ordered) {
    const last = strips.at(-1);
    const end = last === undefined ? 0 : last.row + last.values.length;
    if (last !== undefined && last.column === column && row >= end && canReach(end, row, column, mayCross)) {
      for (let between = end; between < row; between += 1) last.values.push(null);
      last.values.push(value);
    } else {
      strips.push({ column, row, values: [value] });
    }
  }
  return strips;
}

function canReach(
  from: number,
  to: number,
  column: number,
  mayCross: (row: number, column: number) => boolean,
): boolean {
  if (to - from > GAP) return false;
  for (let row = from; row < to; row += 1) if (!mayCross(row, column)) return false;
  return true;
}
