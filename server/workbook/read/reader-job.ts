import type { DocumentJob } from '../../document/read-document-file.ts';
import type { FileReading } from '../../../plan/file/file-reading.ts';
import type { ReasonParams } from '../../../plan/issue.ts';
import type { PlanReading } from '../../../plan/read/read-plan.ts';
import type { ReasonCode } from '../../../plan/reasons/reason.ts';

/** What reading a file came to. */
export type ReadFile =
  | Readonly<{ kind: 'read'; reading: FileReading }>
  | Readonly<{ kind: 'unreadable'; reason: ReasonCode; params: ReasonParams }>;

/** What reading a document as a plan came to. */
export type ReadDocument =
  Readonly<{ kind: 'document'; reading: PlanReading }> | Extract<ReadFile, { kind: 'unreadable' }>;

/** What a worker is asked: a workbook of ours that came back, or a document that is to become a plan. */
export type ReaderJob = Uint8Array | DocumentJob;

/** What a worker says: first that it is ready, then one answer to each file. `broken` is our own mistake. */
export type WorkerMessage =
  Readonly<{ kind: 'ready' }> | ReadFile | ReadDocument | Readonly<{ kind: 'broken'; stack: string }>;
