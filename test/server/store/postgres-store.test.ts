import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { placesIn } from '../../../server/places.ts';
import { findProjectRoot } from '../../../server/project-root.ts';
import { isPassword } from '../../../server/session/password.ts';
import { openPool } from '../../../server/store/postgres/connections.ts';
import { migrate, migrations } from '../../../server/store/postgres/migrate.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { StoreUnavailable, type Batch, type Store } from '../../../server/store/store.ts';
import { fillTrial } from '../../../server/trial/fill-trial.ts';
import { aChange, aPlan, rowsOf, written } from '../a-plan.ts';
import { checkUpgraded, fillEarlierSchema } from './earlier-schemas.ts';
import { aPostgresServer } from './postgres-server.ts';
import { storeContract } from './store-contract.ts';

// Where there is none, the reason is printed and nothing below runs.
const server = (await aPostgresServer())!;
const PLAN = 'ke-hoach-thu';
const document = aPlan(PLAN);
const [, office, schools] = rowsOf(document);

async function aStore(url: string): Promise<Store> {
  const store = await openPostgresStore({ url, connections: 4 });
  onTestFinished(() => store.close());
  return store;
}

/** A database with the made-up plan, and a store on it. */
async function aStoreWithPlan(): Promise<Readonly<{ url: string; store: Store }>> {
  const url = await server.aDatabase();
  const store = await aStore(url);
  await store.createPlan(document, rowsOf(document), 'epoch-1');
  return { url, store };
}

function aBatch(result: string, version: number, row = office!): Batch {
  return {
    rows: [written(row, result, version)],
    changes: [aChange(row, result, version)],
    decided: [],
    link: `mắt xích ${version}`,
  };
}

/** Another program's connection, in the middle of something. */
async function aConnection(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end().catch(() => {}));
  return client;
}

/** Resolves once a statement on the database waits for a lock; answers its process. */
function someoneWaiting(url: string): Promise<number> {
  return vi.waitFor(async () => {
    const [waiting] = await server.query(
      url,
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (!waiting) throw new Error('expected a statement that waits, found none');
    return Number(waiting.pid);
  });
}

describe.skipIf(server === null)('on a real server', () => {
  storeContract('PostgreSQL', async () => {
    const url = await server.aDatabase();
    let store = await aStore(url);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await aStore(url);
        return store;
      },
    };
  });

  test('[ST16] data of a newer release is not opened', async () => {
    const url = await server.aDatabase();
    await (await aStore(url)).close();
    await server.query(url, 'INSERT INTO migrations (number) VALUES (999)');
    await expect(openPostgresStore({ url, connections: 1 })).rejects.toThrow('newer release');
  });

  test('[ST17] commits wait for the disk, even where the database is set not to', async () => {
    const url = await server.aDatabase();
    expect(await server.query(url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    const { rows } = await server
      .query(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
      .then(async () => {
        expect(await server.query(url, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'off' }]);
        const pool = openPool({ url, connections: 1 });
        onTestFinished(() => pool.end());
        return pool.query('SHOW synchronous_commit');
      });
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
  });

  test('[ST19] a store that is closed, or whose server is away, says that it is unavailable', async () => {
    const { url, store } = await aStoreWithPlan();
    await store.close();
    await expect(store.readState(PLAN)).rejects.toThrow(StoreUnavailable);
    await expect(store.readPlan(PLAN)).rejects.toThrow(StoreUnavailable);
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    const nowhere = { url: url.replace(/:\d+\//, ':1/'), connections: 1 };
    await expect(openPostgresStore(nowhere)).rejects.toThrow(StoreUnavailable);
    const missing = { url: `${url}_khong_co`, connections: 1 };
    await expect(openPostgresStore(missing)).rejects.toThrow(StoreUnavailable);
  });

  test('[ST20] instances that start together make the schema once and share the key that signs files', async () => {
    const url = await server.aDatabase();
    const stores = await Promise.all([aStore(url), aStore(url), aStore(url)]);
    expect(await server.query(url, 'SELECT number FROM migrations ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
      { number: 3 },
      { number: 4 },
      { number: 5 },
      { number: 6 },
    ]);
    const keys = new Set(await Promise.all(stores.map(store => store.setting('fileKey'))));
    expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test.each(migrations.map((_migration, index) => index + 1))(
    '[HS6] data left at schema %i are kept whole by an upgrade, and get the chain that they would have had',
    async schema => {
      const url = await server.aDatabase();
      const pool = openPool({ url, connections: 1 });
      await migrate(pool, 1);
      await fillEarlierSchema(async (table, line) => {
        const names = Object.keys(line);
        const places = names.map((_name, index) => `$${index + 1}`).join(', ');
        await pool.query(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`,
          Object.values(line),
        );
      });
      await migrate(pool, schema);
      await pool.end();
      await checkUpgraded(await aStore(url));
    },
  );

  test('[ST21] two trials that start at once on an empty database share one plan and one set of accounts', async () => {
    const url = await server.aDatabase();
    const stores = [await aStore(url), await aStore(url), await aStore(url)];
    const places = placesIn(findProjectRoot());
    const cost = { N: 2, r: 8, p: 1 };
    const trials = await Promise.all(stores.map(store => fillTrial({ store, places, password: null, cost })));
    expect(trials.filter(trial => trial.isNew)).toHaveLength(1);
    expect(trials.filter(trial => trial.password === null)).toHaveLength(2);
    const store = stores[0]!;
    expect([(await store.plans()).length, (await store.accounts()).length]).toEqual([1, 38]);
    const { password } = (await store.account('so-gddt'))!;
    expect(await isPassword(trials.find(trial => trial.isNew)!.password!, password)).toBe(true);
    expect(await store.setting('kind')).toBe('trial');
  });

  test('[ST22] of three instances that commit at once one comes first; versions have no gap and none is twice', async () => {
    const { url, store } = await aStoreWithPlan();
    const stores = [store, await aStore(url), await aStore(url)];
    let moved = 0;
    await Promise.all(
      stores.map(async (each, writer) => {
        for (let count = 0; count < 15;) {
          const { version } = (await each.readState(PLAN))!;
          const result = await each.commit(PLAN, version, aBatch(`${writer}/${count}`, version + 1));
          if (result.kind === 'committed') count += 1;
          else moved += 1;
        }
      }),
    );
    const changes = await store.changesSince(PLAN, 0);
    expect(changes.map(change => change.version)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
    expect(new Set(changes.map(change => change.after)).size).toBe(45);
    expect(moved).toBeGreaterThan(0);
  });

  test('[ST23] what another instance has just remembered is not remembered again: the caller reads and decides anew', async () => {
    const { url, store } = await aStoreWithPlan();
    const other = await aStore(url);
    const remembered = (value: string): Batch => ({
      rows: [],
      changes: [],
      link: null,
      decided: [
        {
          unit: office!.unit,
          id: 'cung-mot-ma',
          decided: { rowId: office!.id, field: 'result', base: 0, value, outcome: 'unchanged' },
        },
      ],
    });
    expect(await other.commit(PLAN, 0, remembered('Trước'))).toEqual({ kind: 'committed' });
    expect(await store.commit(PLAN, 0, remembered('Sau'))).toEqual({ kind: 'moved', version: 0 });
    expect(await store.decided(PLAN, remembered('').decided)).toEqual(remembered('Trước').decided);
  });

  test('[ST24] a connection cut in the middle of a commit decides nothing; the same commit holds afterwards', async () => {
    const { url, store } = await aStoreWithPlan();
    const blocker = await aConnection(url);
    await blocker.query('BEGIN');
    await blocker.query('SELECT version FROM plans WHERE plan = $1 FOR UPDATE', [PLAN]);
    const cut = expect(store.commit(PLAN, 0, aBatch('Xong', 1))).rejects.toThrow(StoreUnavailable);
    await server.query(url, 'SELECT pg_terminate_backend($1)', [await someoneWaiting(url)]);
    await cut;
    await blocker.query('ROLLBACK');
    expect(await store.changesSince(PLAN, 0)).toEqual([]);
    expect(await store.commit(PLAN, 0, aBatch('Xong', 1))).toEqual({ kind: 'committed' });
  });

  test('[ST25] a key with a NUL is not found, and a name with one does not fail', async () => {
    const { store } = await aStoreWithPlan();
    expect(await store.account('thu-ky\0')).toBeNull();
    expect(await store.decided(PLAN, [{ unit: '', id: 'ma-so-\0\0' }])).toEqual([]);
    const batch = aBatch('Xong', 1);
    const signed = { ...batch, changes: [{ ...batch.changes[0]!, person: 'Ho\0a' }] };
    expect(await store.commit(PLAN, 0, signed)).toEqual({ kind: 'committed' });
    expect((await store.changesSince(PLAN, 0))[0]?.person).toBe('Ho\uFFFDa');
  });
});

/**
 * One writer has its number and is not yet committed when a second writer commits and a reader passes by. The reader
 * keeps the highest number it saw and asks for what lies beyond it.
 */
describe.skipIf(server === null)('a reader that follows the log', () => {
  test('[ST26] over a plain sequence misses a change for good (the negative control)', async () => {
    const url = await server.aDatabase();
    await server.query(url, 'CREATE TABLE naive (seq serial PRIMARY KEY, what text)');
    const slow = await aConnection(url);
    await slow.query('BEGIN');
    await slow.query("INSERT INTO naive (what) VALUES ('chậm')");
    await server.query(url, "INSERT INTO naive (what) VALUES ('nhanh')");

    const seen: unknown[] = [];
    let cursor = 0;
    const read = async () => {
      const lines = await server.query(url, 'SELECT * FROM naive WHERE seq > $1 ORDER BY seq', [cursor]);
      for (const { seq, what } of lines) {
        cursor = Number(seq);
        seen.push(what);
      }
    };
    await read();
    await slow.query('COMMIT');
    await read();
    expect(seen).toEqual(['nhanh']);
    expect(await server.query(url, 'SELECT what FROM naive ORDER BY seq')).toEqual([
      { what: 'chậm' },
      { what: 'nhanh' },
    ]);
  });

  test('[ST27] over the plan’s own version sees every change, in the order of the commits', async () => {
    const { url, store } = await aStoreWithPlan();
    const slow = await aConnection(url);
    const change = { ...aChange(office!, 'chậm', 1), seq: 0 };
    await slow.query('BEGIN');
    await slow.query('SELECT commit_batch($1, 0, $2, $3, $4, $5)', [
      PLAN,
      '[]',
      JSON.stringify([{ ...change, before: 'null', after: '"chậm"' }]),
      '[]',
      'mắt xích 1',
    ]);
    const quick = store.commit(PLAN, 0, aBatch('nhanh', 1, schools));
    await someoneWaiting(url);

    const seen: unknown[] = [];
    let cursor = 0;
    const read = async () => {
      for (const { version, after } of await store.changesSince(PLAN, cursor)) {
        cursor = version;
        seen.push(after);
      }
    };
    await read();
    await slow.query('COMMIT');
    expect(await quick).toEqual({ kind: 'moved', version: 1 });
    expect(await store.commit(PLAN, 1, aBatch('nhanh', 2, schools))).toEqual({ kind: 'committed' });
    await read();
    expect(seen).toEqual(['chậm', 'nhanh']);
  });
});
