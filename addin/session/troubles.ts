import type { ReasonCode } from '../../plan/reasons/reason.ts';

/** Something that failed: why, when last (ISO 8601, UTC), and how often in a row. */
export type Trouble = Readonly<{ reason: ReasonCode; at: string; n: number }>;

const KEPT = 20;

/** The last failures of a session, for whoever is asked to help. A line that stays down is one of them, not hundreds. */
export class Troubles {
  readonly #nowMs: () => number;
  #list: readonly Trouble[] = [];

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get list(): readonly Trouble[] {
    return this.#list;
  }

  note(reason: ReasonCode): void {
    const at = new Date(this.#nowMs()).toISOString();
    const last = this.#list.at(-1);
    const isSame = last?.reason === reason;
    const earlier = isSame ? this.#list.slice(0, -1) : this.#list.slice(1 - KEPT);
    this.#list = [...earlier, { reason, at, n: isSame ? last.n + 1 : 1 }];
  }
}
