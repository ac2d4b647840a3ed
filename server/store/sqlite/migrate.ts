import type { Database } from './sqlite-driver.ts';
import { plansAccountsSessions } from './migrations/0001-plans-accounts-sessions.ts';

/** In order, never edited once released: a database remembers by number how far it has come. */
const migrations: readonly string[] = [plansAccountsSessions];

/** Brings the database to this program's schema, each step whole or not at all. */
export function migrate(database: Database): void {
  const at = Number(database.prepare('PRAGMA user_version').get().user_version);
  if (at > migrations.length) {
    throw new Error(
      `the database has schema ${at}, this program knows ${migrations.length}: it was used by a newer release`,
    );
  }
  for (let number = at + 1; number <= migrations.length; number += 1) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migrations[number - 1]!);
      database.exec(`PRAGMA user_version = ${number}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
