// What rows held at another version: the log is walked from what is known towards it. Rows that the stretch does not
// touch are not looked at, so the cost is that of the stretch alone.
import { fieldNames, type FieldName, type Fields, type FieldValue } from '../field.ts';
import type { Change } from '../mutation.ts';
import type { RowId } from '../row.ts';

/** A stretch of the log, the oldest first and without gaps. */
export type Stretch = readonly Pick<Change, 'rowId' | 'field' | 'before' | 'after'>[];

type Known = ReadonlyMap<RowId, Readonly<{ fields: Fields }>>;

const bitOf = Object.fromEntries(fieldNames.map((name, index) => [name, 1 << index])) as Readonly<
  Record<FieldName, number>
>;

/** The fields of each row that the stretch touches as they stood before it; `rows` hold what stood after it. */
export function fieldsBefore(rows: Known, stretch: Stretch): Map<RowId, Fields> {
  const walk = new Walk(rows);
  for (let at = 0; at < stretch.length; at += 1) {
    const change = stretch[at]!;
    walk.take(change.rowId, change.field, change.before);
  }
  return walk.then;
}

/** The same after it; `rows` hold what stood before it. */
export function fieldsAfter(rows: Known, stretch: Stretch): Map<RowId, Fields> {
  const walk = new Walk(rows);
  for (let at = stretch.length - 1; at >= 0; at -= 1) {
    const change = stretch[at]!;
    walk.take(change.rowId, change.field, change.after);
  }
  return walk.then;
}

type Draft = { fields: Record<FieldName, FieldValue>; settled: number };

/** Of each cell the first line it meets decides: most of a long log speaks of cells that are settled. */
class Walk {
  readonly #rows: Known;
  readonly #drafts = new Map<RowId, Draft>();

  constructor(rows: Known) {
    this.#rows = rows;
  }

  get then(): Map<RowId, Fields> {
    return new Map([...this.#drafts].map(([id, { fields }]) => [id, fields as Fields]));
  }

  take(rowId: RowId, field: FieldName, value: FieldValue): void {
    const draft = this.#drafts.get(rowId) ?? this.#begin(rowId);
    const bit = bitOf[field];
    if ((draft.settled & bit) !== 0) return;
    draft.settled |= bit;
    draft.fields[field] = value;
  }

  #begin(rowId: RowId): Draft {
    const row = this.#rows.get(rowId);
    if (row === undefined) throw new Error(`expected a row of the plan, found ${rowId}`);
    const draft = { fields: { ...row.fields }, settled: 0 };
    this.#drafts.set(rowId, draft);
    return draft;
  }
}
