// Places in a sheet, 0-based. Whole columns and rows are areas as tall or wide as a sheet.
import { Fault } from './fault.ts';

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export type Spot = Readonly<{ row: number; column: number }>;
export type Area = Readonly<{ row: number; column: number; rows: number; columns: number }>;

export const area = (row: number, column: number, rows = 1, columns = 1): Area => ({
  row,
  column,
  rows,
  columns,
});

export const lastRow = (it: Area): number => it.row + it.rows - 1;
export const lastColumn = (it: Area): number => it.column + it.columns - 1;

export const holds = (it: Area, row: number, column: number): boolean =>
  row >= it.row && row <= lastRow(it) && column >= it.column && column <= lastColumn(it);

export const contains = (outer: Area, inner: Area): boolean =>
  holds(outer, inner.row, inner.column) && holds(outer, lastRow(inner), lastColumn(inner));

export const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(lastRow(a), lastRow(b)) - row + 1;
  const columns = Math.min(lastColumn(a), lastColumn(b)) - column + 1;
  return rows > 0 && columns > 0 ? area(row, column, rows, columns) : null;
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return area(
    row,
    column,
    Math.max(lastRow(a), lastRow(b)) - row + 1,
    Math.max(lastColumn(a), lastColumn(b)) - column + 1,
  );
}

/** What is left of `a` without `b`, in up to four pieces. */
export function without(a: Area, b: Area): readonly Area[] {
  const cut = intersection(a, b);
  if (cut === null) return [a];
  const pieces = [
    area(a.row, a.column, cut.row - a.row, a.columns),
    area(lastRow(cut) + 1, a.column, lastRow(a) - lastRow(cut), a.columns),
    area(cut.row, a.column, cut.rows, cut.column - a.column),
    area(cut.row, lastColumn(cut) + 1, cut.rows, lastColumn(a) - lastColumn(cut)),
  ];
  return pieces.filter(piece => piece.rows > 0 && piece.columns > 0);
}

export function columnLetter(column: number): string {
  const high = Math.floor(column / 26) - 1;
  return (high >= 0 ? columnLetter(high) : '') + String.fromCharCode(65 + (column % 26));
}

export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export const spotAddress = (row: number, column: number): string => `${columnLetter(column)}${row + 1}`;

export function areaAddress(it: Area): string {
  if (it.columns >= MAX_COLUMNS) return `${it.row + 1}:${lastRow(it) + 1}`;
  if (it.rows >= MAX_ROWS) return `${columnLetter(it.column)}:${columnLetter(lastColumn(it))}`;
  const first = spotAddress(it.row, it.column);
  return it.rows === 1 && it.columns === 1 ? first : `${first}:${spotAddress(lastRow(it), lastColumn(it))}`;
}

/** As Excel quotes a sheet's name in an address: only where it is not a plain word. */
export function quotedSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d+)?$/;

/** Parses `B2`, `B2:D9`, `B:D` or `2:9`, with or without dollar signs. */
export function parseArea(text: string): Area {
  const [first = '', second = first, ...rest] = text.trim().split(':');
  const from = CORNER.exec(first);
  const to = CORNER.exec(second);
  if (from === null || to === null || rest.length > 0 || first === '' || second === '')
    throw new Fault('InvalidArgument');
  const row = from[2] === undefined ? 0 : Number(from[2]) - 1;
  const column = from[1] === undefined ? 0 : columnNumber(from[1]);
  const row2 = to[2] === undefined ? MAX_ROWS - 1 : Number(to[2]) - 1;
  const column2 = to[1] === undefined ? MAX_COLUMNS - 1 : columnNumber(to[1]);
  const whole =
    (from[1] === undefined) !== (to[1] === undefined) || (from[2] === undefined) !== (to[2] === undefined);
  const single = !text.includes(':') && (from[1] === undefined || from[2] === undefined);
  if (
    whole ||
    single ||
    row < 0 ||
    row2 < 0 ||
    Math.max(row, row2) >= MAX_ROWS ||
    Math.max(column, column2) >= MAX_COLUMNS
  )
    throw new Fault('InvalidArgument');
  return bounding(area(row, column), area(row2, column2));
}

/** Splits `'Nhiệm vụ'!A1:B2` into the sheet's name and the rest. */
export function splitAddress(text: string): { sheet: string | null; rest: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s.exec(text);
  if (match === null) return { sheet: null, rest: text };
  return { sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? '', rest: match[3] ?? '' };
}

/** Cells pushed aside or pulled together: `count` > 0 inserts before `at`, < 0 removes from `at` on. */
export type Shift = Readonly<{
  axis: 'rows' | 'columns';
  at: number;
  count: number;
  /** Only areas within this span of the other axis move. */
  from: number;
  to: number;
}>;

/** Where an area stands after a shift; null where it is gone. */
export function shiftArea(it: Area, shift: Shift): Area | null {
  const alongRows = shift.axis === 'rows';
  const [start, size] = alongRows ? [it.row, it.rows] : [it.column, it.columns];
  const [crossStart, crossEnd] = alongRows ? [it.column, lastColumn(it)] : [it.row, lastRow(it)];
  const limit = alongRows ? MAX_ROWS : MAX_COLUMNS;
  if (size >= limit || crossStart < shift.from || crossEnd > shift.to) return it;
  const moved = shiftSpan(start, size, shift.at, shift.count);
  if (moved === null) return null;
  return alongRows
    ? { ...it, row: moved.start, rows: moved.size }
    : { ...it, column: moved.start, columns: moved.size };
}

function shiftSpan(
  start: number,
  size: number,
  at: number,
  count: number,
): { start: number; size: number } | null {
  if (count > 0) {
    if (at <= start) return { start: start + count, size };
    return at < start + size ? { start, size: size + count } : { start, size };
  }
  const gone = -count;
  const kept = size - Math.max(0, Math.min(start + size, at + gone) - Math.max(start, at));
  if (kept <= 0) return null;
  const before = Math.max(0, Math.min(start, at + gone) - at);
  return { start: start - before, size: kept };
}
