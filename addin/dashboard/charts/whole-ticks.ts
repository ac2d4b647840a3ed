/**
 * Marks along an axis that counts: whole numbers from 0, in steps of 1, 2, 5, 10 …, as many as there is room for at so many
 * pixels each.
 */
export function wholeTicks(most: number, roomPx: number, tickPx: number): number[] {
  const count = Math.max(1, Math.floor(roomPx / tickPx));
  let step = 1;
  for (let size = 1; most / step > count; size *= 10) {
    step = [2, 5, 10].map(part => part * size).find(part => most / part <= count) ?? 10 * size;
  }
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
