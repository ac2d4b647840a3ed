// What was last seen of the plan's sheet, and where Excel has told of changes since. Events say where to look and nothing
// more, and they get lost: whatever must not rest on old cells asks for a whole reading, or for its rows anew.
import type { BaseRow } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { Run } from './area.ts';
import type { Calendar } from './calendar.ts';
import type { LocatedSheet } from './locate-sheet.ts';
import type { SheetStamp } from './plan-workbook.ts';

/** Where the sheet lay. */
export type Frame = Omit<LocatedSheet, 'sheet' | 'hidden'>;

export type Seen = Readonly<{
  place: Frame;
  calendar: Calendar;
  /** By row of the sheet, from the first below the header on; null where nothing stands. */
  lines: readonly (SheetLine | null)[];
  reading: SheetReading;
}>;

/** Where something has changed; `runs` null: nobody knows where. */
export type Heard = Readonly<{ sheetId: string; runs: readonly Run[] | null }>;

/** What a write has left in the cells. */
export type Written = Readonly<{
  base: readonly BaseRow[];
  stamp: SheetStamp | null;
  /** Texts of the Đồng bộ column; they show as they are. */
  sync: readonly Readonly<{ row: number; text: string }>[];
  /** Sheet rows in which other cells were written: how those show, Excel has to say. */
  rows: readonly number[];
}>;

export class SeenSheet {
  #seen: Seen | null = null;
  #heard: Heard[] = [];
  #listeners = 0;

  get last(): Seen | null {
    return this.#seen;
  }

  /** While nobody listens to Excel, what was seen is worth nothing. */
  listened(): () => void {
    this.#listeners += 1;
    this.forget();
    return () => {
      this.#listeners -= 1;
      this.forget();
    };
  }

  forget(): void {
    this.#seen = null;
    this.#heard = [];
  }

  /** All cells have to be read again; what was seen still tells upon what a write was decided. */
  doubt(): void {
    if (this.#seen) this.#heard.push({ sheetId: this.#seen.place.sheetId, runs: null });
  }

  hear(heard: Heard): void {
    this.#heard.push(heard);
  }

  /** What was heard up to now; what comes during the reading is for the next one. */
  takeHeard(): readonly Heard[] {
    return this.#heard.splice(0);
  }

  remember(seen: Seen): void {
    this.#seen = this.#listeners > 0 ? seen : null;
  }

  /** Takes over what this pane has written itself. */
  wrote({ base, stamp, sync, rows }: Written): void {
    const seen = this.#seen;
    if (!seen) return;
    const { place, reading } = seen;
    const first = place.headerRow + 1;
    const syncPlace = place.columns.get('sync');
    let lines = seen.lines;
    if (syncPlace !== undefined && sync.length > 0) {
      const changed = [...lines];
      for (const { row, text } of sync) {
        const line = changed[row - first];
        if (line) changed[row - first] = withText(line, syncPlace, text);
      }
      lines = changed;
    }
    const bases = new Map(base.map(row => [row.rowId, row]));
    const hidden = {
      ...reading.hidden,
      ...stamp,
      ...(bases.size > 0 && { base: reading.hidden.base.map(row => bases.get(row.rowId) ?? row) }),
    };
    this.#seen = {
      ...seen,
      lines,
      reading: { ...reading, hidden, lines: lines === seen.lines ? reading.lines : present(lines) },
    };
    if (rows.length > 0) {
      this.hear({ sheetId: place.sheetId, runs: rows.map(row => ({ first: row, count: 1 })) });
    }
  }
}

export function present(lines: Seen['lines']): readonly SheetLine[] {
  return lines.filter(line => line !== null);
}

function withText(line: SheetLine, place: number, text: string): SheetLine {
  return { ...line, values: line.values.with(place, text), texts: line.texts.with(place, text) };
}
