// Where a document's rows and columns stand in a sheet: as it was made, or as somebody has since sorted it and
// inserted into it.
import type { Area, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { columnLetter } from '../../plan/sheet/columns.ts';
import { runsOf } from './area.ts';

export type Placement = Readonly<{
  headerRow: number;
  /** The rows below the header, blank ones among them included. */
  body: Readonly<{ row: number; rows: number }>;
  /** The sheet's column of a document's column, or null where it was deleted. */
  column: (index: number) => number | null;
  /** The sheet's row of a document's row (0-based within `rows`), or null where it was deleted. */
  row: (index: number) => number | null;
}>;

export function placementAsMade(document: SheetDocument): Placement {
  const first = document.headerRow + 1;
  return {
    headerRow: document.headerRow,
    // A table has one body row at least, if only a blank one.
    body: { row: first, rows: Math.max(1, document.rows.length) },
    column: index => index,
    row: index => first + index,
  };
}

/** The sheet's areas that one area of the document has become. */
export function placeArea(area: Area, document: SheetDocument, placement: Placement): Area[] {
  const first = area.row - (document.headerRow + 1);
  const whole = first <= 0 && first + area.rows >= document.rows.length;
  const rowRuns = whole
    ? [{ first: placement.body.row, count: placement.body.rows }]
    : runsOf(placed(range(Math.max(0, first), area.rows), placement.row));
  const columnRuns = runsOf(placed(range(area.column, area.columns), placement.column));
  return rowRuns.flatMap(rows =>
    columnRuns.map(columns => ({
      row: rows.first,
      rows: rows.count,
      column: columns.first,
      columns: columns.count,
    })),
  );
}

/** The areas of some rows of the document in some of its columns; columns that stand side by side share theirs. */
export function placeRows(rows: readonly number[], columns: readonly number[], placement: Placement): Area[] {
  const down = runsOf(placed(rows, placement.row));
  return runsOf(placed(columns, placement.column)).flatMap(across =>
    down.map(({ first, count }) => ({
      row: first,
      rows: count,
      column: across.first,
      columns: across.count,
    })),
  );
}

/** The areas of some cells of the document, each given by its row and column. */
export function placeCells(
  cells: readonly (readonly [row: number, column: number])[],
  placement: Placement,
): Area[] {
  const rowsOfColumn = new Map<number, number[]>();
  for (const [row, column] of cells) {
    const at = placement.column(column);
    const sheetRow = placement.row(row);
    if (at === null || sheetRow === null) continue;
    const rows = rowsOfColumn.get(at);
    if (rows) rows.push(sheetRow);
    else rowsOfColumn.set(at, [sheetRow]);
  }
  return [...rowsOfColumn].flatMap(([column, rows]) =>
    runsOf(ascending(rows)).map(run => ({ row: run.first, rows: run.count, column, columns: 1 })),
  );
}

/**
 * A rule's formula as it reads for a moved area: each reference follows its column and moves with the rows. Null
 * where it refers to a column that was deleted. `column` hears whether the reference is fixed (`$A`).
 */
export function moveFormula(
  formula: string,
  column: (index: number, isFixed: boolean) => number | null,
  rowShift: number,
): string | null {
  let lost = false;
  const moved = formula.replace(
    /"[^"]*"|(?<![\p{L}\d_.!])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\p{L}\d_(.])/gu,
    (whole, fixedColumn?: string, letters?: string, fixedRow?: string, row?: string) => {
      if (letters === undefined || row === undefined) return whole;
      const at = column(indexOfLetters(letters), fixedColumn === '$');
      if (at === null) lost = true;
      return `${fixedColumn ?? ''}${columnLetter(at ?? 0)}${fixedRow ?? ''}${Number(row) + rowShift}`;
    },
  );
  return lost ? null : moved;
}

function indexOfLetters(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function placed(indexes: readonly number[], place: (index: number) => number | null): number[] {
  return ascending(indexes.map(place).filter(at => at !== null));
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}
