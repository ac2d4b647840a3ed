// Which line of a sheet is which row. A row is its id wherever it stands; lines that are none are reported.
import { fieldNames } from '../field.ts';
import type { ColumnPlaces } from './column-places.ts';
import type { SheetFinding } from './sheet-document.ts';
import type { SheetLine } from './sheet-reading.ts';

export type MatchedLines = Readonly<{
  /** By row id; more than one line where a row was copied. */
  lines: ReadonlyMap<string, readonly SheetLine[]>;
  findings: readonly SheetFinding[];
}>;

/** Finds the lines of the rows that `isKnown`. Lines blank in every field and without an id are passed over. */
export function matchLines(
  lines: readonly SheetLine[],
  places: ColumnPlaces,
  isKnown: (rowId: string) => boolean,
): MatchedLines {
  const found = new Map<string, SheetLine[]>();
  const findings: SheetFinding[] = [];
  const idPlace = places.get('rowId');
  if (idPlace === undefined) return { lines: found, findings };
  const fieldPlaces = fieldNames.flatMap(name => places.get(name) ?? []);

  for (const line of lines) {
    const typed = String(line.values[idPlace] ?? '').trim();
    const rowId = isKnown(typed) ? typed : typed.toUpperCase();
    const row = line.sheetRow + 1;
    if (isKnown(rowId)) {
      const same = found.get(rowId);
      if (same) same.push(line);
      else found.set(rowId, [line]);
    } else if (typed !== '') {
      findings.push({
        reason: 'unknownRowId',
        rows: [line.sheetRow],
        column: idPlace,
        params: { row, rowId: typed.slice(0, 64) },
      });
    } else if (fieldPlaces.some(place => !isBlank(line.values[place]))) {
      findings.push({ reason: 'missingRowId', rows: [line.sheetRow], column: idPlace, params: { row } });
    }
  }
  return { lines: found, findings };
}

/** True of a cell in which nothing stands. */
export function isBlank(value: string | number | boolean | undefined): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');
}
