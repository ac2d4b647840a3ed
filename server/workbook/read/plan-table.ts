// The plan's table in a sheet, found by its headers: only our columns are kept, wherever they stand, and only the lines
// below the header that say something.
import type { FileLine } from '../../../plan/file/file-reading.ts';
import { headerPlaces, repeatsHeader } from '../../../plan/file/header-line.ts';
import { columnOf, type ColumnKey } from '../../../plan/sheet/columns.ts';
import type { ReadLimits } from './read-limits.ts';
import { Enough } from './scan-xml.ts';
import { tooComplex } from './unreadable.ts';
import type { MergedArea, ReadCell, ReadRow } from './worksheet-rows.ts';

export type PlanTable = Readonly<{
  headerRow: number;
  headers: readonly string[];
  lines: readonly FileLine[];
  above: readonly string[];
}>;

/** A header further down than this is none of ours: room for a title block and what people write above it. */
const HEADER_SEARCH_ROWS = 200;

/** Hears a sheet's rows and keeps the plan's table. */
export class PlanTableReader {
  readonly #limits: ReadLimits;
  readonly #above: string[] = [];
  #headerRow = -1;
  /** Our columns in the order of the sheet, each at its column of the sheet. */
  #columns: readonly (readonly [ColumnKey, number])[] = [];
  readonly #lines: { sheetRow: number; cells: (ReadCell | undefined)[] }[] = [];
  #chars = 0;
  readonly #ids = new Set<string>();
  #copies = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  get hasTable(): boolean {
    return this.#headerRow >= 0;
  }

  /** Throws `Enough` where the sheet has no table of ours. */
  visit(row: number, cells: ReadRow): void {
    if (this.hasTable) this.#addLine(row, cells);
    else if (row >= HEADER_SEARCH_ROWS) throw new Enough();
    else if (!this.#takeHeader(row, cells))
      this.#above.push([...cells.values()].map(cell => cell.text).join(' '));
  }

  #takeHeader(row: number, cells: ReadRow): boolean {
    const filled = [...cells].sort(([a], [b]) => a - b);
    const places = headerPlaces(filled.map(([, cell]) => cell.text));
    if (places === null) return false;
    this.#headerRow = row;
    this.#columns = [...places]
      .map(([key, place]) => [key, filled[place]![0]] as const)
      .sort(([, a], [, b]) => a - b);
    return true;
  }

  #addLine(sheetRow: number, cells: ReadRow): void {
    const own = this.#columns.map(([, column]) => cells.get(column));
    if (own.every(cell => cell === undefined || cell.text.trim() === '')) return;
    if (repeatsHeader(new Map(this.#columns.map(([key], place) => [key, own[place]?.text ?? ''])))) return;
    if (this.#lines.length >= this.#limits.lines) throw tooComplex(`${this.#limits.lines} rows`);
    for (const cell of own) this.#chars += cell?.text.length ?? 0;
    if (this.#chars > this.#limits.textChars) throw tooComplex(`${this.#limits.textChars} characters`);
    const id = own[this.#columns.findIndex(([key]) => key === 'rowId')]?.text.trim() ?? '';
    if (id !== '' && this.#ids.has(id)) this.#copies += 1;
    if (this.#copies > this.#limits.copies) throw tooComplex(`${this.#limits.copies} copied rows`);
    this.#ids.add(id);
    this.#lines.push({ sheetRow, cells: own });
  }

  /** The table as read, with the cells that merged areas swallowed filled in. */
  finish(merged: readonly MergedArea[]): PlanTable {
    const covered = this.#spread(merged);
    return {
      headerRow: this.#headerRow,
      headers: this.#columns.map(([key]) => columnOf[key].header),
      above: this.#above,
      lines: this.#lines.map(({ sheetRow, cells }, index) => ({
        sheetRow,
        values: cells.map(cell => cell?.value ?? ''),
        texts: cells.map(cell => cell?.text ?? ''),
        covered: covered.get(index) ?? [],
      })),
    };
  }

  #spread(merged: readonly MergedArea[]): ReadonlyMap<number, number[]> {
    const covered = new Map<number, number[]>();
    const lineAt = new Map(this.#lines.map(({ sheetRow }, index) => [sheetRow, index]));
    let work = 0;
    for (const { top, left, bottom, right } of merged) {
      const places = this.#columns.flatMap(([key, column], place) =>
        column >= left && column <= right ? [{ key, column, place }] : [],
      );
      const last = Math.min(bottom, this.#lines.at(-1)?.sheetRow ?? -1);
      const first = Math.max(top, this.#headerRow + 1);
      work += Math.max(0, last - first + 1) * places.length;
      if (work > this.#limits.filledCells) throw tooComplex(`${this.#limits.filledCells} merged cells`);
      const topLine = this.#lines[lineAt.get(top) ?? -1];
      for (let row = first; row <= last; row += 1) {
        const index = lineAt.get(row);
        if (index === undefined) continue;
        for (const { key, column, place } of places) {
          if (row === top && column === left) continue;
          // A row's id is never taken from another row.
          const repeats = column === left && key !== 'rowId' ? topLine?.cells[place] : undefined;
          this.#lines[index]!.cells[place] = repeats;
          covered.set(index, [...(covered.get(index) ?? []), place]);
        }
      }
    }
    return covered;
  }
}
