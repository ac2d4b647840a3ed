// A log of edits to a plan, as it comes from the store: each line with texts of its own.
import type { FieldName, Fields, FieldValue } from '../../plan/field.ts';
import type { Change } from '../../plan/mutation.ts';
import type { Row, RowId } from '../../plan/row.ts';
import { fieldsOf } from './a-reported-plan.ts';

const LINES_PER_VERSION = 4;
const edited: readonly FieldName[] = ['status', 'percent', 'completedOn', 'note'];

/** `lines` edits that lead from `rows` to the rows answered beside them. */
export function aLongLog(
  rows: readonly Row[],
  lines: number,
): Readonly<{ log: Change[]; now: Map<RowId, Row> }> {
  const now = new Map(rows.map(row => [row.id, { ...row, fields: { ...row.fields } }]));
  const log: Change[] = [];
  for (let line = 0; line < lines; line += 1) {
    const { id } = rows[(line * 7919) % rows.length]!;
    const field = edited[line % edited.length]!;
    const { fields } = now.get(id)!;
    const after: FieldValue = fieldsOf(line)[field];
    log.push({
      version: 1 + Math.floor(line / LINES_PER_VERSION),
      rowId: Buffer.from(id).toString(),
      field,
      before: fields[field],
      after,
      mutation: `made-up-${line}`,
      account: 'thu-ky',
      person: null,
      unit: null,
      source: 'web',
      at: '2026-05-15T08:00:00.000Z',
    });
    Object.assign(fields, { [field]: after });
  }
  return { log, now };
}

/** The rows with the fields of some of them replaced. */
export function rowsWith(rows: ReadonlyMap<RowId, Row>, then: ReadonlyMap<RowId, Fields>): Row[] {
  return [...rows.values()].map(row => ({ ...row, fields: then.get(row.id) ?? row.fields }));
}
