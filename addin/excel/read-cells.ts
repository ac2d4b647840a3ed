// Reads whole areas, cut between rows so that one answer stays small, several small ones in one sync.
import type { Area } from '../../plan/sheet/sheet-document.ts';
import { rangeOf } from './area.ts';
import { groupBySize } from './block.ts';
import { oneAfterAnother } from './take-turns.ts';

/**
 * Cells asked for in one sync. A cell comes to about 60 bytes for its value and its text together, and what Microsoft's
 * client takes to read an answer nobody can cut: 16,000 cells kept the thread for 45 ms, these for a third of that.
 */
export const CELLS_PER_SYNC = 5000;

export type AreaOfSheet = Readonly<{ sheet: Excel.Worksheet; area: Area }>;
export type ReadCells = Readonly<{
  values: readonly (readonly (string | number | boolean)[])[];
  texts: readonly (readonly string[])[];
}>;

/** Some rows of one of the areas asked for, from this row of the sheet on. */
export type Piece = ReadCells & Readonly<{ index: number; row: number }>;

/** What stands in each area, in the order asked. */
export async function readCells(
  context: Excel.RequestContext,
  wanted: readonly AreaOfSheet[],
): Promise<ReadCells[]> {
  const found = wanted.map(() => ({
    values: [] as (readonly (string | number | boolean)[])[],
    texts: [] as (readonly string[])[],
  }));
  await readPieces(context, wanted, ({ index, values, texts }) => {
    found[index]?.values.push(...values);
    found[index]?.texts.push(...texts);
  });
  return found;
}

/** The same, each piece given away as soon as it is there: what is done with it never adds up to one long task. */
export async function readPieces(
  context: Excel.RequestContext,
  wanted: readonly AreaOfSheet[],
  take: (piece: Piece) => void,
): Promise<void> {
  const pieces = wanted.flatMap(({ sheet, area }, index) =>
    cutArea(area).map(piece => ({ sheet, area: piece, index })),
  );
  const groups = groupBySize(pieces, piece => piece.area.rows * piece.area.columns, CELLS_PER_SYNC);
  await oneAfterAnother(groups, async group => {
    const ranges = group.map(piece => {
      const range = rangeOf(piece.sheet, piece.area);
      range.load('values,text');
      return { range, piece };
    });
    await context.sync();
    for (const { range, piece } of ranges) {
      take({ index: piece.index, row: piece.area.row, values: range.values, texts: range.text });
    }
  });
}

function cutArea(area: Area): Area[] {
  if (area.rows <= 0 || area.columns <= 0) return [];
  const rows = Math.max(1, Math.floor(CELLS_PER_SYNC / area.columns));
  return Array.from({ length: Math.ceil(area.rows / rows) }, (_, piece) => ({
    ...area,
    row: area.row + piece * rows,
    rows: Math.min(rows, area.rows - piece * rows),
  }));
}
