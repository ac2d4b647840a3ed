import type { Database } from './sqlite-driver.ts';
import { plansAccountsSessions } from './migrations/0001-plans-accounts-sessions.ts';
import { history } from './migrations/0002-history.ts';
import { documentsApart } from './migrations/0003-documents-apart.ts';
import { receipts } from './migrations/0004-receipts.ts';
import { periodEvents } from './migrations/0005-period-events.ts';
import { fileConflicts } from './migrations/0006-file-conflicts.ts';

type Migration = (database: Database) => void;

/** In order, never edited once released: a database remembers by number how far it has come. */
export const migrations: readonly Migration[] = [
  database => database.exec(plansAccountsSessions),
  history,
  database => database.exec(documentsApart),
  database => database.exec(receipts),
  database => database.exec(periodEvents),
  database => database.exec(fileConflicts),
];

/** Brings the database to this program's schema, or to an earlier one, each step whole or not at all. */
export function migrate(database: Database, upTo = migrations.length): void {
  const at = Number(database.prepare('PRAGMA user_version').get().user_version);
  if (at > migrations.length) {
    throw new Error(
      `the database has schema ${at}, this program knows ${migrations.length}: it was used by a newer release`,
    );
  }
  for (let number = at + 1; number <= upTo; number += 1) {
    database.exec('BEGIN IMMEDIATE');
    try {
      migrations[number - 1]!(database);
      database.exec(`PRAGMA user_version = ${number}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
