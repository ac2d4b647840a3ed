// The line between one pane and the service. It loses, repeats and delays what the test tells it to, and reports what
// the service was really asked and answered, also where the pane never hears of it.

/** What happens to the next request. Of `late` the request waits, of `lateAnswer` it is carried out and its answer waits. */
export type Mishap = 'dropped' | 'answerLost' | 'repeated' | 'late' | 'lateAnswer';

/** A request that was carried out. */
export type Carried = Readonly<{ url: string; body: string | null; status: number; answer: string }>;

/** Where a request goes that is sent to this address: of several instances, any. */
export type Route = (url: string) => string;

type Kept = Readonly<{ url: string; init: RequestInit }>;
type Waiting = Readonly<{ go: () => void }>;

export class Network {
  readonly counts: Record<Mishap | 'echoed' | 'arrivedAfterAll', number> = {
    dropped: 0,
    answerLost: 0,
    repeated: 0,
    late: 0,
    lateAnswer: 0,
    echoed: 0,
    arrivedAfterAll: 0,
  };
  readonly #mishaps: Mishap[] = [];
  readonly #onCarried: (carried: Carried) => void;
  readonly #route: Route;
  readonly #waiting = new Set<Waiting>();
  readonly #strays: Kept[] = [];
  #lastPush: Kept | null = null;
  #alarms: (() => void)[] = [];
  #isCut = false;

  constructor(onCarried: (carried: Carried) => void, route: Route = url => url) {
    this.#onCarried = onCarried;
    this.#route = route;
  }

  /** The next request meets this. */
  prepare(mishap: Mishap): void {
    this.#mishaps.push(mishap);
  }

  /** Nothing more goes wrong, and what waits goes on. */
  mend(): void {
    this.#mishaps.length = 0;
    this.release();
  }

  release(): void {
    for (const { go } of [...this.#waiting]) go();
  }

  get isHeld(): boolean {
    return this.#waiting.size > 0;
  }

  whenHeld(): Promise<void> {
    return this.isHeld ? Promise.resolve() : new Promise(resolve => this.#alarms.push(resolve));
  }

  /** The machine is gone: nothing that is under way comes back to it, and it asks nothing any more. */
  cut(): void {
    this.#isCut = true;
  }

  /** A proxy sends the last push once more; nobody hears the answer. */
  async echo(): Promise<boolean> {
    if (!this.#lastPush) return false;
    this.counts.echoed += 1;
    await this.#carry(this.#lastPush);
    return true;
  }

  /** Requests that the pane gave up waiting for arrive after all. */
  async arriveAfterAll(): Promise<boolean> {
    const stray = this.#strays.shift();
    if (!stray) return false;
    this.counts.arrivedAfterAll += 1;
    await this.#carry(stray);
    return true;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    if (this.#isCut) return never();
    const kept = { url: String(input), init };
    const mishap = this.#mishaps.shift();
    if (mishap) this.counts[mishap] += 1;
    if (init.method === 'POST' && kept.url.endsWith('/push')) this.#lastPush = kept;
    switch (mishap) {
      case 'dropped':
        throw new TypeError('fetch failed');
      case 'answerLost':
        await this.#carry(kept);
        throw new TypeError('fetch failed');
      case 'repeated':
        await this.#carry(kept);
        return this.#carry(kept);
      case 'late':
        if ((await this.#hold(init.signal)) === 'givenUp') {
          this.#strays.push(kept);
          throw new DOMException('given up', 'AbortError');
        }
        return this.#isCut ? never() : this.#carry(kept);
      case 'lateAnswer': {
        const answer = await this.#carry(kept);
        if ((await this.#hold(init.signal)) === 'givenUp') throw new DOMException('given up', 'AbortError');
        return this.#isCut ? never() : answer;
      }
      case undefined:
        return this.#carry(kept);
    }
  };

  #hold(signal: AbortSignal | null | undefined): Promise<'released' | 'givenUp'> {
    return new Promise(resolve => {
      const leave = (how: 'released' | 'givenUp') => {
        this.#waiting.delete(waiting);
        resolve(how);
      };
      const waiting = { go: () => leave('released') };
      signal?.addEventListener('abort', () => leave('givenUp'));
      this.#waiting.add(waiting);
      for (const alarm of this.#alarms.splice(0)) alarm();
    });
  }

  async #carry({ url, init }: Kept): Promise<Response> {
    // What was sent arrives, whether or not the pane still waits for it.
    const request = { ...init, signal: null };
    const there = this.#route(url);
    // After a restart of the service the connections kept open are found dead once.
    const response = await fetch(there, request).catch(() => fetch(there, request));
    const answer = await response.text();
    const body = typeof init.body === 'string' ? init.body : null;
    this.#onCarried({ url, body, status: response.status, answer });
    return new Response(response.status === 204 || response.status === 304 ? null : answer, {
      status: response.status,
      headers: response.headers,
    });
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
