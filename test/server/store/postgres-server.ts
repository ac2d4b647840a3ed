import { afterAll } from 'vitest';
import { startPostgres, type PostgresServer } from './start-postgres.ts';

export type { PostgresServer } from './start-postgres.ts';

/** Starts a server for this file; null, with the reason printed, where the machine cannot run one. */
export async function aPostgresServer(): Promise<PostgresServer | null> {
  try {
    const { server, stop } = await startPostgres();
    afterAll(stop);
    return server;
  } catch (error) {
    process.stdout.write(`\nskipped, no PostgreSQL could be started: ${String(error)}\n`);
    return null;
  }
}
