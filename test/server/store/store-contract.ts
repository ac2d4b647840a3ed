// What every store has to do. A store's own test file runs this against the real thing.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../../plan/account.ts';
import type { FileConflict, Settlement } from '../../../plan/file/file-conflict.ts';
import type {
  Batch,
  PasswordRecord,
  PlanDocument,
  Store,
  StoredDecision,
  StoredPeriodEvent,
} from '../../../server/store/store.ts';
import { aChange, aPlan, OFFICE, rowsOf, SCHOOLS, written } from '../a-plan.ts';

type Opened = Readonly<{
  store: Store;
  /** Closes the store and opens it again on the same data. */
  reopen(): Promise<Store>;
}>;

export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} as a store`, () => {
    let store: Store;
    let reopen: Opened['reopen'];
    let document: PlanDocument;
    const id = 'ke-hoach-thu';

    beforeEach(async () => {
      ({ store, reopen } = await open());
      document = aPlan(id);
      await store.createPlan(document, rowsOf(document), 'epoch-1');
    });

    /** One row's result changed at a version, remembered as its unit's mutation. */
    function aBatch(result: string, version: number, row = rowsOf(document)[1]!): Batch {
      const change = aChange(row, result, version);
      const decided: StoredDecision = {
        unit: row.unit,
        id: change.mutation,
        decided: { rowId: row.id, field: 'result', base: version - 1, value: result, outcome: 'applied' },
      };
      return {
        rows: [written(row, result, version)],
        changes: [change],
        decided: [decided],
        link: `mắt xích ${version}`,
      };
    }

    test('[ST1] a new plan is at version 0, with its rows in plan order and its own epoch', async () => {
      expect(await store.readPlan(id)).toEqual({
        document,
        state: { version: 0, revision: 1, epoch: 'epoch-1' },
        rows: rowsOf(document),
        retired: [],
        head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    });

    test('[ST1] a plan nobody added is not found', async () => {
      expect([await store.readPlan('khac'), await store.readState('khac')]).toEqual([null, null]);
    });

    test('[ST2] a plan whose id is taken is not added and changes nothing', async () => {
      const other = aPlan(id, { taskCount: 5 });
      expect(await store.createPlan(other, rowsOf(other), 'epoch-2')).toBe(false);
      expect(await store.readPlan(id)).toEqual({
        document,
        state: { version: 0, revision: 1, epoch: 'epoch-1' },
        rows: rowsOf(document),
        retired: [],
        head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    });

    test('[ST2] plans are listed newest year first', async () => {
      const older = aPlan('a-cu', { year: 2021 });
      const newer = aPlan('z-moi', { year: 2024 });
      await store.createPlan(older, [], 'e');
      await store.createPlan(newer, [], 'e');
      const plans = await store.plans();
      expect(plans.map(each => each.plan.id)).toEqual(['z-moi', id, 'a-cu']);
      expect(await store.planSummaries()).toEqual(
        plans.map(({ plan: { id, number, year, title }, tasks }) => {
          return { id, number, year, title, taskCount: tasks.length };
        }),
      );
    });

    test('[ST3] a commit writes rows, log, memory and version together, and they outlive a restart', async () => {
      const batch = aBatch('Đã ban hành', 1);
      expect(await store.commit(id, 0, batch)).toEqual({ kind: 'committed' });
      store = await reopen();
      const [lead, row, ...rest] = rowsOf(document);
      expect(await store.readPlan(id)).toEqual({
        document,
        state: { version: 1, revision: 1, epoch: 'epoch-1' },
        rows: [lead, written(row!, 'Đã ban hành', 1), ...rest],
        retired: [],
        head: 'mắt xích 1',
      });
      expect(await store.changesSince(id, 0)).toEqual(batch.changes);
      expect(await store.decided(id, batch.decided)).toEqual(batch.decided);
    });

    test('[ST4] a commit on a plan that has moved on writes nothing and tells where the plan is', async () => {
      await store.commit(id, 0, aBatch('Trước', 1));
      const before = await store.readPlan(id);
      const late = aBatch('Sau', 1, rowsOf(document)[2]);
      expect(await store.commit(id, 0, late)).toEqual({ kind: 'moved', version: 1 });
      expect(await store.readPlan(id)).toEqual(before);
      expect(await store.changesSince(id, 1)).toEqual([]);
      expect(await store.decided(id, late.decided)).toEqual([]);
    });

    test('[ST5] a commit that fails half way leaves no trace', async () => {
      const before = await store.readPlan(id);
      const good = aBatch('Một nửa', 1);
      const stray = { ...rowsOf(document)[0]!, id: '99.KHONGCO' };
      await expect(store.commit(id, 0, { ...good, rows: [...good.rows, stray] })).rejects.toThrow(
        '99.KHONGCO',
      );
      expect(await store.readPlan(id)).toEqual(before);
      expect(await store.changesSince(id, 0)).toEqual([]);
      expect(await store.decided(id, good.decided)).toEqual([]);
    });

    test('[ST6] a batch that only remembers keeps the version', async () => {
      const { decided } = aBatch('Như cũ', 1);
      expect(await store.commit(id, 0, { rows: [], changes: [], decided, link: null })).toEqual({
        kind: 'committed',
      });
      expect(await store.readState(id)).toEqual({ version: 0, revision: 1, epoch: 'epoch-1' });
      expect(await store.decided(id, decided)).toEqual(decided);
    });

    test('[ST7] what one unit was answered is not remembered for another under the same id', async () => {
      const { decided } = aBatch('Của văn phòng', 1);
      await store.commit(id, 0, { rows: [], changes: [], decided, link: null });
      const [{ id: mutation }] = decided as [StoredDecision];
      expect(decided[0]!.unit).toBe(OFFICE);
      expect(
        await store.decided(id, [
          { unit: SCHOOLS, id: mutation },
          { unit: '', id: mutation },
        ]),
      ).toEqual([]);
    });

    test('[ST23] what is remembered already is not remembered again: the caller reads and decides anew', async () => {
      const first = aBatch('Trước', 1);
      await store.commit(id, 0, first);
      const before = await store.readPlan(id);
      const again = aBatch('Sau', 2);
      const result = await store.commit(id, 1, { ...again, decided: first.decided });
      expect(result).toEqual({ kind: 'moved', version: 1 });
      expect(await store.readPlan(id)).toEqual(before);
      expect(await store.changesSince(id, 1)).toEqual([]);
    });

    test('[ST8] the log is told from any version on, and by row and field, oldest first', async () => {
      const [, office, schools] = rowsOf(document) as [
        unknown,
        ReturnType<typeof rowsOf>[0],
        ReturnType<typeof rowsOf>[0],
      ];
      const first = aBatch('Lần một', 1, office);
      const second = aBatch('Lần hai', 2, schools);
      const third = aBatch('Lần ba', 3, office);
      await store.commit(id, 0, first);
      await store.commit(id, 1, second);
      await store.commit(id, 2, third);
      expect(await store.changesSince(id, 1)).toEqual([...second.changes, ...third.changes]);
      expect(await store.changesOf(id, office.id)).toEqual([...first.changes, ...third.changes]);
      expect(await store.changesOf(id, office.id, 'result')).toEqual([...first.changes, ...third.changes]);
      expect(await store.changesOf(id, office.id, 'note')).toEqual([]);
    });

    test('[ST9] two plans with the same rows keep apart', async () => {
      const twin = aPlan('ban-sao');
      await store.createPlan(twin, rowsOf(twin), 'epoch-3');
      await store.commit(id, 0, aBatch('Chỉ ở đây', 1));
      expect(await store.readPlan('ban-sao')).toEqual({
        document: twin,
        state: { version: 0, revision: 1, epoch: 'epoch-3' },
        rows: rowsOf(twin),
        retired: [],
        head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(await store.changesSince('ban-sao', 0)).toEqual([]);
    });

    test('[ST10] text comes back as it went in: accents, newlines, quotes, emoji', async () => {
      const text = 'Dòng 1\nDòng "2" – ’ư\u0301’ \t 😀 \'; DROP TABLE rows;--';
      await store.commit(id, 0, aBatch(text, 1));
      expect((await store.readPlan(id))?.rows[1]?.fields.result).toBe(text);
      expect((await store.changesSince(id, 0))[0]?.after).toBe(text);
    });

    const office: Account = { id: OFFICE, name: 'Văn phòng UBND tỉnh', unit: OFFICE, role: 'unit' };
    const clerk: Account = { id: 'thu-ky', name: 'Thư ký', unit: null, role: 'secretariat' };
    const password: PasswordRecord = { id: 'chung', scheme: 'scrypt:2:1:1', salt: '00', hash: 'ff' };
    const now = '2023-05-15T00:00:00.000Z';
    const later = '2023-05-16T00:00:00.000Z';

    test('[ST11] accounts may share a password record and are listed by id', async () => {
      await store.putAccounts([office, clerk], password);
      expect(await store.accounts()).toEqual([clerk, office]);
      expect(await store.account(OFFICE)).toEqual({ account: office, password });
      expect(await store.account('ai-do')).toBeNull();
    });

    test('[ST12] a session is found until it expires or is closed', async () => {
      await store.putAccounts([office], password);
      await store.openSession('hash-1', { account: OFFICE, person: 'Hoa', expiresAt: later });
      await store.openSession('hash-2', { account: OFFICE, person: null, expiresAt: later });
      expect(await store.session('hash-1', now)).toEqual({
        account: office,
        person: 'Hoa',
        expiresAt: later,
      });
      expect(await store.session('hash-1', later)).toBeNull();
      await store.closeSession('hash-1');
      expect(await store.session('hash-1', now)).toBeNull();
      expect(await store.sweepSessions(later)).toBe(1);
      expect(await store.session('hash-2', now)).toBeNull();
    });

    test('[ST13] a new password ends the sessions of every account that uses it, and no others', async () => {
      await store.putAccounts([office], password);
      await store.putAccounts([clerk], { ...password, id: 'rieng' });
      await store.openSession('hash-1', { account: OFFICE, person: null, expiresAt: later });
      await store.openSession('hash-2', { account: 'thu-ky', person: null, expiresAt: later });
      await store.replacePassword({ ...password, hash: 'ee' });
      expect(await store.session('hash-1', now)).toBeNull();
      expect((await store.session('hash-2', now))?.account).toEqual(clerk);
      expect((await store.account(OFFICE))?.password.hash).toBe('ee');
    });

    test('[ST28] receipts are kept by plan, and leave by age, number and size, the oldest first', async () => {
      const at = (minute: number): string => `2023-05-15T00:${String(minute).padStart(2, '0')}:00.000Z`;
      const limits = { since: at(0), most: 3, mostChars: 100 };
      const keep = (name: string, minute: number, chars: number, bound = limits): Promise<void> =>
        store.keepReceipt({ plan: id, id: name, at: at(minute), body: name.repeat(chars) }, bound);
      const kept = async (): Promise<string[]> => {
        const all = ['a', 'b', 'c', 'd', 'e', 'f'];
        const found = await Promise.all(all.map(name => store.receipt(id, name, at(0))));
        return all.filter((name, index) => found[index]?.startsWith(name));
      };
      await store.keepReceipt({ plan: 'khac', id: 'a', at: at(1), body: 'khác' }, limits);
      for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) await keep(name, index + 1, 10);
      const byNumber = await kept();
      await keep('e', 5, 85);
      const bySize = await kept();
      await keep('f', 6, 500);
      const alone = await kept();
      await keep('b', 7, 1, { ...limits, mostChars: 1000, since: at(7) });
      expect({
        byNumber,
        bySize,
        alone,
        byAge: await kept(),
        tooOld: await store.receipt(id, 'b', at(8)),
        ofAnother: await store.receipt('khac', 'a', at(0)),
        afterwards: await (await reopen()).receipt(id, 'b', at(0)),
      }).toEqual({
        byNumber: ['b', 'c', 'd'],
        bySize: ['d', 'e'],
        alone: ['f'],
        byAge: ['b'],
        tooOld: null,
        ofAnother: 'khác',
        afterwards: 'b',
      });
    });

    test('[FC1] conflicts of a file are kept with its receipt, once, and settled once', async () => {
      const rowOf = (name: string): string => (name === 'c' ? '08.VPUBND' : '06.VPUBND');
      const aConflict = (name: string, minute: number, value = 'Bản "trong"\n\0 tệp'): FileConflict => ({
        ...{ id: name, rowId: rowOf(name), field: 'note', value, base: null, version: 3 },
        ...{ account: OFFICE, person: 'Hoa', unit: OFFICE, at: `2023-05-15T00:0${minute}:00.000Z` },
      });
      const limits = { since: now, most: 3, mostChars: 100 };
      const keep = (plan: string, name: string, conflicts: readonly FileConflict[]): Promise<void> =>
        store.keepReceipt({ plan, id: name, at: now, body: name }, limits, conflicts);
      const settled = (value: string): Settlement => ({
        ...{ how: 'chosen', value, account: 'thu-ky', person: null, unit: null, at: later },
      });
      await keep(id, 'mot', [aConflict('c', 2), aConflict('a', 1), aConflict('b', 1)]);
      await keep(id, 'hai', [aConflict('a', 3, 'Khác'), aConflict('d', 3)]);
      await keep('khac', 'mot', [aConflict('a', 1)]);
      const taken = store.keepReceipt({ plan: id, id: 'mot', at: now, body: '' }, limits, [
        aConflict('e', 4),
      ]);
      await expect(taken).rejects.toThrow();
      await store.settleFileConflicts(id, [
        { id: 'b', settled: settled('Một') },
        { id: 'x', settled: settled('Không có') },
      ]);
      await store.settleFileConflicts(
        id,
        ['b', 'c'].map(name => ({ id: name, settled: settled('Hai') })),
      );
      await store.settleFileConflicts(id, []);
      const kept = (name: string, minute: number, end: Settlement | null = null) => ({
        conflict: aConflict(name, minute, 'Bản "trong"\n\uFFFD tệp'),
        settled: end,
      });
      const again = await reopen();
      expect({
        waiting: await again.fileConflicts(id, 'waiting'),
        settled: await again.fileConflicts(id, 'settled'),
        ofAnother: (await again.fileConflicts('khac', 'waiting')).length,
      }).toEqual({
        waiting: [kept('a', 1), kept('b', 1, settled('Một')), kept('d', 3)],
        settled: [kept('b', 1, settled('Một')), kept('c', 2, settled('Hai'))],
        ofAnother: 1,
      });
    });

    const anEvent = (seq: number, reason = 'Thiếu số liệu'): StoredPeriodEvent => ({
      event: {
        ...{ seq, quarter: 2, version: 0, revision: 1, day: '2023-05-15', at: now },
        ...{ account: 'thu-ky', person: 'Hoa', by: null },
        deed: { kind: 'return', unit: OFFICE, reason },
      },
      link: `mắt xích ${seq}`,
    });

    test('[PJ1] events of reporting periods are added in their order, by one writer at a time, and outlive a restart', async () => {
      const added = await store.addPeriodEvents(id, 0, [anEvent(1), anEvent(2, 'Dòng "1"\n\0\ud800')]);
      const second = await store.addPeriodEvents(id, 1, [anEvent(2, 'Của người khác')]);
      const ahead = await store.addPeriodEvents(id, 5, [anEvent(6)]);
      const next = await store.addPeriodEvents(id, 2, [anEvent(3)]);
      expect([added, second, ahead, next]).toEqual([true, false, false, true]);
      const kept = [anEvent(1), anEvent(2, 'Dòng "1"\n\uFFFD\uFFFD'), anEvent(3)];
      const again = await reopen();
      expect({
        all: await again.periodEvents(id),
        since: await again.periodEvents(id, 2),
        last: await again.lastPeriodEvent(id),
        ofAnother: [await again.lastPeriodEvent('khac'), await again.periodEvents('khac')],
      }).toEqual({ all: kept, since: kept.slice(2), last: 3, ofAnother: [0, []] });
    });

    test('[PJ2] of writers at the same moment one is first, and the others write nothing', async () => {
      const writers = ['một', 'hai', 'ba', 'bốn'].map(reason =>
        store.addPeriodEvents(id, 0, [anEvent(1, reason)]),
      );
      const added = (await Promise.all(writers)).filter(Boolean);
      expect([added, (await store.periodEvents(id)).length]).toEqual([[true], 1]);
    });

    test('[ST14] settings are kept by name and replaced whole', async () => {
      expect(await store.setting('kind')).toBeNull();
      await store.putSetting('kind', 'trial');
      await store.putSetting('kind', 'khác');
      expect(await (await reopen()).setting('kind')).toBe('khác');
    });
  });
}
