// What each row came to before. A row whose line, base and record at the service are the same objects comes to the same
// again, unless something else was judged, sent or chosen since; then all of it is forgotten.
import type { Row } from '../../plan/row.ts';
import type { ComparedRow } from '../../plan/sheet/compare-sheet.ts';
import type { SheetLine } from '../../plan/sheet/sheet-reading.ts';
import type { RowProblems } from './session-state.ts';
import type { SettledRow } from './settle-row.ts';

type Of = Readonly<{ compared: ComparedRow; row: Row; line: SheetLine; sent: readonly string[] }>;

export type TaskProblems = RowProblems & Readonly<{ task: number }>;

export class SettledBefore {
  #upon: readonly unknown[] = [];
  #rows = new WeakMap<ComparedRow, SettledRow>();
  #problems = new WeakMap<SettledRow, TaskProblems | null>();

  /** What holds for all rows alike. */
  upon(parts: readonly unknown[]): void {
    if (parts.length === this.#upon.length && parts.every((part, at) => part === this.#upon[at])) return;
    this.#upon = parts;
    this.forget();
  }

  forget(): void {
    this.#rows = new WeakMap();
    this.#problems = new WeakMap();
  }

  /** Marks that say that something may have arrived come from elsewhere; rows with any are settled anew. */
  of({ compared, row, line, sent }: Of, settle: () => SettledRow): SettledRow {
    const known = this.#rows.get(compared);
    if (known?.row === row && known.line === line && sent.length === 0) return known;
    const settled = settle();
    if (sent.length === 0) this.#rows.set(compared, settled);
    return settled;
  }

  /** The problems that a row has by itself. */
  problemsOf(settled: SettledRow, find: () => TaskProblems | null): TaskProblems | null {
    const known = this.#problems.get(settled);
    if (known !== undefined) return known;
    const found = find();
    this.#problems.set(settled, found);
    return found;
  }
}
