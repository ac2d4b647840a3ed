import type { Row } from '../../plan/row.ts';
import type { FieldName } from '../../plan/field.ts';
import type { Task } from '../../plan/plan.ts';
import { mayWrite } from '../../plan/permission.ts';
import { severityOf } from '../../plan/reasons/reason.ts';
import { fold } from '../../plan/text/fold.ts';
import type { Conflict, Open, PendingCell, Problem } from '../session/session-state.ts';

/** A row as the page lists it: the plan's part, what its cells say now, and what the checks found. */
export type RowLine = Readonly<{
  row: Row;
  task: Task;
  unitName: string;
  editable: boolean;
  /** A task that was due before the plan was issued raises no alarm. */
  overdue: boolean;
  reported: boolean;
  pending: readonly PendingCell[];
  conflicts: readonly Conflict[];
  problems: readonly Problem[];
  /** Errors and conflicts: what asks for a person. */
  needsPerson: boolean;
}>;

export type Filter = 'all' | 'attention' | 'pending' | 'unreported';

/** What a cell says now, as somebody would type it. */
export type CellText = (rowId: string, field: FieldName) => string;

const OPEN_STATUSES: ReadonlySet<string | null> = new Set([null, 'notStarted', 'inProgress', 'paused']);

/** The rows of the account in the order of the plan. */
export function rowLines(state: Open): RowLine[] {
  const tasks = new Map(state.tasks.map(task => [task.no, task]));
  const names = new Map(state.units.map(unit => [unit.id, unit.name]));
  const found = new Map(state.view.problems.map(row => [row.rowId, row.problems]));
  return state.rows.flatMap(row => {
    const task = tasks.get(row.task);
    if (!task) return [];
    const { due } = task.timing;
    const problems = found.get(row.id) ?? [];
    const conflicts = state.view.conflicts.filter(conflict => conflict.rowId === row.id);
    return {
      row,
      task,
      unitName: names.get(row.unit) ?? row.unit,
      editable: mayWrite(state.signIn.account, row),
      overdue:
        due !== null &&
        due < state.signIn.today &&
        due >= (state.plan.issuedOn ?? due) &&
        OPEN_STATUSES.has(row.fields.status),
      reported: Object.values(row.fields).some(value => value !== null),
      pending: state.view.pending.filter(cell => cell.rowId === row.id),
      conflicts,
      problems,
      needsPerson: conflicts.length > 0 || problems.some(problem => severityOf(problem.reason) === 'error'),
    };
  });
}

export function passes(line: RowLine, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      return line.needsPerson;
    case 'pending':
      return line.pending.length > 0;
    case 'unreported':
      return !line.reported;
  }
}

/** Searches number, text and unit, whatever the spelling of dashes, marks and case. */
export function matches(line: RowLine, query: string): boolean {
  const wanted = fold(query);
  return (
    wanted === '' ||
    String(line.task.no) === wanted ||
    fold(`${line.task.title} ${line.unitName}`).includes(wanted)
  );
}
