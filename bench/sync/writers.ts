// Writers who each change one cell after another, each time waiting until it is on disk.
import type { PushAnswer } from '../../plan/http.ts';
import { mutationId } from '../../plan/mutation.ts';
import { sha256 } from '../../server/history/sha256.ts';
import type { Cell, FilledStore, Writer } from './a-filled-store.ts';
import type { Connection } from './fetch-connection.ts';
import { KeepAliveConnection } from './keep-alive-connection.ts';

export type Load = Readonly<{ pushes: number; milliseconds: number; latencies: readonly number[] }>;

type Watch = Readonly<{ sending(rowId: string, value: string): void }>;

/** Of all writers together, so that no value stands twice in a cell. */
let sent = 0;

export class Writers {
  readonly #plan: string;
  readonly #writers: readonly Writer[];

  readonly #open: (port: number) => Promise<Connection>;

  /** The first `count` of them, who ask over connections that do as little as HTTP allows, or over others. */
  constructor(
    { plan, writers }: FilledStore,
    count: number,
    open: (port: number) => Promise<Connection> = port => KeepAliveConnection.open(port),
  ) {
    this.#open = open;
    this.#plan = plan;
    if (writers.length < count) throw new Error(`expected ${count} units, found ${writers.length}`);
    this.#writers = writers.slice(0, count);
  }

  /** Pushes as fast as each writer can for this long. A server that does not apply a push fails the bench. */
  async push(port: number, forMs: number, watch?: Watch): Promise<Load> {
    return this.#run(port, forMs, takeApplied, watch);
  }

  /** Each writer changes this many cells. */
  async pushEach(port: number, cells: number): Promise<void> {
    for (const writer of this.#writers) {
      const connection = await KeepAliveConnection.open(port);
      for (const cell of writer.cells.slice(0, cells)) {
        const { body } = await connection.post(...this.#request(writer, cell));
        takeApplied(cell, body);
      }
      connection.close();
    }
  }

  /** The same requests to a server that decides nothing. */
  async echo(port: number, forMs: number): Promise<Load> {
    return this.#run(port, forMs, (_cell, answer) => void JSON.parse(answer.toString()));
  }

  /** An answer to a push, for a floor that sends as many bytes. */
  async anAnswer(port: number): Promise<Buffer> {
    const writer = this.#writers[0]!;
    const cell = writer.cells[0]!;
    const connection = await KeepAliveConnection.open(port);
    const { body } = await connection.post(...this.#request(writer, cell));
    connection.close();
    takeApplied(cell, body);
    return body;
  }

  async #run(
    port: number,
    forMs: number,
    take: (cell: Cell, answer: Buffer) => void,
    watch?: Watch,
  ): Promise<Load> {
    const connections = await Promise.all(this.#writers.map(() => this.#open(port)));
    const latencies: number[] = [];
    const start = performance.now();
    await Promise.all(
      this.#writers.map(async (writer, index) => {
        for (let turn = 0; performance.now() - start < forMs; turn += 1) {
          const cell = writer.cells[turn % writer.cells.length]!;
          const request = this.#request(writer, cell, watch);
          const sent = performance.now();
          const { body } = await connections[index]!.post(...request);
          latencies.push(performance.now() - sent);
          take(cell, body);
        }
      }),
    );
    const milliseconds = performance.now() - start;
    for (const connection of connections) connection.close();
    return { pushes: latencies.length, milliseconds, latencies };
  }

  #request({ token }: Writer, { rowId, base }: Cell, watch?: Watch): [string, readonly string[], string] {
    const value = `Đã gửi dự thảo lấy ý kiến lần ${(sent += 1)}`;
    const id = mutationId({ plan: this.#plan, rowId, field: 'note', base, value }, sha256);
    const body = JSON.stringify({ client: 'bench', mutations: [{ id, rowId, field: 'note', value, base }] });
    watch?.sending(rowId, value);
    return [`/api/plans/${this.#plan}/push`, authorization(token), body];
  }
}

function takeApplied(cell: Cell, answer: Buffer): void {
  const { version, outcomes } = JSON.parse(answer.toString()) as PushAnswer;
  if (outcomes?.[0]?.kind !== 'applied') {
    throw new Error(`expected an applied push, found ${answer.toString()}`);
  }
  cell.base = version;
}

export function authorization(token: string): readonly string[] {
  return [`Authorization: Bearer ${token}`, 'Accept: application/json'];
}

export function perSecond({ pushes, milliseconds }: Load): number {
  return (pushes / milliseconds) * 1000;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
