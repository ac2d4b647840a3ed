// The embedded store. Its calls are synchronous underneath: one process owns the directory, and commits are batched.
import type { Store } from '../store.ts';
import { accountsInSqlite } from './accounts-in-sqlite.ts';
import { fileConflictsInSqlite } from './file-conflicts-in-sqlite.ts';
import { historyInSqlite } from './history-in-sqlite.ts';
import { migrate } from './migrate.ts';
import { periodsInSqlite } from './periods-in-sqlite.ts';
import { plansInSqlite } from './plans-in-sqlite.ts';
import { receiptsInSqlite } from './receipts-in-sqlite.ts';
import type { Database } from './sqlite-driver.ts';
import { inTransaction } from './transaction.ts';

/** A store on an open database, brought to this program's schema first. The store closes the database. */
export function createSqliteStore(database: Database): Store {
  migrate(database);
  const touch = database.prepare(
    "INSERT INTO settings (name, value) VALUES ('ping', '') ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const { addPlan, ...plans } = plansInSqlite(database);
  const { addAccounts, addSetting, ...accounts } = accountsInSqlite(database);
  return {
    ...plans,
    ...historyInSqlite(database),
    ...accounts,
    ...receiptsInSqlite(database),
    ...fileConflictsInSqlite(database),
    ...periodsInSqlite(database),
    async fill({ kind, document, rows, epoch, accounts: people, password }) {
      return inTransaction(database, () => {
        if (!addPlan(document, rows, epoch)) return false;
        addSetting('kind', kind);
        addAccounts(people, password);
        return true;
      });
    },
    // A full or read-only disk still answers reads, so readiness has to write.
    async ping() {
      inTransaction(database, () => touch.run());
    },
    async close() {
      if (!database.isOpen) return;
      try {
        // Whoever copies the one file after a clean stop has everything.
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: everything stays in the log beside the file, which the next start reads.
      }
      database.close();
    },
  };
}
