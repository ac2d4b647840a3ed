import { onTestFinished } from 'vitest';
import { openDatabase } from '../../../server/store/sqlite/data-directory.ts';
import { createSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { aDataDirectory } from '../a-data-directory.ts';
import { historyContract } from './history-contract.ts';

historyContract('SQLite', async () => {
  const directory = aDataDirectory();
  const store = createSqliteStore(await openDatabase(directory));
  onTestFinished(() => store.close());
  return {
    store,
    tamper: async sql => {
      const database = await openDatabase(directory);
      database.exec(sql);
      database.close();
    },
  };
});
