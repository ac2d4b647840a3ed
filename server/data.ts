// The data directory, opened: whose it is, and the store in it.
import { randomBytes } from 'node:crypto';
import type { Store } from './store/store.ts';
import { openDatabase, takeDataDirectory } from './store/sqlite/data-directory.ts';
import { createSqliteStore } from './store/sqlite/sqlite-store.ts';

export type OpenData = Readonly<{ store: Store; close(): Promise<void> }>;

/** Takes the directory for this process. Throws `DataDirectoryBusy` where another has it. */
export async function openData(directory: string): Promise<OpenData> {
  const giveBack = await takeDataDirectory(directory);
  try {
    const store = await openStore(directory);
    return {
      store,
      close: async () => {
        await store.close();
        giveBack();
      },
    };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** Opens the store beside a service that may be running on it. */
export async function openStore(directory: string): Promise<Store> {
  return createSqliteStore(await openDatabase(directory));
}

/** What kind of data a directory holds. A trial's accounts share one password, so they never serve in earnest. */
export async function isTrialData(store: Store): Promise<boolean> {
  return (await store.setting('kind')) === 'trial';
}

export async function markAsTrial(store: Store): Promise<void> {
  await store.putSetting('kind', 'trial');
}

/** The key that signs files; made once and kept with the data, so that files of earlier days stay known. */
export async function fileKeyOf(store: Store): Promise<string> {
  const known = await store.setting('fileKey');
  if (known !== null) return known;
  const key = randomBytes(32).toString('hex');
  await store.putSetting('fileKey', key);
  return key;
}
