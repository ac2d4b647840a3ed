// The push: a batch of mutations judged on a snapshot, one after another, without touching anything.
// docs/sync.md numbers the steps; the caller commits what comes back or, if the plan moved on, decides again.
import type { Author, Source } from './account.ts';
import { checkCell, type Finding } from './check/check-cell.ts';
import { checkRow } from './check/check-row.ts';
import { fieldNames, type FieldName, type FieldValue } from './field.ts';
import type { Issue, ReasonParams } from './issue.ts';
import type { IsoDate } from './iso-date.ts';
import { mergeField } from './merge.ts';
import type { Change, Mutation, Outcome } from './mutation.ts';
import { mayRead, mayWrite, refusal, type Leads } from './permission.ts';
import type { Plan, Task } from './plan.ts';
import { severityOf, type ReasonCode } from './reasons/reason.ts';
import type { Row } from './row.ts';
import type { Unit, UnitId } from './unit.ts';

/** All that deciding needs of a plan at one version. */
export type Snapshot = Readonly<{
  version: number;
  rows: ReadonlyMap<string, Row>;
  tasks: ReadonlyMap<number, Task>;
  units: ReadonlyMap<UnitId, Unit>;
  leads: Leads;
  plan: Pick<Plan, 'year' | 'issuedOn'>;
}>;

/** What one author sent at once. `at` is ISO 8601 in UTC. */
export type Batch = Readonly<{
  author: Author;
  source: Source;
  at: string;
  mutations: readonly Mutation[];
  /** False where the epoch or a file's signature does not match: no base counts, each difference is a question. */
  trusted?: boolean;
}>;

/** A mutation that was applied or found unchanged before, as it was sent, with what it was answered. */
export type Decided = Readonly<
  Pick<Mutation, 'rowId' | 'field' | 'value' | 'base'> & { outcome: 'applied' | 'unchanged' }
>;

/** Earlier decisions by mutation id, all of the unit that now sends. */
export type DecidedMutations = ReadonlyMap<string, Decided>;

/**
 * An outcome before it is put into words. Of a `conflict` the caller still has to fill in `base`, `by` and `at`
 * from the history (`explainConflict` in outcome.ts); `params` go into the reason's sentence.
 */
export type Judgement = Outcome & Readonly<{ params?: ReasonParams }>;

export type PushDecision = Readonly<{
  /** The snapshot's version, plus one where anything was applied. */
  version: number;
  /** One per mutation, in its order. */
  outcomes: readonly Judgement[];
  changes: readonly Change[];
  /** The rows that changed, as they are now. */
  rows: readonly Row[];
  /** Row rules and warnings about the rows this batch touched. */
  issues: readonly Issue[];
  /** What to remember for `decided`: mutations judged applied or unchanged for the first time. */
  remember: ReadonlyMap<string, Decided>;
}>;

export type PushContext = Readonly<{ today: IsoDate }>;

/** Decides one author's batch. */
export function decidePush(
  snapshot: Snapshot,
  batch: Batch,
  decided: DecidedMutations,
  context: PushContext,
): PushDecision {
  return decideBatch(snapshot, [{ batch, decided }], context).pushes[0]!;
}

export type BatchDecision = Readonly<{
  version: number;
  /** One decision per push, in order; their changes share the one new version. */
  pushes: readonly PushDecision[];
  changes: readonly Change[];
  rows: readonly Row[];
}>;

/**
 * Decides several authors' pushes one after another, each on what those before it left, as one commit of one
 * version. `rows` and `changes` are those of all pushes together.
 */
export function decideBatch(
  snapshot: Snapshot,
  pushes: readonly Readonly<{ batch: Batch; decided: DecidedMutations }>[],
  context: PushContext,
): BatchDecision {
  const growing = new Growing(snapshot);
  const decisions = pushes.map(({ batch, decided }) => decideOn(growing, batch, decided, context));
  return {
    version: growing.version,
    pushes: decisions,
    changes: decisions.flatMap(decision => decision.changes),
    rows: [...growing.changed.values()],
  };
}

/** A snapshot with what was applied to it so far; the snapshot itself stays as it is. */
class Growing {
  readonly snapshot: Snapshot;
  readonly changed = new Map<string, Row>();
  /** By sender and mutation id: what earlier pushes of the same commit came to. */
  readonly remembered = new Map<string, Decided>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  get nextVersion(): number {
    return this.snapshot.version + 1;
  }

  get version(): number {
    return this.changed.size > 0 ? this.nextVersion : this.snapshot.version;
  }

  row(id: string): Row | undefined {
    return this.changed.get(id) ?? this.snapshot.rows.get(id);
  }

  write(row: Row, field: FieldName, value: FieldValue): void {
    this.changed.set(row.id, {
      ...row,
      fields: { ...row.fields, [field]: value },
      versions: { ...row.versions, [field]: this.nextVersion },
    });
  }
}

function decideOn(
  growing: Growing,
  batch: Batch,
  decided: DecidedMutations,
  context: PushContext,
): PushDecision {
  const changes: Change[] = [];
  const remember = new Map<string, Decided>();
  const warnings = new Map<string, Issue>();
  const sender = batch.author.account.unit ?? '';
  const touched = new Set<string>();
  const written = new Set<string>();

  const outcomes = batch.mutations.map(mutation => {
    const key = `${sender} ${mutation.id}`;
    const earlier = growing.remembered.get(key) ?? decided.get(mutation.id);
    const step = judge(growing, batch, earlier, mutation, context);
    if (step.touched) touched.add(mutation.rowId);
    if (step.change) {
      changes.push(step.change);
      written.add(mutation.rowId);
    }
    if (step.remember) {
      remember.set(mutation.id, step.remember);
      growing.remembered.set(key, step.remember);
    }
    for (const issue of step.warnings) warnings.set(`${issue.rowId} ${issue.field} ${issue.reason}`, issue);
    return step.outcome;
  });

  return {
    version: growing.version,
    outcomes,
    changes,
    rows: [...written].map(id => growing.row(id)!),
    issues: [...rowIssues(growing, touched, context), ...warnings.values()],
    remember,
  };
}

type Step = Readonly<{
  outcome: Judgement;
  /** The author may write the row: its rules are answered. */
  touched: boolean;
  change?: Change;
  remember?: Decided;
  warnings: readonly Issue[];
}>;

/** The walk of one mutation; docs/sync.md numbers the steps as here. */
function judge(
  growing: Growing,
  batch: Batch,
  earlier: Decided | undefined,
  mutation: Mutation,
  context: PushContext,
): Step {
  const { snapshot } = growing;
  const { account } = batch.author;

  // 1. A known row and field.
  const row = growing.row(mutation.rowId);
  if (!row) return rejected(mutation, 'unknownRow', { rowId: mutation.rowId });
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

/** 6. The rules between the fields of each touched row, after the whole batch. */
function rowIssues(growing: Growing, touched: ReadonlySet<string>, context: PushContext): Issue[] {
  const { snapshot } = growing;
  return [...touched].flatMap(id => {
    const row = growing.row(id);
    const task = row && snapshot.tasks.get(row.task);
    if (!task) return [];
    return checkRow(row, task, { today: context.today, issuedOn: snapshot.plan.issuedOn });
  });
}
