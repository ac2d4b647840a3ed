// Where the pages of a sheet with several tables begin, so that no heading is left alone at the foot of one.

/** Lines of a table that stay with its heading. */
const LINES_KEPT = 2;

export type PageLine = Readonly<{ row: number; heightPt: number; isHead: boolean }>;

/**
 * The rows before which a page begins, all of them: programs fit rows to their texts a little differently, and would end
 * their own pages elsewhere. A heading, with those right under it, stays on the page of its first lines; such a stretch
 * that is higher than a page is left to itself.
 */
export function pageBreaks(lines: readonly PageLine[], pagePt: number): number[] {
  const breaks: number[] = [];
  let usedPt = 0;
  lines.forEach((line, index) => {
    const begins = line.isHead && !(lines[index - 1]?.isHead ?? false);
    const keptPt = begins ? heightOf(stretchFrom(lines, index)) : line.heightPt;
    const isFull = usedPt + line.heightPt > pagePt || (keptPt <= pagePt && usedPt + keptPt > pagePt);
    if (usedPt > 0 && isFull) {
      breaks.push(line.row);
      usedPt = 0;
    }
    usedPt += line.heightPt;
  });
  return breaks;
}

/** The heading at a place, further ones right under it, and the first lines of what they head. */
function stretchFrom(lines: readonly PageLine[], from: number): PageLine[] {
  let to = from;
  while (lines[to]?.isHead) to += 1;
  const kept = lines.slice(from, to);
  for (const line of lines.slice(to, to + LINES_KEPT)) {
    if (line.isHead) break;
    kept.push(line);
  }
  return kept;
}

function heightOf(lines: readonly PageLine[]): number {
  return lines.reduce((sum, { heightPt }) => sum + heightPt, 0);
}
