import type { Account } from '../account.ts';
import { checkCell, type Finding } from '../check/check-cell.ts';
import { fieldNames, type FieldName, type FieldValue } from '../field.ts';
import type { Issue, ReasonParams } from '../issue.ts';
import { mergeField } from '../merge.ts';
import type { Change, Mutation, Outcome } from '../mutation.ts';
import { mayRead, mayReadRetired, mayWrite, refusal, retiredRefusal } from '../permission.ts';
import type { Batch, Decided, Judgement, PushContext, Snapshot } from '../push.ts';
import { severityOf, type ReasonCode } from '../reasons/reason.ts';
import type { Row } from '../row.ts';
import type { GrowingSnapshot } from './growing-snapshot.ts';

/** What one mutation came to. */
export type Step = Readonly<{
  outcome: Judgement;
  /** The author may write the row: its rules are answered. */
  touched: boolean;
  change?: Change;
  remember?: Decided;
  warnings: readonly Issue[];
}>;

/** The walk of one mutation; docs/sync.md numbers the steps as here. */
export function judgeMutation(
  growing: GrowingSnapshot,
  batch: Batch,
  earlier: Decided | undefined,
  mutation: Mutation,
  context: PushContext,
): Step {
  const { snapshot } = growing;
  const { account } = batch.author;

  // 1. A known row and field.
  const row = growing.row(mutation.rowId);
  if (!row) return rejectedUnassigned(mutation, snapshot, account);
  if (!isFieldName(mutation.field)) {
    return rejected(mutation, 'unknownField', { field: mutation.field });
  }
  const field = mutation.field;

  // 2. Permission, on the row as it is now. The value is shown only to those who may read it.
  const current = mayRead(account, row, snapshot.leads) ? { current: row.fields[field] } : {};
  if (!mayWrite(account, row)) {
    const owner = snapshot.units.get(row.unit) ?? { name: row.unit };
    const { reason, params } = refusal(row, owner);
    return rejected(mutation, reason, params, current);
  }

  // 3. Once only: the same mutation again is answered as it was, with today's value beside.
  if (earlier && !sameContent(earlier, mutation)) return rejected(mutation, 'mutationReused', {}, current);
  if (earlier) {
    return {
      outcome: { ...headOf(mutation), kind: earlier.outcome, ...current },
      touched: true,
      warnings: [],
    };
  }

  // 4. The cell's own rules.
  const task = snapshot.tasks.get(row.task);
  const verdict = checkCell(
    field,
    { value: mutation.value },
    { today: context.today, year: snapshot.plan.year, ...(task ? { task } : {}) },
  );
  if (!verdict.ok) {
    const [first] = verdict.findings;
    return {
      ...rejected(mutation, first?.reason ?? 'wrongKind', first?.params ?? {}, current),
      touched: true,
    };
  }

  // 5. Merge with what stands now. A base from the future belongs to another history.
  const known = batch.trusted !== false && mutation.base <= snapshot.version;
  const kind = mergeField({
    ...(mutation.before !== undefined && { base: mutation.before }),
    current: row.fields[field],
    incoming: verdict.value,
    baseVersion: known ? mutation.base : null,
    currentVersion: row.versions[field],
  });
  if (kind === 'conflict') {
    const outcome: Judgement = { ...headOf(mutation), kind, reason: 'changedByOther', ...current };
    return { outcome, touched: true, warnings: [] };
  }
  const { rowId, value, base } = mutation;
  const step = {
    outcome: { ...headOf(mutation), kind, current: verdict.value },
    touched: true,
    remember: { rowId, field, value, base, outcome: kind },
    warnings: verdict.findings.map(finding => issueOf(row.id, field, finding)),
  };
  if (kind === 'unchanged') return step;
  growing.write(row, field, verdict.value);
  return { ...step, change: changeOf(growing.nextVersion, batch, mutation, row, field, verdict.value) };
}

/** A row that nobody has to fill in: taken away by an amendment, or never known. */
function rejectedUnassigned(mutation: Mutation, snapshot: Snapshot, account: Account): Step {
  const row = snapshot.retired?.get(mutation.rowId);
  if (!row) return rejected(mutation, 'unknownRow', { rowId: mutation.rowId });
  const { reason, params } = retiredRefusal(row, snapshot, account);
  const mayKnow = isFieldName(mutation.field) && mayReadRetired(account, row);
  return rejected(
    mutation,
    reason,
    params,
    mayKnow ? { current: row.fields[mutation.field as FieldName] } : {},
  );
}

function headOf({ id, rowId, field }: Mutation): Pick<Outcome, 'id' | 'rowId' | 'field'> {
  return { id, rowId, field };
}

function rejected(
  mutation: Mutation,
  reason: ReasonCode,
  params: ReasonParams,
  current: Readonly<{ current?: FieldValue }> = {},
): Step {
  const outcome = { ...headOf(mutation), kind: 'rejected' as const, reason, params, ...current };
  return { outcome, touched: false, warnings: [] };
}

function sameContent(earlier: Decided, mutation: Mutation): boolean {
  return (
    earlier.rowId === mutation.rowId &&
    earlier.field === mutation.field &&
    earlier.value === mutation.value &&
    earlier.base === mutation.base
  );
}

const knownFields: ReadonlySet<string> = new Set(fieldNames);

function isFieldName(field: string): field is FieldName {
  return knownFields.has(field);
}

function issueOf(rowId: string, field: FieldName, { reason, params, fixes }: Finding): Issue {
  return { rowId, field, reason, severity: severityOf(reason), params, fixes };
}

function changeOf(
  version: number,
  { author, source, at }: Batch,
  mutation: Mutation,
  row: Row,
  field: FieldName,
  after: FieldValue,
): Change {
  return {
    version,
    rowId: row.id,
    field,
    before: row.fields[field],
    after,
    mutation: mutation.id,
    account: author.account.id,
    person: author.person,
    unit: author.account.unit,
    source,
    at,
  };
}
