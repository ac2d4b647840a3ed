// The push: a batch of mutations judged on a snapshot, one after another, without touching anything.
// docs/sync.md numbers the steps; the caller commits what comes back or, if the plan moved on, decides again.
import type { Author, Source } from './account.ts';
import { checkRow } from './check/check-row.ts';
import type { Issue, ReasonParams } from './issue.ts';
import type { IsoDate } from './iso-date.ts';
import type { Change, Mutation, Outcome } from './mutation.ts';
import type { Leads } from './permission.ts';
import type { Plan, Task } from './plan.ts';
import { GrowingSnapshot } from './push/growing-snapshot.ts';
import { judgeMutation } from './push/judge-mutation.ts';
import type { Row } from './row.ts';
import type { Unit, UnitId } from './unit.ts';

/** All that deciding needs of a plan at one version. */
export type Snapshot = Readonly<{
  version: number;
  rows: ReadonlyMap<string, Row>;
  tasks: ReadonlyMap<number, Task>;
  units: ReadonlyMap<UnitId, Unit>;
  leads: Leads;
  /** Rows that an amendment took away, with their record; nobody can write them. */
  retired?: ReadonlyMap<string, Row>;
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
  const growing = new GrowingSnapshot(snapshot);
  const decisions = pushes.map(({ batch, decided }) => decideOn(growing, batch, decided, context));
  return {
    version: growing.version,
    pushes: decisions,
    changes: decisions.flatMap(decision => decision.changes),
    rows: [...growing.changed.values()],
  };
}

function decideOn(
  growing: GrowingSnapshot,
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
    const step = judgeMutation(growing, batch, earlier, mutation, context);
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

/** 6. The rules between the fields of each touched row, after the whole batch. */
function rowIssues(growing: GrowingSnapshot, touched: ReadonlySet<string>, context: PushContext): Issue[] {
  const { snapshot } = growing;
  return [...touched].flatMap(id => {
    const row = growing.row(id);
    const task = row && snapshot.tasks.get(row.task);
    if (!task) return [];
    return checkRow(row, task, { today: context.today, issuedOn: snapshot.plan.issuedOn });
  });
}
