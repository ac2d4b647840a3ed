// Conflicts of files that came in; their receipts write them (receipts-in-postgres.ts).
import type { Pool } from 'pg';
import type { Store } from '../store.ts';
import { FileConflictLine, storedBody } from '../stored-records.ts';
import { ask, write } from './connections.ts';

const conditions = {
  waiting: 'cell IN (SELECT cell FROM file_conflicts WHERE plan = $1 AND settled IS NULL)',
  settled: 'settled IS NOT NULL',
} as const;

export function fileConflictsInPostgres(pool: Pool): Pick<Store, 'fileConflicts' | 'settleFileConflicts'> {
  return {
    async fileConflicts(plan, which) {
      const lines = await ask(pool, {
        name: `file-conflicts-${which}`,
        // Instances on machines of other languages list them in one order.
        text: `SELECT body, settled FROM file_conflicts
                 WHERE plan = $1 AND ${conditions[which]} ORDER BY at COLLATE "C", id COLLATE "C"`,
        values: [plan],
      });
      return FileConflictLine.array().parse(lines);
    },

    async settleFileConflicts(plan, ends) {
      if (ends.length === 0) return;
      const lines = ends.map(({ id, settled }) => ({ id, settled: storedBody(settled) }));
      await write(pool, {
        text: `UPDATE file_conflicts AS f SET settled = e.settled
                 FROM json_to_recordset($2) AS e(id text, settled text)
                 WHERE f.plan = $1 AND f.id = e.id AND f.settled IS NULL`,
        values: [plan, JSON.stringify(lines)],
      });
    },
  };
}
