// Pokes by LISTEN and NOTIFY, on one connection of its own per instance. NOTIFY makes commits of a whole database
// queue up behind each other, so it is sent outside the transaction that writes, and for many commits at once.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { z } from 'zod';
import type { PokeHearer, PokeWire } from '../../engine/poke-wire.ts';
import { connectionDefaults } from './connections.ts';

export const CHANNEL = 'phu_luc_pokes';
/** Long enough to take in the commits of a busy moment, too short to be seen. */
const COALESCE_MS = 15;
/** A payload holds 8000 bytes at most: https://www.postgresql.org/docs/current/sql-notify.html */
const PLANS_AT_ONCE = 40;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Who tells, and which plans have come to which version. */
const Told = z.object({
  from: z.string(),
  plans: z.array(z.tuple([z.string(), z.number().int()])),
  /** The last event about the periods of each; an earlier release tells none, and reads over these. */
  periods: z.array(z.tuple([z.string(), z.number().int()])).default([]),
});

export class PostgresPokeWire implements PokeWire {
  readonly #url: string;
  readonly #name = randomUUID();
  readonly #hearers = new Set<PokeHearer>();
  /** What is still to be told: the newest version per plan, so it stays small while the line is down. */
  readonly #waiting = new Map<string, number>();
  readonly #periodsWaiting = new Map<string, number>();
  #client: Client | null = null;
  #flushing: NodeJS.Timeout | null = null;
  #retrying: NodeJS.Timeout | null = null;
  #retryMs = FIRST_RETRY_MS;
  #sending: Promise<void> | null = null;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens the line, and opens it again whenever it breaks. Resolves after the first attempt, whatever came of it. */
  async open(): Promise<void> {
    const client = new Client({ ...connectionDefaults, connectionString: this.#url });
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    client.on('error', () => {});
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      client.end().catch(() => {});
      this.#lost(client);
      return;
    }
    if (this.#isClosed) return client.end();
    this.#client = client;
    this.#retryMs = FIRST_RETRY_MS;
    for (const hearer of this.#hearers) hearer.reconnected();
    this.#flushSoon();
  }

  tell(plan: string, version: number): void {
    this.#tell(this.#waiting, plan, version);
  }

  tellPeriods(plan: string, last: number): void {
    this.#tell(this.#periodsWaiting, plan, last);
  }

  #tell(waiting: Map<string, number>, plan: string, number: number): void {
    if (this.#isClosed) return;
    keepNewest(waiting, [[plan, number]]);
    this.#flushSoon();
  }

  listen(hearer: PokeHearer): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Tells what is still waiting, and ends the line. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.#sending;
    await this.#flush();
    this.#isClosed = true;
    if (this.#flushing) clearTimeout(this.#flushing);
    if (this.#retrying) clearTimeout(this.#retrying);
    await this.#client?.end().catch(() => {});
  }

  #hear(payload: string): void {
    const told = Told.safeParse(parseJson(payload));
    if (!told.success || told.data.from === this.#name) return;
    for (const [plan, version] of told.data.plans) {
      for (const hearer of this.#hearers) hearer.heard(plan, version);
    }
    for (const [plan, last] of told.data.periods) {
      for (const hearer of this.#hearers) hearer.heardPeriods(plan, last);
    }
  }

  #flushSoon(): void {
    if (this.#flushing || this.#sending || !this.#client) return;
    if (this.#waiting.size + this.#periodsWaiting.size === 0) return;
    this.#flushing = setTimeout(() => {
      this.#flushing = null;
      // One at a time: a slow notification gathers what comes meanwhile.
      this.#sending = this.#flush().finally(() => {
        this.#sending = null;
        this.#flushSoon();
      });
    }, COALESCE_MS);
  }

  async #flush(): Promise<void> {
    const client = this.#client;
    if (!client || this.#waiting.size + this.#periodsWaiting.size === 0) return;
    const plans = takeSome(this.#waiting);
    const periods = takeSome(this.#periodsWaiting);
    try {
      await client.query('SELECT pg_notify($1, $2)', [
        CHANNEL,
        JSON.stringify({ from: this.#name, plans, periods }),
      ]);
    } catch {
      keepNewest(this.#waiting, plans);
      keepNewest(this.#periodsWaiting, periods);
      // A line that carries nothing is as good as broken; its end opens the next one.
      client.end().catch(() => {});
    }
  }

  #lost(client: Client): void {
    if (this.#client === client) this.#client = null;
    if (this.#isClosed || this.#client || this.#retrying) return;
    this.#retrying = setTimeout(() => {
      this.#retrying = null;
      void this.open();
    }, this.#retryMs);
    this.#retrying.unref();
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }
}

type Numbered = readonly (readonly [plan: string, number: number])[];

function keepNewest(waiting: Map<string, number>, told: Numbered): void {
  for (const [plan, number] of told) waiting.set(plan, Math.max(number, waiting.get(plan) ?? 0));
}

/** Takes out as many as one payload holds. */
function takeSome(waiting: Map<string, number>): Numbered {
  const some = [...waiting].slice(0, PLANS_AT_ONCE);
  for (const [plan] of some) waiting.delete(plan);
  return some;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
