import { describe, expect, onTestFinished, test } from 'vitest';
import { openPool } from '../../../server/store/postgres/connections.ts';
import { migrate } from '../../../server/store/postgres/migrate.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { StoreUnavailable, type Batch, type Store } from '../../../server/store/store.ts';
import { aChange, aPlan, rowsOf, written } from '../a-plan.ts';
import { aPostgresServer } from './postgres-server.ts';
import { storeContract } from './store-contract.ts';

const server = (await aPostgresServer())!;
const PLAN = 'ke-hoach-thu';

async function aStore(url?: string): Promise<Store> {
  const store = await openPostgresStore({ url: url ?? (await server.aDatabase()), connections: 4 });
  onTestFinished(() => store.close());
  return store;
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
});
