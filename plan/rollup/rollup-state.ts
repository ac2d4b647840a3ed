// The figures of a plan, kept up to date change by change. The rows are read once; then each change costs the same
// whatever the size of the plan, and each quarter and date that is asked for is kept for the next time.
import type { Row } from '../row.ts';
import type { Rollup } from '../rollup.ts';
import { figuresIn, rollupIn, type RollupFigures } from './read-view.ts';
import { RollupFrame, type FrameSource } from './rollup-frame.ts';
import { packRecord, RollupRecords } from './rollup-records.ts';
import { RollupView, type RollupOn } from './rollup-view.ts';

/** A snapshot to roll up; `rows` hold one record per assignment. */
export type RollupSource = FrameSource & Readonly<{ rows: Iterable<Row>; version: number }>;

/** What a change is told by: the row as it is now. Its task, unit and role are those it was built with. */
export type ChangedRow = Pick<Row, 'id' | 'task' | 'unit' | 'fields'>;

/**
 * Belongs to whoever keeps the plan's rows, who tells it each commit; what it answers are copies. An amendment of
 * the plan makes a new one.
 */
export class RollupState {
  #version: number;
  readonly #frame: RollupFrame;
  readonly #records: RollupRecords;
  /** By task the place of the unit shown as its lead, or -1. */
  readonly #leadOf: Int32Array;
  readonly #views = new Map<string, RollupView>();

  constructor({ rows, version, ...plan }: RollupSource) {
    this.#version = version;
    this.#frame = new RollupFrame(plan);
    this.#records = new RollupRecords(
      this.#frame,
      Array.isArray(rows) ? (rows as readonly Row[]) : [...rows],
    );
    this.#leadOf = leadsIn(this.#frame, this.#records);
  }

  get version(): number {
    return this.#version;
  }

  /** Takes in what a commit left of the rows that it changed. Nothing is taken in where a row is not of the plan. */
  withChanges(rows: readonly ChangedRow[], version: number): this {
    const places = rows.map(row => this.#placeOf(row));
    rows.forEach(({ fields }, index) => this.#take(places[index]!, packRecord(fields)));
    this.#version = version;
    return this;
  }

  /** The whole roll-up: a copy, as long as the tasks and units of the quarter. */
  rollup(on: RollupOn): Rollup {
    return rollupIn(this.#frame, this.#leadOf, this.#view(on), this.#version);
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
    const view = this.#views.get(key) ?? new RollupView(this.#frame, this.#records, this.#leadOf, on);
    this.#views.set(key, view);
    return view;
  }

  #placeOf({ id, task, unit }: ChangedRow): number {
    const place = this.#records.find(this.#frame.taskPlace(task), this.#frame.findUnit(unit));
    if (place === -1) throw new Error(`expected a row that the roll-up was built with, found ${id}`);
    return place;
  }

  #take(row: number, record: number): void {
    if (this.#records.record[row] === record) return;
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

/** Where no lead has a record, the unit that the plan names first, if it knows one. */
function leadsIn(frame: RollupFrame, records: RollupRecords): Int32Array {
  const leads = new Int32Array(frame.tasks.length);
  for (let task = 0; task < leads.length; task += 1) {
    const row = records.leadRow[task]!;
    const named = row === -1 ? (frame.tasks[task]!.lead.units[0]?.unit ?? null) : null;
    leads[task] = row !== -1 ? records.unit[row]! : named === null ? -1 : frame.unitPlace(named);
  }
  return leads;
}
