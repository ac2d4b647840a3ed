// Receipts of the last day, kept in memory: what a file came to, not the workbook, which is made anew for whoever asks.
// One that is gone comes back by sending the file again, which changes nothing.
import { randomUUID } from 'node:crypto';
import type { Account } from '../../../plan/account.ts';
import type { Clock } from '../../clock.ts';
import type { Received } from './receive-file.ts';

export type Receipt = Readonly<{
  plan: string;
  /** Who sent the file; nobody else but the secretariat may have the receipt. */
  sender: Account;
  person: string | null;
  /** As whom the workbook is made. */
  reader: Account;
  /** ISO 8601, UTC. */
  at: string;
  received: Received;
}>;

const KEPT_MS = 24 * 3_600_000;
/** Characters of all receipts together; the oldest leave first. */
const MOST_CHARS = 32_000_000;

export class Receipts {
  readonly #clock: Clock;
  readonly #mostChars: number;
  /** Oldest first. */
  readonly #kept = new Map<string, Readonly<{ receipt: Receipt; chars: number }>>();
  #chars = 0;

  constructor(clock: Clock, mostChars = MOST_CHARS) {
    this.#clock = clock;
    this.#mostChars = mostChars;
  }

  /** Answers the receipt's id. */
  keep(receipt: Receipt): string {
    const id = randomUUID();
    const chars = JSON.stringify(receipt).length;
    this.#kept.set(id, { receipt, chars });
    this.#chars += chars;
    for (const oldest of this.#kept.keys()) {
      if (oldest === id || (this.#chars <= this.#mostChars && !this.#isOld(oldest))) break;
      this.#forget(oldest);
    }
    return id;
  }

  find(id: string): Receipt | null {
    if (this.#isOld(id)) this.#forget(id);
    return this.#kept.get(id)?.receipt ?? null;
  }

  #isOld(id: string): boolean {
    const kept = this.#kept.get(id);
    return kept !== undefined && this.#clock.now().getTime() - Date.parse(kept.receipt.at) > KEPT_MS;
  }

  #forget(id: string): void {
    this.#chars -= this.#kept.get(id)?.chars ?? 0;
    this.#kept.delete(id);
  }
}
