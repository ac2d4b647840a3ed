// Somebody who writes without a pause and keeps book of what was sent, what was acknowledged, and when. Each has cells
// of its own, so whatever it sends must be applied.
import type { FieldName } from '../../plan/field.ts';
import type { ErrorAnswer, PushAnswer } from '../../plan/http.ts';
import type { Mutation } from '../../plan/mutation.ts';
import type { Dice } from '../convergence/dice.ts';
import { ask } from './ask.ts';

export type Cell = Readonly<{ rowId: string; field: FieldName }>;

/** A batch that was sent, once or again and again. */
export type Sent = {
  readonly mutations: readonly Mutation[];
  /** When the answer was whole, by the clock that never steps; null where none came. */
  answeredAt: bigint | null;
  /** The version of the plan that the answer told. */
  version: number | null;
};

type Given = Readonly<{ name: string; unit: string; token: string; cells: readonly Cell[]; dice: Dice }>;

const LONGEST_TEXT = 600;

export class Writer {
  readonly token: string;
  /** Whose memory holds what this writer sent: its unit, or '' for the secretariat. */
  readonly unit: string;
  readonly sent: Sent[] = [];
  readonly #name: string;
  readonly #cells: readonly Cell[];
  readonly #dice: Dice;

  constructor({ name, unit, token, cells, dice }: Given) {
    this.#name = name;
    this.unit = unit;
    this.token = token;
    this.#cells = cells;
    this.#dice = dice;
  }

  get unanswered(): Sent | null {
    const last = this.sent.at(-1);
    return last && last.answeredAt === null ? last : null;
  }

  /** Sends one batch after the other until the service is gone or says that it cannot write. */
  async write(url: string, plan: string, answered: () => boolean): Promise<void> {
    do {
      if (!(await this.send(url, plan))) return;
    } while (answered());
  }

  /** Sends what is unanswered, or else a new batch. False where that was not answered either. */
  async send(url: string, plan: string): Promise<boolean> {
    const sent = this.unanswered ?? this.#next();
    const answer = await this.#push(url, plan, sent.mutations).catch(() => null);
    if (answer === null || answer.status === 503) return false;
    const { version, outcomes } = answer.body as PushAnswer;
    const kinds = new Set(outcomes?.map(outcome => outcome.kind));
    if (answer.status !== 200 || [...kinds].join() !== 'applied') {
      throw new Error(`${this.#name}: expected all applied, found ${JSON.stringify(answer).slice(0, 600)}`);
    }
    sent.answeredAt = process.hrtime.bigint();
    sent.version = version;
    return true;
  }

  /** Sends a batch that was acknowledged long ago; answers what each mutation came to. */
  async repeat(url: string, plan: string, { mutations }: Sent): Promise<readonly string[]> {
    const { body } = await this.#push(url, plan, mutations);
    return (body as PushAnswer).outcomes.map(outcome => outcome.kind);
  }

  #push(url: string, plan: string, mutations: readonly Mutation[]) {
    return ask<PushAnswer | ErrorAnswer>(url, `${plan}/push`, {
      token: this.token,
      body: { client: this.#name, mutations },
    });
  }

  #next(): Sent {
    const cells = this.#pick();
    const mutations = cells.map(cell => ({
      id: `${this.#name}.${this.sent.length}.${cell.rowId}.${cell.field}`,
      ...cell,
      value: `${this.#name} ${this.sent.length} ${'x'.repeat(this.#dice.below(LONGEST_TEXT))}`.trim(),
      base: this.#baseOf(cell),
    }));
    const sent: Sent = { mutations, answeredAt: null, version: null };
    this.sent.push(sent);
    return sent;
  }

  #baseOf(cell: Cell): number {
    const last = this.sent.findLast(({ mutations }) =>
      mutations.some(({ rowId, field }) => rowId === cell.rowId && field === cell.field),
    );
    return last?.version ?? 0;
  }

  /** One cell, several of several rows, or all at once: a large batch takes long enough to be cut in the middle. */
  #pick(): readonly Cell[] {
    const kind = this.#dice.weighed({ one: 5, several: 4, all: 1 });
    if (kind === 'all') return this.#cells;
    const count = kind === 'one' ? 1 : 2 + this.#dice.below(12);
    const from = this.#dice.below(this.#cells.length);
    return Array.from(
      { length: Math.min(count, this.#cells.length) },
      (_, n) => this.#cells[(from + n) % this.#cells.length]!,
    );
  }
}
