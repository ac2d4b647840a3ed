import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../start-error.ts';
import { databaseFile } from '../store/sqlite/data-directory.ts';
import { loadSqlite } from '../store/sqlite/sqlite-driver.ts';
import { syncFolder, syncToDisk } from './sync-to-disk.ts';

/** Writes the data of a directory, as they are at one moment, into a new file; on disk when this resolves. */
export async function backUp(dataDir: string, file: string): Promise<void> {
  const source = databaseFile(dataDir);
  if (!existsSync(source)) {
    throw new StartError(`Không có dữ liệu ở ${dataDir}. / There are no data in ${dataDir} (DATA_DIR).`);
  }
  if (existsSync(file)) {
    throw new StartError(`Tệp ${file} đã có, đề nghị chọn tên khác. / ${file} exists, choose another name.`);
  }
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(source);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.prepare('VACUUM INTO ?').run(path.resolve(file));
  } finally {
    database.close();
  }
  // VACUUM INTO leaves it to the system when its file reaches the disk.
  syncToDisk(file);
  syncFolder(path.dirname(path.resolve(file)));
}
