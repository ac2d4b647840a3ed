// What other instances commit reaches this one as a hint over the wire; a slow poll of the store finds what the wire
// has lost.
import type { Clock } from '../clock.ts';
import { StoreUnavailable, type PlanState, type Store } from '../store/store.ts';
import type { LivePlans } from './live-plans.ts';
import type { PokeWire } from './poke-wire.ts';
import type { Pokes } from './pokes.ts';

/** How long a plan may look older here than it is, where a poke was lost. */
export const POLL_MS = 5_000;

type Following = Readonly<{
  store: Store;
  clock: Clock;
  wire: PokeWire;
  livePlans: LivePlans;
  pokes: Pokes;
  failed(error: unknown): void;
}>;

/** Starts following; answers the function that stops. */
export function followInstances(following: Following): () => void {
  const { clock, wire, livePlans, pokes } = following;
  const poll = pollOf(following);
  const stops = [
    clock.every(POLL_MS, poll),
    wire.listen({
      heard(plan, version) {
        livePlans.announce(plan, version);
        pokes.tell(plan, version);
      },
      heardPeriods: (plan, last) => pokes.tellPeriods(plan, last),
      reconnected: poll,
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Asks the store where each plan stands that somebody here reads or listens to. One round at a time. */
function pollOf({ store, livePlans, pokes, failed }: Following): () => void {
  let seen: ReadonlyMap<string, PlanState> = new Map();
  let polling = false;

  async function round(): Promise<void> {
    const now = new Map<string, PlanState>();
    for (const plan of new Set([...livePlans.held(), ...pokes.plans()])) {
      const state = await store.readState(plan);
      if (state === null) continue;
      now.set(plan, state);
      livePlans.compare(plan, state);
      if (!isSame(seen.get(plan), state)) pokes.tell(plan, state.version);
      const periods = await store.lastPeriodEvent(plan);
      if (periods > 0) pokes.tellPeriods(plan, periods);
    }
    seen = now;
  }

  return () => {
    if (polling) return;
    polling = true;
    round()
      // Requests tell of a store that is away; the next round tries again.
      .catch((error: unknown) => error instanceof StoreUnavailable || failed(error))
      .finally(() => (polling = false));
  };
}

function isSame(before: PlanState | undefined, now: PlanState): boolean {
  return before?.version === now.version && before.revision === now.revision && before.epoch === now.epoch;
}
