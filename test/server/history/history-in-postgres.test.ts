import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyPlan } from '../../../server/history/verify-plan.ts';
import { openPostgresStore } from '../../../server/store/postgres/postgres-store.ts';
import { aPostgresServer } from '../store/postgres-server.ts';
import { aHistory, historyContract, PLAN } from './history-contract.ts';

// Where there is none, the reason is printed and nothing below runs.
const server = (await aPostgresServer())!;

describe.skipIf(server === null)('on a real server', () => {
  historyContract('PostgreSQL', async () => {
    const url = await server.aDatabase();
    const store = await openPostgresStore({ url, connections: 3 });
    onTestFinished(() => store.close());
    return { store, tamper: async sql => void (await server.query(url, sql)) };
  });

  test('[HS5] a plan that is not its newest revision is found', async () => {
    const url = await server.aDatabase();
    const store = await openPostgresStore({ url, connections: 3 });
    onTestFinished(() => store.close());
    await aHistory(store);
    await server.query(url, "UPDATE plans SET document = replace(document, 'Nhiệm vụ 1', 'Việc khác')");
    expect((await verifyPlan(store, PLAN))!.broken).toEqual({ version: 3, kind: 'documentDiffers' });
  });
});
