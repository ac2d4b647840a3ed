// The data that a database of an earlier release may hold, as its schema kept them.
import { expect } from 'vitest';
import type { PeriodEvent } from '../../../plan/period/period-event.ts';
import { FIRST_PERIOD_LINK, linkOfPeriodEvent } from '../../../plan/period/period-link.ts';
import { sha256 } from '../../../server/history/sha256.ts';
import { verifyPlan } from '../../../server/history/verify-plan.ts';
import type { Store } from '../../../server/store/store.ts';
import { aChange, aPlan, rowsOf, written } from '../a-plan.ts';

export const PLAN = 'ke-hoach-cu';
const document = aPlan(PLAN);
const [lead, office, schools, ...others] = rowsOf(document);
const rows = [lead!, written(office!, 'Hai', 2), written(schools!, 'Ba', 2), ...others];
const changes = [aChange(office!, 'Một', 1), aChange(office!, 'Hai', 2, 'Một'), aChange(schools!, 'Ba', 2)];
const decided = {
  unit: office!.unit,
  id: 'ma-so-0001',
  decided: { rowId: office!.id, field: 'result', base: 0, value: 'Một', outcome: 'applied' as const },
};
const account = { id: 'thu-ky', name: 'Thư ký', unit: null, role: 'secretariat' as const };
const password = { id: 'rieng', scheme: 'scrypt:2:1:1', salt: '00', hash: 'ff' };
const later = '2099-01-01T00:00:00.000Z';

type Insert = (table: string, line: Readonly<Record<string, string | number | null>>) => Promise<void>;

/** Fills a database of the first schema; the second of PostgreSQL has the same tables. */
export async function fillEarlierSchema(insert: Insert): Promise<void> {
  const text = JSON.stringify;
  const { id, year } = document.plan;
  await insert('plans', {
    plan: id,
    year,
    document: text(document),
    version: 2,
    revision: 1,
    epoch: 'ky-cu',
  });
  for (const [position, { id: row, task, unit, role, fields, versions }] of rows.entries()) {
    const record = { fields: text(fields), versions: text(versions) };
    await insert('rows', { plan: PLAN, row, position, task, unit, role, ...record });
  }
  for (const [index, { rowId: row, before, after, ...rest }] of changes.entries()) {
    const values = { before_value: text(before), after_value: text(after) };
    await insert('changes', { plan: PLAN, seq: index === 2 ? 1 : 0, row, ...values, ...rest });
  }
  const { rowId: row, value, ...rest } = decided.decided;
  await insert('decided', {
    plan: PLAN,
    unit: decided.unit,
    id: decided.id,
    row,
    value: text(value),
    ...rest,
  });
  await insert('passwords', password);
  await insert('accounts', { ...account, password: password.id });
  await insert('sessions', { token_hash: 'bam', account: account.id, person: 'Hoa', expires_at: later });
  await insert('settings', { name: 'kind', value: 'thật' });
}

/** Everything that was there is there after the upgrade, with the history that it would have had. */
export async function checkUpgraded(store: Store): Promise<void> {
  const plan = (await store.readPlan(PLAN))!;
  expect(plan).toEqual({
    document,
    state: { version: 2, revision: 1, epoch: 'ky-cu' },
    rows,
    retired: [],
    head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  expect(await store.plans()).toEqual([document]);
  expect(await store.changesSince(PLAN, 0)).toEqual(changes);
  expect(await store.changesOf(PLAN, office!.id)).toEqual(changes.slice(0, 2));
  expect(await store.decided(PLAN, [decided])).toEqual([decided]);
  expect(await store.accounts()).toEqual([account]);
  expect(await store.account(account.id)).toEqual({ account, password });
  expect(await store.session('bam', '2023-05-15T00:00:00.000Z')).toEqual({
    account,
    person: 'Hoa',
    expiresAt: later,
  });
  expect(await store.setting('kind')).toBe('thật');
  const assignments = rows.map(({ id, task, unit, role }) => ({ id, task, unit, role }));
  const nobody = { account: null, person: null, at: null };
  expect(await store.revisions(PLAN)).toEqual([
    { revision: 1, version: 0, epoch: 'ky-cu', document, assignments, ...nobody },
  ]);
  expect((await store.links(PLAN, -1, 9)).map(({ version, lines }) => [version, lines])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  const { head } = plan;
  expect(await verifyPlan(store, PLAN)).toEqual({ plan: PLAN, version: 2, lines: 3, head, broken: null });

  const event: PeriodEvent = {
    ...{ seq: 1, quarter: 1, version: 2, revision: 1, day: '2023-05-15', at: '2023-05-15T01:00:00.000Z' },
    ...{ account: account.id, person: null, by: null, deed: { kind: 'close', asOf: '2023-05-15' } },
  };
  const link = linkOfPeriodEvent(PLAN, FIRST_PERIOD_LINK, event, sha256);
  expect(await store.lastPeriodEvent(PLAN)).toBe(0);
  expect(await store.addPeriodEvents(PLAN, 0, [{ event, link }])).toBe(true);
  expect((await verifyPlan(store, PLAN))!.broken).toBeNull();

  expect(await store.fileConflicts(PLAN, 'waiting')).toEqual([]);

  const change = aChange(lead!, 'Sau khi nâng cấp', 3);
  const batch = {
    rows: [written(lead!, 'Sau khi nâng cấp', 3)],
    changes: [change],
    decided: [],
    link: 'tiếp',
  };
  expect(await store.commit(PLAN, 2, batch)).toEqual({ kind: 'committed' });
  expect((await store.readPlan(PLAN))!.rows[0]).toEqual(batch.rows[0]);
}
