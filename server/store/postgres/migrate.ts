import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { ask, inTransaction } from './connections.ts';
import { plansAccountsSessions } from './migrations/0001-plans-accounts-sessions.ts';
import { commitBatch } from './migrations/0002-commit-batch.ts';
import { history } from './migrations/0003-history.ts';
import { receipts } from './migrations/0004-receipts.ts';
import { periodEvents } from './migrations/0005-period-events.ts';
import { fileConflicts } from './migrations/0006-file-conflicts.ts';

type Migration = (client: PoolClient) => Promise<void>;

/** In order, never edited once released: a database remembers by number how far it has come. */
export const migrations: readonly Migration[] = [
  statements(plansAccountsSessions),
  statements(commitBatch),
  history,
  statements(receipts),
  statements(periodEvents),
  statements(fileConflicts),
];

function statements(text: string): Migration {
  return async client => void (await ask(client, { text }));
}

/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 20_230_404;

const Reached = z.tuple([z.object({ number: z.number().int() })]);

/**
 * Brings the database to this program's schema, or to an earlier one, all of it or nothing. Instances that start
 * together wait for each other.
 */
export async function migrate(pool: Pool, upTo = migrations.length): Promise<void> {
  await inTransaction(pool, 'BEGIN', async client => {
    // The second instance waits here as long as the first one's steps take.
    await ask(client, { text: 'SET LOCAL statement_timeout = 0' });
    await ask(client, { text: 'SET LOCAL lock_timeout = 0' });
    await ask(client, { text: 'SELECT pg_advisory_xact_lock($1)', values: [MIGRATION_LOCK] });
    await ask(client, { text: 'CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY)' });
    const [{ number: at }] = Reached.parse(
      await ask(client, { text: 'SELECT coalesce(max(number), 0) AS number FROM migrations' }),
    );
    if (at > migrations.length) {
      throw new Error(
        `the database has schema ${at}, this program knows ${migrations.length}: it was used by a newer release`,
      );
    }
    for (let number = at + 1; number <= upTo; number += 1) {
      await migrations[number - 1]!(client);
      await ask(client, { text: 'INSERT INTO migrations (number) VALUES ($1)', values: [number] });
    }
  });
}
