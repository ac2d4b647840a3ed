// Which row a line is that has lost its id. What the plan says of a task tells it, where it says so of one row only and
// one line only; nothing is guessed.
import { columns } from '../../plan/sheet/columns.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { CellValue, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { cleanText } from '../../plan/text/clean.ts';

type Line = Readonly<{ row: number; values: readonly (CellValue | boolean)[] }>;

/** Sheet rows with the row id each of them must be. `taken` are the ids that stand in the sheet. */
export function identifyLines(
  lines: readonly Line[],
  places: ColumnPlaces,
  document: SheetDocument,
  taken: ReadonlySet<string>,
): ReadonlyMap<number, string> {
  const told = columns.flatMap(({ key, part }, index) => {
    const place = places.get(key);
    return part === 'plan' && key !== 'rowId' && place !== undefined ? [{ index, place }] : [];
  });
  // Without the task's own words too many lines read alike.
  if (!places.has('title')) return new Map();
  const said = (values: readonly (CellValue | boolean | undefined)[]): string =>
    JSON.stringify(values.map(value => cleanText(String(value ?? ''))));
  const rowsSaying = groupBy(document.rows, row => said(told.map(({ index }) => row[index])));
  const linesSaying = groupBy(lines, line => said(told.map(({ place }) => line.values[place])));
  const found = new Map<number, string>();
  for (const [words, [line, ...alike]] of linesSaying) {
    const [row, ...others] = rowsSaying.get(words) ?? [];
    const id = row === undefined ? '' : String(row[0]);
    if (line === undefined || id === '' || alike.length + others.length > 0 || taken.has(id)) continue;
    found.set(line.row, id);
  }
  return found;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
