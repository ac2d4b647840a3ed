// The front end for cells: rows of a sheet as lines of a document. Above the table a row with one filled cell is a line of
// text, as the title of an appendix stands there.
import type { SourceLine } from './source-line.ts';

/** A row's cells as shown, and the columns (0-based) whose cell goes on from the row above. */
export type TableLine = { readonly cells: readonly string[]; readonly merged: number[] };

/** A row with so many filled cells is one of a table. */
const TABLE_CELLS = 3;

/** Line numbers count the rows given, from 1. */
export function linesOfCells(rows: readonly TableLine[]): SourceLine[] {
  const table = rows.findIndex(({ cells }) => filledOf(cells).length >= TABLE_CELLS);
  return rows.map(({ cells, merged }, index): SourceLine => {
    const line = index + 1;
    const [only = '', ...others] = filledOf(cells);
    if (others.length === 0 && (table < 0 || index < table || only === ''))
      return { kind: 'prose', line, text: only };
    return { kind: 'row', line, cells: [...cells], merged: [...merged] };
  });
}

function filledOf(cells: readonly string[]): string[] {
  return cells.filter(cell => cell.trim() !== '');
}
