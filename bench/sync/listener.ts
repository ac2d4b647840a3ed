// A second client: hears that the plan moved on and pulls what is new, as pane and page do.
import { get, type ClientRequest } from 'node:http';
import type { PullAnswer } from '../../plan/http.ts';
import type { FilledStore } from './a-filled-store.ts';
import { KeepAliveConnection } from './keep-alive-connection.ts';
import { authorization } from './writers.ts';

export class Listener {
  /** From a writer's sending to this client's having read the value. */
  readonly delays: number[] = [];
  readonly #path: string;
  readonly #headers: readonly string[];
  readonly #connection: KeepAliveConnection;
  readonly #stream: ClientRequest;
  readonly #sentAt = new Map<string, number>();
  #cursor: string;
  #isPulling = false;
  #isBehind = false;

  private constructor(
    {
      path,
      headers,
      connection,
      cursor,
    }: Readonly<{
      path: string;
      headers: readonly string[];
      connection: KeepAliveConnection;
      cursor: string;
    }>,
    stream: (heard: () => void) => ClientRequest,
  ) {
    this.#path = path;
    this.#headers = headers;
    this.#connection = connection;
    this.#cursor = cursor;
    this.#stream = stream(() => this.#hear());
  }

  static async open(port: number, { plan, secretariat: { token } }: FilledStore): Promise<Listener> {
    const path = `/api/plans/${plan}`;
    const headers = authorization(token);
    const connection = await KeepAliveConnection.open(port);
    const { body } = await connection.get(`${path}/pull`, headers);
    const { cursor } = JSON.parse(body.toString()) as PullAnswer;
    return new Listener({ path, headers, connection, cursor }, heard => openStream(port, plan, token, heard));
  }

  /** A value that a writer sends now. */
  expect(value: string): void {
    this.#sentAt.set(value, performance.now());
  }

  /** Resolves once all that was sent has been seen. */
  async close(): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (this.#sentAt.size > 0) {
      if (performance.now() > deadline) throw new Error(`${this.#sentAt.size} values were never seen`);
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    this.#stream.destroy();
    this.#connection.close();
  }

  #hear(): void {
    this.#isBehind = true;
    if (this.#isPulling) return;
    this.#isPulling = true;
    void this.#pullAll().finally(() => (this.#isPulling = false));
  }

  async #pullAll(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false;
      const { body } = await this.#connection.get(`${this.#path}/pull?cursor=${this.#cursor}`, this.#headers);
      const answer = JSON.parse(body.toString()) as PullAnswer;
      const now = performance.now();
      this.#cursor = answer.cursor;
      for (const { fields } of answer.put) {
        const value = String(fields.note);
        const sentAt = this.#sentAt.get(value);
        if (sentAt === undefined) continue;
        this.delays.push(now - sentAt);
        this.#sentAt.delete(value);
      }
    }
  }
}

/** Opens a stream of pokes; resolves nothing, since whoever listens hears the version it begins with. */
export function openStream(port: number, plan: string, token: string, heard: () => void): ClientRequest {
  const request = get(
    {
      port,
      host: '127.0.0.1',
      path: `/api/plans/${plan}/pokes`,
      headers: { Authorization: `Bearer ${token}` },
      agent: false,
    },
    response => {
      if (response.statusCode !== 200) throw new Error(`expected a stream, found ${response.statusCode}`);
      response.on('data', heard);
    },
  );
  // Ended by `destroy`.
  request.on('error', () => {});
  return request;
}
