// Which column of a sheet is which, by its header: columns that were moved, added or deleted do no harm.
import { fold } from '../text/fold.ts';
import { columns, type ColumnKey } from './columns.ts';

export type ColumnPlaces = ReadonlyMap<ColumnKey, number>;

const keyByHeader = new Map<string, ColumnKey>(columns.map(column => [fold(column.header), column.key]));

/** 0-based places of the known columns; of two with one header the first counts. */
export function columnPlacesOf(headers: readonly string[]): ColumnPlaces {
  const places = new Map<ColumnKey, number>();
  headers.forEach((header, place) => {
    const key = keyByHeader.get(fold(header));
    if (key !== undefined && !places.has(key)) places.set(key, place);
  });
  return places;
}
