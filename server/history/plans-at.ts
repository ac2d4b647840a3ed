// Plans as of a version, the last few kept: a hundred files made in one go all come back to the same version, and to
// read it from the log takes longer than all else that a file asks for.
import type { LivePlan } from '../engine/live-plan.ts';
import type { Store } from '../store/store.ts';
import { planAt, type PlanAt } from './plan-at.ts';

export type PlansAt = (live: LivePlan, version: number) => Promise<PlanAt>;

/** Each holds a plan's rows. */
const MOST_KEPT = 3;

export function plansAt(store: Store): PlansAt {
  const kept = new Map<string, Promise<PlanAt>>();
  return (live, version) => {
    // What stands now moves on with the next commit and is at hand anyway.
    if (version === live.state.version) return planAt(live, store, version);
    const key = JSON.stringify([live.document.plan.id, live.epoch, version]);
    const then = kept.get(key) ?? planAt(live, store, version);
    kept.delete(key);
    kept.set(key, then);
    then.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return then;
  };
}
