// The connections of one instance, and statements sent over them.
import { Pool, type ClientBase, type PoolClient, type QueryConfig } from 'pg';
import { storable } from '../storable.ts';
import { asStoreError } from './postgres-errors.ts';

export type PostgresSettings = Readonly<{
  /** postgres://… with the account to use; parameters such as `sslmode` as libpq has them. */
  url: string;
  /** The most connections that the store opens. One more carries the pokes. */
  connections: number;
}>;

/** The server ends a statement after this; the client gives up a little later, in case the server is gone. */
export const STATEMENT_MS = 15_000;

export const connectionDefaults = {
  application_name: 'phu-luc',
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  statement_timeout: STATEMENT_MS,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  query_timeout: STATEMENT_MS + 5_000,
} as const;

export function openPool({ url, connections }: PostgresSettings): Pool {
  const pool = new Pool({
    ...connectionDefaults,
    connectionString: url,
    max: connections,
    onConnect: waitForTheDisk,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** Acknowledged means on disk, also where the database's own setting says otherwise. */
async function waitForTheDisk(client: ClientBase): Promise<void> {
  await client.query(
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
  );
}

/** Runs one statement, which is a transaction of its own; answers its lines. */
export async function ask(on: Pool | PoolClient, query: QueryConfig): Promise<unknown[]> {
  return (await run(on, query)).rows;
}

/** Runs one statement; answers how many lines it wrote. */
export async function write(on: Pool | PoolClient, query: QueryConfig): Promise<number> {
  return (await run(on, query)).rowCount;
}

async function run(
  on: Pool | PoolClient,
  query: QueryConfig,
): Promise<Readonly<{ rows: unknown[]; rowCount: number }>> {
  try {
    const { rows, rowCount } = await on.query<Record<string, unknown>>({
      ...query,
      values: query.values?.map(withoutNul),
    });
    return { rows, rowCount: rowCount ?? 0 };
  } catch (error) {
    throw asStoreError(error);
  }
}

function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? storable(value) : value;
}

/** Runs statements as one transaction, on one connection. */
export async function inTransaction<T>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await connect(pool);
  try {
    await ask(client, { text: begin });
    const result = await work(client);
    await ask(client, { text: 'COMMIT' });
    client.release();
    return result;
  } catch (error) {
    // Closed rather than rolled back: the server does the same, and the connection may be what failed.
    client.release(true);
    throw error;
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asStoreError(error);
  }
}
