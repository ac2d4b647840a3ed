// The hash of what an account may see, moved on from version to version by the rows that changed: read with every pull,
// it must not cost what the plan holds.
import type { Account } from '../../plan/account.ts';
import { mayRead } from '../../plan/permission.ts';
import { RowsHash } from '../../plan/pull/rows-hash.ts';
import type { Row } from '../../plan/row.ts';
import { positionOf } from './cursor.ts';
import type { LivePlan } from './live-plan.ts';

type Counted = { version: number; readonly rows: Map<string, Row>; readonly hash: RowsHash };

/** By what an account may see. Gone with the plan in memory, which is another object once it was amended. */
const counted = new WeakMap<LivePlan, Map<string, Counted>>();

export function visibleHash(account: Account, live: LivePlan): string {
  const { access, version } = positionOf(account, live);
  const ofPlan = counted.get(live) ?? new Map<string, Counted>();
  counted.set(live, ofPlan);
  const known = ofPlan.get(access) ?? { version: -1, rows: new Map<string, Row>(), hash: new RowsHash() };
  ofPlan.set(access, known);
  if (known.version !== version) take(known, account, live);
  known.version = version;
  return known.hash.toString();
}

function take({ version, rows, hash }: Counted, account: Account, live: LivePlan): void {
  const { snapshot } = live;
  for (const row of version < 0 ? snapshot.rows.values() : live.rowsChangedSince(version)) {
    if (!mayRead(account, row, snapshot.leads)) continue;
    const before = rows.get(row.id);
    if (before === row) continue;
    if (before) hash.remove(before);
    hash.add(row);
    rows.set(row.id, row);
  }
}
