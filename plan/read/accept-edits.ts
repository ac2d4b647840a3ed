// Corrections that somebody accepted, put into the printed cells before they are read.
import { numberTasks } from './number-tasks.ts';
import { withEdits, type TextEdit } from './reading-issue.ts';
import type { TaskRow } from './rows-of-table.ts';

/** The rows with the edits of their tasks taken up; an edit whose text does not stand where it says is left out. */
export function acceptEdits(rows: readonly TaskRow[], edits: readonly TextEdit[]): readonly TaskRow[] {
  if (edits.length === 0) return rows;
  const numbers = numberTasks(rows);
  return rows.map((row, index) => {
    const own = edits.filter(({ task }) => task === numbers[index]);
    if (own.length === 0) return row;
    const cells = { ...row.cells };
    for (const column of new Set(own.map(edit => edit.column)))
      cells[column] = withEdits(
        cells[column],
        own.filter(edit => edit.column === column),
      );
    return { ...row, cells };
  });
}
