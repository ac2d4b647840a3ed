// Putting a backup in place. Everything is made ready beside the old data first; then three renames.
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../start-error.ts';
import { databaseFile, openDatabaseFile, takeDataDirectory } from '../store/sqlite/data-directory.ts';
import { createSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { syncFolder, syncToDisk } from './sync-to-disk.ts';

/**
 * Puts the data of a backup into a directory that no service has. The old data stay beside it; answers their file, or
 * null where there were none. Throws `DataDirectoryBusy` where a service has the directory.
 */
export async function restore(dataDir: string, file: string, now: Date): Promise<string | null> {
  if (!existsSync(file)) {
    throw new StartError(`Không có tệp ${file}. / There is no file ${file}.`);
  }
  const giveBack = await takeDataDirectory(dataDir);
  const ready = path.join(dataDir, 'restoring.sqlite');
  try {
    copyFileSync(file, ready);
    await prepare(ready, file);
    syncToDisk(ready);
    const kept = setAside(dataDir, now);
    renameSync(ready, databaseFile(dataDir));
    syncFolder(dataDir);
    return kept;
  } finally {
    for (const each of withCompanions(ready)) rmSync(each, { force: true });
    giveBack();
  }
}

/** From here on version numbers may repeat, so no base of before counts: each difference becomes a question. */
export async function renewEpochs(store: Store): Promise<number> {
  return store.renewEpochs(randomUUID);
}

/** Brings the copy to this program's schema and into an epoch of its own. */
async function prepare(ready: string, file: string): Promise<void> {
  let store: Store | null = null;
  try {
    const database = await openDatabaseFile(ready);
    const [check] = database.prepare('PRAGMA quick_check').all() as { quick_check: string }[];
    const version = Number(database.prepare('PRAGMA user_version').get().user_version);
    if (check?.quick_check !== 'ok' || version === 0) throw new Error(check?.quick_check ?? 'not a backup');
    store = createSqliteStore(database);
    await renewEpochs(store);
  } catch (error) {
    throw new StartError(
      `Tệp ${file} không phải bản sao lưu dùng được: ${String(error)}\n` +
        `${file} is no backup that can be used. The data stay as they were.`,
    );
  } finally {
    await store?.close();
  }
}

/** SQLite finds what is not yet in the main file by its name, so that all three move together. */
function setAside(dataDir: string, now: Date): string | null {
  const old = databaseFile(dataDir);
  if (!existsSync(old)) return null;
  const stamp = now.toISOString().replaceAll(/[-:]/g, '').slice(0, 15);
  const kept = path.join(dataDir, `phu-luc-before-restore-${stamp}-${randomUUID().slice(0, 4)}.sqlite`);
  const names = withCompanions(kept);
  withCompanions(old).forEach((each, index) => existsSync(each) && renameSync(each, names[index]!));
  return kept;
}

function withCompanions(file: string): readonly string[] {
  return [`${file}-wal`, `${file}-shm`, file];
}
