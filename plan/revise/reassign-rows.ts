import { emptyFields } from '../field.ts';
import type { PlanDocument } from '../plan-document.ts';
import { assignmentsOf, noVersions, type Row } from '../row.ts';

/**
 * The rows that a document asks for, in plan order, and those of the known ones that it asks for no more. A known row
 * keeps its record, also one that was taken away before; a new one is empty.
 */
export function reassignRows(
  { tasks, units }: Pick<PlanDocument, 'tasks' | 'units'>,
  known: Iterable<Row>,
): Readonly<{ rows: readonly Row[]; retired: readonly Row[] }> {
  const left = new Map([...known].map(row => [row.id, row]));
  const rows = assignmentsOf(tasks, units).map(assignment => {
    const { fields = emptyFields, versions = noVersions } = left.get(assignment.id) ?? {};
    left.delete(assignment.id);
    return { ...assignment, fields, versions };
  });
  return { rows, retired: [...left.values()] };
}
