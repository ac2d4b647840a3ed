// The plans in memory: loaded when asked for, brought up to date when known to be behind, and left when others are
// asked for more.
import type { Store } from '../store/store.ts';
import { LivePlan } from './live-plan.ts';

/** All plans in memory together hold at most this many rows, except that one plan alone may be larger. */
const ROW_LIMIT = 300_000;

export class LivePlans {
  readonly #store: Store;
  readonly #rowLimit: number;
  /** Least recently used first. */
  readonly #plans = new Map<string, LivePlan>();
  readonly #loading = new Map<string, Promise<LivePlan | null>>();

  constructor(store: Store, rowLimit = ROW_LIMIT) {
    this.#store = store;
    this.#rowLimit = rowLimit;
  }

  /** The plan, at this version at least where the store has come that far; null where there is none. */
  async find(plan: string, atLeast = 0): Promise<LivePlan | null> {
    const live = this.#plans.get(plan) ?? (await this.#load(plan));
    if (live === null) return null;
    this.#use(plan, live);
    return live.state.version >= atLeast ? live : this.catchUp(plan);
  }

  /** Reads what was committed elsewhere since. */
  async catchUp(plan: string): Promise<LivePlan | null> {
    const live = this.#plans.get(plan);
    const state = live && (await this.#store.readState(plan));
    if (!live || state?.epoch !== live.epoch || state.revision !== live.revision) {
      this.#plans.delete(plan);
      return this.find(plan);
    }
    const { version } = live.state;
    const changes = await this.#store.changesSince(plan, version);
    // Another reader may have caught up while this one waited.
    live.replay(changes.filter(change => change.version > live.state.version));
    return live;
  }

  /** Forgets a plan whose state in memory may not be what the store holds, as after a failed commit. */
  forget(plan: string): void {
    this.#plans.delete(plan);
  }

  /** Keeps a plan that has just moved on, even if it had been left meanwhile. */
  keep(plan: string, live: LivePlan): void {
    this.#use(plan, live);
  }

  async #load(plan: string): Promise<LivePlan | null> {
    const known = this.#loading.get(plan);
    if (known) return known;
    const loading = this.#store.readPlan(plan).then(stored => stored && new LivePlan(stored));
    this.#loading.set(plan, loading);
    try {
      return await loading;
    } finally {
      this.#loading.delete(plan);
    }
  }

  #use(plan: string, live: LivePlan): void {
    this.#plans.delete(plan);
    this.#plans.set(plan, live);
    let rows = [...this.#plans.values()].reduce((sum, each) => sum + each.snapshot.rows.size, 0);
    for (const [oldest, each] of this.#plans) {
      if (rows <= this.#rowLimit || oldest === plan) return;
      rows -= each.snapshot.rows.size;
      this.#plans.delete(oldest);
    }
  }
}
