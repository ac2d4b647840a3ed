// Files from outside are read in workers with limits of time and memory; a worker that passes one is ended and the next
// file gets a new one. Requests that read no file never wait for those that do.
import type { Worker } from 'node:worker_threads';
import type { DocumentJob } from '../../document/read-document-file.ts';
import { startWorker } from '../../start-worker.ts';
import type { ReadDocument, ReaderJob, ReadFile, WorkerMessage } from './reader-job.ts';

export type FileReader = Readonly<{
  /** Null where too many files wait already. */
  read(bytes: Uint8Array): Promise<ReadFile> | null;
  /** Likewise, of a document that is to become a plan. */
  readDocument(job: DocumentJob): Promise<ReadDocument> | null;
  /** Ends the workers; files that are being read or wait are given up as `readerBusy`. */
  close(): void;
}>;

export type ReaderLimits = Readonly<{
  /** A file that is not read by then is refused. */
  timeMs: number;
  /** Of V8's heap; unzipped parts lie beside it and have a limit of their own (read-limits.ts). */
  heapMb: number;
  workers: number;
  /** Files that may wait for a worker. */
  waiting: number;
  /** What they may hold of memory together. */
  waitingBytes: number;
}>;

export const readerLimits: ReaderLimits = {
  timeMs: 5000,
  heapMb: 192,
  workers: 2,
  waiting: 64,
  waitingBytes: 64 * 1024 * 1024,
};

/** About what a line of an appendix takes. */
const LINE_BYTES = 500;

type Job = Readonly<{
  job: ReaderJob;
  /** What it holds of memory. */
  bytes: number;
  resolve(read: Read): void;
  reject(error: Error): void;
}>;

type Read = ReadFile | ReadDocument;

const givenUp: Extract<ReadFile, { kind: 'unreadable' }> = {
  kind: 'unreadable',
  reason: 'readerBusy',
  params: {},
};

export function createFileReader(limits: ReaderLimits = readerLimits): FileReader {
  const queue: Job[] = [];
  const idle: ReaderWorker[] = [];
  const all = new Set<ReaderWorker>();
  let isClosed = false;

  function next(): void {
    while (queue.length > 0 && (idle.length > 0 || all.size < limits.workers)) {
      const worker = idle.pop() ?? started();
      void run(worker, queue.shift()!);
    }
  }

  function started(): ReaderWorker {
    const worker = new ReaderWorker(limits);
    all.add(worker);
    return worker;
  }

  async function run(worker: ReaderWorker, { job, resolve, reject }: Job): Promise<void> {
    try {
      const answer = await worker.read(job);
      if (isClosed) resolve(givenUp);
      else if (answer.kind === 'broken') reject(new Error(answer.stack));
      else resolve(answer);
    } catch (error) {
      if (isClosed) resolve(givenUp);
      else reject(error instanceof Error ? error : new Error(String(error)));
    }
    if (isClosed) return;
    if (worker.isAlive) idle.push(worker);
    else all.delete(worker);
    next();
  }

  function asked(job: ReaderJob, bytes: number): Promise<Read> | null {
    const waitingBytes = queue.reduce((sum, waiting) => sum + waiting.bytes, bytes);
    const isFull = queue.length >= limits.waiting || waitingBytes > limits.waitingBytes;
    if (isClosed || (isFull && queue.length > 0)) return null;
    const reading = new Promise<Read>((resolve, reject) => {
      queue.push({ job, bytes, resolve, reject });
    });
    next();
    return reading;
  }

  return {
    read(bytes) {
      return (
        asked(bytes, bytes.length)?.then(read => {
          if (read.kind === 'document') throw new Error('expected a workbook, found a document');
          return read;
        }) ?? null
      );
    },
    readDocument(job) {
      const { document } = job;
      const bytes = document.kind === 'bytes' ? document.bytes.length : document.lines.length * LINE_BYTES;
      return (
        asked(job, bytes)?.then(read => {
          if (read.kind === 'read') throw new Error('expected a document, found a workbook');
          return read;
        }) ?? null
      );
    },
    close() {
      isClosed = true;
      for (const worker of all) worker.end();
      for (const { resolve } of queue.splice(0)) resolve(givenUp);
    },
  };
}

type Answer = Read | Readonly<{ kind: 'broken'; stack: string }>;

/** One worker and the file it is reading. */
class ReaderWorker {
  readonly #worker: Worker;
  readonly #timeMs: number;
  readonly #ready: Promise<void>;
  #answered: ((answer: Answer) => void) | null = null;
  isAlive = true;

  constructor({ timeMs, heapMb }: ReaderLimits) {
    this.#timeMs = timeMs;
    this.#worker = startWorker('workbook-reader', {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32 },
    });
    // The service lives on its own listening; a worker that waits for files keeps no process alive.
    this.#worker.unref();
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve();
        else this.#answer(message);
      });
      this.#worker.on('error', error => {
        this.isAlive = false;
        const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        this.#answer(
          isOutOfMemory
            ? { kind: 'unreadable', reason: 'workbookTooComplex', params: { limit: `${heapMb} MB` } }
            : { kind: 'broken', stack: error.stack ?? error.message },
        );
        reject(error);
      });
      this.#worker.on('exit', code => {
        this.isAlive = false;
        this.#answer({ kind: 'broken', stack: `the reader ended with code ${code}` });
        reject(new Error(`the reader ended with code ${code}`));
      });
    });
    // Heard by whoever reads next; a worker may also end while nobody does.
    this.#ready.catch(() => {});
  }

  async read(job: ReaderJob): Promise<Answer> {
    await this.#ready;
    const copy = job instanceof Uint8Array ? new Uint8Array(job) : job;
    return new Promise<Answer>(resolve => {
      const timer = setTimeout(() => {
        this.#answer({ kind: 'unreadable', reason: 'workbookTooSlow', params: {} });
        this.end();
      }, this.#timeMs);
      this.#answered = answer => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.#worker.postMessage(copy, copy instanceof Uint8Array ? [copy.buffer] : []);
    });
  }

  end(): void {
    this.isAlive = false;
    void this.#worker.terminate();
  }

  #answer(answer: Answer): void {
    const answered = this.#answered;
    this.#answered = null;
    answered?.(answer);
  }
}
