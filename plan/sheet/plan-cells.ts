// The columns that the issued plan fills: what stands in them, and what should still stand there in a file that comes back.
import { toSerial } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { roleLabels, type Assignment } from '../row.ts';
import type { PlanColumnKey } from './columns.ts';
import type { CellValue } from './sheet-document.ts';

/** The plan's part of a line, by column. */
export function planCells(
  task: Task,
  assignment: Pick<Assignment, 'id' | 'role'>,
): Record<PlanColumnKey, CellValue> {
  return {
    rowId: assignment.id,
    no: task.printedNo.replace(/[.)]$/, '') || String(task.no),
    title: task.title,
    lead: task.lead.resolved,
    coordinating: task.coordinating.printed,
    timing: task.timing.resolved,
    role: roleLabels[assignment.role],
    due: task.timing.due === null ? '' : toSerial(task.timing.due),
  };
}
