// The plans in memory: loaded when asked for, brought up to date when known to be behind, and left when others are
// asked for more.
import type { Change } from '../../plan/mutation.ts';
import type { PlanState, Store } from '../store/store.ts';
import { LivePlan } from './live-plan.ts';

/** All plans in memory together hold at most this many rows, except that one plan alone may be larger. */
const ROW_LIMIT = 300_000;

export class LivePlans {
  readonly #store: Store;
  readonly #rowLimit: number;
  /** Least recently used first. */
  readonly #plans = new Map<string, LivePlan>();
  #latest = '';
  readonly #loading = new Map<string, Promise<LivePlan | null>>();
  readonly #catchingUp = new Map<string, Promise<LivePlan | null>>();
  /** Versions that another instance told of, of plans that memory may be behind on. */
  readonly #announced = new Map<string, number>();

  constructor(store: Store, rowLimit = ROW_LIMIT) {
    this.#store = store;
    this.#rowLimit = rowLimit;
  }

  /** The plan, at this version at least where the store has come that far; null where there is none. */
  async find(plan: string, atLeast = 0): Promise<LivePlan | null> {
    const live = this.#plans.get(plan) ?? newer(await this.#load(plan), this.#plans.get(plan));
    if (live === null) return null;
    this.#use(plan, live);
    const wanted = Math.max(atLeast, this.#announced.get(plan) ?? 0);
    if (live.state.version >= wanted) return live;
    // Many who heard of the same version read it together.
    const underWay = await this.#catchingUp.get(plan);
    return underWay && underWay.state.version >= wanted ? underWay : this.catchUp(plan);
  }

  /** Reads what was committed elsewhere since. */
  async catchUp(plan: string): Promise<LivePlan | null> {
    const catchingUp = this.#readNews(plan);
    this.#catchingUp.set(plan, catchingUp);
    try {
      return await catchingUp;
    } finally {
      if (this.#catchingUp.get(plan) === catchingUp) this.#catchingUp.delete(plan);
    }
  }

  async #readNews(plan: string): Promise<LivePlan | null> {
    const live = this.#plans.get(plan);
    const announced = this.#announced.get(plan);
    if (!live) return this.find(plan);
    const { version } = live.state;
    const [state, changes] = await Promise.all([
      this.#store.readState(plan),
      this.#store.changesSince(plan, version),
    ]);
    // Another reader may have caught up while this one waited.
    const news = changes.filter(change => change.version > live.state.version);
    // An amendment is a version without changes: what lies beyond it in the log belongs to another document.
    if (state?.epoch !== live.epoch || state.revision !== live.revision || hasGap(live.state.version, news)) {
      // Whoever has put a newer one in its place meanwhile has read the amendment.
      if (this.#plans.get(plan) === live) this.forget(plan);
      return this.find(plan);
    }
    live.replay(news);
    // What is still ahead of the store was of another history: asking again would not find it.
    if (this.#announced.get(plan) === announced) this.#announced.delete(plan);
    return live;
  }

  /** Remembers that the store has come to this version, so that the next reader reads it before it answers. */
  announce(plan: string, version: number): void {
    if (!this.#plans.has(plan) && !this.#loading.has(plan)) return;
    this.#announced.set(plan, Math.max(version, this.#announced.get(plan) ?? 0));
  }

  /** Takes note of where the store says that a plan stands. */
  compare(plan: string, { version, revision, epoch }: PlanState): void {
    const live = this.#plans.get(plan);
    if (live && (live.revision !== revision || live.epoch !== epoch)) this.forget(plan);
    else this.announce(plan, version);
  }

  /** The plans in memory. */
  held(): Iterable<string> {
    return this.#plans.keys();
  }

  /** Forgets a plan whose state in memory may not be what the store holds, as after a failed commit. */
  forget(plan: string): void {
    this.#plans.delete(plan);
    this.#announced.delete(plan);
    // What is being read may be older than what made this forget.
    this.#loading.delete(plan);
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
      if (this.#loading.get(plan) === loading) this.#loading.delete(plan);
    }
  }

  #use(plan: string, live: LivePlan): void {
    if (plan === this.#latest && this.#plans.get(plan) === live) return;
    this.#latest = plan;
    this.#plans.delete(plan);
    this.#plans.set(plan, live);
    let rows = [...this.#plans.values()].reduce((sum, each) => sum + each.size, 0);
    for (const [oldest, each] of this.#plans) {
      if (rows <= this.#rowLimit || oldest === plan) return;
      rows -= each.size;
      this.#plans.delete(oldest);
    }
  }
}

/** Of what was just read and what was put in its place meanwhile, the one that is further on. */
function newer(read: LivePlan | null, held: LivePlan | undefined): LivePlan | null {
  if (!held || read === null) return held ?? read;
  return held.epoch === read.epoch && held.state.version >= read.state.version ? held : read;
}

function hasGap(version: number, changes: readonly Change[]): boolean {
  let last = version;
  for (const change of changes) {
    if (change.version > last + 1) return true;
    last = change.version;
  }
  return false;
}
