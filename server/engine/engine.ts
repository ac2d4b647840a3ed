// The plans as the service works with them: read from memory, changed through one queue each, told to listeners.
import type { Batch, PushDecision } from '../../plan/push.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { LivePlan } from './live-plan.ts';
import { LivePlans } from './live-plans.ts';
import { Pokes } from './pokes.ts';
import { PushQueue } from './push-queue.ts';

export type Engine = Readonly<{
  /** The plan at this version at least, where the store has come that far; null where there is none. */
  find(plan: string, atLeast?: number): Promise<LivePlan | null>;
  /** Decides an author's mutations on an existing plan; answers once that is on disk. */
  push(plan: string, batch: Batch): Promise<PushDecision>;
  pokes: Pokes;
}>;

export function createEngine({ store, clock }: Readonly<{ store: Store; clock: Clock }>): Engine {
  const livePlans = new LivePlans(store);
  const pokes = new Pokes();
  const queues = new Map<string, PushQueue>();

  function queueOf(plan: string): PushQueue {
    const known = queues.get(plan);
    if (known) return known;
    const queue = new PushQueue({
      plan,
      store,
      livePlans,
      today: clock.today,
      committed: version => pokes.tell(plan, version),
      idle: () => queues.delete(plan),
    });
    queues.set(plan, queue);
    return queue;
  }

  return {
    find: (plan, atLeast) => livePlans.find(plan, atLeast),
    push: (plan, batch) => queueOf(plan).push(batch),
    pokes,
  };
}
