import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openData } from '../../../server/data.ts';
import { committingAside } from '../../../server/store/sqlite/commit-thread.ts';
import { DataDirectoryBusy, openDatabase } from '../../../server/store/sqlite/data-directory.ts';
import { migrate, migrations } from '../../../server/store/sqlite/migrate.ts';
import { createSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { StoreUnavailable } from '../../../server/store/store.ts';
import { aDataDirectory } from '../a-data-directory.ts';
import { aChange, aPlan, rowsOf, written } from '../a-plan.ts';
import { checkUpgraded, fillEarlierSchema } from './earlier-schemas.ts';
import { storeContract } from './store-contract.ts';

storeContract('SQLite', async () => {
  const directory = aDataDirectory();
  let store = createSqliteStore(await openDatabase(directory));
  onTestFinished(() => store.close());
  return {
    store,
    reopen: async () => {
      await store.close();
      store = createSqliteStore(await openDatabase(directory));
      return store;
    },
  };
});

storeContract('SQLite, written on another thread,', async () => {
  const { directory, store } = await aStoreAside();
  return {
    store,
    reopen: async () => {
      await store.close();
      return (await aStoreAside(directory)).store;
    },
  };
});

async function aStoreAside(directory = aDataDirectory()) {
  const store = committingAside(createSqliteStore(await openDatabase(directory)), directory);
  onTestFinished(() => store.close());
  return { directory, store };
}

describe('the thread that writes', () => {
  const document = aPlan('tren-luong-rieng');
  const row = rowsOf(document)[1]!;
  const batch = {
    rows: [written(row, 'Xong', 1)],
    changes: [aChange(row, 'Xong', 1)],
    decided: [],
    link: 'l',
  };

  test('[ST29] that cannot work decides nothing; the next commit tries another', async () => {
    const directory = aDataDirectory();
    const moved = `${directory}-moved`;
    const { store } = await aStoreAside(directory);
    await store.createPlan(document, rowsOf(document), 'epoch');
    renameSync(directory, moved);
    writeFileSync(directory, '');
    await expect(store.commit(document.plan.id, 0, batch)).rejects.toThrow(StoreUnavailable);
    rmSync(directory);
    renameSync(moved, directory);
    expect(await store.readState(document.plan.id)).toMatchObject({ version: 0 });
    expect(await store.commit(document.plan.id, 0, batch)).toEqual({ kind: 'committed' });
  });

  test('[ST29] has written all that it was given before the store is closed', async () => {
    const { directory, store } = await aStoreAside();
    await store.createPlan(document, rowsOf(document), 'epoch');
    const committing = store.commit(document.plan.id, 0, batch);
    await store.close();
    expect(await committing).toEqual({ kind: 'committed' });
    await expect(store.commit(document.plan.id, 1, batch)).rejects.toThrow();
    const { store: reopened } = await aStoreAside(directory);
    expect(await reopened.changesSince(document.plan.id, 0)).toEqual(batch.changes);
  });
});

describe('a data directory', () => {
  test('[ST15] one process has it; a second is told that it is in use, until it is given back', async () => {
    const directory = aDataDirectory();
    const first = await openData(directory);
    await expect(openData(directory)).rejects.toThrow(DataDirectoryBusy);
    await first.close();
    const second = await openData(directory);
    await second.store.ping();
    await second.close();
  });

  test('[ST16] data of a newer release is not opened', async () => {
    const directory = aDataDirectory();
    const database = await openDatabase(directory);
    database.exec('PRAGMA user_version = 999');
    expect(() => createSqliteStore(database)).toThrow('newer release');
    database.close();
  });

  test('[ST17] commits wait for the disk', async () => {
    const database = await openDatabase(aDataDirectory());
    const FULL = 2;
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: FULL });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
  });
});

describe('a full disk', () => {
  test('[ST18] refuses a commit whole, still reads, and takes the same commit once there is room', async () => {
    const database = await openDatabase(aDataDirectory());
    const store = createSqliteStore(database);
    const document = aPlan('day-dia');
    await store.createPlan(document, rowsOf(document), 'epoch');
    const row = rowsOf(document)[1]!;
    const long = 'x'.repeat(8000);
    const batch = { rows: [written(row, long, 1)], changes: [aChange(row, long, 1)], decided: [], link: 'l' };

    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
    database.exec(`PRAGMA max_page_count = ${pages}`);
    await expect(store.commit('day-dia', 0, batch)).rejects.toThrow(StoreUnavailable);
    expect(await store.readState('day-dia')).toEqual({ version: 0, revision: 1, epoch: 'epoch' });
    expect((await store.readPlan('day-dia'))?.rows).toEqual(rowsOf(document));

    database.exec('PRAGMA max_page_count = 100000');
    expect(await store.commit('day-dia', 0, batch)).toEqual({ kind: 'committed' });
    expect((await store.readPlan('day-dia'))?.rows[1]).toEqual(written(row, long, 1));
    await store.close();
  });

  test('[ST19] a store that is closed says that it is unavailable', async () => {
    const store = createSqliteStore(await openDatabase(aDataDirectory()));
    await store.close();
    await expect(store.readState('x')).rejects.toThrow(StoreUnavailable);
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
  });
});

describe('data of an earlier release', () => {
  test.each(migrations.map((_migration, index) => index + 1))(
    '[HS6] left at schema %i are kept whole by an upgrade, and get the chain that they would have had',
    async schema => {
      const database = await openDatabase(aDataDirectory());
      migrate(database, 1);
      await fillEarlierSchema(async (table, line) => {
        const names = Object.keys(line);
        const places = names.map(() => '?').join(', ');
        database
          .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)
          .run(...Object.values(line));
      });
      migrate(database, schema);
      const store = createSqliteStore(database);
      onTestFinished(() => store.close());
      await checkUpgraded(store);
    },
  );
});
