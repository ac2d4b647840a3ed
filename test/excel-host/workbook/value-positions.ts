import { type Area, MAX_COLUMNS, MAX_ROWS, intersection, lastColumn, lastRow } from './area.ts';
import { type Value, isError } from './cell.ts';
import type { Sheet } from './sheet.ts';

/** Where a value stands in a row or column, through indexes that live until something changes: rules look up every row. */
export class ValuePositions {
  readonly #indexes = new Map<string, Map<string, number>>();
  readonly #sheetById: (id: string) => Sheet;

  constructor(sheetById: (id: string) => Sheet) {
    this.#sheetById = sheetById;
  }

  forget(): void {
    this.#indexes.clear();
  }

  /** From 1; 0 where it does not stand there. */
  of(sheetId: string, it: Area, value: Value): number {
    if (value === '' || isError(value)) return 0;
    const key = `${sheetId} ${it.row} ${it.column} ${it.rows} ${it.columns}`;
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = indexOf(this.#sheetById(sheetId), it);
      this.#indexes.set(key, index);
    }
    return index.get(valueKey(value)) ?? 0;
  }
}

function indexOf(sheet: Sheet, it: Area): Map<string, number> {
  const isWhole = it.rows >= MAX_ROWS || it.columns >= MAX_COLUMNS;
  const used = isWhole ? (intersection(it, sheet.extent()) ?? it) : it;
  const index = new Map<string, number>();
  let position = 0;
  for (let row = used.row; row <= lastRow(used); row += 1)
    for (let column = used.column; column <= lastColumn(used); column += 1) {
      position += 1;
      const value = sheet.value(row, column);
      if (value === '' || isError(value)) continue;
      const key = valueKey(value);
      if (!index.has(key)) index.set(key, position);
    }
  return index;
}

const valueKey = (value: Value): string => `${typeof value} ${String(value).toLowerCase()}`;
