// An amendment of a plan: decided purely on the plan as it stands, committed if it still stands so, else decided again.
import type { Author } from '../../plan/account.ts';
import { linkOfRevision, type Revision } from '../../plan/history/chain.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import { revisePlan, type RefusedRevision, type RevisionIssue } from '../../plan/revise.ts';
import type { Operation } from '../../plan/revise/operation.ts';
import { reassignRows } from '../../plan/revise/reassign-rows.ts';
import type { Unit } from '../../plan/unit.ts';
import { sha256 } from '../history/sha256.ts';
import { StoreUnavailable, type Store } from '../store/store.ts';
import { LivePlan } from './live-plan.ts';
import type { LivePlans } from './live-plans.ts';
import { ATTEMPTS } from './push-queue.ts';

export type Amendment = Readonly<{
  /** The revision that its author saw. */
  base: number;
  operations: readonly Operation[];
  author: Author;
  /** ISO 8601, UTC. */
  at: string;
  today: IsoDate;
  /** The units known now; a plan keeps those by which it was read and takes in what an amendment names. */
  directory: readonly Unit[];
}>;

export type AmendmentResult =
  | Readonly<{ kind: 'revised'; version: number; revision: number; issues: readonly RevisionIssue[] }>
  /** The author saw another revision than the one that stands now. */
  | Readonly<{ kind: 'stale'; revision: number }>
  | RefusedRevision;

type World = Readonly<{ plan: string; store: Store; livePlans: LivePlans }>;

export async function amendPlan(
  { plan, store, livePlans }: World,
  amendment: Amendment,
): Promise<AmendmentResult> {
  const { base, author, at } = amendment;
  let live = await livePlans.find(plan);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Another instance may have amended the plan that the author saw.
    if (live !== null && live.revision < base) live = await livePlans.catchUp(plan);
    if (live === null) throw new Error(`expected plan ${plan}, found none`);
    if (live.revision !== base) return { kind: 'stale', revision: live.revision };
    // Taken before the store is read: a commit heard of meanwhile would move the plan on.
    const { head, epoch, state } = live;
    const version = state.version;
    const known = [...live.snapshot.rows.values(), ...live.retired.values()];
    const lastNo = lastNumberOf(await store.revisions(plan));

    const revised = revisePlan(live.document, amendment.operations, { ...amendment, lastNo });
    if (revised.kind === 'refused') return revised;
    const { document } = revised;
    const { rows, retired } = reassignRows(document, known);
    const revision: Revision = {
      revision: base + 1,
      version: version + 1,
      document,
      assignments: rows.map(({ id, task, unit, role }) => ({ id, task, unit, role })),
      account: author.account.id,
      person: author.person,
      at,
    };
    const link = linkOfRevision(head, revision, sha256);
    const result = await store.revise(plan, version, {
      revision,
      rows,
      retired: retired.map(row => row.id),
      link,
    });
    if (result.kind === 'committed') {
      const now = { version: version + 1, revision: base + 1, epoch };
      livePlans.keep(plan, new LivePlan({ document, state: now, rows, retired, head: link }));
      return { kind: 'revised', version: now.version, revision: now.revision, issues: revised.issues };
    }
    live = await livePlans.catchUp(plan);
  }
  throw new StoreUnavailable(`plan ${plan} moved on ${ATTEMPTS} times while it was being amended`);
}

/** The highest number that a task ever had: numbers are identity and are not given twice. */
function lastNumberOf(revisions: readonly Revision[]): number {
  let last = 0;
  for (const { document } of revisions) for (const { no } of document.tasks) last = Math.max(last, no);
  return last;
}
