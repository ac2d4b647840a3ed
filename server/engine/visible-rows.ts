import type { Account } from '../../plan/account.ts';
import { mayRead } from '../../plan/permission.ts';
import type { Row } from '../../plan/row.ts';
import type { LivePlan } from './live-plan.ts';

/** The rows of the plan, or those of `among`, that an account may see, in plan order. */
export function visibleRows(account: Account, live: LivePlan, among?: Iterable<Row>): Row[] {
  const { rows, leads } = live.snapshot;
  return [...(among ?? rows.values())].filter(row => mayRead(account, row, leads));
}
