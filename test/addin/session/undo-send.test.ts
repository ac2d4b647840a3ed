// The last send taken back: by edits upon it, which overwrite nothing.
import { beforeEach, describe, expect, test } from 'vitest';
import { aTrialService, type TrialService } from '../../server/a-service.ts';
import { anOpenPane, type Pane } from '../a-pane.ts';

const ROW = '06.VPUBND';
const OTHER_ROW = '07.VPUBND';

let service: TrialService;
let pane: Pane;
beforeEach(async () => {
  service = await aTrialService();
  pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
});

const fields = async (rowId = ROW) => {
  const row = (await service.vpUbnd.rows()).rows.find(each => each.id === rowId);
  return [row?.fields.result ?? null, row?.fields.note ?? null];
};
const cells = () => [pane.workbook.textOf(ROW, 'result'), pane.workbook.textOf(ROW, 'note')];

describe('Hoàn tác lần gửi', () => {
  beforeEach(async () => {
    await pane.type(ROW, 'result', 'Cũ');
    await pane.session.send();
    await pane.type(ROW, 'result', 'Mới');
    await pane.type(ROW, 'note', 'Thêm');
    await pane.session.send();
  });

  test('[SE35] puts back what stood there before the last send, at the service and in the sheet', async () => {
    const offered = pane.open().lastSend;
    await pane.session.undoLastSend();
    expect({
      offered,
      service: await fields(),
      sheet: cells(),
      pending: pane.open().view.pending,
      notice: pane.open().notice,
    }).toEqual({
      offered: { at: new Date(pane.clock.nowMs()).toISOString(), n: 2 },
      service: ['Cũ', null],
      sheet: ['Cũ', ''],
      pending: [],
      notice: { tone: 'success', said: { key: 'notice.undidSend', params: { n: 2 } } },
    });
  });

  test('[SE35] is a send, so it can be taken back', async () => {
    await pane.session.undoLastSend();
    await pane.session.undoLastSend();
    expect([await fields(), cells()]).toEqual([
      ['Mới', 'Thêm'],
      ['Mới', 'Thêm'],
    ]);
  });

  test('[SE36] leaves what somebody has written since, and says so', async () => {
    const row = (await service.vpUbnd.rows()).rows.find(each => each.id === ROW)!;
    await service.vpUbnd.push({ rowId: ROW, field: 'result', value: 'Của Bình', base: row.versions.result });
    await pane.session.undoLastSend();
    expect({ service: await fields(), sheet: cells(), notice: pane.open().notice }).toEqual({
      service: ['Của Bình', null],
      sheet: ['Của Bình', ''],
      notice: { tone: 'warning', said: { key: 'notice.undidSendPartly', params: { n: 1, left: 1 } } },
    });
  });

  test('[SE36] a newer entry in the cell stays and waits', async () => {
    await pane.type(ROW, 'result', 'Đang sửa tiếp');
    await pane.session.undoLastSend();
    const { pending, conflicts } = pane.open().view;
    const before = { service: await fields(), sheet: cells(), pending, conflicts };
    await pane.session.send();
    expect({ before, after: await fields() }).toEqual({
      before: {
        service: ['Cũ', null],
        sheet: ['Đang sửa tiếp', ''],
        pending: [
          { rowId: ROW, task: 6, field: 'result', before: 'Cũ', after: 'Đang sửa tiếp', fate: 'waiting' },
        ],
        conflicts: [],
      },
      after: ['Đang sửa tiếp', null],
    });
  });

  test('[SE36] while a preview stands its own cells are written, and nothing else of it', async () => {
    await service.vpUbnd.push({ rowId: OTHER_ROW, field: 'note', value: 'Của người khác' });
    await pane.session.receive();
    await pane.session.undoLastSend();
    expect([
      cells(),
      pane.workbook.textOf(OTHER_ROW, 'note'),
      pane.open().arriving?.cells.map(({ rowId, after }) => [rowId, after]),
    ]).toEqual([['Cũ', ''], '', [[OTHER_ROW, 'Của người khác']]]);
  });

  test('[SE35] a send that took two tries is taken back whole', async () => {
    await pane.type(ROW, 'note', 'Lần ba');
    pane.meet(async (url, carry) => {
      const answer = await carry();
      if (url.endsWith('/push')) throw new TypeError('fetch failed');
      return answer;
    });
    await pane.session.send();
    pane.meet(null);
    await pane.wait(1000);
    await pane.session.undoLastSend();
    expect([await fields(), cells()]).toEqual([
      ['Mới', 'Thêm'],
      ['Mới', 'Thêm'],
    ]);
  });
});
