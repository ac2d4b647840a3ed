// Conflicts of files that came in; their receipts write them (receipts-in-sqlite.ts).
import type { Store } from '../store.ts';
import { FileConflictLine, storedBody } from '../stored-records.ts';
import type { Database } from './sqlite-driver.ts';
import { inTransaction, reading } from './transaction.ts';

export function fileConflictsInSqlite(
  database: Database,
): Pick<Store, 'fileConflicts' | 'settleFileConflicts'> {
  const select = (condition: string) =>
    database.prepare(
      `SELECT body, settled FROM file_conflicts WHERE plan = ?1 AND ${condition} ORDER BY at, id`,
    );
  const selects = {
    waiting: select('cell IN (SELECT cell FROM file_conflicts WHERE plan = ?1 AND settled IS NULL)'),
    settled: select('settled IS NOT NULL'),
  };
  const settle = database.prepare(
    'UPDATE file_conflicts SET settled = ? WHERE plan = ? AND id = ? AND settled IS NULL',
  );
  return {
    async fileConflicts(plan, which) {
      return reading(() => FileConflictLine.array().parse(selects[which].all(plan)));
    },

    async settleFileConflicts(plan, ends) {
      if (ends.length === 0) return;
      inTransaction(database, () => {
        for (const { id, settled } of ends) settle.run(storedBody(settled), plan, id);
      });
    },
  };
}
