// The web page of somebody without a spreadsheet: its window comes and goes, what the browser keeps stays.
import { rememberingClient, type Known } from '../../addin/page/known-answers.ts';
import { KeptEntry } from '../../addin/page/kept-entries.ts';
import { PageWorkbook } from '../../addin/page/page-workbook.ts';
import type { PlanClient } from '../../addin/client/plan-client.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import { fieldNames } from '../../plan/field.ts';
import { aBrowser } from '../addin/page/a-browser.ts';
import { cellKey } from './cells.ts';
import type { Dice } from './dice.ts';
import { entries } from './entries.ts';

export class PageSheet {
  readonly #browser = aBrowser();
  #known: Known | null = null;
  #window: PageWorkbook | null = null;

  /** What the window shows; null while there is none. */
  get reading(): SheetReading | null {
    return this.#window?.sheet ?? null;
  }

  /** A window of this browser, and the client as it remembers. */
  openWindow(): Readonly<{ workbook: PageWorkbook; around: (client: PlanClient) => PlanClient }> {
    const keep = { read: () => this.#known, write: (known: Known | null) => void (this.#known = known) };
    this.#window = new PageWorkbook(this.#browser.entries());
    return { workbook: this.#window, around: client => rememberingClient(client, keep) };
  }

  /** The browser keeps something for a cell: its row may have gone to somebody else while the page was closed. */
  keeps(key: string): boolean {
    return this.#browser
      .stored()
      .map(text => KeptEntry.parse(JSON.parse(text)))
      .some(({ rowId, field }) => cellKey(rowId, field) === key);
  }

  /** Closed or about to be loaded again: of the sheet nothing is left. */
  closeWindow(): void {
    this.#window = null;
  }

  /** Types into a cell, or empties one; answers in words what was done. */
  hand(dice: Dice): string {
    const lines = this.reading?.lines ?? [];
    if (!this.#window || lines.length === 0) return 'has no rows';
    const busy = lines.filter(({ values }) => busyRows.includes(String(values[0])));
    const line = dice.isLucky(0.8) && busy.length > 0 ? dice.one(busy) : dice.one(lines);
    const rowId = String(line.values[0]);
    const field = dice.isLucky(0.6) ? dice.one(['percent', 'result', 'note'] as const) : dice.one(fieldNames);
    const text = dice.one(entries[field]);
    this.#window.type(rowId, field, text);
    return `types ${cellKey(rowId, field)} "${text}" on the page`;
  }
}

const busyRows = ['06.VPUBND', '07.VPUBND'];
