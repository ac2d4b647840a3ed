import { type Area, area } from './area.ts';
import type { SheetState } from './sheet.ts';

/** The smallest area around the cells that differ between two states of a sheet. */
export function differingArea(before: SheetState, after: SheetState): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const height = Math.max(before.rows.length, after.rows.length);
  for (let row = 0; row < height; row += 1) {
    const [a, b] = [before.rows[row], after.rows[row]];
    if (a === b) continue;
    const width = Math.max(a?.length ?? 0, b?.length ?? 0);
    for (let column = 0; column < width; column += 1) {
      if (a?.[column] === b?.[column]) continue;
      top = Math.min(top, row);
      bottom = row;
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  return bottom < 0 ? null : area(top, left, bottom - top + 1, right - left + 1);
}
