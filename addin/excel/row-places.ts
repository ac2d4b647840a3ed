// Rows are found by their id at the moment of writing: a row's place is never remembered.
import type { LocatedSheet } from './locate-sheet.ts';

/** Sheet rows (0-based) of each row id; several where somebody copied a line. */
export type RowPlaces = ReadonlyMap<string, readonly number[]>;

/** Queues the reading of the id column; the answer is there after the next sync. */
export function loadRowPlaces(place: LocatedSheet): () => RowPlaces {
  const column = place.columns.get('rowId');
  const first = place.headerRow + 1;
  return column === undefined ? () => new Map() : loadIds(place.sheet, first, column, place.endRow - first);
}

/** As `loadRowPlaces`, for the rows of the base; the settings above them are found by their keys as well. */
export function loadBasePlaces(place: LocatedSheet): () => RowPlaces {
  return place.hidden === null ? () => new Map() : loadIds(place.hidden, 0, 0, place.hiddenSize.rows);
}

function loadIds(sheet: Excel.Worksheet, first: number, column: number, rows: number): () => RowPlaces {
  if (rows <= 0) return () => new Map();
  const ids = sheet.getRangeByIndexes(first, column, rows, 1);
  ids.load('values');
  return () => {
    const places = new Map<string, number[]>();
    ids.values.forEach((cells, index) => {
      const id = String(cells[0]).trim();
      if (id === '') return;
      const rowsOfId = places.get(id);
      if (rowsOfId === undefined) places.set(id, [first + index]);
      else rowsOfId.push(first + index);
    });
    return places;
  };
}
