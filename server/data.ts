// The data, opened: a directory of this process alone, or a database that several instances share.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DatabaseSettings } from './config.ts';
import type { PokeWire } from './engine/poke-wire.ts';
import { StartError } from './start-error.ts';
import { StoreUnavailable, type Store } from './store/store.ts';
import { committingAside } from './store/sqlite/commit-thread.ts';
import { databaseFile, openDatabase, takeDataDirectory } from './store/sqlite/data-directory.ts';
import { asStoreError } from './store/sqlite/sqlite-errors.ts';
import { createSqliteStore } from './store/sqlite/sqlite-store.ts';

export type OpenData = Readonly<{
  store: Store;
  /** To the other instances on the same data; null where there can be none. */
  wire: PokeWire | null;
  /** What may lose acknowledged data all the same, in sentences for whoever runs the service. */
  doubts: readonly string[];
  close(): Promise<void>;
}>;

/**
 * Opens the database, or takes the directory for this process. Throws `DataDirectoryBusy` where another process has
 * it, `StoreUnavailable` where the disk fails, `StartError` where the database does not answer.
 */
export async function openData(
  directory: string,
  database: DatabaseSettings | null = null,
): Promise<OpenData> {
  return database ? openShared(database) : openDirectory(directory);
}

async function openDirectory(directory: string): Promise<OpenData> {
  const giveBack = await takeDataDirectory(directory).catch((error: unknown) => {
    throw asStoreError(error);
  });
  try {
    const store = committingAside(await openStore(directory), directory);
    return {
      store,
      wire: null,
      doubts: [],
      close: async () => {
        await store.close();
        giveBack();
      },
    };
  } catch (error) {
    giveBack();
    throw asStoreError(error);
  }
}

async function openShared(database: DatabaseSettings): Promise<OpenData> {
  const store = await openDatabaseStore(database);
  const { PostgresPokeWire } = await import('./store/postgres/postgres-poke-wire.ts');
  const { diskDoubts } = await import('./store/postgres/disk-doubts.ts');
  const wire = new PostgresPokeWire(database.url);
  await wire.open();
  return {
    store,
    wire,
    doubts: await diskDoubts(database.url),
    close: async () => {
      await wire.close();
      await store.close();
    },
  };
}

/** Opens the store beside a service that may be running on it. */
export async function openStore(directory: string, database: DatabaseSettings | null = null): Promise<Store> {
  return database ? openDatabaseStore(database) : createSqliteStore(await openDatabase(directory));
}

/** The same, but of data that are there already: nothing is made where there are none. */
export async function openExistingStore(
  directory: string,
  database: DatabaseSettings | null = null,
): Promise<Store> {
  if (!database && !existsSync(databaseFile(directory))) {
    throw new StartError(`Không có dữ liệu ở ${directory}. / There are no data in ${directory} (DATA_DIR).`);
  }
  return openStore(directory, database);
}

async function openDatabaseStore(database: DatabaseSettings): Promise<Store> {
  // Its driver is loaded only where it is used.
  const { openPostgresStore } = await import('./store/postgres/postgres-store.ts');
  try {
    return await openPostgresStore(database);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new StartError(
      `Không dùng được cơ sở dữ liệu ghi ở DATABASE_URL: ${error.message}\n` +
        `The database named by DATABASE_URL cannot be used: ${error.message}`,
    );
  }
}

/** The setting `kind` of a trial's data. */
export const TRIAL = 'trial';

/** What kind of data a directory holds. A trial's accounts share one password, so they never serve in earnest. */
export async function isTrialData(store: Store): Promise<boolean> {
  return (await store.setting('kind')) === TRIAL;
}

/** The key that signs files; made once and kept with the data, so that files of earlier days stay known. */
export async function fileKeyOf(store: Store): Promise<string> {
  const known = await store.setting('fileKey');
  if (known !== null) return known;
  const key = randomBytes(32).toString('hex');
  await store.putSetting('fileKey', key);
  return key;
}
