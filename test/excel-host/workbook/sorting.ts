import { type Area, intersection, lastRow } from './area.ts';
import { type Cell, type Value, isError } from './cell.ts';
import { demandAllowed, demandUnlocked } from './edit.ts';
import { Fault } from './fault.ts';
import { copyFormula } from './formula/shift-formula.ts';
import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';

/** `key` is the column within the area (or the row, when sorting columns). */
export type SortField = Readonly<{
  key: number;
  ascending: boolean;
  /** Takes text that reads as a number for one. */
  textAsNumber?: boolean;
}>;

const keyValue = (value: Value, field: SortField): Value =>
  field.textAsNumber === true && typeof value === 'string' && /^\s*-?\d+([.,]\d+)?\s*$/.test(value)
    ? Number(value.replace(',', '.'))
    : value;

const rank = (value: Value): number =>
  value === '' ? 4 : isError(value) ? 3 : typeof value === 'boolean' ? 2 : typeof value === 'string' ? 1 : 0;

/** Excel's order: numbers, text, truth values, errors; empty cells last either way. */
function comparer(locale: string, matchCase: boolean): (a: Value, b: Value, ascending: boolean) => number {
  const collator = new Intl.Collator(locale, {
    sensitivity: matchCase ? 'variant' : 'accent',
    numeric: false,
  });
  return (a, b, ascending) => {
    if (a === '' || b === '') return rank(a) - rank(b);
    const by =
      rank(a) !== rank(b)
        ? rank(a) - rank(b)
        : typeof a === 'string' && typeof b === 'string'
          ? collator.compare(a, b)
          : isError(a) || isError(b)
            ? 0
            : Number(a) - Number(b);
    return ascending ? by : -by;
  };
}

/** Sorts the rows of an area; cells move whole, with their looks, and nothing beside the area moves. */
export function sortRows(
  book: Workbook,
  sheet: Sheet,
  it: Area,
  fields: readonly SortField[],
  { matchCase = false, hasHeaders = false }: Readonly<{ matchCase?: boolean; hasHeaders?: boolean }> = {},
): void {
  demandAllowed(sheet, 'allowSort');
  demandUnlocked(sheet, it);
  if (fields.length === 0 || fields.some(field => field.key < 0 || field.key >= it.columns))
    throw new Fault('InvalidArgument');
  if (sheet.state.merges.some(merge => intersection(merge, it) !== null))
    throw new Fault('MergedRangeConflict');
  const body = hasHeaders ? { ...it, row: it.row + 1, rows: it.rows - 1 } : it;
  const compare = comparer(book.locale, matchCase);
  const lines: { from: number; cells: (Cell | undefined)[] }[] = [];
  for (let row = body.row; row <= lastRow(body); row += 1)
    lines.push({
      from: row,
      cells: Array.from({ length: body.columns }, (_, column) => sheet.cell(row, body.column + column)),
    });
  lines.sort((a, b) => {
    for (const field of fields) {
      const [left, right] = [a, b].map(line => keyValue(line.cells[field.key]?.value ?? '', field));
      const by = compare(left ?? '', right ?? '', field.ascending);
      if (by !== 0) return by;
    }
    return 0;
  });
  book.step('sort', () => {
    sheet.writeCells(body, (row, column) => {
      const line = lines[row - body.row];
      const cell = line?.cells[column - body.column];
      if (cell === undefined || cell.formula === null || line === undefined) return cell;
      return { ...cell, formula: copyFormula(cell.formula, row - line.from, 0) };
    });
    book.tell({ kind: 'sorted', sheetId: sheet.id, area: body, actor: book.actor });
    book.tell({
      kind: 'changed',
      sheetId: sheet.id,
      area: body,
      changeType: 'RangeEdited',
      actor: book.actor,
      single: null,
    });
  });
}
