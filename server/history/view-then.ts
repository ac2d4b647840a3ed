import type { Account } from '../../plan/account.ts';
import { leadsOf, mayRead } from '../../plan/permission.ts';
import type { Position } from '../../plan/pull.ts';
import type { Role, RowId } from '../../plan/row.ts';
import { positionOf } from '../engine/cursor.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import type { Store, StoredRevision } from '../store/store.ts';

/** After an amendment all clients ask about the same revision at once. It leaves with the plan in memory. */
const revisionsRead = new WeakMap<LivePlan, Map<number, Promise<StoredRevision | null>>>();

/**
 * The rows that an account could see at its cursor, where the plan was amended since; null where that is not known,
 * or where the cursor is of another account or history.
 */
export async function viewThen(
  live: LivePlan,
  store: Store,
  account: Account,
  cursor: Position,
): Promise<ReadonlyMap<RowId, Role> | null> {
  const now = positionOf(account, live);
  const isOwn = cursor.access === now.access && cursor.epoch === now.epoch;
  if (!isOwn || cursor.revision >= now.revision) return null;
  const revision = await revisionAt(live, store, cursor);
  if (revision?.revision !== cursor.revision) return null;
  const leads = leadsOf(revision.assignments);
  const visible = revision.assignments.filter(row => mayRead(account, row, leads));
  return new Map(visible.map(row => [row.id, row.role]));
}

function revisionAt(live: LivePlan, store: Store, cursor: Position): Promise<StoredRevision | null> {
  const known = revisionsRead.get(live) ?? new Map<number, Promise<StoredRevision | null>>();
  revisionsRead.set(live, known);
  const reading =
    known.get(cursor.revision) ??
    store.revisionAt(live.document.plan.id, cursor.version).catch((error: unknown) => {
      known.delete(cursor.revision);
      throw error;
    });
  known.set(cursor.revision, reading);
  return reading;
}
