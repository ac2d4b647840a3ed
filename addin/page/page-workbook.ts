// A sheet without Excel: the page keeps the same cells and the same base in memory, so that one session serves both.
import { fieldNames } from '../../plan/field.ts';
import { formatDate, fromSerial } from '../../plan/iso-date.ts';
import { columnIndex, columns, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { CellValue, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type {
  CellUpdate,
  LineChange,
  PlanWorkbook,
  SheetUpdate,
  WriteResult,
} from '../excel/plan-workbook.ts';

import { baseWithEntries, entriesOf } from './entries-of-sheet.ts';
import { keepNothing, type HeardEntry, type KeptEntries, type KeptEntry } from './kept-entries.ts';

type Listener = () => void;

export class PageWorkbook implements PlanWorkbook {
  #reading: SheetReading | null = null;
  #listeners = new Set<Listener>();
  #watchers = new Set<Listener>();
  /** Entries in rows that went to somebody else while the page was closed: kept in case they come back. */
  #absent: readonly KeptEntry[] = [];
  #goTo: (rowId: string, column: ColumnKey) => void = () => undefined;
  readonly #keep: KeptEntries;

  /** True while everything that was entered and not sent is kept by the browser too. */
  areEntriesKept = true;

  constructor(keep: KeptEntries = keepNothing) {
    this.#keep = keep;
    keep.listen(heard => this.#hear(heard));
  }

  /** Rises with every change of a cell; what a view compares to know that it has to draw again. */
  revision = 0;

  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Says where "go to the cell" leads on the page. */
  onGoTo(open: (rowId: string, column: ColumnKey) => void): void {
    this.#goTo = open;
  }

  /** The sheet as it stands; a value that never changes in place. */
  get sheet(): SheetReading | null {
    return this.#reading;
  }

  /** What a cell shows. */
  textOf(rowId: string, column: ColumnKey): string {
    return this.#line(rowId)?.texts[columnIndex(column)] ?? '';
  }

  /** Somebody typed into a cell; like Excel, the page only tells that something changed. */
  type(rowId: string, column: ColumnKey, text: string): void {
    this.#put([{ rowId, column, value: text }]);
    for (const watcher of this.#watchers) watcher();
  }

  /** Forgets the sheet. */
  clear(): void {
    this.#reading = null;
    this.#changed();
  }

  async read(): Promise<SheetReading | null> {
    return this.#reading;
  }

  async load(document: SheetDocument): Promise<void> {
    this.#reading = {
      sheetName: document.name,
      hidden: document.hidden,
      headerRow: document.headerRow,
      headers: document.headers,
      lines: document.rows.map((values, index) => ({
        sheetRow: document.headerRow + 1 + index,
        values,
        texts: values.map((value, column) => shown(value, columns[column]?.key)),
      })),
    };
    this.#takeUpEntries();
    this.#changed();
  }

  /** What was entered before and not sent stands in its cells again, upon what its author was looking at. */
  #takeUpEntries(): void {
    if (!this.#reading) return;
    const kept = this.#keep.read(this.#reading.hidden);
    this.#absent = kept.filter(({ rowId }) => !this.#line(rowId));
    this.#enter(kept);
  }

  #enter(kept: readonly KeptEntry[]): void {
    if (!this.#reading) return;
    const { hidden } = this.#reading;
    const entries = kept.filter(({ rowId }) => this.#line(rowId));
    this.#reading = { ...this.#reading, hidden: { ...hidden, base: baseWithEntries(hidden, entries) } };
    this.#put(entries.map(({ rowId, field, value }) => ({ rowId, column: field, value })));
  }

  /** Another window of this browser has entered something, or has sent it or taken it back. */
  #hear({ rowId, field, entry }: HeardEntry): void {
    if (entry) this.#enter([entry]);
    else {
      const base = this.#reading?.hidden.base.find(row => row.rowId === rowId);
      const value = base?.cells[fieldNames.indexOf(field)] ?? '';
      if (base) this.#put([{ rowId, column: field, value }]);
    }
    for (const watcher of this.#watchers) watcher();
  }

  async write({ cells, base, sync, stamp }: SheetUpdate): Promise<WriteResult> {
    if (!this.#reading) return { held: [] };
    const held = new Set(cells.filter(cell => this.#hasMoved(cell)).map(cell => cell.rowId));
    const free = <Part extends { rowId: string }>(parts: readonly Part[]): Part[] =>
      parts.filter(({ rowId }) => !held.has(rowId));
    this.#put([
      ...free(cells),
      ...free(sync).map(({ rowId, text }) => ({ rowId, column: 'sync' as const, value: text })),
    ]);
    const moved = new Map(free(base).map(row => [row.rowId, row]));
    const { hidden } = this.#reading;
    this.#reading = {
      ...this.#reading,
      hidden: {
        ...hidden,
        ...(held.size === 0 && stamp),
        base: hidden.base.map(row => moved.get(row.rowId) ?? row),
      },
    };
    // What was sent has its base moved on, and waits no more.
    this.#keepEntries();
    return { held: [...held] };
  }

  async amend(document: SheetDocument, { add, remove }: LineChange): Promise<void> {
    if (!this.#reading) return;
    const { lines, hidden } = this.#reading;
    const fresh = new Set(add);
    const gone = new Set(remove);
    await this.load(document);
    const known = new Map(lines.map(line => [line.values[0], line]));
    const base = document.hidden.base.filter(row => fresh.has(row.rowId));
    this.#reading = {
      ...this.#reading,
      hidden: { ...hidden, base: [...hidden.base.filter(row => !gone.has(row.rowId)), ...base] },
      lines: [
        ...this.#reading.lines.flatMap(
          line => known.get(line.values[0]) ?? (fresh.has(String(line.values[0])) ? [line] : []),
        ),
        ...lines.filter(
          line => !gone.has(String(line.values[0])) && !document.rows.some(row => row[0] === line.values[0]),
        ),
      ].map((line, index) => ({ ...line, sheetRow: document.headerRow + 1 + index })),
    };
    this.#changed();
  }

  async goTo(rowId: string, column: ColumnKey): Promise<boolean> {
    if (!this.#line(rowId)) return false;
    this.#goTo(rowId, column);
    return true;
  }

  async watch(listener: Listener): Promise<() => Promise<void>> {
    this.#watchers.add(listener);
    return async () => {
      this.#watchers.delete(listener);
    };
  }

  async selectedRow(): Promise<string | null> {
    return null;
  }

  /** The page has no selected cell. */
  async watchSelection(): Promise<() => Promise<void>> {
    return async () => undefined;
  }

  /** Order, looks and printed sheets are Excel's; the page draws its own. */
  async sort(): Promise<void> {}
  async repair(): Promise<void> {}
  async restorePlan(): Promise<void> {}
  async print(): Promise<void> {}

  async readSelection(): Promise<null> {
    return null;
  }

  scratch(): Promise<never> {
    return Promise.reject(new Error('expected Excel, found a page'));
  }

  /** Somebody typed into the cell while the update was on its way. */
  #hasMoved({ rowId, column, seen }: CellUpdate): boolean {
    return seen !== undefined && this.#line(rowId)?.values[columnIndex(column)] !== seen;
  }

  #line(rowId: string) {
    return this.#reading?.lines.find(line => line.values[0] === rowId);
  }

  #put(cells: SheetUpdate['cells']): void {
    if (!this.#reading || cells.length === 0) return;
    const written = new Map<string, Map<number, readonly [CellValue, string]>>();
    for (const { rowId, column, value } of cells) {
      const row = written.get(rowId) ?? new Map<number, readonly [CellValue, string]>();
      written.set(rowId, row.set(columnIndex(column), [value, shown(value, column)]));
    }
    this.#reading = {
      ...this.#reading,
      lines: this.#reading.lines.map(line => {
        const row = written.get(String(line.values[0]));
        if (!row) return line;
        return {
          ...line,
          values: line.values.map((value, column) => row.get(column)?.[0] ?? value),
          texts: line.texts.map((text, column) => row.get(column)?.[1] ?? text),
        };
      }),
    };
    this.#changed();
  }

  #keepEntries(): void {
    if (!this.#reading) return;
    const kept = [...entriesOf(this.#reading), ...this.#absent];
    this.areEntriesKept = this.#keep.write(this.#reading.hidden, kept) || kept.length === 0;
  }

  #changed(): void {
    this.revision += 1;
    this.#keepEntries();
    for (const listener of this.#listeners) listener();
  }
}

/** A cell as Excel would show it in its column's format. */
function shown(value: CellValue, column: ColumnKey | undefined): string {
  const isDate = column === 'completedOn' || column === 'due';
  if (isDate && typeof value === 'number') {
    const date = fromSerial(value);
    return date === null ? String(value) : formatDate(date);
  }
  return String(value);
}
