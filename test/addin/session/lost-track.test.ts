// What a pane must get right when memory, answers or other people play tricks on it.
import { beforeEach, describe, expect, test } from 'vitest';
import { aTrialService, type TrialService } from '../../server/a-service.ts';
import { anOpenPane, aPane, type Pane } from '../a-pane.ts';

const ROW = '06.VPUBND';
const OTHER_ROW = '07.VPUBND';

let service: TrialService;
let pane: Pane;
beforeEach(async () => {
  service = await aTrialService();
  pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
});

const note = (value: string | null, base: number) =>
  service.vpUbnd.push({ rowId: ROW, field: 'note', value, base });
const noteNow = async () => (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields.note;

describe('a copy that drifted', () => {
  test('[SE42] is found by its hash and fetched anew; what waits stays', async () => {
    await pane.type(OTHER_ROW, 'note', 'Đang nhập');
    await note('Mới', 0);
    // An answer that lost its rows on the way.
    pane.meet(async (url, carry) => {
      const answer = await carry();
      if (!url.includes('/pull')) return answer;
      return Response.json({ ...((await answer.json()) as object), put: [] });
    });
    const before = pane.sent.length;
    await pane.poke();
    expect({
      fetched: pane.sent.slice(before).filter(({ url }) => url.includes('/rows')).length > 0,
      cell: pane.workbook.textOf(ROW, 'note'),
      pending: pane.open().view.pending.map(({ rowId, after }) => [rowId, after]),
    }).toEqual({ fetched: true, cell: 'Mới', pending: [[OTHER_ROW, 'Đang nhập']] });
  });

  test('[SE42] one that did not drift is not fetched again', async () => {
    await note('Mới', 0);
    const before = pane.sent.length;
    await pane.poke();
    expect([
      pane.workbook.textOf(ROW, 'note'),
      pane.sent.slice(before).filter(({ url }) => url.includes('/rows')),
    ]).toEqual(['Mới', []]);
  });
});

describe('changed and changed back', () => {
  test('[SE43] what somebody changed and changed back is no reason to ask', async () => {
    await pane.type(ROW, 'note', 'Của tôi');
    await note('Nhầm', 0);
    await note(null, 1);
    await pane.session.send();
    expect([await noteNow(), pane.open().view]).toEqual([
      'Của tôi',
      { pending: [], conflicts: [], problems: expect.any(Array) as unknown },
    ]);
  });

  test('[SE43] but where they may have changed my own edit back, that is asked', async () => {
    await pane.type(ROW, 'note', 'Của tôi');
    pane.meet(async (url, carry) => {
      const answer = await carry();
      if (url.endsWith('/push')) throw new TypeError('fetch failed');
      return answer;
    });
    await pane.session.send();
    pane.meet(null);
    await note(null, 1);
    await pane.poke();
    await pane.wait(1000);
    expect([
      await noteNow(),
      pane.open().view.conflicts.map(({ mine, theirs }) => [mine, theirs]),
      pane.workbook.textOf(ROW, 'note'),
    ]).toEqual([null, [['Của tôi', null]], 'Của tôi']);
  });
});

describe('the author’s last word', () => {
  test('[SE44] putting a cell back while its edit is on the way is an edit, not an untouched cell', async () => {
    await pane.type(ROW, 'note', 'Gửi nhầm');
    pane.meet(async (url, carry) => {
      const answer = await carry();
      if (url.endsWith('/push')) throw new TypeError('fetch failed');
      return answer;
    });
    await pane.session.send();
    pane.meet(null);
    await pane.type(ROW, 'note', '');
    await pane.poke();
    const waiting = {
      cell: pane.workbook.textOf(ROW, 'note'),
      pending: pane.open().view.pending.map(({ before, after, fate }) => [before, after, fate]),
    };
    await pane.session.send();
    expect({ waiting, service: await noteNow(), left: pane.open().view.pending }).toEqual({
      waiting: { cell: '', pending: [['Gửi nhầm', '', 'waiting']] },
      service: null,
      left: [],
    });
  });

  test('[SE45] a choice upon what has moved on meanwhile changes nothing and says so', async () => {
    await pane.type(ROW, 'note', 'Của tôi');
    await note('Của người khác', 0);
    await pane.poke();
    const seen = pane.open().view.conflicts;
    await note('Khác nữa', 1);
    const pulled = pane.session.lookFurther();
    const chosen = pane.session.choose(seen, { kind: 'theirs' });
    await Promise.all([pulled, chosen]);
    expect({
      cell: pane.workbook.textOf(ROW, 'note'),
      conflicts: pane.open().view.conflicts.map(({ theirs }) => theirs),
      notice: pane.open().notice,
    }).toEqual({
      cell: 'Của tôi',
      conflicts: ['Khác nữa'],
      notice: { tone: 'warning', said: { key: 'notice.choiceOvertaken' } },
    });
  });
});

describe('the history of a row', () => {
  test('[SE46] tells who wrote what, when and from where, oldest first', async () => {
    await pane.type(ROW, 'note', 'Một');
    await pane.session.send();
    await note('Hai', 1);
    const answer = await pane.session.historyOf(ROW);
    expect(
      answer.kind === 'ok' &&
        answer.value.changes.map(({ field, after, by, source }) => [field, after, by, source]),
    ).toEqual([
      ['note', 'Một', 'Nguyễn Văn An (Văn phòng Ủy ban nhân dân tỉnh)', 'pane'],
      ['note', 'Hai', 'Văn phòng Ủy ban nhân dân tỉnh', 'pane'],
    ]);
  });
});

describe('an answer that was lost', () => {
  test('[SE48] a cell put back stays the author’s last word, also in a pane opened later over the workbook', async () => {
    await pane.type(ROW, 'note', 'Nhầm');
    pane.meet(async (url, carry) => {
      const answer = await carry();
      if (url.endsWith('/push')) throw new TypeError('fetch failed');
      return answer;
    });
    await pane.session.send();
    pane.session.close();
    pane.typeUnseen(ROW, 'note', '');

    const later = aPane(service, { workbook: pane.workbook, kept: pane.keep.read() });
    await later.session.start();
    expect([
      await noteNow(),
      later.workbook.textOf(ROW, 'note'),
      later.open().view.pending.map(({ rowId, field, before, after }) => [rowId, field, before, after]),
    ]).toEqual(['Nhầm', '', [[ROW, 'note', 'Nhầm', '']]]);
    await later.session.send();
    expect([await noteNow(), later.open().view.pending]).toEqual([null, []]);
  });

  test('[SE48] what was judged and not taken is no such word: a later content of somebody else comes in', async () => {
    await pane.type(ROW, 'note', 'Của tôi');
    await note('Của người khác', 0);
    await pane.session.send();
    pane.session.close();
    pane.typeUnseen(ROW, 'note', '');
    await note('Của tôi', 1);

    const later = aPane(service, { workbook: pane.workbook, kept: pane.keep.read() });
    await later.session.start();
    await later.session.takeIn();
    expect([later.workbook.textOf(ROW, 'note'), later.open().view]).toEqual([
      'Của tôi',
      { pending: [], conflicts: [], problems: expect.any(Array) as unknown },
    ]);
  });
});

describe('an instance that lags', () => {
  test('[SE49] writes nothing over what stands in the sheet since', async () => {
    const older = await service.vpUbnd.rows();
    await pane.type(ROW, 'note', 'Đã gửi');
    await pane.session.send();
    pane.meet(async (url, carry) => (url.includes('/rows') ? Response.json(older) : carry()));
    await pane.session.receive();
    expect([pane.workbook.textOf(ROW, 'note'), pane.open().view.pending, pane.open().arriving]).toEqual([
      'Đã gửi',
      [],
      null,
    ]);
  });
});
