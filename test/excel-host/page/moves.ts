// Where the arrow keys and their like lead.
import { type Area, type Spot, area, bounding, lastColumn, lastRow } from '../workbook/area.ts';
import type { Sheet } from '../workbook/sheet.ts';

export type Heading = 'up' | 'down' | 'left' | 'right';

const steps: Readonly<Record<Heading, readonly [number, number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

export type Limits = Readonly<{ rows: number; columns: number }>;

const inside = ({ row, column }: Spot, { rows, columns }: Limits): Spot => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});

const isHidden = (sheet: Sheet, { row, column }: Spot): boolean =>
  sheet.state.hiddenRows.has(row) || sheet.state.hiddenColumns.has(column);

/** One cell on, over hidden ones and out of merged areas. */
export function stepFrom(sheet: Sheet, from: Spot, heading: Heading, limits: Limits): Spot {
  const [down, right] = steps[heading];
  const merged = sheet.mergeAt(from.row, from.column);
  let to: Spot =
    merged === undefined
      ? { row: from.row + down, column: from.column + right }
      : {
          row: down > 0 ? lastRow(merged) + 1 : down < 0 ? merged.row - 1 : from.row,
          column: right > 0 ? lastColumn(merged) + 1 : right < 0 ? merged.column - 1 : from.column,
        };
  while (
    isHidden(sheet, to) &&
    to.row > 0 &&
    to.column > 0 &&
    to.row < limits.rows &&
    to.column < limits.columns
  )
    to = { row: to.row + down, column: to.column + right };
  return inside(isHidden(sheet, to) ? from : to, limits);
}

/** Ctrl and an arrow: to the edge of what is filled, or to the next that is. */
export function jumpFrom(sheet: Sheet, from: Spot, heading: Heading, limits: Limits): Spot {
  const [down, right] = steps[heading];
  const filled = (spot: Spot): boolean => sheet.value(spot.row, spot.column) !== '';
  const next = (spot: Spot): Spot => ({ row: spot.row + down, column: spot.column + right });
  const isIn = (spot: Spot): boolean =>
    spot.row >= 0 && spot.column >= 0 && spot.row < limits.rows && spot.column < limits.columns;
  let at = from;
  const runs = filled(at) && isIn(next(at)) && filled(next(at));
  if (runs) {
    while (isIn(next(at)) && filled(next(at))) at = next(at);
    return at;
  }
  while (isIn(next(at))) {
    at = next(at);
    if (filled(at)) return at;
  }
  return at;
}

export const spotArea = (sheet: Sheet, spot: Spot): Area =>
  sheet.mergeAt(spot.row, spot.column) ?? area(spot.row, spot.column);

/** The selection between two corners, grown until no merged area is cut. */
export function span(sheet: Sheet, from: Spot, to: Spot): Area {
  let grown = bounding(spotArea(sheet, from), spotArea(sheet, to));
  for (;;) {
    const wider = sheet.state.merges.reduce(
      (all, merge) =>
        merge.row <= lastRow(all) &&
        lastRow(merge) >= all.row &&
        merge.column <= lastColumn(all) &&
        lastColumn(merge) >= all.column
          ? bounding(all, merge)
          : all,
      grown,
    );
    if (
      wider.rows === grown.rows &&
      wider.columns === grown.columns &&
      wider.row === grown.row &&
      wider.column === grown.column
    )
      return grown;
    grown = wider;
  }
}

/** Enter and Tab inside a selection of several cells go round in it. */
export function roundIn(it: Area, from: Spot, by: 'row' | 'column', back: boolean): Spot {
  const width = it.columns;
  const height = it.rows;
  const index =
    by === 'column'
      ? (from.row - it.row) * width + (from.column - it.column)
      : (from.column - it.column) * height + (from.row - it.row);
  const count = width * height;
  const next = (index + (back ? count - 1 : 1)) % count;
  return by === 'column'
    ? { row: it.row + Math.floor(next / width), column: it.column + (next % width) }
    : { row: it.row + (next % height), column: it.column + Math.floor(next / height) };
}
