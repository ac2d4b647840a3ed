import type { PrintedBars, PrintedCell, PrintedLink, PrintedLook } from './printed-sheet.ts';
import type { Area, CellValue } from './sheet-document.ts';

/** A cell of a line: what it says, how it looks, how many columns it spans, where it leads. */
export type Looked = readonly [
  value: CellValue,
  look: PrintedLook,
  columns?: number,
  link?: PrintedLink | null,
];

/** A report written line by line from the top. */
export class PrintedPage {
  readonly #cells: PrintedCell[] = [];
  readonly #at = new Map<string, number>();
  readonly #bars: PrintedBars[] = [];
  readonly #width: number;
  row = 0;

  constructor(width: number) {
    this.#width = width;
  }

  get cells(): readonly PrintedCell[] {
    return this.#cells;
  }

  get bars(): readonly PrintedBars[] {
    return this.#bars;
  }

  line(...values: readonly Looked[]): void {
    let column = 0;
    for (const [value, look, columns = 1, link = null] of values) {
      this.#at.set(`${this.row} ${column}`, this.#cells.length);
      this.#cells.push({
        row: this.row,
        column,
        value,
        look,
        ...(columns > 1 && { columns }),
        ...(link && { link }),
      });
      column += columns;
    }
    this.row += 1;
  }

  wide(value: CellValue, look: PrintedLook): void {
    this.line([value, look, this.#width]);
  }

  /** Bars in a column of the last lines. */
  barsIn(column: number, rows: number, most?: number): void {
    if (rows > 0) {
      this.#bars.push({ row: this.row - rows, column, rows, ...(most === undefined ? {} : { most }) });
    }
  }

  gap(): void {
    this.row += 1;
  }

  /** Lets a cell that is already written lead somewhere, once it is known where that stands. */
  lead(row: number, column: number, link: PrintedLink | null): void {
    const at = this.#at.get(`${row} ${column}`);
    const cell = at === undefined ? undefined : this.#cells[at];
    if (cell && link && at !== undefined) this.#cells[at] = { ...cell, link };
  }

  /** Whole lines of the page. */
  lines(row: number, rows: number, columns: number = this.#width): Area {
    return { row, column: 0, rows, columns };
  }
}
