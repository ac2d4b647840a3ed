// What rows hold after a stretch of the log, whoever they are assigned to: a row that is taken away keeps its record.
import { emptyFields, type FieldName, type FieldValue } from '../field.ts';
import type { Change } from '../mutation.ts';
import { noVersions, type Assignment, type Row, type RowId } from '../row.ts';

/** What the log last said of one field: its value, and the version that wrote it. */
export type Entry = Readonly<{ rowId: RowId; field: FieldName; value: FieldValue; version: number }>;

/** Rows that hold these entries, at most one of each field; fields without one are empty. In the order given. */
export function rowsHolding(assignments: readonly Assignment[], entries: Iterable<Entry>): Row[] {
  const ofRow = new Map<RowId, Entry[]>();
  for (const entry of entries) {
    const known = ofRow.get(entry.rowId);
    if (known) known.push(entry);
    else ofRow.set(entry.rowId, [entry]);
  }
  return assignments.map(({ id, task, unit, role }) => {
    const own = ofRow.get(id) ?? [];
    const values = Object.fromEntries(own.map(({ field, value }) => [field, value]));
    const versions = Object.fromEntries(own.map(({ field, version }) => [field, version]));
    return {
      ...{ id, task, unit, role },
      fields: { ...emptyFields, ...values },
      versions: { ...noVersions, ...versions },
    };
  });
}

/** What changes came to, the oldest first; of each field what was said last. */
export function entriesOf(changes: Iterable<Change>): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { rowId, field, after, version } of changes) {
    entries.set(`${rowId} ${field}`, { rowId, field, value: after, version });
  }
  return entries;
}
