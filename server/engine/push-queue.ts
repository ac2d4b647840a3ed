// Concurrent pushes to one plan are decided together and committed once, since a commit costs a write to the disk
// whatever it holds. Each queue belongs to one plan and works while something waits.
import { linkOfChanges } from '../../plan/history/chain.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import {
  decideBatch,
  type Batch,
  type BatchDecision,
  type DecidedMutations,
  type PushDecision,
} from '../../plan/push.ts';
import type { Row } from '../../plan/row.ts';
import { sha256 } from '../history/sha256.ts';
import { storable } from '../store/storable.ts';
import { StoreUnavailable, type Store, type StoredDecision } from '../store/store.ts';
import type { LivePlan } from './live-plan.ts';
import type { LivePlans } from './live-plans.ts';

/** A commit takes in at most this many mutations, so that none waits long for the others. */
const COMMIT_MUTATIONS = 10_000;
/** How often a batch is decided again because another instance was first: chance, so that three may take many turns. */
export const ATTEMPTS = 100;

type WaitingPush = Readonly<{
  kind: 'push';
  batch: Batch;
  resolve(decision: PushDecision): void;
  reject(error: unknown): void;
}>;

type Waiting = WaitingPush | Readonly<{ kind: 'alone'; run(): Promise<void> }>;

export type PushQueueDeps = Readonly<{
  plan: string;
  store: Store;
  livePlans: LivePlans;
  /** Other instances commit to the same store. */
  isShared: boolean;
  today(): IsoDate;
  committed(version: number): void;
  idle(): void;
}>;

export class PushQueue {
  readonly #deps: PushQueueDeps;
  #waiting: Waiting[] = [];
  #working = false;

  constructor(deps: PushQueueDeps) {
    this.#deps = deps;
  }

  /** Decides the batch and answers once that is on disk. Rejects with `StoreUnavailable`, then nothing was decided. */
  push(batch: Batch): Promise<PushDecision> {
    return new Promise((resolve, reject) => this.#wait({ kind: 'push', batch, resolve, reject }));
  }

  /** Does work on the plan by itself: after what waits already, before what comes later. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#wait({ kind: 'alone', run: () => work().then(resolve, reject) });
    });
  }

  #wait(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#working) return;
    this.#working = true;
    // Requests that arrived in the same turn of the event loop go into the same commit.
    setImmediate(() => void this.#work());
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const first = this.#waiting[0]!;
      if (first.kind === 'alone') {
        this.#waiting.shift();
        await first.run();
        continue;
      }
      const { group, rest } = takeGroup(this.#waiting);
      this.#waiting = rest;
      await this.#settle(group);
    }
    this.#working = false;
    this.#deps.idle();
  }

  async #settle(group: readonly WaitingPush[]): Promise<void> {
    try {
      const decisions = await this.#decideAndCommit(group.map(waiting => waiting.batch));
      group.forEach((waiting, index) => waiting.resolve(decisions[index]!));
    } catch (error) {
      this.#deps.livePlans.forget(this.#deps.plan);
      if (group.length === 1 || error instanceof StoreUnavailable) {
        for (const waiting of group) waiting.reject(error);
        return;
      }
      // One push that cannot be decided must not fail those that came with it.
      for (const waiting of group) await this.#settle([waiting]);
    }
  }

  async #decideAndCommit(batches: readonly Batch[]): Promise<readonly PushDecision[]> {
    const { plan, store, livePlans, isShared } = this.#deps;
    let live = await livePlans.find(plan);
    // Whoever has lost to another instance reads before it tries again; were the winner to skip its reading, it would
    // always be there first.
    let memory: readonly DecidedMutations[] | null = isShared ? await this.#remembered(batches) : null;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (live === null) throw new Error(`expected plan ${plan}, found none`);
      // 1. Decide purely, on the snapshot, by what was decided before: a repeated push is answered as it was.
      const { version: before } = live.state;
      const decision = decideBatch(
        live.snapshot,
        batches.map((batch, index) => ({ batch, decided: memory?.[index] ?? new Map() })),
        { today: this.#deps.today() },
      );
      // Nearly all pushes are new, and the commit finds out those that are not by their key. What it would not write
      // down could have been decided before without being found: only then is the memory read first.
      if (memory === null && !isAllToRemember(batches, decision)) {
        memory = await this.#remembered(batches);
        continue;
      }
      // 2. Commit once, if the plan is still where it was decided.
      const decided = decision.pushes.flatMap((push, index) => toRemember(batches[index]!, push));
      const { changes, rows, version } = decision;
      const link = changes.length === 0 ? null : linkOfChanges(live.head, changes, sha256);
      const result =
        changes.length === 0 && decided.length === 0
          ? { kind: 'committed' as const }
          : await store.commit(plan, before, { rows, changes, decided, link });
      if (result.kind === 'committed') {
        if (link !== null) this.#moveOn(live, version, rows, link);
        return decision.pushes;
      }
      // 3. Somebody else was first: read what came in between and decide again. Both reads at once, or an instance that
      // has just lost would stay behind the one that has just won, and lose each time. A mutation that is committed
      // between the two is found out by its key.
      [live, memory] = await Promise.all([livePlans.catchUp(plan), this.#remembered(batches)]);
    }
    throw new StoreUnavailable(`plan ${plan} moved on ${ATTEMPTS} times while a batch was being committed`);
  }

  #moveOn(live: LivePlan, version: number, rows: readonly Row[], link: string): void {
    live.advance(version, rows, link);
    this.#deps.livePlans.keep(this.#deps.plan, live);
    this.#deps.committed(version);
  }

  async #remembered(batches: readonly Batch[]): Promise<readonly DecidedMutations[]> {
    const keys = batches.flatMap(batch => batch.mutations.map(({ id }) => ({ unit: unitKey(batch), id })));
    const known = new Map(
      (await this.#deps.store.decided(this.#deps.plan, keys)).map(({ unit, id, decided }) => [
        `${unit} ${id}`,
        decided,
      ]),
    );
    return batches.map(batch => {
      const own = batch.mutations.flatMap(({ id }) => {
        const decided = known.get(`${unitKey(batch)} ${storable(id)}`);
        return decided ? [[id, decided] as const] : [];
      });
      return new Map(own);
    });
  }
}

function toRemember(batch: Batch, { remember }: PushDecision): StoredDecision[] {
  return [...remember].map(([id, decided]) => ({ unit: unitKey(batch), id, decided }));
}

function isAllToRemember(batches: readonly Batch[], { pushes }: BatchDecision): boolean {
  return pushes.every(({ remember }, index) => remember.size === batches[index]!.mutations.length);
}

function unitKey({ author }: Batch): string {
  return author.account.unit ?? '';
}

/**
 * The pushes to decide together: as many as fit, up to one that repeats a mutation of a push before it. That one
 * waits for the next commit, where it is answered from memory.
 */
function takeGroup(waiting: readonly Waiting[]): { group: readonly WaitingPush[]; rest: Waiting[] } {
  const seen = new Set<string>();
  let mutations = 0;
  const group: WaitingPush[] = [];
  for (const each of waiting) {
    if (each.kind === 'alone') break;
    const { batch } = each;
    const keys = batch.mutations.map(({ id }) => `${unitKey(batch)} ${id}`);
    mutations += keys.length;
    if (group.length > 0 && (mutations > COMMIT_MUTATIONS || keys.some(key => seen.has(key)))) break;
    for (const key of keys) seen.add(key);
    group.push(each);
  }
  return { group, rest: waiting.slice(group.length) };
}
