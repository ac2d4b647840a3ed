// What arrives is shown before it changes the sheet: on refresh, and when a pane opens on a sheet that is behind.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Arriving } from '../../../addin/session/session-state.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { anOpenPane, aPane, type Pane } from '../a-pane.ts';

const ROW = '06.VPUBND';
const OTHER_ROW = '07.VPUBND';
const OFFICE = 'Văn phòng Ủy ban nhân dân tỉnh';

let service: TrialService;
let pane: Pane;
beforeEach(async () => {
  service = await aTrialService();
  pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
});

const note = (value: string, base = 0) => service.vpUbnd.push({ rowId: ROW, field: 'note', value, base });
const one = (after: string, before = ''): Arriving => ({
  cells: [
    {
      rowId: ROW,
      task: 6,
      field: 'note',
      before,
      after,
      by: OFFICE,
      at: service.clock.now().toISOString(),
    },
  ],
  added: [],
  removed: [],
  revised: false,
});
const seen = (at: Pane = pane) => ({
  cell: at.workbook.textOf(ROW, 'note'),
  arriving: at.open().arriving,
});
const reopened = async (): Promise<Pane> => {
  const after = aPane(service, { workbook: pane.workbook, kept: pane.keep.read() });
  await after.session.start();
  return after;
};

describe('refresh', () => {
  test('[SE26] shows what it will change, who wrote it and when, and writes it once told to', async () => {
    await note('Của người khác');
    await pane.session.receive();
    const shown = seen();
    await pane.session.takeIn();
    expect({ shown, after: seen(), notice: pane.open().notice }).toEqual({
      shown: { cell: '', arriving: one('Của người khác') },
      after: { cell: 'Của người khác', arriving: null },
      notice: { tone: 'success', said: { key: 'notice.received', params: { n: 1 } } },
    });
  });

  test('[SE26] with nothing new says so', async () => {
    await pane.session.receive();
    expect([pane.open().arriving, pane.open().notice?.said]).toEqual([
      null,
      { key: 'notice.receivedNothing' },
    ]);
  });

  test('[SE26] once it is taken in, edits of others appear in the sheet at once', async () => {
    await note('Một');
    await pane.session.receive();
    await pane.session.takeIn();
    await note('Hai', 1);
    await pane.poke();
    expect(seen()).toEqual({ cell: 'Hai', arriving: null });
  });
});

describe('a pane that opens', () => {
  test('[SE27] on a sheet that is days behind shows what came meanwhile before it writes it', async () => {
    pane.session.close();
    await note('Viết khi đóng ngăn');
    const after = await reopened();
    const shown = seen(after);
    await after.session.takeIn();
    expect({ shown, after: seen(after) }).toEqual({
      shown: { cell: '', arriving: one('Viết khi đóng ngăn') },
      after: { cell: 'Viết khi đóng ngăn', arriving: null },
    });
  });

  test('[SE27] on a sheet that is level shows nothing, and edits of others appear at once', async () => {
    pane.session.close();
    const after = await reopened();
    const atFirst = after.open().arriving;
    await note('Trực tuyến');
    await after.poke();
    expect([atFirst, seen(after)]).toEqual([null, { cell: 'Trực tuyến', arriving: null }]);
  });
});

describe('while a preview stands', () => {
  beforeEach(async () => {
    await note('Một');
    await pane.session.receive();
  });

  test('[SE28] newer data renew it', async () => {
    await note('Hai', 1);
    await pane.poke();
    expect([seen().cell, pane.open().arriving?.cells.map(cell => cell.after)]).toEqual(['', ['Hai']]);
  });

  test('[SE28] taking in what has been overtaken writes nothing and shows the newer', async () => {
    await note('Hai', 1);
    const pulled = pane.session.lookFurther();
    const taken = pane.session.takeIn();
    await Promise.all([pulled, taken]);
    expect([seen().cell, pane.open().arriving?.cells.map(cell => cell.after), pane.open().notice]).toEqual([
      '',
      ['Hai'],
      { tone: 'info', said: { key: 'notice.arrivingRenewed' } },
    ]);
  });

  test('[SE29] what is put off stays unwritten and hidden until something else comes', async () => {
    pane.session.putOff();
    await pane.type(OTHER_ROW, 'result', 'Việc khác');
    const hidden = seen();
    await note('Hai', 1);
    await pane.poke();
    expect([hidden, pane.open().arriving?.cells.map(cell => cell.after)]).toEqual([
      { cell: '', arriving: null },
      ['Hai'],
    ]);
  });

  test('[SE29] what is put off is shown again when asked for', async () => {
    pane.session.putOff();
    await pane.session.receive();
    expect(seen()).toEqual({ cell: '', arriving: one('Một') });
  });

  test('[SE30] sending sends what waits, asks where both wrote, and writes nothing of what is shown', async () => {
    await service.vpUbnd.push({ rowId: OTHER_ROW, field: 'note', value: 'Của người khác' });
    await pane.type(ROW, 'result', 'Đã ban hành');
    await pane.type(OTHER_ROW, 'note', 'Của tôi');
    await pane.session.send();
    const fields = (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields;
    expect({
      service: [fields?.result, fields?.note],
      sheet: seen(),
      conflicts: pane.open().view.conflicts.map(({ rowId, mine, theirs }) => [rowId, mine, theirs]),
      pending: pane.open().view.pending.map(({ rowId, field }) => [rowId, field]),
    }).toEqual({
      service: ['Đã ban hành', 'Một'],
      sheet: { cell: '', arriving: one('Một') },
      conflicts: [[OTHER_ROW, 'Của tôi', 'Của người khác']],
      pending: [[OTHER_ROW, 'note']],
    });
  });
});

test('[SE47] the page takes in at once what was written, and an amended plan', async () => {
  const page = aPane(service, { source: 'web' });
  await page.session.start({ account: 'vp-ubnd-tinh', password: PASSWORD });
  await page.session.run('load');
  await note('Mới');
  await service.secretariat.post(`${service.plan}/revisions`, {
    base: page.open().revision,
    operations: [
      { kind: 'remove', no: 8 },
      { kind: 'reword', no: 6, title: 'Nội dung viết lại' },
    ],
  });
  await page.session.receive();
  const { lines } = (await page.workbook.read())!;
  expect({
    ...seen(page),
    title: page.workbook.textOf(ROW, 'title'),
    ids: lines.map(line => line.values[0]),
  }).toEqual({
    cell: 'Mới',
    arriving: null,
    title: 'Nội dung viết lại',
    ids: (await service.vpUbnd.rows()).rows.map(row => row.id),
  });
});
