// Commits on a thread of its own: while one waits for the disk, the next pushes are read and decided. SQLite lets many
// read beside the one that writes, so all else stays on the connection of the main thread.
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../start-worker.ts';
import { StoreUnavailable, type CommitResult, type Store } from '../store.ts';
import { commitLines, type CommitLines } from './commit-in-sqlite.ts';

export type CommitOrder = Readonly<{ kind: 'commit'; lines: CommitLines }> | Readonly<{ kind: 'close' }>;

/** `broken` is our own mistake. */
export type CommitAnswer =
  | CommitResult
  | Readonly<{ kind: 'unavailable'; message: string }>
  | Readonly<{ kind: 'broken'; stack: string }>;

/** The same store, whose `commit` is carried out on a thread that starts with the first one. */
export function committingAside(store: Store, directory: string): Store {
  let thread: CommitThread | null = null;
  let isClosed = false;
  return {
    ...store,
    async commit(plan, expectedVersion, batch) {
      const lines = commitLines(plan, expectedVersion, batch);
      if (isClosed) throw new StoreUnavailable('the store is closed');
      if (!thread?.isAlive) thread = new CommitThread(directory);
      return thread.commit(lines);
    },
    async close() {
      isClosed = true;
      await thread?.close();
      await store.close();
    },
  };
}

class CommitThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  /** Answers come in the order of what was asked. */
  readonly #waiting: ((answer: CommitAnswer) => void)[] = [];
  isAlive = true;

  constructor(directory: string) {
    this.#worker = startWorker('commit-worker', { workerData: directory });
    this.#worker.on('message', (answer: CommitAnswer) => this.#waiting.shift()?.(answer));
    this.#worker.on('error', error => this.#end(error.message));
    this.#ended = new Promise(resolve => {
      this.#worker.on('exit', () => {
        this.#end('the thread that writes has ended');
        resolve();
      });
    });
  }

  async commit(lines: CommitLines): Promise<CommitResult> {
    const answer = await new Promise<CommitAnswer>(resolve => {
      this.#waiting.push(resolve);
      this.#worker.postMessage({ kind: 'commit', lines } satisfies CommitOrder);
    });
    if (answer.kind === 'unavailable') throw new StoreUnavailable(answer.message);
    if (answer.kind === 'broken') throw new Error(answer.stack);
    return answer;
  }

  /** Resolves once what was asked before is written and the connection is closed. */
  async close(): Promise<void> {
    if (this.isAlive) this.#worker.postMessage({ kind: 'close' } satisfies CommitOrder);
    await this.#ended;
  }

  #end(message: string): void {
    this.isAlive = false;
    for (const answer of this.#waiting.splice(0)) answer({ kind: 'unavailable', message });
  }
}
