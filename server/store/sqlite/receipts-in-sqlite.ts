// Receipts of files: kept for a while, the oldest first to leave.
import { z } from 'zod';
import type { Store } from '../store.ts';
import { cellOf, storedBody } from '../stored-records.ts';
import type { Database } from './sqlite-driver.ts';
import { inTransaction, reading } from './transaction.ts';

const BodyLine = z.object({ body: z.string() });

export function receiptsInSqlite(database: Database): Pick<Store, 'keepReceipt' | 'receipt'> {
  const insert = database.prepare('INSERT INTO receipts (plan, id, at, chars, body) VALUES (?, ?, ?, ?, ?)');
  const insertConflict = database.prepare(
    'INSERT INTO file_conflicts (plan, id, cell, at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (plan, id) DO NOTHING',
  );
  const deleteOld = database.prepare('DELETE FROM receipts WHERE plan = ? AND at < ?');
  const deleteMany = database.prepare(
    `DELETE FROM receipts WHERE plan = ? AND id IN (
       SELECT id FROM (
         SELECT id, row_number() OVER newest AS place, sum(chars) OVER newest AS total
           FROM receipts WHERE plan = ? AND id <> ?
         WINDOW newest AS (ORDER BY at DESC, id ROWS UNBOUNDED PRECEDING)
       ) WHERE place >= ? OR total + ? > ?)`,
  );
  const select = database.prepare('SELECT body FROM receipts WHERE plan = ? AND id = ? AND at >= ?');
  return {
    async keepReceipt({ plan, id, at, body }, { since, most, mostChars }, conflicts = []) {
      inTransaction(database, () => {
        insert.run(plan, id, at, body.length, body);
        for (const each of conflicts) {
          insertConflict.run(plan, each.id, cellOf(each), each.at, storedBody(each));
        }
        deleteOld.run(plan, since);
        deleteMany.run(plan, plan, id, most, body.length, mostChars);
      });
    },

    async receipt(plan, id, since) {
      return reading(() => {
        const line = select.get(plan, id, since) as unknown;
        return line === undefined ? null : BodyLine.parse(line).body;
      });
    },
  };
}
