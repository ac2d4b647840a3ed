import { asStoreError } from './sqlite-errors.ts';
import type { Database } from './sqlite-driver.ts';

/** Runs the work in one transaction: all of it is on disk when this returns, or none of it ever will be. */
export function inTransaction<T>(database: Database, work: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw asStoreError(error);
  }
}

/** SQLite has already rolled back after some errors (a full disk), and a closed database has nothing to roll back. */
function rollBack(database: Database): void {
  if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
}

/** Runs one reading statement, whose errors are told in the port's words. */
export function reading<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Runs reads that belong to one moment. */
export function atOneMoment<T>(database: Database, work: () => T): T {
  try {
    database.exec('BEGIN');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw asStoreError(error);
  }
}
