// Receipts of files: kept for a while, the oldest first to leave; any instance finds them.
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Store } from '../store.ts';
import { cellOf, storedBody } from '../stored-records.ts';
import { ask, inTransaction, write } from './connections.ts';

const BodyLine = z.object({ body: z.string() });

export function receiptsInPostgres(pool: Pool): Pick<Store, 'keepReceipt' | 'receipt'> {
  return {
    async keepReceipt({ plan, id, at, body }, { since, most, mostChars }, conflicts = []) {
      await inTransaction(pool, 'BEGIN', async client => {
        await write(client, {
          text: 'INSERT INTO receipts (plan, id, at, chars, body) VALUES ($1, $2, $3, $4, $5)',
          values: [plan, id, at, body.length, body],
        });
        if (conflicts.length > 0) {
          const lines = conflicts.map(each => ({
            id: each.id,
            cell: cellOf(each),
            at: each.at,
            body: storedBody(each),
          }));
          await write(client, {
            text: `INSERT INTO file_conflicts (plan, id, cell, at, body)
                     SELECT $1, c.id, c.cell, c.at, c.body
                       FROM json_to_recordset($2) AS c(id text, cell text, at text, body text)
                   ON CONFLICT (plan, id) DO NOTHING`,
            values: [plan, JSON.stringify(lines)],
          });
        }
        await write(client, {
          text: 'DELETE FROM receipts WHERE plan = $1 AND at < $2',
          values: [plan, since],
        });
        await write(client, {
          text: `DELETE FROM receipts WHERE plan = $1 AND id IN (
                   SELECT id FROM (
                     SELECT id, row_number() OVER newest AS place, sum(chars) OVER newest AS total
                       FROM receipts WHERE plan = $1 AND id <> $2
                     WINDOW newest AS (ORDER BY at DESC, id ROWS UNBOUNDED PRECEDING)
                   ) AS aged WHERE place >= $3::integer OR total + $4::integer > $5::integer)`,
          values: [plan, id, most, body.length, mostChars],
        });
      });
    },

    async receipt(plan, id, since) {
      const [line] = await ask(pool, {
        text: 'SELECT body FROM receipts WHERE plan = $1 AND id = $2 AND at >= $3',
        values: [plan, id, since],
      });
      return line === undefined ? null : BodyLine.parse(line).body;
    },
  };
}
