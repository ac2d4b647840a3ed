// Cell areas, 0-based, and their A1 addresses.
import { columnLetter } from '../../plan/sheet/columns.ts';
import type { Area } from '../../plan/sheet/sheet-document.ts';

/** Excel takes at most 8,192 characters in the address of a range of several areas. */
const ADDRESS_LIMIT = 8000;

export function addressOf(area: Area): string {
  const first = `${columnLetter(area.column)}${area.row + 1}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnLetter(area.column + area.columns - 1)}${area.row + area.rows}`;
}

/** Addresses joined by commas, as few and as long as Excel takes them: one proxy for hundreds of areas. */
export function joinedAddresses(areas: readonly Area[]): string[] {
  const joined: string[] = [];
  for (const area of areas) {
    const address = addressOf(area);
    const last = joined.at(-1);
    if (last !== undefined && last.length + address.length < ADDRESS_LIMIT) {
      joined[joined.length - 1] = `${last},${address}`;
    } else {
      joined.push(address);
    }
  }
  return joined;
}

export type Run = Readonly<{ first: number; count: number }>;

/** Ascending numbers as runs without gaps: 3 4 5 9 → 3×3, 9×1. */
export function runsOf(numbers: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === number) {
      runs[runs.length - 1] = { first: last.first, count: last.count + 1 };
    } else {
      runs.push({ first: number, count: 1 });
    }
  }
  return runs;
}

export function rangeOf(sheet: Excel.Worksheet, area: Area): Excel.Range {
  return sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
}

/** One proxy per several hundred areas. */
export function rangesOf(sheet: Excel.Worksheet, areas: readonly Area[]): Excel.RangeAreas[] {
  return joinedAddresses(areas).map(address => sheet.getRanges(address));
}
