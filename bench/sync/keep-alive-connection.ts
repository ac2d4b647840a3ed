// One HTTP/1.1 connection that asks, waits for the answer and asks again. It does as little as HTTP allows, so that what
// is measured is the server; the service and the bare server are asked by the same lines.
import { connect, type Socket } from 'node:net';

export type RawAnswer = Readonly<{ status: number; body: Buffer }>;

const EMPTY = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';

export class KeepAliveConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #chunks: Buffer[] = [];
  #received = 0;
  #answer: { headBytes: number; bodyBytes: number; status: number } | null = null;
  #waiting: { resolve(answer: RawAnswer): void; reject(error: Error): void } | null = null;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.on('data', chunk => this.#take(chunk));
    socket.on('error', error => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<KeepAliveConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.off('error', reject);
        resolve(new KeepAliveConnection(socket, `127.0.0.1:${port}`));
      });
      socket.once('error', reject);
    });
  }

  get(path: string, headers: readonly string[]): Promise<RawAnswer> {
    return this.#send(['GET', path].join(' '), headers, '');
  }

  post(path: string, headers: readonly string[], body: string): Promise<RawAnswer> {
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    return this.#send(`POST ${path}`, [...headers, 'Content-Type: application/json', length], body);
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #send(line: string, headers: readonly string[], body: string): Promise<RawAnswer> {
    if (this.#waiting) throw new Error('expected one request at a time');
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      const head = [`${line} HTTP/1.1`, `Host: ${this.#host}`, ...headers].join('\r\n');
      this.#socket.write(head + END_OF_HEAD + body);
    });
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    this.#answer ??= this.#readHead();
    const answer = this.#answer;
    if (!answer || this.#received < answer.headBytes + answer.bodyBytes) return;
    const body = this.#joined().subarray(answer.headBytes, answer.headBytes + answer.bodyBytes);
    const waiting = this.#waiting;
    this.#chunks = [];
    this.#received = 0;
    this.#answer = null;
    this.#waiting = null;
    waiting?.resolve({ status: answer.status, body });
  }

  #readHead() {
    const read = this.#joined();
    const end = read.indexOf(END_OF_HEAD);
    if (end === -1) return null;
    const head = read.toString('latin1', 0, end);
    const status = Number(head.slice(9, 12));
    const length = /^content-length: (\d+)$/im.exec(head)?.[1];
    if (length === undefined && status !== 304 && status !== 204) {
      throw new Error(`expected an answer with a length, found ${head}`);
    }
    return { headBytes: end + END_OF_HEAD.length, bodyBytes: Number(length ?? 0), status };
  }

  #joined(): Buffer {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? EMPTY;
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}
