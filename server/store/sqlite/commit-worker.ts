// The thread that writes pushes (commit-thread.ts): its own connection to the data directory, one commit after another.
import { parentPort, workerData } from 'node:worker_threads';
import { StoreUnavailable } from '../store.ts';
import { commitInSqlite } from './commit-in-sqlite.ts';
import type { CommitAnswer, CommitOrder } from './commit-thread.ts';
import { openDatabase } from './data-directory.ts';

const port = parentPort!;
const database = await openDatabase(workerData as string);
const commit = commitInSqlite(database);

port.on('message', (order: CommitOrder) => {
  if (order.kind === 'close') {
    database.close();
    port.close();
    return;
  }
  port.postMessage(answerTo(order));
});

function answerTo({ lines }: Extract<CommitOrder, { kind: 'commit' }>): CommitAnswer {
  try {
    return commit(lines);
  } catch (error) {
    if (error instanceof StoreUnavailable) return { kind: 'unavailable', message: error.message };
    return { kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
