/** Room that a letter takes on an axis, on the average. */
const LETTER_PX = 6;

/** Names that fit beside an axis, each different from the others, since a chart tells its bars apart by them. */
export function axisNames(names: readonly string[], roomPx: number): string[] {
  const most = Math.max(6, Math.floor(roomPx / LETTER_PX));
  const taken = new Set<string>();
  return names.map(name => {
    const short = name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
    let own = short;
    for (let again = 2; taken.has(own); again += 1) own = `${short} (${again})`;
    taken.add(own);
    return own;
  });
}
