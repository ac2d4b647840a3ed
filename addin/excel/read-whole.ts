import { HiddenDecoder } from '../../plan/sheet/hidden-sheet.ts';
import { linesFrom, hiddenFrom, type Calendar } from './calendar.ts';
import type { LocatedSheet } from './locate-sheet.ts';
import { readPieces, type Piece } from './read-cells.ts';
import { keptLine, keptReading } from './kept-as-seen.ts';
import { loadSettings, withFormulas } from './read-hidden.ts';
import { present, type Seen } from './seen-sheet.ts';
import type { SheetLine } from '../../plan/sheet/sheet-reading.ts';
import { WorkbookFailure } from './workbook-failure.ts';

/** Every cell of the plan's sheet and of its base; what was seen before and stands as it stood is the same object. */
export async function readWhole(
  context: Excel.RequestContext,
  place: LocatedSheet,
  calendar: Calendar,
  last: Seen | null = null,
): Promise<Seen> {
  if (place.hidden === null || place.hiddenSize.rows === 0) throw new WorkbookFailure('baseGone');
  const first = place.headerRow + 1;
  const body = { row: first, column: 0, rows: place.endRow - first, columns: place.headers.length };
  const settings = loadSettings(place.hidden);
  const decoder = new HiddenDecoder();
  const lines: (SheetLine | null)[] = [];
  await readPieces(
    context,
    [
      { sheet: place.hidden, area: { row: 0, column: 0, ...place.hiddenSize } },
      { sheet: place.sheet, area: body },
    ],
    piece => {
      if (piece.index === 0) decoder.add(withFormulas(piece, settings.formulas));
      else
        for (const line of linesOf(piece, place, calendar))
          lines.push(keptLine(line, last?.lines[lines.length]));
    },
  );
  const hidden = decoder.end();
  if ('reason' in hidden) throw new WorkbookFailure(hidden.reason);
  const reading = {
    sheetName: place.sheetName,
    hidden: hiddenFrom(calendar, hidden),
    headerRow: place.headerRow,
    headers: place.headers,
    lines: present(lines),
  };
  return { place, calendar, lines, reading: last === null ? reading : keptReading(reading, last.reading) };
}

/** By row; null where nothing stands. */
export function linesOf(
  { row, values, texts }: Piece,
  { columns }: LocatedSheet,
  calendar: Calendar,
): (SheetLine | null)[] {
  const lines = values.map((cells, index) => ({
    sheetRow: row + index,
    values: cells,
    texts: texts[index] ?? [],
  }));
  return linesFrom(calendar, lines, columns).map(line =>
    line.values.some(value => value !== '') ? line : null,
  );
}
