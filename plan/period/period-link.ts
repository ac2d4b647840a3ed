// The period log has a chain of its own: an event cannot be altered, removed or moved without breaking it. The text that
// is hashed is a format: it never changes.
import { canonicalText } from '../history/canonical-text.ts';
import type { Hash } from '../history/chain.ts';
import type { PeriodEvent } from './period-event.ts';

/** What the first event of a plan is linked to. */
export const FIRST_PERIOD_LINK = '';

/** The link of an event: over the plan's id, the link before it, and all that it says. */
export function linkOfPeriodEvent(plan: string, previous: string, event: PeriodEvent, hash: Hash): string {
  const { seq, quarter, deed, version, revision, day, at, account, person, by } = event;
  return hash(
    canonicalText([
      ...[plan, previous, 'period', seq, quarter, deed],
      ...[version, revision, day, at, account, person, by],
    ]),
  );
}
