/** A range of cells, 1-based, both ends in it. */
export type CellArea = Readonly<{ top: number; left: number; bottom: number; right: number }>;

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** `A1` or `A1:B2`, with or without dollar signs; null where it is neither or lies outside a sheet. */
export function parseArea(reference: string): CellArea | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(reference);
  if (!parts) return null;
  const left = columnNumber(parts[1]!);
  const top = Number(parts[2]);
  const right = parts[3] === undefined ? left : columnNumber(parts[3]);
  const bottom = parts[4] === undefined ? top : Number(parts[4]);
  const fits = top >= 1 && top <= bottom && bottom <= LAST_ROW && left <= right && right <= LAST_COLUMN;
  return fits ? { top, left, bottom, right } : null;
}

/** Whole rows `$1:$2` or whole columns `$A:$B`, as print titles have them. */
export function isWholeRowsOrColumns(reference: string): boolean {
  return /^\$?\d+:\$?\d+$/.test(reference) || /^\$?[A-Z]{1,3}:\$?[A-Z]{1,3}$/.test(reference);
}

export function overlap(a: CellArea, b: CellArea): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
