// Conflicts of files that came in earlier, at the pages of those who may settle them, against the real service.
import { beforeEach, describe, expect, test } from 'vitest';
import { ReturnedFiles } from '../../../addin/page/returned-files.ts';
import { WaitingConflicts } from '../../../addin/parts/waiting-conflicts.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { fileOf, filledIn, sendFile } from '../../server/workbook/file-stories.ts';
import { aPane, type Pane } from '../a-pane.ts';

const ROW = '04.VPUBND';
const OTHER = '06.VPUBND';

let service: TrialService;
let file: Buffer;
beforeEach(async () => {
  service = await aTrialService();
  file = await filledIn(await fileOf(service.vpUbnd), [ROW, 'note', 'Trong tệp'], [OTHER, 'percent', 60]);
  await service.secretariat.push(
    { rowId: ROW, field: 'note', value: 'Thư ký ghi' },
    { rowId: OTHER, field: 'percent', value: 40 },
  );
});

type Desk = Readonly<{ pane: Pane; files: ReturnedFiles; waiting: WaitingConflicts }>;

async function aDesk(account: string): Promise<Desk> {
  const pane = aPane(service, { source: 'web' });
  const files = new ReturnedFiles(pane.session, () => {});
  const waiting = new WaitingConflicts({ session: pane.session, files, followsVersions: true });
  await pane.session.start({ account, password: PASSWORD });
  await pane.session.load(String(service.plan.split('/').at(-1)));
  return { pane, files, waiting };
}

/** Resolves once the desk's list is as the story wants it. */
async function comes(what: Desk['files'] | Desk['waiting'], isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>(resolve => {
    const stop = what.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });
}

const listHas = ({ waiting }: Desk, n: number): Promise<void> =>
  comes(waiting, () => waiting.current().conflicts.length === n && !waiting.current().busy);

function told({ waiting }: Desk): unknown[] {
  const { conflicts } = waiting.current();
  return conflicts
    .map(({ rowId, field, mine, theirs, trouble }) => [rowId, field, mine, theirs, trouble?.kind ?? null])
    .sort();
}

const both = [
  [ROW, 'note', 'Trong tệp', 'Thư ký ghi', null],
  [OTHER, 'percent', 60, 40, null],
];

describe('conflicts that wait, at the pages', () => {
  test('[WC1] whoever opens the page later is shown them, with whose file says so and whose row it is', async () => {
    const hoa = await service.signIn('vp-ubnd-tinh', 'Hoa');
    await sendFile(service.url, hoa, file);
    const desks = await Promise.all(['vp-ubnd-tinh', 'thu-ky'].map(aDesk));
    await Promise.all(desks.map(desk => listHas(desk, 2)));
    const of = ({ waiting }: Desk): unknown => {
      const { sender, sentAt, unit, task, by, at, base } = waiting
        .current()
        .conflicts.find(({ field }) => field === 'note')!;
      return { sender, sentAt, unit, task, by, at, base };
    };
    const at = '2023-05-15T01:00:00.000Z';
    const note = {
      ...{ sender: `Hoa (${hoa.signIn.account.name})`, sentAt: at, unit: 'vp-ubnd-tinh', task: 4 },
      ...{ by: 'Thư ký Hội đồng', at, base: null },
    };
    expect(desks.map(desk => [told(desk), of(desk)])).toEqual([
      [both, note],
      [both, note],
    ]);
  });

  test('[WC2] what the unit and the secretariat choose leaves both lists', async () => {
    await sendFile(service.url, service.vpUbnd, file);
    const [unit, secretariat] = await Promise.all(['vp-ubnd-tinh', 'thu-ky'].map(aDesk));
    await Promise.all([unit!, secretariat!].map(desk => listHas(desk, 2)));
    const pick = ({ waiting }: Desk, name: string) =>
      waiting.current().conflicts.filter(({ field }) => field === name);
    await unit!.waiting.choose(pick(unit!, 'note'), { kind: 'mine' });
    await secretariat!.pane.poke(2);
    await listHas(secretariat!, 1);
    await secretariat!.waiting.choose(pick(secretariat!, 'percent'), { kind: 'theirs' });
    unit!.waiting.refresh();
    await listHas(unit!, 0);
    const { rows } = await service.vpUbnd.rows();
    const stands = [ROW, OTHER].map(id => rows.find(row => row.id === id)!.fields);
    expect([told(unit!), told(secretariat!), stands[0]!.note, stands[1]!.percent]).toEqual([
      [],
      [],
      'Trong tệp',
      40,
    ]);
  });

  test('[WC3] overtaken it shows the newer content, out of reach it says why, and stays to be chosen again', async () => {
    await sendFile(service.url, service.vpUbnd, file);
    const desk = await aDesk('vp-ubnd-tinh');
    await listHas(desk, 2);
    const note = desk.waiting.current().conflicts.filter(({ field }) => field === 'note');
    await service.secretariat.push({ rowId: ROW, field: 'note', value: 'Thư ký sửa', base: 1 });
    await desk.waiting.choose(note, { kind: 'mine' });
    const overtaken = told(desk);
    desk.pane.disconnect(true);
    const again = desk.waiting.current().conflicts;
    await desk.waiting.choose(again, { kind: 'merged', value: 'Cả hai' });
    const lost = told(desk);
    desk.pane.disconnect(false);
    await desk.waiting.choose(
      desk.waiting.current().conflicts.filter(({ field }) => field === 'note'),
      { kind: 'merged', value: ' Cả hai ' },
    );
    await listHas(desk, 1);
    const stands = (await service.vpUbnd.rows()).rows.find(({ id }) => id === ROW)!.fields.note;
    expect([overtaken, lost, told(desk), stands]).toEqual([
      [[ROW, 'note', 'Trong tệp', 'Thư ký sửa', 'overtaken'], both[1]],
      [
        [ROW, 'note', 'Trong tệp', 'Thư ký sửa', 'said'],
        [OTHER, 'percent', 60, 40, 'said'],
      ],
      [[OTHER, 'percent', 60, 40, 'said']],
      'Cả hai',
    ]);
  });

  test('[WC4] what a file on the page shows itself is listed once that file is taken off', async () => {
    const desk = await aDesk('vp-ubnd-tinh');
    const isRead = (): boolean => desk.files.list()[0]?.kind === 'merged';
    desk.files.add([new File([new Uint8Array(file)], 'vp.xlsx')]);
    await comes(desk.files, isRead);
    const shownByFile = told(desk);
    desk.files.dismiss(1);
    await listHas(desk, 2);
    expect([shownByFile, told(desk)]).toEqual([[], both]);
  });

  test('[WC5] another account in the same window is shown its own', async () => {
    await sendFile(service.url, service.vpUbnd, file);
    const desk = await aDesk('vp-ubnd-tinh');
    await listHas(desk, 2);
    await desk.pane.session.signOut();
    await desk.pane.session.signIn({ account: 'so-gddt', password: PASSWORD });
    desk.pane.workbook.clear();
    await desk.pane.session.retry();
    await desk.pane.session.load(String(service.plan.split('/').at(-1)));
    expect(told(desk)).toEqual([]);
  });

  test('[WC6] the pane asks when a sheet is opened and when somebody comes back, not at each version', async () => {
    await sendFile(service.url, service.vpUbnd, file);
    const pane = aPane(service);
    const waiting = new WaitingConflicts({ session: pane.session, followsVersions: false });
    const asked = (): number =>
      pane.sent.filter(({ url, body }) => url.includes('/file-conflicts') && body === null).length;
    const has = (n: number): Promise<void> =>
      comes(waiting, () => waiting.current().conflicts.length === n && !waiting.current().busy);
    await pane.session.start({ account: 'vp-ubnd-tinh', password: PASSWORD });
    await pane.session.load(String(service.plan.split('/').at(-1)));
    await has(2);
    const { version } = await service.secretariat.push({ rowId: ROW, field: 'document', value: '12/BC-VP' });
    await pane.poke(version);
    expect([asked(), pane.open().version]).toEqual([1, version]);

    const [note] = waiting.current().conflicts.filter(({ field }) => field === 'note');
    await waiting.choose([note!], { kind: 'mine' });
    await pane.session.rest;
    expect(pane.open().rows.find(({ id }) => id === ROW)?.fields.note).toBe('Trong tệp');
    await has(1);
    waiting.refresh();
    expect(asked()).toBe(2);
    waiting.close();
  });

  test('[WC7] what the sheet shows as its own conflict is not listed twice', async () => {
    await sendFile(service.url, service.vpUbnd, file);
    const pane = aPane(service);
    await pane.session.start({ account: 'vp-ubnd-tinh', password: PASSWORD });
    await pane.session.load(String(service.plan.split('/').at(-1)));
    pane.typeUnseen(ROW, 'note', 'Trong tệp');
    const { version } = await service.secretariat.push({
      ...{ rowId: ROW, field: 'note', value: 'Thư ký sửa', base: 1 },
    });
    await pane.poke(version);
    const waiting = new WaitingConflicts({ session: pane.session, followsVersions: false });
    waiting.refresh();
    await comes(waiting, () => waiting.current().conflicts.length > 0);
    const own = pane.open().view.conflicts.map(({ rowId, field, mine }) => [rowId, field, mine]);
    expect([own, waiting.current().conflicts.map(({ field }) => field)]).toEqual([
      [[ROW, 'note', 'Trong tệp']],
      ['percent'],
    ]);
    waiting.close();
  });
});
