// A client that knows several instances: it goes on with the next where one does not answer, and repeats what was not
// answered.
import type { Account } from '../../plan/account.ts';
import type { FieldName, FieldValue } from '../../plan/field.ts';
import type { PlansAnswer, PullAnswer, PushAnswer, SignInAnswer } from '../../plan/http.ts';
import type { Mutation, Outcome } from '../../plan/mutation.ts';
import { applyPull } from '../../plan/pull.ts';
import type { Row } from '../../plan/row.ts';

type Sent = Readonly<{ mutation: Mutation; outcome: Outcome }>;

export class RoamingClient {
  readonly #urls: readonly string[];
  readonly #name: string;
  readonly #account: string;
  #at: number;
  #token = '';
  #plan = '';
  #cursor: string | null = null;
  /** Requests that no instance answered at the first attempt. */
  unanswered = 0;
  account: Account | null = null;
  rows: ReadonlyMap<string, Row> = new Map();
  readonly sent: Sent[] = [];

  constructor(name: string, account: string, urls: readonly string[], home: number) {
    this.#name = name;
    this.#account = account;
    this.#urls = urls;
    this.#at = home;
  }

  async signIn(password: string): Promise<void> {
    const { token, account } = await this.#ask<SignInAnswer>('/session', {
      account: this.#account,
      password,
    });
    this.#token = token;
    this.account = account;
    this.#plan = (await this.#ask<PlansAnswer>('/plans')).plans[0]!.id;
    await this.pull();
  }

  get plan(): string {
    return this.#plan;
  }

  async pull(): Promise<void> {
    const query = this.#cursor === null ? '' : `?cursor=${this.#cursor}`;
    const answer = await this.#ask<PullAnswer>(`/plans/${this.#plan}/pull${query}`);
    const rows = applyPull(this.rows, answer);
    if (!rows)
      throw new Error(`${this.#name}: expected a patch of known rows, found ${JSON.stringify(answer)}`);
    this.rows = rows;
    this.#cursor = answer.cursor;
  }

  /** Writes one of the rows this account may write, as it stands here. */
  async write(which: number, field: FieldName, value: FieldValue): Promise<void> {
    const unit = this.account!.unit;
    const own = [...this.rows.values()].filter(row => unit === null || row.unit === unit);
    const row = own[which % own.length]!;
    const id = `${this.#name}-${this.sent.length}`.padEnd(8, '.');
    const mutation = { id, rowId: row.id, field, value, base: row.versions[field] };
    const { outcomes } = await this.#ask<PushAnswer>(`/plans/${this.#plan}/push`, {
      client: this.#name,
      mutations: [mutation],
    });
    this.sent.push({ mutation, outcome: outcomes[0]! });
  }

  /** The versions that the instance this client is at tells listeners of, until one of them. */
  async hearUntil(version: number): Promise<readonly number[]> {
    const response = await fetch(`${this.#urls[this.#at]}/api/plans/${this.#plan}/pokes`, {
      headers: { Authorization: `Bearer ${this.#token}` },
    });
    const heard: number[] = [];
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      for (const [, told] of piece.matchAll(/"version":(\d+)/g)) heard.push(Number(told));
      if (heard.includes(version)) break;
    }
    return heard;
  }

  async #ask<Body>(path: string, body?: object): Promise<Body> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await fetch(`${this.#urls[this.#at]}/api${path}`, {
          method: body ? 'POST' : 'GET',
          headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const answer: unknown = await response.json();
        if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
        return answer as Body;
      } catch (error) {
        if (attempt === this.#urls.length * 2) throw error;
        if (attempt === 0) this.unanswered += 1;
        this.#at = (this.#at + 1) % this.#urls.length;
      }
    }
  }
}
