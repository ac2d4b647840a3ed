import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PushAnswer } from '../../../plan/http.ts';
import { applyPull } from '../../../plan/pull.ts';
import { backUp } from '../../../server/backup/back-up.ts';
import { renewEpochs, restore } from '../../../server/backup/restore.ts';
import { openExistingStore } from '../../../server/data.ts';
import { verifyPlan } from '../../../server/history/verify-plan.ts';
import { DataDirectoryBusy } from '../../../server/store/sqlite/data-directory.ts';
import { aDataDirectory } from '../a-data-directory.ts';
import { aHandWire } from '../a-hand-wire.ts';
import { aTrialService, mutationOf, type TrialService } from '../a-service.ts';
import { aPostgresServer } from '../store/postgres-server.ts';

const server = await aPostgresServer();
const now = new Date('2023-05-15T01:00:00.000Z');
const aBackupFile = () => path.join(aDataDirectory(), 'sao-luu.sqlite');

describe('a backup', () => {
  test('[BK1] beside a running service holds the data of one moment, and never replaces a file', async () => {
    const { vpUbnd, secretariat, dataDir } = await aTrialService();
    const [row] = (await vpUbnd.rows()).rows;
    await vpUbnd.push({ rowId: row!.id, field: 'note', value: 'Trước' });
    const { rows, version } = await secretariat.rows();
    const file = aBackupFile();
    await backUp(dataDir, file);
    await vpUbnd.push({ rowId: row!.id, field: 'note', value: 'Sau', base: 1 });
    await expect(backUp(dataDir, file)).rejects.toThrow('exists');
    await expect(backUp(aDataDirectory(), aBackupFile())).rejects.toThrow('no data');

    const elsewhere = aDataDirectory();
    expect(await restore(elsewhere, file, now)).toBeNull();
    const store = await openExistingStore(elsewhere);
    const [plan] = await store.planIds();
    const stored = (await store.readPlan(plan!))!;
    expect([stored.state.version, stored.rows]).toEqual([version, rows]);
    expect((await verifyPlan(store, plan!))!.broken).toBeNull();
    await store.close();
  });
});

/** Where the data are: how a copy of them is taken, and put back while the service is stopped. */
type Copying = Readonly<{ take(service: TrialService): Promise<void>; putBack(): Promise<void> }>;

/** What becomes of people's edits from after the copy, once it is put back. */
async function expectNewEpoch(service: TrialService, copying: Copying): Promise<void> {
  const { vpUbnd, secretariat, plan } = service;
  const [kept, lost, fresh] = (await vpUbnd.rows()).rows;
  await vpUbnd.push({ rowId: kept!.id, field: 'note', value: 'Trước' });
  await copying.take(service);
  await vpUbnd.push({ rowId: kept!.id, field: 'note', value: 'Sau', base: 1 });
  await vpUbnd.push({ rowId: lost!.id, field: 'note', value: 'Chỉ ở bản cũ' });
  const sheet = await vpUbnd.rows();

  await service.stop();
  await copying.putBack();
  await service.restart();
  await secretariat.rows();
  // Somebody else writes on, so that version numbers come again.
  await secretariat.push({ rowId: lost!.id, field: 'note', value: 'Của kỳ mới' });

  const send = async (cursor: string, ...edits: Parameters<typeof mutationOf>[0][]) => {
    const mutations = edits.map(mutationOf);
    const { body } = await vpUbnd.post<PushAnswer>(`${plan}/push`, {
      client: 'sheet-1',
      cursor,
      mutations,
    });
    return body.outcomes.map(({ kind, reason, current }) => [kind, reason, current]);
  };
  expect(
    await send(
      sheet.cursor,
      { rowId: kept!.id, field: 'note', value: 'Sau', base: 2 },
      { rowId: lost!.id, field: 'note', value: 'Chỉ ở bản cũ', base: 3 },
      { rowId: fresh!.id, field: 'note', value: 'Mới gõ', base: 0 },
    ),
  ).toEqual([
    ['conflict', 'baseUnknown', 'Trước'],
    ['conflict', 'baseUnknown', 'Của kỳ mới'],
    ['conflict', 'baseUnknown', null],
  ]);
  const notes = async () => (await vpUbnd.rows()).rows.slice(0, 3).map(row => row.fields.note);
  expect(await notes()).toEqual(['Trước', 'Của kỳ mới', null]);

  // The client takes the new epoch in whole; what its people then choose is applied.
  const pulled = await vpUbnd.pull(sheet.cursor);
  expect(pulled.clear).toBe(true);
  const rows = applyPull(new Map(), pulled)!;
  const base = (id: string) => rows.get(id)!.versions.note;
  expect(
    await send(
      pulled.cursor,
      { rowId: kept!.id, field: 'note', value: 'Sau', base: base(kept!.id) },
      { rowId: lost!.id, field: 'note', value: 'Chỉ ở bản cũ', base: base(lost!.id) },
    ),
  ).toEqual([
    ['applied', undefined, 'Sau'],
    ['applied', undefined, 'Chỉ ở bản cũ'],
  ]);
  expect(await notes()).toEqual(['Sau', 'Chỉ ở bản cũ', null]);
}

describe('a restore', () => {
  test('[BK2] is refused while a service has the directory, and of a file that is no backup; the data stay', async () => {
    const { secretariat, dataDir, stop } = await aTrialService();
    const before = await secretariat.rows();
    const file = aBackupFile();
    await backUp(dataDir, file);
    await expect(restore(dataDir, file, now)).rejects.toThrow(DataDirectoryBusy);
    expect(await secretariat.rows()).toEqual(before);
    await stop();
    const files = readdirSync(dataDir).sort();
    const broken = aBackupFile();
    writeFileSync(broken, 'không phải cơ sở dữ liệu');
    await expect(restore(dataDir, broken, now)).rejects.toThrow('no backup');
    await expect(restore(dataDir, aBackupFile(), now)).rejects.toThrow('no file');
    expect(readdirSync(dataDir).sort()).toEqual(files);
  });

  test('[BK3] begins a new epoch: what is sent from before it is asked about, nothing is overwritten, nothing lost', async () => {
    const service = await aTrialService();
    const { dataDir } = service;
    const file = aBackupFile();
    let aside = '';
    await expectNewEpoch(service, {
      take: () => backUp(dataDir, file),
      putBack: async () => {
        aside = (await restore(dataDir, file, now))!;
      },
    });

    // What was there before the restore lies beside the data.
    expect(existsSync(aside)).toBe(true);
    const elsewhere = aDataDirectory();
    await restore(elsewhere, aside, now);
    const old = await openExistingStore(elsewhere);
    const [id] = await old.planIds();
    expect((await old.changesSince(id!, 0)).map(({ after }) => after)).toEqual([
      'Trước',
      'Sau',
      'Chỉ ở bản cũ',
    ]);
    await old.close();
  });

  test.skipIf(server === null)(
    '[BK3] of a PostgreSQL database begins a new epoch, once it is told of',
    async () => {
      const url = await server!.aDatabase();
      const [name, copy] = [new URL(url).pathname.slice(1), 'ban_sao'];
      const inServer = (text: string) => server!.query(new URL('/postgres', url).href, text);
      const service = await aTrialService({
        shared: { database: url, instances: 1, wire: aHandWire().wire },
      });
      await expectNewEpoch(service, {
        take: async () => {
          await service.stop();
          await inServer(`CREATE DATABASE ${copy} TEMPLATE ${name}`);
          await service.restart();
        },
        putBack: async () => {
          await inServer(`DROP DATABASE ${name}`);
          await inServer(`CREATE DATABASE ${name} TEMPLATE ${copy}`);
          const store = await openExistingStore('', { url, connections: 1 });
          expect(await renewEpochs(store)).toBe(1);
          await store.close();
        },
      });
    },
  );
});
