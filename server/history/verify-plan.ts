// Checks a plan's history from its first link to today: that no line of the log was altered, removed, added or moved,
// and that the log comes to exactly the rows that the service answers from. Beside a running service, too: what is
// committed meanwhile is left for the next time.
import { canonicalText } from '../../plan/history/canonical-text.ts';
import { ChainWalk, type Break } from '../../plan/history/chain-walk.ts';
import { rowsHolding } from '../../plan/history/record.ts';
import type { Change } from '../../plan/mutation.ts';
import { FIRST_PERIOD_LINK, linkOfPeriodEvent } from '../../plan/period/period-link.ts';
import type { Assignment, Row } from '../../plan/row.ts';
import { byVersion } from '../store/history-of.ts';
import { StoreUnavailable, type Store, type StoredPlan, type StoredRevision } from '../store/store.ts';
import { sha256 } from './sha256.ts';

export type Verified = Readonly<{
  plan: string;
  version: number;
  /** How many lines of the log hold. */
  lines: number;
  /** The chain's last link, to be noted where nobody who has this database can change it. */
  head: string;
  /** Where the chain breaks first; null where all holds. */
  broken: Break | null;
}>;

/** Versions read at once. */
const PAGE = 500;

/** Null where there is no such plan. */
export async function verifyPlan(store: Store, plan: string): Promise<Verified | null> {
  // Read before the log, which may grow meanwhile.
  const stored = await readable(store.readPlan(plan));
  const state = stored?.state ?? (await store.readState(plan));
  if (state === null) return null;
  const { version } = state;
  const revisions = await readable(store.revisions(plan));
  const walk = new ChainWalk(revisions?.[0]?.epoch ?? '', sha256);
  const broken: Break | null =
    (await walkVersions(store, plan, version, revisions ?? [], walk)) ??
    (await strayLine(store, plan, version)) ??
    (stored ? comparePlan(stored, revisions ?? [], walk) : { version, kind: 'documentDiffers' as const }) ??
    (await walkPeriods(store, plan, version));
  return { plan, version, lines: walk.lines, head: walk.head, broken };
}

async function walkVersions(
  store: Store,
  plan: string,
  last: number,
  revisions: readonly StoredRevision[],
  walk: ChainWalk,
): Promise<Break | null> {
  const revisionOf = new Map(revisions.map(revision => [revision.version, revision]));
  for (let from = 0; from <= last; from += PAGE) {
    const upTo = Math.min(from + PAGE - 1, last);
    const links = new Map((await store.links(plan, from - 1, upTo)).map(link => [link.version, link]));
    const page = await readable(store.changesSince(plan, from - 1, upTo));
    const log = page && byVersion(page);
    for (let version = from; version <= upTo; version += 1) {
      const changes = log
        ? (log.get(version) ?? [])
        : await readable(store.changesSince(plan, version - 1, version));
      const revision = revisionOf.get(version);
      const broken = walk.take({ version, stored: links.get(version), changes, revision });
      if (broken) return broken;
    }
  }
  return null;
}

/** A line of a version that the plan has not reached. */
async function strayLine(store: Store, plan: string, last: number): Promise<Break | null> {
  const later = await readable(store.changesSince(plan, last));
  const now = (await store.readState(plan))?.version ?? last;
  if (later === null) return { version: last + 1, kind: 'alteredLine' };
  const stray = later.find((change: Change) => change.version > now);
  return stray ? { version: stray.version, kind: 'addedLine' } : null;
}

/** The log of reporting periods, each event linked to the one before it. */
async function walkPeriods(store: Store, plan: string, version: number): Promise<Break | null> {
  const events = await readable(store.periodEvents(plan));
  if (events === null) return { version, kind: 'alteredPeriod' };
  let previous = FIRST_PERIOD_LINK;
  for (const [index, { event, link }] of events.entries()) {
    previous = linkOfPeriodEvent(plan, previous, event, sha256);
    if (event.seq !== index + 1 || link !== previous)
      return { version: event.version, kind: 'alteredPeriod' };
  }
  return null;
}

/** What the service answers from, against what its history comes to. */
function comparePlan(
  stored: StoredPlan,
  revisions: readonly StoredRevision[],
  walk: ChainWalk,
): Break | null {
  const { version, revision } = stored.state;
  if (stored.head !== walk.head) return { version, kind: 'headDiffers' };
  const last = revisions.at(-1)!;
  const sameDocument = canonicalText(last.document) === canonicalText(stored.document);
  if (last.revision !== revision || !sameDocument) return { version: last.version, kind: 'documentDiffers' };
  const everAssigned = new Map<string, Assignment>();
  for (const { assignments } of revisions) for (const each of assignments) everAssigned.set(each.id, each);
  for (const { id } of last.assignments) everAssigned.delete(id);
  const entries = [...walk.entries];
  const rows = rowsHolding(last.assignments, entries);
  const retired = rowsHolding([...everAssigned.values()], entries);
  const same = sameRows(rows, stored.rows) && sameRows(inOrder(retired), inOrder(stored.retired));
  return same ? null : { version, kind: 'rowsDiffer' };
}

function sameRows(expected: readonly Row[], found: readonly Row[]): boolean {
  return canonicalText(expected) === canonicalText(found);
}

function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Null where what is stored cannot be read as what it should be. */
async function readable<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return null;
  }
}
