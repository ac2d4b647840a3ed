// A plan as of a version: the document that held then, and its rows as they stood.
import { endOfDay } from '../../plan/history/end-of-day.ts';
import { rowsHolding } from '../../plan/history/record.ts';
import type { StateQuery } from '../../plan/http.ts';
import type { PlanDocument } from '../../plan/plan-document.ts';
import type { Row } from '../../plan/row.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { Refusal } from '../http/refusal.ts';
import type { Store, StoredRevision } from '../store/store.ts';

export type PlanAt = Readonly<{
  document: PlanDocument;
  rows: readonly Row[];
  version: number;
  revision: number;
}>;

/** The document that held at a version that the plan has reached. */
export async function documentAt(
  live: LivePlan,
  store: Store,
  version: number,
): Promise<Omit<PlanAt, 'rows'>> {
  const { document, revision } = live;
  if (version === live.state.version || revision === 1) return { document, version, revision };
  return { ...(await revisionAt(live, store, version)), version };
}

/** The plan as it stood at a version that it has reached; the rows in plan order. */
export async function planAt(live: LivePlan, store: Store, version: number): Promise<PlanAt> {
  if (version === live.state.version) {
    // Copied: a commit moves the rows in memory on.
    const rows = [...live.snapshot.rows.values()];
    return { document: live.document, rows, version, revision: live.revision };
  }
  const [revision, entries] = await Promise.all([
    revisionAt(live, store, version),
    store.entriesAt(live.document.plan.id, version),
  ]);
  const rows = rowsHolding(revision.assignments, entries);
  return { document: revision.document, rows, version, revision: revision.revision };
}

async function revisionAt(live: LivePlan, store: Store, version: number): Promise<StoredRevision> {
  const plan = live.document.plan.id;
  const revision = await store.revisionAt(plan, version);
  if (!revision) throw new Error(`expected a revision of plan ${plan} at version ${version}, found none`);
  return revision;
}

/** The version that a request asks for; of two, the earlier. Refuses one that the plan has not reached. */
export async function versionAsked(live: LivePlan, store: Store, query: StateQuery): Promise<number> {
  const { version: now } = live.state;
  const { version = now, asOf } = query;
  if (version > now) throw new Refusal(400, 'badRequest', { params: { where: 'version' }, where: 'version' });
  if (asOf === undefined) return version;
  return Math.min(version, await store.versionBefore(live.document.plan.id, endOfDay(asOf)));
}
