// The worker's own program: reads one file after another. Whatever a file does to it, the service goes on.
import { parentPort } from 'node:worker_threads';
import { readPlanFile } from './read-plan-file.ts';
import { readDocumentFile } from '../../document/read-document-file.ts';
import type { ReaderJob, WorkerMessage } from './reader-job.ts';
import { Unreadable } from './unreadable.ts';

if (!parentPort) throw new Error('expected to run in a worker');
const port = parentPort;

port.on('message', (job: ReaderJob) => tell(read(job)));
tell({ kind: 'ready' });

function read(job: ReaderJob): WorkerMessage {
  try {
    if (!(job instanceof Uint8Array)) return { kind: 'document', reading: readDocumentFile(job) };
    return { kind: 'read', reading: readPlanFile(job) };
  } catch (error) {
    if (error instanceof Unreadable) {
      return { kind: 'unreadable', reason: error.reason, params: error.params };
    }
    return { kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function tell(message: WorkerMessage): void {
  port.postMessage(message);
}
