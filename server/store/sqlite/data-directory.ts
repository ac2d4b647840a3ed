// A data directory belongs to one running service. The lock is SQLite's own lock on a file of its own, so it ends
// with the process however that ends, and the account command can still work beside a running service.
import { mkdirSync } from 'node:fs';
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
  mkdirSync(directory, { recursive: true, mode: 0o700 });
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

/** Opens the database file of a data directory with every commit durable before it is acknowledged. */
export async function openDatabase(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path.join(directory, 'phu-luc.sqlite'));
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  return database;
}
