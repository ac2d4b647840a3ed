import type { FileReading } from '../../../plan/file/file-reading.ts';
import type { ReasonParams } from '../../../plan/issue.ts';
import type { ReasonCode } from '../../../plan/reasons/reason.ts';

/** What reading a file came to. */
export type ReadFile =
  | Readonly<{ kind: 'read'; reading: FileReading }>
  | Readonly<{ kind: 'unreadable'; reason: ReasonCode; params: ReasonParams }>;

/** What a worker says: first that it is ready, then one answer to each file. `broken` is our own mistake. */
export type WorkerMessage =
  Readonly<{ kind: 'ready' }> | ReadFile | Readonly<{ kind: 'broken'; stack: string }>;
