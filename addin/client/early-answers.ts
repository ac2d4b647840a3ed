// A page's first questions are asked while its code is still on its way; the code asks the same and finds the answer.

/** A JSON answer as it came, before any schema has read it; null where there is none. */
export type Unread = unknown;

export class EarlyAnswers {
  readonly #fetch: typeof fetch;
  /** By what was asked and as whom; each answer is given away once. */
  readonly #asked = new Map<string, Promise<Response>>();
  /** What was wanted before it was asked early: it is under way, and is not asked beside that. Null once all is asked. */
  #late: Set<string> | null = new Set<string>();

  constructor(fetchHere: typeof fetch) {
    this.#fetch = fetchHere;
  }

  /**
   * Asks at once, and shows what is answered to whoever has to know it for the next question. Null where nothing was
   * answered, and where the page was quicker to ask.
   */
  async ask(path: string, headers: Readonly<Record<string, string>>): Promise<Unread> {
    if (this.#late?.has(keyOf(path, headers))) return null;
    const copies = this.#fetch(path, { headers, cache: 'no-store' }).then(response => ({
      response,
      copy: response.clone(),
    }));
    const given = copies.then(({ response }) => response);
    // Whoever asks the same hears of the failure; where nobody does, it is none.
    given.catch(() => undefined);
    this.#asked.set(keyOf(path, headers), given);
    try {
      const { copy } = await copies;
      return copy.ok ? await copy.json() : null;
    } catch {
      return null;
    }
  }

  /** Nothing more is asked early. */
  end(): void {
    this.#late = null;
  }

  /** `fetch`, except that the first to ask what was asked already is given that answer. */
  fetch: typeof fetch = (input, init) => {
    const isQuestion = typeof input === 'string' && (init?.method ?? 'GET') === 'GET';
    const key = isQuestion ? keyOf(input, headersOf(init)) : '';
    const early = this.#asked.get(key);
    if (early === undefined) {
      this.#late?.add(key);
      return this.#fetch(input, init);
    }
    this.#asked.delete(key);
    return orGivenUp(early, init?.signal);
  };
}

/** A question that nobody cancelled when it was asked may take longer than its reader waits. */
function orGivenUp(answer: Promise<Response>, signal: AbortSignal | null | undefined): Promise<Response> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    answer.then(resolve, reject);
  });
}

function headersOf(init: RequestInit | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(new Headers(init?.headers));
}

/** Two who ask for the same are told the same only where they are the same reader. */
function keyOf(path: string, headers: Readonly<Record<string, string>>): string {
  return `${path} ${new Headers(headers).get('Authorization') ?? ''}`;
}
