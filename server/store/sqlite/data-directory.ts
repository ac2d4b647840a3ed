// A data directory belongs to one running service. The lock is SQLite's own lock on a file of its own, so it ends
// with the process however that ends, and the account command can still work beside a running service.
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { isBusy } from './sqlite-errors.ts';
import { loadSqlite, type Database } from './sqlite-driver.ts';

export class DataDirectoryBusy extends Error {
  override readonly name = 'DataDirectoryBusy';
  constructor(readonly directory: string) {
    super(`data directory ${directory} is in use by another process`);
  }
}

/** Takes the directory for this process, making it where it is missing. Answers the function that gives it back. */
export async function takeDataDirectory(directory: string): Promise<() => void> {
  makeDirectory(directory);
  const { DatabaseSync } = await loadSqlite();
  const lock = new DatabaseSync(path.join(directory, 'in-use.lock'));
  try {
    lock.exec('PRAGMA journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DataDirectoryBusy(directory) : error;
  }
  return () => lock.close();
}

/** The database file of a data directory. */
export function databaseFile(directory: string): string {
  return path.join(directory, 'phu-luc.sqlite');
}

/** Opens the database of a data directory with every commit durable before it is acknowledged. */
export async function openDatabase(directory: string): Promise<Database> {
  makeDirectory(directory);
  return openDatabaseFile(databaseFile(directory));
}

/** The same of any file, which is made where it is missing. */
export async function openDatabaseFile(file: string): Promise<Database> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  // A push touches pages all over the file: they should be at hand, and be copied from the log into the file seldom,
  // since what was touched often meanwhile is copied once. 32 MB each; at start a log of that size is read in 0.1 s.
  database.exec('PRAGMA cache_size = -32000');
  database.exec('PRAGMA wal_autocheckpoint = 8000');
  return database;
}

/** Makes a directory where it is missing. Its name, too, is on disk then: SQLite sees only to what is inside. */
function makeDirectory(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Windows opens no directory, and writes names down by itself.
  if (first === undefined || process.platform === 'win32') return;
  const above = path.dirname(path.resolve(first));
  for (let made = path.resolve(directory); made !== above; made = path.dirname(made)) {
    const parent = openSync(path.dirname(made), 'r');
    fsyncSync(parent);
    closeSync(parent);
  }
}
