import { columnLetter } from '../../plan/sheet/columns.ts';
import type { Area } from '../../plan/sheet/sheet-document.ts';

/** An area as spreadsheets write it: `A1`, or `A1:B2` for more than one cell. */
export function reference({ row, column, rows, columns }: Area): string {
  const first = `${columnLetter(column)}${row + 1}`;
  const last = `${columnLetter(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}
