// The way from the workbook's events to the client. Office loses, repeats, merges and delays events; a test says so.
import { withoutKeys } from '../workbook/without-keys.ts';
import type { EventEntry } from './message.ts';

export type PostMode = 'deliver' | 'hold' | 'drop';

export class EventPost {
  /** `hold` keeps events until the test delivers them, `drop` loses them. */
  mode: PostMode = 'deliver';
  /** How many times each event arrives. */
  copies = 1;
  private waiting: EventEntry[] = [];
  private readonly send: (entries: readonly EventEntry[]) => void;

  constructor(send: (entries: readonly EventEntry[]) => void) {
    this.send = send;
  }

  get held(): readonly EventEntry[] {
    return this.waiting;
  }

  take(entries: readonly EventEntry[]): void {
    if (entries.length === 0 || this.mode === 'drop') return;
    if (this.mode === 'hold') this.waiting.push(...entries);
    else this.out(entries);
  }

  /** Delivers what is held: all of it, or the first few. */
  deliver(count: number = this.waiting.length): void {
    this.out(this.waiting.splice(0, count));
  }

  /** Loses what is held, or those that a test names. */
  lose(which: (entry: EventEntry) => boolean = () => true): void {
    this.waiting = this.waiting.filter(entry => !which(entry));
  }

  /** Puts held events of one kind and target into one, as Excel does with quick edits: the last, without details. */
  merge(): void {
    const merged = new Map<string, EventEntry>();
    for (const entry of this.waiting) {
      const message = withoutKeys(
        JSON.parse(entry.message) as Record<string, unknown>,
        'valueBefore',
        'valueAfter',
      );
      merged.set(`${entry.messageType} ${entry.targetId}`, { ...entry, message: JSON.stringify(message) });
    }
    this.waiting = [...merged.values()];
  }

  private out(entries: readonly EventEntry[]): void {
    for (let copy = 0; copy < this.copies; copy += 1) if (entries.length > 0) this.send(entries);
  }
}
