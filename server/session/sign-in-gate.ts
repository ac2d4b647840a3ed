// Guessing passwords is slowed down by address. Only failures count: a whole office signs in from one address.
import type { Clock } from '../clock.ts';

const WINDOW_MS = 15 * 60_000;
/** Failures that an address has within the window. */
export const FAILURE_LIMIT = 20;
const WAITING_LIMIT = 100;

/**
 * Lets the attempts of one address in one after another, since otherwise many could be made before the first is
 * known to have failed.
 */
export class SignInGate {
  readonly #clock: Clock;
  readonly #failures = new Map<string, number[]>();
  readonly #queues = new Map<string, { last: Promise<void>; waiting: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the attempt answers (null: it failed), or 'tooMany' where the address has to wait. */
  async attempt<T>(address: string, tryIt: () => Promise<T | null>): Promise<T | null | 'tooMany'> {
    const queue = this.#queues.get(address) ?? { last: Promise.resolve(), waiting: 0 };
    if (queue.waiting >= WAITING_LIMIT) return 'tooMany';
    queue.waiting += 1;
    this.#queues.set(address, queue);
    const turn = queue.last.then(() => this.#attemptNow(address, tryIt));
    queue.last = turn.then(ignore, ignore);
    try {
      return await turn;
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) this.#queues.delete(address);
    }
  }

  async #attemptNow<T>(address: string, tryIt: () => Promise<T | null>): Promise<T | null | 'tooMany'> {
    if (this.#recentFailures(address).length >= FAILURE_LIMIT) return 'tooMany';
    const result = await tryIt();
    if (result === null) {
      this.#failures.set(address, [...this.#recentFailures(address), this.#clock.now().getTime()]);
    }
    return result;
  }

  #recentFailures(address: string): readonly number[] {
    const since = this.#clock.now().getTime() - WINDOW_MS;
    const recent = (this.#failures.get(address) ?? []).filter(time => time > since);
    if (recent.length === 0) this.#failures.delete(address);
    return recent;
  }

  /** Forgets addresses whose failures are past. */
  sweep(): void {
    for (const address of this.#failures.keys()) this.#recentFailures(address);
  }
}

function ignore(): void {}
