// Lines, bases and plans are never changed in place: as long as they are the same objects, a comparison of them comes to
// the same. So what a sheet of thousands of rows costs after one edit is that edit.
import type { ComparedRow, ComparisonSource } from './compare-sheet.ts';
import type { PlanColumnKey } from './columns.ts';
import type { BaseRow } from './sheet-document.ts';
import type { SheetLine } from './sheet-reading.ts';

export type ChangedCells = readonly (readonly [column: PlanColumnKey, isAlias: boolean])[];

/** What a line came to that alone stands for its row. */
type ComparedLine = Readonly<{
  rowId: string;
  base: BaseRow | undefined;
  row: ComparedRow;
  changed: ChangedCells;
}>;

/** For the comparisons of one sheet, one after another. */
export class ComparedBefore {
  #upon: readonly unknown[] = [];
  #lines = new WeakMap<SheetLine, ComparedLine>();

  /** What is known upon the same plan, account, day and headers; nothing where one of them has changed. */
  of({ reading, plan, tasks, units, account, today, calendar }: ComparisonSource) {
    const { headers } = reading;
    const upon = [
      headers,
      reading.calendar,
      calendar,
      plan.year,
      plan.issuedOn,
      tasks,
      units,
      account,
      today,
    ];
    if (upon.some((part, index) => part !== this.#upon[index])) this.#lines = new WeakMap();
    this.#upon = upon;
    return this.#lines;
  }
}
