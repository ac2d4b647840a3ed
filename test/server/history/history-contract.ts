// What the history of a plan promises on every store: an unbroken chain, and any plan as of any version.
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Author } from '../../../plan/account.ts';
import { fieldNames } from '../../../plan/field.ts';
import type { Mutation } from '../../../plan/mutation.ts';
import type { Operation } from '../../../plan/revise/operation.ts';
import type { Row } from '../../../plan/row.ts';
import { createEngine, type Engine } from '../../../server/engine/engine.ts';
import { planAt } from '../../../server/history/plan-at.ts';
import { verifyPlan } from '../../../server/history/verify-plan.ts';
import type { Store } from '../../../server/store/store.ts';
import { aClock } from '../a-clock.ts';
import { aPlan, aUnit, LEAD, OFFICE, rowsOf, SCHOOLS } from '../a-plan.ts';

export type OpenHistory = Readonly<{
  store: Store;
  /** Changes what is stored behind the service's back. Table and column names are those of both stores. */
  tamper(sql: string): Promise<void>;
}>;

export const PLAN = 'ke-hoach-thu';
const clerk: Author = {
  account: { id: 'thu-ky', name: 'Thư ký', unit: null, role: 'secretariat' },
  person: 'Hoa\0 \ud800',
};
const at = '2023-05-15T01:00:00.000Z';

export async function aPlanIn(store: Store, taskCount = 3): Promise<Engine> {
  const document = aPlan(PLAN, { taskCount });
  await store.createPlan(document, rowsOf(document), 'epoch-1');
  const engine = createEngine({ store, clock: aClock() });
  onTestFinished(() => engine.close());
  return engine;
}

/** The secretariat writes cells, all at once, on the plan as it is now. */
export async function write(
  engine: Engine,
  ...cells: readonly (readonly [string, string, string])[]
): Promise<void> {
  const { version } = (await engine.find(PLAN))!.state;
  const mutations = cells.map(([rowId, field, value]): Mutation => {
    return { id: `${rowId}/${field}/${version}`, rowId, field, value, base: version };
  });
  const { outcomes } = await engine.push(PLAN, { author: clerk, source: 'pane', at, mutations });
  expect(outcomes.map(({ kind }) => kind)).toEqual(cells.map(() => 'applied'));
}

export async function amend(engine: Engine, ...operations: readonly Operation[]): Promise<void> {
  const { revision } = (await engine.find(PLAN))!;
  const directory = [aUnit('so-tai-chinh', 'Sở Tài chính')];
  const amendment = { base: revision, operations, author: clerk, at, today: '2023-05-15', directory };
  expect((await engine.amend(PLAN, amendment)).kind).toBe('revised');
}

/** Four versions: two lines, one line, an amendment, one line. */
export async function aHistory(store: Store): Promise<Engine> {
  const engine = await aPlanIn(store);
  await write(engine, ['01.VPUBND', 'note', 'Một'], ['02.VPUBND', 'result', 'Hai']);
  await write(engine, ['01.VPUBND', 'note', 'Ba']);
  await amend(engine, { kind: 'remove', no: 2 }, { kind: 'reassign', no: 3, coordinating: ['so-tai-chinh'] });
  await write(engine, ['03.SOTAICHINH', 'percent', '40']);
  return engine;
}

const where = (version: number, seq = 0) =>
  `WHERE plan = '${PLAN}' AND version = ${version} AND seq = ${seq}`;

export function historyContract(name: string, open: () => Promise<OpenHistory>): void {
  describe(`the history in ${name}`, () => {
    test.each([
      [
        'a reason in other words',
        `UPDATE period_events SET body = replace(body, 'Thiếu', 'Đủ') WHERE seq = 2`,
      ],
      ['an event taken out', `DELETE FROM period_events WHERE seq = 1`],
      ['a link of another event', `UPDATE period_events SET link = 'x' WHERE seq = 2`],
      ['an event that cannot be read', `UPDATE period_events SET body = '{}' WHERE seq = 1`],
    ])('[PJ3] a verification finds %s in the log of periods', async (_story, sql) => {
      const { store, tamper } = await open();
      const engine = await aPlanIn(store);
      const record = { quarter: 2 as const, author: clerk, at, day: '2023-05-15' };
      for (const deed of [
        { kind: 'submit', unit: OFFICE },
        { kind: 'return', unit: OFFICE, reason: 'Thiếu\0' },
        { kind: 'submit', unit: OFFICE },
      ] as const) {
        await engine.record(PLAN, record, () => ({ deeds: [deed], answer: null }));
      }
      expect((await verifyPlan(store, PLAN))!.broken).toBeNull();
      await tamper(sql);
      expect((await verifyPlan(store, PLAN))!.broken?.kind).toBe('alteredPeriod');
    });

    test('[PJ4] what two instances record at once is all recorded, each decided on what the other left', async () => {
      const { store } = await open();
      const engines = [await aPlanIn(store), createEngine({ store, clock: aClock() })];
      const record = { quarter: 2 as const, author: clerk, at, day: '2023-05-15' };
      const answers = await Promise.all(
        [0, 1, 0, 1].map(which =>
          engines[which]!.record(PLAN, record, book => ({
            deeds: [{ kind: 'return', unit: OFFICE, reason: `Sau ${book.last}` }],
            answer: book.last,
          })),
        ),
      );
      const log = await store.periodEvents(PLAN);
      expect([...answers].sort()).toEqual([0, 1, 2, 3]);
      expect(log.map(({ event }) => event.deed)).toEqual(
        [0, 1, 2, 3].map(last => ({ kind: 'return', unit: OFFICE, reason: `Sau ${last}` })),
      );
    });

    test('[HS4] pushes and amendments leave an unbroken chain, whose head every instance knows', async () => {
      const { store } = await open();
      const engine = await aPlanIn(store);
      const other = createEngine({ store, clock: aClock() });
      const heads: unknown[] = [];
      for (const step of [
        () => write(engine, ['01.VPUBND', 'note', 'Một'], ['02.VPUBND', 'result', 'Hai']),
        () => write(other, ['01.VPUBND', 'note', 'Ba']),
        () => amend(engine, { kind: 'remove', no: 2 }),
        () => write(other, ['03.VPUBND', 'note', 'Bốn']),
      ]) {
        const version = (await engine.find(PLAN))!.state.version;
        await other.find(PLAN, version);
        await step();
        const [here, there] = [await engine.find(PLAN, version + 1), await other.find(PLAN, version + 1)];
        heads.push(here!.head);
        expect([there!.head, there!.state]).toEqual([here!.head, here!.state]);
      }
      expect(new Set(heads).size).toBe(4);
      const head = heads.at(-1);
      expect(await verifyPlan(store, PLAN)).toEqual({ plan: PLAN, version: 4, lines: 4, head, broken: null });
      expect(await verifyPlan(store, 'khong-co')).toBeNull();
    });

    test.each([
      {
        story: 'an altered value',
        sql: `UPDATE changes SET after_value = '"Sửa"' ${where(1)}`,
        version: 1,
        kind: 'alteredLine',
      },
      {
        story: 'an altered author',
        sql: `UPDATE changes SET account = 'ai-do' ${where(2)}`,
        version: 2,
        kind: 'alteredLine',
      },
      {
        story: 'an altered time',
        sql: `UPDATE changes SET at = '2023-05-16' ${where(4)}`,
        version: 4,
        kind: 'alteredLine',
      },
      {
        story: 'a value that is no JSON',
        sql: `UPDATE changes SET after_value = 'x' ${where(2)}`,
        version: 2,
        kind: 'alteredLine',
      },
      { story: 'a deleted line', sql: `DELETE FROM changes ${where(1, 1)}`, version: 1, kind: 'missingLine' },
      {
        story: 'a deleted only line',
        sql: `DELETE FROM changes ${where(2)}`,
        version: 2,
        kind: 'missingLine',
      },
      {
        story: 'a deleted version',
        sql: `DELETE FROM changes ${where(2)}; DELETE FROM links WHERE version = 2`,
        version: 2,
        kind: 'missingVersion',
      },
      {
        story: 'an inserted line',
        sql: `INSERT INTO changes SELECT plan, 2, 7, row, field, before_value, after_value, mutation, account, person, unit, source, at FROM changes ${where(1)}`,
        version: 2,
        kind: 'addedLine',
      },
      {
        story: 'a line inserted after the last version',
        sql: `INSERT INTO changes SELECT plan, 9, 0, row, field, before_value, after_value, mutation, account, person, unit, source, at FROM changes ${where(1)}`,
        version: 9,
        kind: 'addedLine',
      },
      {
        story: 'lines in another order',
        sql: `UPDATE changes SET seq = 9 ${where(1, 0)}; UPDATE changes SET seq = 0 ${where(1, 1)}; UPDATE changes SET seq = 1 ${where(1, 9)}`,
        version: 1,
        kind: 'alteredLine',
      },
      {
        story: 'an altered first plan',
        sql: `UPDATE revisions SET document = replace(document, 'Nhiệm vụ 1', 'Nhiệm vụ khác') WHERE revision = 1`,
        version: 0,
        kind: 'alteredRevision',
      },
      {
        story: 'an altered amendment',
        sql: `UPDATE revisions SET at = '2023-01-01' WHERE revision = 2`,
        version: 3,
        kind: 'alteredRevision',
      },
      {
        story: 'a deleted amendment',
        sql: `DELETE FROM revisions WHERE revision = 2`,
        version: 3,
        kind: 'missingVersion',
      },
      {
        story: 'an altered link',
        sql: `UPDATE links SET link = 'x' WHERE version = 3`,
        version: 3,
        kind: 'alteredRevision',
      },
      { story: 'another head', sql: `UPDATE plans SET head = 'x'`, version: 4, kind: 'headDiffers' },
      {
        story: 'a row that the log does not come to',
        sql: `UPDATE rows SET fields = replace(fields, 'Ba', 'Bốn')`,
        version: 4,
        kind: 'rowsDiffer',
      },
      {
        story: 'a record of a row taken away that the log does not come to',
        sql: `UPDATE rows SET fields = replace(fields, 'Hai', 'Bốn')`,
        version: 4,
        kind: 'rowsDiffer',
      },
    ])('[HS3] $story is found at its version', async ({ sql, version, kind }) => {
      const { store, tamper } = await open();
      await aHistory(store);
      expect((await verifyPlan(store, PLAN))!.broken).toBeNull();
      await tamper(sql);
      expect((await verifyPlan(store, PLAN))!.broken).toEqual({ version, kind });
    });

    test('[HS7] after any pushes and amendments each version reads as it was when it was the newest, from a seed', async () => {
      type Step =
        | Readonly<{ kind: 'write'; task: number; unit: string; field: number; value: string }>
        | Readonly<{ kind: 'amend'; operation: Operation }>;
      const units = [LEAD, OFFICE, SCHOOLS, 'so-tai-chinh'];
      const no = fc.integer({ min: 1, max: 4 });
      const some = fc.subarray(units, { minLength: 1 });
      const step: fc.Arbitrary<Step> = fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constant('write' as const),
            task: no,
            unit: fc.constantFrom('BANTDKT', 'VPUBND', 'SOGDDT', 'SOTAICHINH'),
            field: fc.nat(2),
            value: fc.constantFrom('một', 'hai', 'ba'),
          }),
        },
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constant('amend' as const),
            operation: fc.oneof(
              fc.record({ kind: fc.constant('remove' as const), no }),
              fc.record({ kind: fc.constant('reassign' as const), no, lead: some, coordinating: some }),
              fc.record({
                kind: fc.constant('retime' as const),
                no,
                timing: fc.constantFrom('Quý I', 'Quý IV'),
              }),
              fc.record({
                kind: fc.constant('add' as const),
                task: fc.record({
                  title: fc.constant('Việc thêm'),
                  lead: some,
                  coordinating: some,
                  timing: fc.constant('Quý III'),
                }),
              }),
            ),
          }),
        },
      );
      let [writes, amendments] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async steps => {
          const { store } = await open();
          const engine = await aPlanIn(store);
          const seen: { version: number; document: unknown; rows: Row[] }[] = [];
          const look = async (): Promise<void> => {
            const live = (await engine.find(PLAN))!;
            const { version, rows } = live.snapshot;
            if (seen[version]) return;
            seen[version] = { version, document: live.document, rows: [...rows.values()] };
          };
          await look();
          for (const each of steps) {
            const { version } = (await engine.find(PLAN))!.state;
            if (each.kind === 'write') {
              const rowId = `0${each.task}.${each.unit}`;
              const field = fieldNames.filter(field => field !== 'status')[each.field + 3]!;
              const mutation = {
                id: `ma-so-${version}-${rowId}`,
                rowId,
                field,
                value: each.value,
                base: version,
              };
              const { outcomes } = await engine.push(PLAN, {
                author: clerk,
                source: 'web',
                at,
                mutations: [mutation],
              });
              if (outcomes[0]!.kind === 'applied') writes += 1;
            } else {
              const directory = [aUnit('so-tai-chinh', 'Sở Tài chính')];
              const base = (await engine.find(PLAN))!.revision;
              const amendment = {
                base,
                operations: [each.operation],
                author: clerk,
                at,
                today: '2023-05-15',
                directory,
              };
              if ((await engine.amend(PLAN, amendment)).kind === 'revised') amendments += 1;
            }
            await look();
          }
          const live = (await createEngine({ store, clock: aClock() }).find(PLAN))!;
          const read = await Promise.all(
            seen.map(async (_each, version) => {
              const { document, rows } = await planAt(live, store, version);
              return { version, document, rows };
            }),
          );
          expect(read).toEqual(seen);
          expect((await verifyPlan(store, PLAN))!.broken).toBeNull();
        }),
        { numRuns: 20, seed: 20230404 },
      );
      expect(writes).toBeGreaterThan(50);
      expect(amendments).toBeGreaterThan(30);
    });

    test('[HS8] a date reads the last version of that day in Vietnam, also where that is an amendment', async () => {
      const { store } = await open();
      const engine = await aPlanIn(store);
      const push = async (value: string, moment: string): Promise<void> => {
        const base = (await engine.find(PLAN))!.state.version;
        const mutations = [{ id: `ma-so-${value}`, rowId: '01.VPUBND', field: 'note', value, base }];
        await engine.push(PLAN, { author: clerk, source: 'pane', at: moment, mutations });
      };
      await push('sáng 14', '2023-05-14T02:00:00.000Z');
      await push('cuối ngày 14', '2023-05-14T16:59:59.999Z');
      await push('đầu ngày 15', '2023-05-14T17:00:00.000Z');
      const operations: Operation[] = [{ kind: 'remove', no: 3 }];
      const when = { at: '2023-05-16T02:00:00.000Z', today: '2023-05-16' };
      await engine.amend(PLAN, { base: 1, operations, author: clerk, directory: [], ...when });
      const days = ['2023-05-13', '2023-05-14', '2023-05-15', '2023-05-16', '2023-06-01'];
      const versions = days.map(day => store.versionBefore(PLAN, `${day}T17:00:00.000Z`));
      expect(await Promise.all(versions)).toEqual([0, 2, 3, 4, 4]);
    });
  });
}
