// The figures of a plan, kept up to date change by change. The rows are read once; then each change costs the same
// whatever the size of the plan, and each quarter and date that is asked for is kept for the next time.
import type { Fields } from '../field.ts';
import type { Row } from '../row.ts';
import type { Rollup } from '../rollup.ts';
import { figuresIn, rollupIn, type RollupFigures } from './read-view.ts';
import { RollupFrame, type FrameSource } from './rollup-frame.ts';
import { isLead, packRecord, RollupRecords } from './rollup-records.ts';
import { RowIndex } from './row-index.ts';
import { RollupView, type RollupOn } from './rollup-view.ts';

/** A snapshot to roll up; `rows` hold one record per assignment. */
export type RollupSource = FrameSource & Readonly<{ rows: Iterable<Row>; version: number }>;

/** What a change is told by: the row as it is now. Who has which row, in which role, only an amendment changes. */
export type ChangedRow = Pick<Row, 'id' | 'task' | 'unit' | 'fields'>;

/**
 * Belongs to whoever keeps the plan's rows, who tells it each commit; what it answers are copies. An amendment of
 * the plan makes a new one.
 */
export class RollupState {
  #version: number;
  readonly #frame: RollupFrame;
  readonly #records: RollupRecords;
  readonly #index: RowIndex;
  readonly #views = new Map<string, RollupView>();

  constructor({ rows, version, ...plan }: RollupSource) {
    this.#version = version;
    this.#frame = new RollupFrame(plan);
    this.#records = new RollupRecords(this.#frame, rows);
    this.#index = new RowIndex(this.#records, this.#frame.tasks.length);
  }

  get version(): number {
    return this.#version;
  }

  /** Takes in what a commit left of the rows that it changed. Nothing is taken in where a row is not of the plan. */
  withChanges(rows: readonly ChangedRow[], version: number): this {
    const places = rows.map(row => this.#placeOf(row));
    rows.forEach(({ fields }, index) => this.#take(places[index]!, fields));
    this.#version = version;
    return this;
  }

  /** The whole roll-up: a copy, as long as the tasks and units of the quarter. */
  rollup(on: RollupOn): Rollup {
    return rollupIn(this.#frame, this.#records, this.#view(on), this.#version);
  }

  /** The headline figures alone, whatever the size of the plan. */
  figures(on: RollupOn): RollupFigures {
    return figuresIn(this.#view(on), this.#version);
  }

  /** Forgets the quarters and dates that are not in use any more, so that a change does not pay for them. */
  keepOnly(inUse: readonly RollupOn[]): void {
    const keys = new Set(inUse.map(keyOf));
    for (const key of this.#views.keys()) if (!keys.has(key)) this.#views.delete(key);
  }

  #view(on: RollupOn): RollupView {
    const key = keyOf(on);
    const view = this.#views.get(key) ?? new RollupView(this.#frame, this.#records, on);
    this.#views.set(key, view);
    return view;
  }

  #placeOf({ id, task, unit }: ChangedRow): number {
    const place = this.#index.find(this.#frame.taskPlace(task), this.#frame.findUnit(unit));
    if (place === -1) throw new Error(`expected a row that the roll-up was built with, found ${id}`);
    return place;
  }

  #take(row: number, fields: Fields): void {
    const known = this.#records.record[row]!;
    const record = packRecord(isLead(known) ? 'lead' : 'coordinate', fields);
    if (known === record) return;
    const task = this.#records.task[row]!;
    const decides = this.#records.leadRow[task] === row;
    for (const view of this.#views.values()) {
      view.countRow(row, -1);
      if (decides) view.countTask(task, -1);
    }
    this.#records.record[row] = record;
    for (const view of this.#views.values()) {
      view.countRow(row, 1);
      if (decides) view.countTask(task, 1);
    }
  }
}

function keyOf({ quarter, asOf }: RollupOn): string {
  return `${quarter} ${asOf}`;
}
