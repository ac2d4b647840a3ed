// The plans as the service works with them: read from memory, changed through one queue each, told to listeners.
import type { Batch, PushDecision } from '../../plan/push.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { amendPlan, type Amendment, type AmendmentResult } from './amend-plan.ts';
import { followInstances } from './follow-instances.ts';
import type { LivePlan } from './live-plan.ts';
import { LivePlans } from './live-plans.ts';
import { PeriodBooks, type PeriodBook } from './period-books.ts';
import type { PokeWire } from './poke-wire.ts';
import { Pokes } from './pokes.ts';
import { PushQueue } from './push-queue.ts';
import { recordPeriod, type PeriodRecord, type PeriodResult } from './record-period.ts';

export type Engine = Readonly<{
  /** The plan at this version at least, where the store has come that far; null where there is none. */
  find(plan: string, atLeast?: number): Promise<LivePlan | null>;
  /** Decides an author's mutations on an existing plan; answers once that is on disk. */
  push(plan: string, batch: Batch): Promise<PushDecision>;
  /** Amends an existing plan, in one line with its pushes; answers once that is on disk. */
  amend(plan: string, amendment: Amendment): Promise<AmendmentResult>;
  /** What was said about the reporting periods of a plan. */
  periods(live: LivePlan): Promise<PeriodBook>;
  /** Decides something about a period of an existing plan, in one line with its pushes; answers once that is on disk. */
  record<Answer>(
    plan: string,
    record: PeriodRecord,
    decide: (book: PeriodBook, live: LivePlan) => PeriodResult<Answer>,
  ): Promise<Answer>;
  pokes: Pokes;
  /** Stops hearing other instances. */
  close(): void;
}>;

type World = Readonly<{
  store: Store;
  clock: Clock;
  /** Null where no other instance shares the store. */
  wire?: PokeWire | null;
  /** Hears of failures in the background. */
  failed?(error: unknown): void;
}>;

export function createEngine({ store, clock, wire = null, failed = () => {} }: World): Engine {
  const livePlans = new LivePlans(store);
  const pokes = new Pokes();
  const books = new PeriodBooks(store);
  const queues = new Map<string, PushQueue>();
  const unfollow = wire && followInstances({ store, clock, wire, livePlans, pokes, failed });

  function tell(plan: string, version: number): void {
    pokes.tell(plan, version);
    wire?.tell(plan, version);
  }

  function queueOf(plan: string): PushQueue {
    const known = queues.get(plan);
    if (known) return known;
    const queue = new PushQueue({
      plan,
      store,
      livePlans,
      isShared: wire !== null,
      today: clock.today,
      committed: version => tell(plan, version),
      idle: () => queues.delete(plan),
    });
    queues.set(plan, queue);
    return queue;
  }

  return {
    find: (plan, atLeast) => livePlans.find(plan, atLeast),
    push: (plan, batch) => queueOf(plan).push(batch),
    amend: (plan, amendment) =>
      queueOf(plan).alone(async () => {
        const result = await amendPlan({ plan, store, livePlans }, amendment).catch((error: unknown) => {
          // It may have been committed although its answer was lost.
          livePlans.forget(plan);
          throw error;
        });
        if (result.kind === 'revised') tell(plan, result.version);
        return result;
      }),
    periods: live => books.read(live),
    record: (plan, record, decide) =>
      queueOf(plan).alone(async () => {
        // What is fixed is the newest version that there is, also where another instance made it.
        const live = await (wire === null ? livePlans.find(plan) : livePlans.catchUp(plan));
        if (live === null) throw new Error(`expected plan ${plan}, found none`);
        const { answer, added, last } = await recordPeriod({ store, books, live }, record, decide);
        if (added > 0) {
          pokes.tellPeriods(plan, last);
          wire?.tellPeriods(plan, last);
        }
        return answer;
      }),
    pokes,
    close: () => unfollow?.(),
  };
}
