// Files come back while others write: what differs is listed for the unit and for the secretariat until one of them has
// settled it, whatever becomes of windows, lines and machines meanwhile.
import { beforeEach, describe, expect, test } from 'vitest';
import type {
  FileConflictsAnswer,
  OpenFileConflict,
  SettleAnswer,
} from '../../../plan/file/file-conflict.ts';
import type { FieldValue } from '../../../plan/field.ts';
import { createSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { openDatabase } from '../../../server/store/sqlite/data-directory.ts';
import { aTrialService, mutationOf, type Answered, type Person, type TrialService } from '../a-service.ts';
import { fileOf, filledIn, postFile, sendFile, type CellEdit } from './file-stories.ts';

const ROW = '04.VPUBND';
const OTHER = '06.VPUBND';

let service: TrialService;
beforeEach(async () => {
  service = await aTrialService();
});

async function listOf(person: Person): Promise<readonly OpenFileConflict[]> {
  const answer = await person.get<FileConflictsAnswer>(`${person.plan}/file-conflicts`);
  if (answer.status !== 200) throw new Error(`expected a list, found ${JSON.stringify(answer.body)}`);
  return answer.body.conflicts;
}

/** What a story turns on of each. */
async function told(person: Person): Promise<unknown[]> {
  return (await listOf(person)).map(({ rowId, field, value, current }) => [rowId, field, value, current]);
}

/** Somebody presses a button beside a conflict as it was shown. */
function settle(person: Person, shown: OpenFileConflict, value: FieldValue): Promise<Answered<SettleAnswer>> {
  const { rowId, field, value: file, current, currentVersion: base } = shown;
  const mutation = { ...mutationOf({ rowId, field, value, base }), before: current };
  return person.post<SettleAnswer>(`${person.plan}/file-conflicts/settle`, { settle: [{ file, mutation }] });
}

const kindsOf = ({ body }: Answered<SettleAnswer>): string[] => body.outcomes.map(({ kind }) => kind);

/** A file of the office that says something else than what the secretariat has written since it was made. */
async function aDisputedFile(...edits: CellEdit[]): Promise<Buffer> {
  const { vpUbnd, secretariat } = service;
  const file = await fileOf(vpUbnd);
  await secretariat.push(
    { rowId: ROW, field: 'note', value: 'Thư ký ghi' },
    { rowId: OTHER, field: 'percent', value: 40 },
  );
  return filledIn(file, [ROW, 'note', 'Trong tệp'], [OTHER, 'percent', 60], ...edits);
}

describe('conflicts of handed-in files', () => {
  test('[FC2] the unit and the secretariat are told base, both contents, who and when; another unit nothing', async () => {
    const hoa = await service.signIn('vp-ubnd-tinh', 'Hoa');
    const file = await aDisputedFile([ROW, 'proposal', 'Được ghi nhận']);
    service.clock.move(60_000);
    await sendFile(service.url, hoa, file);

    const written = {
      currentVersion: 1,
      currentBy: 'Thư ký Hội đồng',
      currentAt: '2023-05-15T01:00:00.000Z',
    };
    const sent = { base: null, sender: `Hoa (${hoa.signIn.account.name})`, at: '2023-05-15T01:01:00.000Z' };
    const id = expect.any(String) as string;
    const both = await listOf(service.vpUbnd);
    expect(both.toSorted((a, b) => a.rowId.localeCompare(b.rowId))).toEqual([
      { id, rowId: ROW, field: 'note', value: 'Trong tệp', current: 'Thư ký ghi', ...sent, ...written },
      { id, rowId: OTHER, field: 'percent', value: 60, current: 40, ...sent, ...written },
    ]);
    expect(await listOf(service.secretariat)).toEqual(both);
    expect(await listOf(service.soGddt)).toEqual([]);
  });

  test.each(['vpUbnd', 'secretariat'] as const)(
    '[FC3] %s settles with the file’s content, with what stands and with another, and each leaves both lists',
    async who => {
      const { vpUbnd, secretariat } = service;
      const file = await aDisputedFile([ROW, 'result', 'Tệp nói']);
      await secretariat.push({ rowId: ROW, field: 'result', value: 'Thư ký nói' });
      await sendFile(service.url, vpUbnd, file);
      const chosen = { note: 'Trong tệp', percent: 40, result: 'Cả hai' } as const;
      const kinds: unknown[] = [];
      const lists: unknown[] = [];
      for (const [field, value] of Object.entries(chosen)) {
        const shown = (await listOf(service[who])).find(each => each.field === field)!;
        const answer = await settle(service[who], shown, value);
        kinds.push(kindsOf(answer)[0]);
        lists.push([
          answer.body.conflicts.length,
          (await told(vpUbnd)).length,
          (await told(secretariat)).length,
        ]);
      }
      const { rows } = await vpUbnd.rows();
      const [row, other] = [ROW, OTHER].map(id => rows.find(each => each.id === id)!.fields);
      expect({ kinds, lists, stands: [row!.note, other!.percent, row!.result] }).toEqual({
        kinds: ['applied', 'unchanged', 'applied'],
        lists: [
          [2, 2, 2],
          [1, 1, 1],
          [0, 0, 0],
        ],
        stands: Object.values(chosen),
      });
    },
  );

  test('[FC3] what another unit asks, what is out of range and what was overtaken settles nothing', async () => {
    await sendFile(service.url, service.vpUbnd, await aDisputedFile());
    const [percent, note] = ['percent', 'note'].map(name => async () => {
      return (await listOf(service.vpUbnd)).find(({ field }) => field === name)!;
    }) as [() => Promise<OpenFileConflict>, () => Promise<OpenFileConflict>];
    const before = await note();
    const byOther = await settle(service.soGddt, before, 'Trong tệp');
    const outOfRange = await settle(service.vpUbnd, await percent(), 140);
    await service.secretariat.push({ rowId: ROW, field: 'note', value: 'Thư ký sửa', base: 1 });
    const overtaken = [
      await settle(service.vpUbnd, before, 'Trong tệp'),
      await settle(service.vpUbnd, before, before.current),
    ];
    expect({
      kinds: [byOther, outOfRange, ...overtaken].map(kindsOf),
      othersList: byOther.body.conflicts,
      left: (await told(service.vpUbnd)).length,
      note: (await note()).current,
    }).toEqual({
      kinds: [['rejected'], ['rejected'], ['conflict'], ['conflict']],
      othersList: [],
      left: 2,
      note: 'Thư ký sửa',
    });
  });

  test('[FC3] a body that is none is malformed', async () => {
    const path = `${service.plan}/file-conflicts/settle`;
    const mutation = mutationOf({ rowId: ROW, field: 'note', value: 'x' });
    const bodies = [{}, { settle: [] }, { settle: [{ file: true, mutation }] }, { settle: [{ file: 'x' }] }];
    const answers = await Promise.all(bodies.map(body => service.vpUbnd.post(path, body)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  test('[FC4] who settled it, when and how is written down', async () => {
    await sendFile(service.url, service.vpUbnd, await aDisputedFile());
    const binh = await service.signIn('thu-ky', 'Bình');
    service.clock.move(60_000);
    await settle(
      binh,
      (await listOf(binh)).find(({ field }) => field === 'note')!,
      'Thư ký ghi',
    );
    await service.vpUbnd.push({ rowId: OTHER, field: 'percent', value: 50, base: 1 });
    const left = await listOf(service.secretariat);
    await service.stop();
    const store = createSqliteStore(await openDatabase(service.dataDir));
    const kept = await store.fileConflicts(service.plan.split('/').at(-1)!, 'settled');
    await store.close();
    const at = '2023-05-15T01:01:00.000Z';
    expect(left).toEqual([]);
    expect(new Map(kept.map(({ conflict, settled }) => [conflict.field, settled]))).toEqual(
      new Map<string, unknown>([
        ['note', { how: 'chosen', value: 'Thư ký ghi', account: 'thu-ky', person: 'Bình', unit: null, at }],
        [
          'percent',
          { how: 'written', value: 50, account: 'vp-ubnd-tinh', person: null, unit: 'vp-ubnd-tinh', at },
        ],
      ]),
    );
  });

  test('[FC5] it ends by itself when the unit writes on; what two files say is asked twice, also once one is chosen', async () => {
    const { url, vpUbnd, secretariat } = service;
    const file = await aDisputedFile();
    await sendFile(url, vpUbnd, file);
    await sendFile(url, vpUbnd, await filledIn(file, [ROW, 'note', 'Tệp kia'], [OTHER, 'percent', 40]));
    const asked = await told(vpUbnd);
    const first = (await listOf(vpUbnd)).find(({ value }) => value === 'Trong tệp')!;
    await settle(vpUbnd, first, 'Trong tệp');
    const rival = (await told(secretariat)).filter(line => (line as unknown[])[1] === 'note');
    await vpUbnd.push({ rowId: ROW, field: 'note', value: 'Viết mới', base: 2 });
    expect([asked.length, rival, await told(secretariat)]).toEqual([
      3,
      [[ROW, 'note', 'Tệp kia', 'Trong tệp']],
      [[OTHER, 'percent', 60, 40]],
    ]);
  });

  test('[FC6] the same file again asks nothing twice, and what was settled stays settled until the cell is written', async () => {
    const { url, vpUbnd, secretariat } = service;
    const file = await aDisputedFile();
    await sendFile(url, vpUbnd, file);
    await sendFile(url, vpUbnd, file);
    const twice = await listOf(vpUbnd);
    const note = twice.find(({ field }) => field === 'note')!;
    await settle(vpUbnd, note, note.current);
    await sendFile(url, vpUbnd, file);
    const settled = await told(vpUbnd);
    await secretariat.push({ rowId: ROW, field: 'note', value: 'Thư ký sửa', base: 1 });
    await sendFile(url, vpUbnd, file);
    const left = [OTHER, 'percent', 60, 40];
    expect([twice.length, settled, await told(vpUbnd)]).toEqual([
      2,
      [left],
      expect.arrayContaining([left, [ROW, 'note', 'Trong tệp', 'Thư ký sửa']]),
    ]);
  });

  test('[FC7] with a row that an amendment takes away they leave the list, and come back with it', async () => {
    const { url, vpUbnd, secretariat, plan } = service;
    await sendFile(url, vpUbnd, await aDisputedFile());
    const { tasks } = (
      await secretariat.get<{ tasks: { no: number; coordinating: { printed: string } }[] }>(plan)
    ).body;
    const coordinating = tasks.find(({ no }) => no === 4)!.coordinating.printed;
    const amend = async (base: number, units: string): Promise<unknown> => {
      const operations = [{ kind: 'reassign', no: 4, coordinating: units }];
      return (await secretariat.post(`${plan}/revisions`, { base, operations })).status;
    };
    const away = [await amend(1, ''), await told(secretariat)];
    const back = [await amend(2, coordinating), (await told(secretariat)).length];
    expect([away, back]).toEqual([
      [200, [[OTHER, 'percent', 60, 40]]],
      [200, 2],
    ]);
  });

  test('[FC8] they outlive a restart; where the disk failed before the receipt, sending the file again lists them', async () => {
    const { url, vpUbnd } = service;
    const file = await aDisputedFile();
    service.failDisk(true);
    const failed = await postFile(url, vpUbnd, file);
    service.failDisk(false);
    const before = await told(vpUbnd);
    await sendFile(url, vpUbnd, file);
    const listed = await told(vpUbnd);
    await service.restart();
    expect([failed.status, before, listed.length, await told(vpUbnd)]).toEqual([503, [], 2, listed]);
  });
});
