// "Sửa sau khi chốt": each cell knows the version that last wrote it, so what came after a fixed version is found without
// the log.
import { fieldNames, type FieldName } from '../field.ts';
import type { Row } from '../row.ts';

/** The fields of a row that were written after a version. */
export function fieldsChangedSince({ versions }: Pick<Row, 'versions'>, version: number): FieldName[] {
  return fieldNames.filter(name => versions[name] > version);
}

/** How many cells of these rows were written after a version. */
export function countChangedSince(rows: readonly Pick<Row, 'versions'>[], version: number): number {
  let count = 0;
  for (const row of rows) for (const name of fieldNames) if (row.versions[name] > version) count += 1;
  return count;
}
