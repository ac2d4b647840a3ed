import { MAX_COLUMNS, MAX_ROWS, columnLetter, columnNumber, splitAddress } from '../area.ts';

/** One end of a reference; a `$` holds it in place when the formula is read from another cell. */
export type Corner = Readonly<{
  row: number | null;
  column: number | null;
  rowFixed: boolean;
  columnFixed: boolean;
}>;
export type Reference = Readonly<{ sheet: string | null; from: Corner; to: Corner }>;

function corner(text: string): Corner {
  const [, columnMark, letters, rowMark, digits] = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?$/.exec(text) ?? [];
  const whole = letters === undefined;
  return {
    row: digits === undefined ? null : Number(digits) - 1,
    column: whole ? null : columnNumber(letters),
    // In `$2:$9` the one mark stands before the row.
    rowFixed: rowMark === '$' || (whole && columnMark === '$'),
    columnFixed: columnMark === '$' && !whole,
  };
}

export function readReference(text: string): Reference {
  const { sheet, rest } = splitAddress(text);
  const [first = '', second = first] = rest.split(':');
  return { sheet, from: corner(first), to: corner(second) };
}

export function cornerText(it: Corner): string {
  const column = it.column === null ? '' : `${it.columnFixed ? '$' : ''}${columnLetter(it.column)}`;
  const row = it.row === null ? '' : `${it.rowFixed ? '$' : ''}${it.row + 1}`;
  return column + row;
}

/** A corner as read from a cell so many rows and columns away; null where it falls off the sheet. */
export function movedCorner(it: Corner, rows: number, columns: number): Corner | null {
  const row = it.row === null || it.rowFixed ? it.row : it.row + rows;
  const column = it.column === null || it.columnFixed ? it.column : it.column + columns;
  if ((row ?? 0) < 0 || (column ?? 0) < 0 || (row ?? 0) >= MAX_ROWS || (column ?? 0) >= MAX_COLUMNS)
    return null;
  return { ...it, row, column };
}
