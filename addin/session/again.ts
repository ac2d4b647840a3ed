import type { Failure } from '../client/answer.ts';
import { backoffMs } from '../client/backoff.ts';
import type { Clock } from '../client/clock.ts';

/** One thing that failed in passing and is tried again, each time later. */
export class Again {
  readonly #clock: Clock;
  readonly #random: () => number;
  #attempt = 0;
  #cancel: () => void = () => undefined;

  constructor({ clock, random }: Readonly<{ clock: Clock; random: () => number }>) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Answers when, in milliseconds of the clock. A time set before counts no more. */
  later({ retryAfterMs }: Pick<Failure, 'retryAfterMs'>, run: () => void): number {
    this.#cancel();
    const ms = backoffMs(this.#attempt, this.#random(), retryAfterMs);
    this.#attempt += 1;
    this.#cancel = this.#clock.after(ms, run);
    return this.#clock.nowMs() + ms;
  }

  /** What failed is done: the next failure waits as if it were the first. */
  reset(): void {
    this.stop();
    this.#attempt = 0;
  }

  stop(): void {
    this.#cancel();
  }
}
