import type { RollupRecords } from './rollup-records.ts';

/** Finds a row by task and unit: a task's rows are a chain, so that the rows may come in any order. */
export class RowIndex {
  readonly #unit: Int32Array;
  readonly #lastRow: Int32Array;
  readonly #rowBefore: Int32Array;

  constructor({ count, task, unit }: RollupRecords, taskCount: number) {
    this.#unit = unit;
    this.#lastRow = new Int32Array(taskCount).fill(-1);
    this.#rowBefore = new Int32Array(count);
    for (let row = 0; row < count; row += 1) {
      this.#rowBefore[row] = this.#lastRow[task[row]!]!;
      this.#lastRow[task[row]!] = row;
    }
  }

  /** The row of a unit for a task, or -1. */
  find(task: number, unit: number): number {
    let row = this.#lastRow[task] ?? -1;
    while (row !== -1 && this.#unit[row] !== unit) row = this.#rowBefore[row]!;
    return row;
  }
}
