// Reads again only the lines that Excel has told of, or that somebody wants to be sure of, upon what was seen before.
import type { SheetLine } from '../../plan/sheet/sheet-reading.ts';
import type { Run } from './area.ts';
import type { Calendar } from './calendar.ts';
import type { LocatedSheet } from './locate-sheet.ts';
import type { Looking } from './plan-workbook.ts';
import { readPieces } from './read-cells.ts';
import { linesOf } from './read-whole.ts';
import { present, type Frame, type Heard, type Seen } from './seen-sheet.ts';

export type Hearing = Readonly<{
  place: LocatedSheet;
  calendar: Calendar;
  last: Seen;
  heard: readonly Heard[];
  looking: Extract<Looking, { kind: 'heard' }>;
}>;

/** Of more of the lines than this a whole reading costs little more. */
const MOST_SHARE = 0.5;
/** Runs no further apart are read as one. */
const GAP = 8;

/** Null where that is not enough: the sheet does not lie where it lay, or nobody knows what has changed. */
export async function readHeard(context: Excel.RequestContext, hearing: Hearing): Promise<Seen | null> {
  const { place, calendar, last } = hearing;
  if (calendar !== last.calendar || !liesWhereItLay(place, last.place)) return null;
  const runs = runsToRead(hearing);
  if (runs === null) return null;
  if (runs.length === 0) return { ...last, place };
  const first = place.headerRow + 1;
  const idPlace = place.columns.get('rowId');
  const lines: (SheetLine | null)[] = [...last.lines];
  let isMoved = false;
  await readPieces(
    context,
    runs.map(run => ({
      sheet: place.sheet,
      area: { row: run.first, column: 0, rows: run.count, columns: place.headers.length },
    })),
    piece =>
      linesOf(piece, place, calendar).forEach((line, index) => {
        const at = piece.row + index - first;
        // A line of another row stands here now: others will have moved as well, and no event has told.
        isMoved ||= idOf(line, idPlace) !== idOf(lines[at] ?? null, idPlace);
        lines[at] = line;
      }),
  );
  if (isMoved) return null;
  return { ...last, place, lines, reading: { ...last.reading, lines: present(lines) } };
}

function liesWhereItLay(now: Frame, then: Frame): boolean {
  return (
    now.sheetId === then.sheetId &&
    now.sheetName === then.sheetName &&
    now.hiddenId === then.hiddenId &&
    now.headerRow === then.headerRow &&
    now.endRow === then.endRow &&
    now.hiddenSize.rows === then.hiddenSize.rows &&
    now.hiddenSize.columns === then.hiddenSize.columns &&
    now.headers.length === then.headers.length &&
    now.headers.every((header, index) => header === then.headers[index])
  );
}

function runsToRead({ place, last, heard, looking }: Hearing): readonly Run[] | null {
  const first = place.headerRow + 1;
  const rows = new Set<number>();
  for (const { sheetId, runs } of heard) {
    if (sheetId === last.place.hiddenId) return null;
    if (sheetId !== place.sheetId) continue;
    if (runs === null) return null;
    for (const run of runs) {
      const end = Math.min(run.first + run.count, place.endRow);
      for (let row = Math.max(run.first, first); row < end; row += 1) rows.add(row);
    }
  }
  const { rows: wanted } = looking;
  const idPlace = place.columns.get('rowId');
  if (wanted && wanted.size > 0) {
    for (const line of last.reading.lines) if (wanted.has(idOf(line, idPlace))) rows.add(line.sheetRow);
  }
  if (rows.size > last.lines.length * MOST_SHARE && last.lines.length > 1 / MOST_SHARE) return null;
  return joined([...rows].sort((a, b) => a - b));
}

function joined(rows: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row - (last.first + last.count) <= GAP) {
      runs[runs.length - 1] = { first: last.first, count: row - last.first + 1 };
    } else {
      runs.push({ first: row, count: 1 });
    }
  }
  return runs;
}

function idOf(line: SheetLine | null, place: number | undefined): string {
  return line === null || place === undefined ? '' : String(line.values[place] ?? '').trim();
}
