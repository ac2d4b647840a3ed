import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Author } from '../../../plan/account.ts';
import type { Mutation } from '../../../plan/mutation.ts';
import type { Batch } from '../../../plan/push.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { createEngine } from '../../../server/engine/engine.ts';
import { openDatabase } from '../../../server/store/sqlite/data-directory.ts';
import { createSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { StoreUnavailable, type Store } from '../../../server/store/store.ts';
import { aClock } from '../a-clock.ts';
import { aDataDirectory } from '../a-data-directory.ts';
import { aFailingStore, type FailingStore } from '../a-failing-store.ts';
import { aPlan, OFFICE, rowsOf, SCHOOLS } from '../a-plan.ts';

const PLAN = 'ke-hoach-thu';
let real: Store;
let failing: FailingStore;
let engine: Engine;
let commits: number;

beforeEach(async () => {
  real = createSqliteStore(await openDatabase(aDataDirectory()));
  onTestFinished(() => real.close());
  const document = aPlan(PLAN, { taskCount: 40 });
  await real.createPlan(document, rowsOf(document), 'epoch-1');
  commits = 0;
  failing = aFailingStore({
    ...real,
    commit: (...args) => {
      commits += 1;
      return real.commit(...args);
    },
  });
  engine = createEngine({ store: failing.store, clock: aClock() });
});

const of = (unit: string): Author => ({
  account: { id: unit, name: unit, unit, role: 'unit' },
  person: null,
});

function edit(rowId: string, value: string, { base = 0, id = `${rowId}=${value}` } = {}): Mutation {
  return { id: id.padEnd(8, '.'), rowId, field: 'result', value, base };
}

function aBatch(unit: string, ...mutations: Mutation[]): Batch {
  return { author: of(unit), source: 'pane', at: '2023-05-15T01:00:00.000Z', mutations };
}

async function kinds(batch: Batch): Promise<string[]> {
  return (await engine.push(PLAN, batch)).outcomes.map(outcome => outcome.kind);
}

const officeRow = (task: number) => `${String(task).padStart(2, '0')}.VPUBND`;
const schoolsRow = (task: number) => `${String(task).padStart(2, '0')}.SOGDDT`;

describe('pushes', () => {
  test('[EN1] pushes that arrive together are committed once, as one version', async () => {
    const pushes = Array.from({ length: 40 }, (_, i) =>
      kinds(aBatch(OFFICE, edit(officeRow(i + 1), 'Xong'))),
    );
    expect(await Promise.all(pushes)).toEqual(Array.from({ length: 40 }, () => ['applied']));
    expect(commits).toBe(1);
    expect((await engine.find(PLAN))?.state.version).toBe(1);
    expect((await real.changesSince(PLAN, 0)).map(change => change.version)).toEqual(Array(40).fill(1));
  });

  test('[EN2] of two who write the same cell together, the second is asked', async () => {
    const [first, second] = [edit(officeRow(1), 'Người một'), edit(officeRow(1), 'Người hai')];
    expect(await Promise.all([kinds(aBatch(OFFICE, first)), kinds(aBatch(OFFICE, second))])).toEqual([
      ['applied'],
      ['conflict'],
    ]);
    expect((await engine.find(PLAN))?.snapshot.rows.get(officeRow(1))?.fields.result).toBe('Người một');
  });

  test('[EN3] the same push twice at the same time is applied once and answered alike', async () => {
    const batch = aBatch(OFFICE, edit(officeRow(1), 'Xong'));
    expect(await Promise.all([kinds(batch), kinds(batch), kinds(batch)])).toEqual([
      ['applied'],
      ['applied'],
      ['applied'],
    ]);
    expect(await real.changesSince(PLAN, 0)).toHaveLength(1);
  });

  test('[EN4] a push answered before is answered alike after a restart, with the value of today', async () => {
    const first = edit(officeRow(1), 'Xong');
    await kinds(aBatch(OFFICE, first));
    await kinds(aBatch(OFFICE, edit(officeRow(1), 'Sửa lại', { base: 1 })));
    engine = createEngine({ store: real, clock: aClock() });
    const again = await engine.push(PLAN, aBatch(OFFICE, first));
    expect(again.outcomes).toEqual([
      { id: first.id, rowId: first.rowId, field: 'result', kind: 'applied', current: 'Sửa lại' },
    ]);
    expect(again.version).toBe(2);
  });

  test('[EN5] an id that comes with another content is refused', async () => {
    await kinds(aBatch(OFFICE, edit(officeRow(1), 'Xong', { id: 'cung-mot-ma' })));
    const other = await engine.push(PLAN, aBatch(OFFICE, edit(officeRow(2), 'Khác', { id: 'cung-mot-ma' })));
    expect(other.outcomes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['rejected', 'mutationReused'],
    ]);
    expect(await kinds(aBatch(SCHOOLS, edit(schoolsRow(2), 'Khác', { id: 'cung-mot-ma' })))).toEqual([
      'applied',
    ]);
  });

  test('[EN6] a disk that fails decides nothing; the same push holds once the disk is back', async () => {
    const push = aBatch(OFFICE, edit(officeRow(1), 'Xong'));
    await engine.find(PLAN);
    failing.fail(true);
    await expect(engine.push(PLAN, push)).rejects.toThrow(StoreUnavailable);
    expect(await real.changesSince(PLAN, 0)).toEqual([]);
    failing.fail(false);
    expect((await engine.find(PLAN))?.snapshot.rows.get(officeRow(1))?.fields.result).toBeNull();
    expect(await kinds(push)).toEqual(['applied']);
  });

  test('[EN7] where another instance was first, the batch is decided again on what it left', async () => {
    const other = createEngine({ store: real, clock: aClock() });
    await engine.find(PLAN);
    await other.push(PLAN, aBatch(OFFICE, edit(officeRow(1), 'Máy kia'), edit(officeRow(2), 'Máy kia')));
    const mine = await engine.push(
      PLAN,
      aBatch(OFFICE, edit(officeRow(1), 'Máy này'), edit(officeRow(3), 'Máy này')),
    );
    expect(mine.version).toBe(2);
    expect(mine.outcomes.map(({ kind, current }) => [kind, current])).toEqual([
      ['conflict', 'Máy kia'],
      ['applied', 'Máy này'],
    ]);
    const live = await engine.find(PLAN);
    expect([...live!.snapshot.rows.values()]).toEqual((await real.readPlan(PLAN))!.rows);
  });

  test('[EN8] a batch that changes nothing keeps the version and tells nobody', async () => {
    const heard: number[] = [];
    engine.pokes.listen(PLAN, version => heard.push(version));
    await kinds(aBatch(OFFICE, edit(officeRow(1), 'Xong')));
    await kinds(aBatch(OFFICE, edit(officeRow(1), 'Xong', { id: 'lan-nua-y-het' })));
    await kinds(aBatch(OFFICE, edit(schoolsRow(1), 'Không phải của mình')));
    expect(heard).toEqual([1]);
    expect((await engine.find(PLAN))?.state.version).toBe(1);
  });
});

describe('plans in memory', () => {
  test('[EN9] an instance that is behind a reader reads the store before it answers', async () => {
    await engine.find(PLAN);
    const other = createEngine({ store: real, clock: aClock() });
    await other.push(PLAN, aBatch(OFFICE, edit(officeRow(1), 'Máy kia')));
    expect((await engine.find(PLAN))?.state.version).toBe(0);
    expect((await engine.find(PLAN, 1))?.snapshot.rows.get(officeRow(1))?.fields.result).toBe('Máy kia');
    expect((await engine.find(PLAN, 99))?.state.version).toBe(1);
  });

  test('[EN10] what memory holds after many pushes is what the store holds', async () => {
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([
        kinds(aBatch(OFFICE, edit(officeRow((round % 7) + 1), `Lần ${round}`, { base: round }))),
        kinds(aBatch(SCHOOLS, edit(schoolsRow((round % 5) + 1), `Lần ${round}`, { base: round }))),
      ]);
    }
    const [live, stored] = [await engine.find(PLAN), await real.readPlan(PLAN)];
    expect(live?.state.version).toBe(20);
    expect({ state: live?.state, rows: [...live!.snapshot.rows.values()] }).toEqual({
      state: stored?.state,
      rows: stored?.rows,
    });
  });
});
