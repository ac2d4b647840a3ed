// Something done about a reporting period: decided purely on the log as it stands, added if it still stands so, else
// decided again.
import type { Author } from '../../plan/account.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import type { PeriodDeed, PeriodEvent } from '../../plan/period/period-event.ts';
import { linkOfPeriodEvent } from '../../plan/period/period-link.ts';
import type { Quarter } from '../../plan/quarter.ts';
import { sha256 } from '../history/sha256.ts';
import { StoreUnavailable, type PlanState, type Store, type StoredPeriodEvent } from '../store/store.ts';
import type { LivePlan } from './live-plan.ts';
import type { PeriodBook, PeriodBooks } from './period-books.ts';
import { ATTEMPTS } from './push-queue.ts';

export type PeriodRecord = Readonly<{
  quarter: Quarter;
  author: Author;
  /** ISO 8601, UTC. */
  at: string;
  day: IsoDate;
}>;

/** What was decided, with what has to be written down for it; nothing where it is refused. */
export type PeriodResult<Answer> = Readonly<{ deeds: readonly PeriodDeed[]; answer: Answer }>;

type World = Readonly<{ store: Store; books: PeriodBooks; live: LivePlan }>;

export async function recordPeriod<Answer>(
  { store, books, live }: World,
  record: PeriodRecord,
  decide: (book: PeriodBook, live: LivePlan) => PeriodResult<Answer>,
): Promise<Readonly<{ answer: Answer; added: number; last: number }>> {
  const plan = live.document.plan.id;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const book = await books.read(live);
    const { deeds, answer } = decide(book, live);
    if (deeds.length === 0) return { answer, added: 0, last: book.last };
    const events = eventsOf(plan, book, deeds, { ...record, ...live.state });
    if (await store.addPeriodEvents(plan, book.last, events)) {
      return { answer, added: events.length, last: book.last + events.length };
    }
  }
  throw new StoreUnavailable(`the periods of plan ${plan} moved on ${ATTEMPTS} times`);
}

function eventsOf(
  plan: string,
  { last, head }: PeriodBook,
  deeds: readonly PeriodDeed[],
  { quarter, author, at, day, version, revision }: PeriodRecord & Pick<PlanState, 'version' | 'revision'>,
): StoredPeriodEvent[] {
  let previous = head;
  return deeds.map((deed, index) => {
    const event: PeriodEvent = {
      seq: last + index + 1,
      quarter,
      deed,
      version,
      revision,
      day,
      at,
      account: author.account.id,
      person: author.person,
      by: author.account.unit,
    };
    previous = linkOfPeriodEvent(plan, previous, event, sha256);
    return { event, link: previous };
  });
}
