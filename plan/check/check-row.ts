// The rules between the fields of one row. They never reject an edit; their errors stop only a report being sent.
import { isReported, statusLabels, type FieldName, type Fields } from '../field.ts';
import type { Fix, Issue, ReasonParams } from '../issue.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { severityOf, type ReasonCode } from '../reasons/reason.ts';

export type RowContext = Readonly<{
  today: IsoDate;
  /** The day the plan was issued; a task due before it raises no alarm about being late. Null where not known. */
  issuedOn: IsoDate | null;
}>;

type Found = Readonly<{ field: FieldName; reason: ReasonCode; params?: ReasonParams; fixes?: Fix[] }>;

/** What the record of a row still lacks or contradicts, in the order of the fields. */
export function checkRow(
  row: Readonly<{ id: string; fields: Fields }>,
  task: Task,
  context: RowContext,
): Issue[] {
  const found = [
    ...checkStatus(row.fields),
    ...checkPercent(row.fields),
    ...checkCompletion(row.fields),
    ...checkReason(row.fields, task, context),
  ];
  return found.map(({ field, reason, params = {}, fixes = [] }) => ({
    rowId: row.id,
    field,
    reason,
    severity: severityOf(reason),
    params,
    fixes,
  }));
}

const markDone: Fix = { value: 'done', label: statusLabels.done };

function checkStatus(fields: Fields): Found[] {
  return fields.status === null && isReported(fields) ? [{ field: 'status', reason: 'statusMissing' }] : [];
}

function checkPercent({ status, percent }: Fields): Found[] {
  if (percent === null) return [];
  if (status === 'done' && percent !== 100) {
    const fixes = [{ value: 100, label: '100' }];
    return [{ field: 'percent', reason: 'doneNot100', params: { p: percent }, fixes }];
  }
  if (status !== 'done' && percent === 100) {
    return [{ field: 'status', reason: 'hundredNotDone', fixes: [markDone] }];
  }
  if (status === 'notStarted' && percent > 0) {
    return [{ field: 'percent', reason: 'progressNotStarted', params: { p: percent } }];
  }
  return [];
}

function checkCompletion({ status, result, documents, completedOn }: Fields): Found[] {
  const found: Found[] = [];
  if (status === 'done' && completedOn === null)
    found.push({ field: 'completedOn', reason: 'doneNeedsDate' });
  if (status === 'done' && result === null && documents === null) {
    found.push({ field: 'result', reason: 'doneNeedsResult' });
  }
  if (status !== 'done' && status !== null && completedOn !== null) {
    found.push({ field: 'completedOn', reason: 'dateNotDone', fixes: [{ value: null, label: 'Để trống' }] });
  }
  return found;
}

function checkReason(fields: Fields, task: Task, context: RowContext): Found[] {
  const { status, documents, delayReason } = fields;
  const found: Found[] = [];
  if (status === 'cancelled' && documents === null) {
    found.push({ field: 'documents', reason: 'cancelledNeedsDocument' });
  }
  const wanted = status === 'cancelled' || status === 'paused' || isLate(fields, task, context);
  if (wanted && delayReason === null) found.push({ field: 'delayReason', reason: 'delayReasonMissing' });
  return found;
}

function isLate({ status, completedOn }: Fields, { timing }: Task, { today, issuedOn }: RowContext): boolean {
  const { due } = timing;
  if (due === null || (issuedOn !== null && due < issuedOn)) return false;
  // A completion whose date is still missing is asked for its date, not for a reason.
  if (status === 'done') return completedOn !== null && completedOn > due;
  return today > due;
}
