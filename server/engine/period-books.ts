// The period logs in memory. The store is asked for what was added each time, so that whoever reads is never behind.
import { FIRST_PERIOD_LINK } from '../../plan/period/period-link.ts';
import type { PeriodEvent } from '../../plan/period/period-event.ts';
import type { Store } from '../store/store.ts';
import type { LivePlan } from './live-plan.ts';

/** What was said about a plan's periods up to an event: its number, and its link in the chain. */
export type PeriodBook = Readonly<{ last: number; head: string; events: readonly PeriodEvent[] }>;

const emptyBook: PeriodBook = { last: 0, head: FIRST_PERIOD_LINK, events: [] };

export class PeriodBooks {
  readonly #store: Store;
  /** By plan; of another epoch it may be another history. */
  readonly #books = new Map<string, Readonly<{ epoch: string; book: PeriodBook }>>();

  constructor(store: Store) {
    this.#store = store;
  }

  async read({ document, epoch }: LivePlan): Promise<PeriodBook> {
    const plan = document.plan.id;
    const known = this.#known(plan, epoch);
    const added = await this.#store.periodEvents(plan, known.last);
    const last = added.at(-1);
    if (last === undefined) return known;
    const book = {
      last: last.event.seq,
      head: last.link,
      events: [...known.events, ...added.map(({ event }) => event)],
    };
    // Of two who read at once the one who read more stays.
    if (this.#known(plan, epoch).last < book.last) this.#books.set(plan, { epoch, book });
    return book;
  }

  #known(plan: string, epoch: string): PeriodBook {
    const known = this.#books.get(plan);
    return known?.epoch === epoch ? known.book : emptyBook;
  }
}
