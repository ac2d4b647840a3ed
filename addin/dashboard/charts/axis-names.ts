/** How many pixels words take. */
export type WidthOf = (words: string) => number;

/** Between a name and its axis: the library's tick with the room on both sides of it. */
export const NAME_GAP_PX = 18;

const SHORTEST_LETTERS = 5;

/**
 * Names that fit beside an axis, each different from the others, since a chart tells its bars apart by them. A drawing cuts
 * off without a mark what has no room, so they are measured and not counted.
 */
export function axisNames(names: readonly string[], roomPx: number, widthOf: WidthOf): string[] {
  const taken = new Set<string>();
  return names.map(name => {
    let own = fitting(name, '', roomPx, widthOf);
    for (let again = 2; taken.has(own); again += 1) own = fitting(name, ` (${again})`, roomPx, widthOf);
    taken.add(own);
    return own;
  });
}

/** The name and what tells it from others, its end left out where both have no room. */
function fitting(name: string, mark: string, roomPx: number, widthOf: WidthOf): string {
  if (widthOf(name + mark) <= roomPx) return name + mark;
  const letters = [...name];
  const short = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…${mark}`;
  let count = letters.length - 1;
  while (count > SHORTEST_LETTERS && widthOf(short(count)) > roomPx) count -= 1;
  return short(count);
}

/** What the longest name needs, within what a drawing can spare. */
export function roomForNames(names: readonly string[], widthOf: WidthOf, mostPx: number): number {
  return Math.ceil(Math.min(mostPx, Math.max(0, ...names.map(widthOf))));
}
