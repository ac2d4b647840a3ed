// Receipts of the last day: what a file came to, not the workbook, which is made anew for whoever asks. The store keeps
// them, so that they outlive a restart and every instance has them. One that is gone comes back by sending the file
// again, which changes nothing.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Account } from '../../../plan/account.ts';
import type { FileConflict } from '../../../plan/file/file-conflict.ts';
import { WorkbookAnswer } from '../../../plan/http.ts';
import { PlanId } from '../../../plan/plan.ts';
import type { Clock } from '../../clock.ts';
import type { ReceiptLimits, Store } from '../../store/store.ts';

const Receipt = z.object({
  plan: PlanId,
  /** Who sent the file; nobody else but the secretariat may have the receipt. */
  sender: Account,
  person: z.string().nullable(),
  /** As whom the workbook is made. */
  reader: Account,
  /** ISO 8601, UTC. */
  at: z.string(),
  received: WorkbookAnswer.omit({ receipt: true }),
});
export type Receipt = Readonly<z.infer<typeof Receipt>>;

const KEPT_MS = 24 * 3_600_000;
/** A thousand agencies send a file a day; the size is that of a few very large files. */
const limits = { most: 2000, mostChars: 64_000_000 };

export class Receipts {
  readonly #store: Pick<Store, 'keepReceipt' | 'receipt'>;
  readonly #clock: Clock;
  readonly #limits: Omit<ReceiptLimits, 'since'>;

  constructor(
    store: Pick<Store, 'keepReceipt' | 'receipt'>,
    clock: Clock,
    most: Omit<ReceiptLimits, 'since'> = limits,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#limits = most;
  }

  /** Answers the receipt's id. What of the file is still to be chosen is kept with it. */
  async keep(receipt: Receipt, conflicts: readonly FileConflict[]): Promise<string> {
    const id = randomUUID();
    const { plan, at } = receipt;
    await this.#store.keepReceipt(
      { plan, id, at, body: JSON.stringify(receipt) },
      { ...this.#limits, since: this.#since() },
      conflicts,
    );
    return id;
  }

  /** Null where it is gone, or written by another release that says it otherwise. */
  async find(plan: string, id: string): Promise<Receipt | null> {
    const body = await this.#store.receipt(plan, id, this.#since());
    return body === null ? null : (Receipt.safeParse(JSON.parse(body)).data ?? null);
  }

  #since(): string {
    return new Date(this.#clock.now().getTime() - KEPT_MS).toISOString();
  }
}
