// Merged cells come out of a document as one text and blanks below it. Each column is carried by itself; whether its
// blanks were merged at all is judged by the column's pattern unless the source knows.

/** A cell after carrying. */
export type CarriedCell = Readonly<{
  printed: string;
  /** What holds: the printed text, or that of the task it was carried from. */
  resolved: string;
  /** Position (0-based) of the row it was carried from; null where it is its own. */
  from: number | null;
}>;

/** A cell as printed, whether its source knows it as merged with the one above, and its group of rows. */
export type CarryInput = Readonly<{ text: string; merged: boolean; group: number }>;

/**
 * Fills the blanks of one column from above, never across a group heading. `isDitto` tells texts such as "nt".
 * A column whose neighbours print the same text again and again was not merged, so a blank in it is really blank.
 */
export function carryDown(
  cells: readonly CarryInput[],
  isDitto: (text: string) => boolean,
  mergesKnown: boolean,
): CarriedCell[] {
  const byPattern = !mergesKnown && looksMerged(cells);
  let source: number | null = null;
  let group: number | null = null;
  return cells.map((cell, index) => {
    if (cell.group !== group) source = null;
    group = cell.group;
    const takes = isDitto(cell.text) || (cell.text === '' && (cell.merged || byPattern));
    if (takes && source !== null) {
      return { printed: cell.text, resolved: cells[source]!.text, from: source };
    }
    source = cell.text === '' || takes ? null : index;
    return { printed: cell.text, resolved: cell.text, from: null };
  });
}

function looksMerged(cells: readonly CarryInput[]): boolean {
  let [blanks, repeats] = [0, 0];
  cells.forEach((cell, index) => {
    const above = cells[index - 1];
    if (!above || above.group !== cell.group) return;
    if (cell.text === '') blanks += 1;
    else if (cell.text === above.text) repeats += 1;
  });
  return blanks > 0 && blanks >= repeats;
}
