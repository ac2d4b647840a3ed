// The service as a process of its own, on a store that was filled before it started.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../server/data.ts';
import { openDatabase } from '../../server/store/sqlite/data-directory.ts';
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../server/store/store.ts';
import { fillStore, type FilledStore } from './a-filled-store.ts';
import { startService, type ServerProcess } from './server-process.ts';

export type FilledService = Readonly<{ filled: FilledStore; server: ServerProcess; stop(): Promise<void> }>;

type Size = Parameters<typeof fillStore>[1];

/** On a data directory of its own. */
export async function onSqlite(size: Size): Promise<FilledService> {
  const directory = mkdtempSync(path.join(tmpdir(), 'phu-luc-bench-'));
  const database = await openDatabase(directory);
  // What is filled in before the start need not outlive a power cut; the service opens the file anew, with its own settings.
  database.exec('PRAGMA synchronous = OFF');
  database.exec('PRAGMA cache_size = -200000');
  return serve(createSqliteStore(database), size, { DATA_DIR: directory }, () =>
    rmSync(directory, { recursive: true, force: true }),
  );
}

/** On an empty PostgreSQL database. */
export async function onPostgres(url: string, size: Size): Promise<FilledService> {
  const store = await openStore('', { url, connections: 2 });
  return serve(store, size, { DATABASE_URL: url }, () => {});
}

async function serve(
  store: Store,
  size: Size,
  data: Readonly<Record<string, string>>,
  remove: () => void,
): Promise<FilledService> {
  const filled = await fillStore(store, size);
  await store.close();
  const server = await startService(data);
  return {
    filled,
    server,
    stop: async () => {
      await server.stop();
      remove();
    },
  };
}
