// The plan is amended while a sheet of it is open in Excel: the real service, the real Office client, the test host.
import { beforeEach, describe, expect, test } from 'vitest';
import { createPlanClient } from '../../../addin/client/plan-client.ts';
import { PlanSession } from '../../../addin/session/plan-session.ts';
import type { Open } from '../../../addin/session/session-state.ts';
import type { Operation } from '../../../plan/revise/operation.ts';
import { names, TABLE_NAME } from '../../../plan/sheet/sheet-document.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aHandClock } from '../a-hand-clock.ts';
import { aWorkbook, type OpenWorkbook } from '../excel/a-workbook.ts';

let service: TrialService;
let excel: OpenWorkbook;
let session: PlanSession;
beforeEach(async () => {
  service = await aTrialService();
  excel = await aWorkbook();
  const clock = aHandClock();
  session = new PlanSession({
    client: createPlanClient({ fetch, clock, language: () => 'vi', base: service.url }),
    workbook: excel.plan,
    keep: { read: () => null, write: () => undefined },
    clock,
    random: () => 0.5,
    source: 'pane',
    language: () => 'vi',
    newId: () => 'so-1',
    follow: () => () => undefined,
    saveFile: () => undefined,
  });
  await session.start({ account: 'vp-ubnd-tinh', password: PASSWORD });
  await session.run('load');
});

const open = (): Open => {
  const state = session.current();
  if (state.kind !== 'open') throw new Error(`expected an open sheet, found ${state.kind}`);
  return state;
};
async function amend(...operations: Operation[]): Promise<void> {
  const answer = await service.secretariat.post(`${service.plan}/revisions`, {
    base: open().revision,
    operations,
  });
  expect(answer.status).toBe(200);
}
const ids = async (): Promise<string[]> =>
  (await excel.plan.read())!.lines.map(line => String(line.values[0])).filter(id => id !== '');
const bases = async (): Promise<string[]> => (await excel.plan.read())!.hidden.base.map(row => row.rowId);

const add: Operation = {
  kind: 'add',
  task: { title: 'Việc mới', lead: ['vp-ubnd-tinh'], coordinating: '', timing: 'Quý IV/2023' },
};

describe('an amended plan', () => {
  test('[SE40] is shown first, then its new rows come in, re-worded cells change and rows no longer ours go', async () => {
    const before = await ids();
    await amend(
      add,
      { kind: 'reword', no: 6, title: 'Nội dung viết lại' },
      { kind: 'reassign', no: 8, lead: ['so-gddt'], coordinating: '' },
    );
    await session.receive();
    const { arriving } = open();
    const untouched = [await ids(), excel.value('06.VPUBND', 'title') !== 'Nội dung viết lại'];
    await session.takeIn();

    const { rows } = await service.vpUbnd.rows();
    const fresh = rows.map(row => row.id).filter(id => !before.includes(id));
    expect({
      arriving: arriving && {
        added: arriving.added.map(({ rowId, title }) => [rowId, title]),
        removed: arriving.removed.map(({ rowId }) => rowId),
        revised: arriving.revised,
      },
      untouched,
      after: await ids(),
      bases: [...(await bases())].sort(),
      title: excel.value('06.VPUBND', 'title'),
      rest: open().arriving,
      view: [open().view.pending, open().view.conflicts],
    }).toEqual({
      arriving: {
        added: fresh.map(id => [id, 'Việc mới']),
        removed: ['08.VPUBND'],
        revised: true,
      },
      untouched: [before, true],
      after: [...before.filter(id => id !== '08.VPUBND'), ...fresh],
      bases: rows.map(row => row.id).sort(),
      title: 'Nội dung viết lại',
      rest: null,
      view: [[], []],
    });
  });

  test('[SE40] a new row can be filled in and sent like the others', async () => {
    await amend(add);
    await session.receive();
    const rowId = open().arriving!.added[0]!.rowId;
    await session.takeIn();
    expect(excel.type(rowId, 'percent', '30').kind).toBe('done');
    await session.send();
    const row = (await service.vpUbnd.rows()).rows.find(each => each.id === rowId);
    const table = excel.workbook.tables().find(each => each.table.name === TABLE_NAME)!.table;
    const lastRow = excel.spot(rowId, 'rowId').row;
    expect({
      percent: row?.fields.percent,
      isInTable: lastRow < table.area.row + table.area.rows,
      isProtected: excel.sheet().state.protection !== null,
      names: Object.values(names).every(name => excel.workbook.names.some(each => each.name === name)),
    }).toEqual({ percent: 30, isInTable: true, isProtected: true, names: true });
  });

  test('[SE40] in a sheet that somebody sorted, each row keeps its entries', async () => {
    excel.type('06.VPUBND', 'note', 'Đang nhập');
    await session.sort('title');
    await amend(add, { kind: 'remove', no: 8 });
    await session.receive();
    await session.takeIn();
    expect([
      excel.value('06.VPUBND', 'note'),
      open().view.pending.map(({ rowId, after }) => [rowId, after]),
      (await ids()).length,
    ]).toEqual(['Đang nhập', [['06.VPUBND', 'Đang nhập']], (await service.vpUbnd.rows()).rows.length]);
  });
});

describe('a row no longer ours in which something waits', () => {
  beforeEach(async () => {
    excel.type('08.VPUBND', 'result', 'Chưa gửi');
    await amend({ kind: 'reassign', no: 8, lead: ['so-gddt'], coordinating: '' });
    await session.receive();
    await session.takeIn();
  });

  test('[SE41] stays, marked with the reason, and is not sent', async () => {
    await session.send();
    const problem = open().view.problems.find(row => row.rowId === '08.VPUBND');
    expect({
      cell: excel.value('08.VPUBND', 'result'),
      sync: String(excel.value('08.VPUBND', 'sync')).split(':')[0],
      reasons: problem?.problems.map(({ reason }) => reason),
      pending: open().view.pending,
    }).toEqual({ cell: 'Chưa gửi', sync: 'Có lỗi', reasons: ['rowLeft'], pending: [] });
  });

  test('[SE41] goes once its author has emptied it', async () => {
    excel.type('08.VPUBND', 'result', '');
    await session.receive();
    const removed = open().arriving?.removed.map(({ rowId }) => rowId);
    await session.takeIn();
    expect([removed, (await ids()).includes('08.VPUBND'), (await bases()).includes('08.VPUBND')]).toEqual([
      ['08.VPUBND'],
      false,
      false,
    ]);
  });
});

describe('the selected row', () => {
  test('[SE46] is told now and whenever another is selected', async () => {
    const heard: (string | null)[] = [];
    const stop = session.watchSelection(rowId => heard.push(rowId));
    await session.selectedRow();
    await session.goTo('07.VPUBND', 'note');
    await session.selectedRow();
    await session.selectedRow();
    stop();
    expect(heard.at(-1)).toBe('07.VPUBND');
  });
});
