// The shared store: several instances of the service may work on one database.
import type { Store } from '../store.ts';
import { accountsInPostgres, addAccounts, addSetting } from './accounts-in-postgres.ts';
import { inTransaction, openPool, write, type PostgresSettings } from './connections.ts';
import { fileConflictsInPostgres } from './file-conflicts-in-postgres.ts';
import { historyInPostgres } from './history-in-postgres.ts';
import { migrate } from './migrate.ts';
import { periodsInPostgres } from './periods-in-postgres.ts';
import { addPlan, plansInPostgres } from './plans-in-postgres.ts';
import { receiptsInPostgres } from './receipts-in-postgres.ts';

/** A store on a database, brought to this program's schema first. */
export async function openPostgresStore(settings: PostgresSettings): Promise<Store> {
  const pool = openPool(settings);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= pool.end());
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...plansInPostgres(pool),
    ...historyInPostgres(pool),
    ...accountsInPostgres(pool),
    ...receiptsInPostgres(pool),
    ...fileConflictsInPostgres(pool),
    ...periodsInPostgres(pool),
    // Whoever adds the plan second waits for the first one's transaction and then finds it taken.
    async fill({ kind, document, rows, epoch, accounts, password }) {
      return inTransaction(pool, 'BEGIN', async client => {
        if (!(await addPlan(client, document, rows, epoch))) return false;
        await addSetting(client, 'kind', kind);
        await addAccounts(client, accounts, password);
        return true;
      });
    },
    // A standby and a server with a full disk still answer reads, so readiness has to write.
    async ping() {
      await write(pool, {
        name: 'ping',
        text: "INSERT INTO settings (name, value) VALUES ('ping', '') ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      });
    },
    close,
  };
}
