import type { CellValue } from '../../plan/sheet/sheet-document.ts';

/** The most a cell holds, in UTF-16 units; Excel offers to repair a file with more. */
export const CELL_TEXT_LIMIT = 32_767;

/** A value as ExcelJS writes it faithfully: null for an empty cell, text that XML and Excel read back unchanged. */
export function storedValue(value: CellValue): string | number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return value === '' ? null : storedText(value);
}

export function storedText(text: string): string {
  const clipped = text.length > CELL_TEXT_LIMIT ? `${text.slice(0, CELL_TEXT_LIMIT - 1)}…` : text;
  return (
    clipped
      // Half a surrogate pair, U+FFFE and U+FFFF are no XML characters: one makes the whole file unreadable.
      .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
      .replace(/\r\n?/g, '\n')
      // Excel reads _x000D_ and its like in a cell as the character of that code (ECMA-376 part 1, 22.9.2.19).
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  );
}
