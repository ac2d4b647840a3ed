// Rows are found by their id at the moment of writing: a row's place is never remembered.
import type { LocatedSheet } from './locate-sheet.ts';

/** Sheet rows (0-based) of each row id; several where somebody copied a line. */
export type RowPlaces = ReadonlyMap<string, readonly number[]>;

/** Queues the reading of the id column; the answer, of these ids or of all, is there after the next sync. */
export function loadRowPlaces(place: LocatedSheet, of?: ReadonlySet<string>): () => RowPlaces {
  const column = place.columns.get('rowId');
  const first = place.headerRow + 1;
  return column === undefined
    ? () => new Map()
    : loadIds(place.sheet, { first, column, rows: place.endRow - first, of });
}

/** As `loadRowPlaces`, for the rows of the base; the settings above them are found by their keys as well. */
export function loadBasePlaces(place: LocatedSheet, of?: ReadonlySet<string>): () => RowPlaces {
  return place.hidden === null
    ? () => new Map()
    : loadIds(place.hidden, { first: 0, column: 0, rows: place.hiddenSize.rows, of });
}

type Ids = Readonly<{ first: number; column: number; rows: number; of: ReadonlySet<string> | undefined }>;

function loadIds(sheet: Excel.Worksheet, { first, column, rows, of }: Ids): () => RowPlaces {
  if (rows <= 0) return () => new Map();
  const ids = sheet.getRangeByIndexes(first, column, rows, 1);
  ids.load('values');
  return () => {
    const places = new Map<string, number[]>();
    ids.values.forEach((cells, index) => {
      const id = String(cells[0]).trim();
      if (id === '' || of?.has(id) === false) return;
      const rowsOfId = places.get(id);
      if (rowsOfId === undefined) places.set(id, [first + index]);
      else rowsOfId.push(first + index);
    });
    return places;
  };
}
