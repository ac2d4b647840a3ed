import type { Change } from '../../plan/mutation.ts';
import type { Row } from '../../plan/row.ts';

/** The rows as they stood before these changes, the newest of which are taken back first. `changes` oldest first. */
export function rowsBefore(changes: readonly Change[], rows: Iterable<Row>): Row[] {
  const fields = new Map<string, Record<string, Change['before']>>();
  for (const { rowId, field, before } of changes.toReversed()) {
    fields.set(rowId, { ...fields.get(rowId), [field]: before });
  }
  return [...rows].map(row => ({ ...row, fields: { ...row.fields, ...fields.get(row.id) } }));
}
