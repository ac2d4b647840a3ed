import type { Run } from './area.ts';

/** An address as events give it: areas of cells, rows or columns, with or without the sheet's name. */
const area = /^(?:.*!)?\$?([A-Z]{0,3})\$?(\d{0,7})(?::\$?([A-Z]{0,3})\$?(\d{0,7}))?$/i;

/** The sheet rows (0-based) that an address covers; null where it covers whole columns or cannot be read. */
export function rowsOfAddress(address: string | undefined): readonly Run[] | null {
  if (address === undefined) return null;
  const runs: Run[] = [];
  for (const part of address.split(',')) {
    const found = area.exec(part.trim());
    const first = Number(found?.[2] ?? 0);
    const last = found?.[3] === undefined && found?.[4] === undefined ? first : Number(found[4]);
    if (first < 1 || last < first) return null;
    runs.push({ first: first - 1, count: last - first + 1 });
  }
  return runs;
}
