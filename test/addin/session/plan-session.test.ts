// The walk of one edit from the pane's side, against the real service.
import { beforeEach, describe, expect, test } from 'vitest';
import { sentence } from '../../../plan/reasons/reason.ts';
import { countsOf, type SignedIn } from '../../../addin/session/session-state.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { anOpenPane, aPane, type Pane } from '../a-pane.ts';

let service: TrialService;
beforeEach(async () => {
  service = await aTrialService();
});

const ROW = '06.VPUBND';
const OTHER_ROW = '07.VPUBND';

describe('signing in and loading', () => {
  test('[SE1] a wrong password says so and nothing else happens', async () => {
    const pane = aPane(service);
    await pane.session.start();
    await pane.session.signIn({ account: 'so-gddt', password: 'sai' });
    expect(pane.session.current()).toEqual({
      kind: 'signedOut',
      signingIn: false,
      failure: { kind: 'failed', reason: 'wrongPassword', message: sentence('wrongPassword') },
      holdsSheet: false,
    });
  });

  test.each([
    ['vp-ubnd-tinh', 16],
    ['so-gddt', 3],
    ['thu-ky', 69],
  ])('[SE2] %s loads %i rows, with nothing to send and nothing wrong', async (account, rows) => {
    const pane = await anOpenPane(service, account);
    const state = pane.open();
    expect({
      rows: state.rows.length,
      view: state.view,
      number: state.plan.number,
      connection: state.connection,
      notice: state.notice,
    }).toEqual({
      rows,
      view: { pending: [], conflicts: [], problems: [] },
      number: '38/KH-HĐTĐKT',
      connection: 'live',
      notice: { tone: 'success', said: { key: 'notice.loaded', params: { rows, sheet: 'Nhiệm vụ' } } },
    });
  });

  test('[SE3] a pane opened again goes on with its sign-in and its sheet, and finds what was typed meanwhile', async () => {
    const before = await anOpenPane(service, 'so-gddt');
    const rowId = before.open().rows[0]!.id;
    before.session.close();
    before.typeUnseen(rowId, 'note', 'Nhập khi đóng ngăn');
    const after = aPane(service, { workbook: before.workbook, kept: before.keep.read() });
    await after.session.start();
    expect(after.open().view.pending).toEqual([
      {
        rowId,
        task: after.open().rows[0]!.task,
        field: 'note',
        before: '',
        after: 'Nhập khi đóng ngăn',
        fate: 'waiting',
      },
    ]);
  });

  test('[SE4] the workbook of another unit is recognised and left alone', async () => {
    const theirs = await anOpenPane(service, 'so-gddt');
    theirs.session.close();
    const mine = aPane(service, { workbook: theirs.workbook });
    const before = await theirs.workbook.read();
    await mine.session.start({ account: 'vp-ubnd-tinh', password: PASSWORD });
    expect((mine.session.current() as SignedIn).holds).toEqual({
      kind: 'otherUnit',
      owner: 'Sở Giáo dục và Đào tạo',
    });
    expect(await theirs.workbook.read()).toEqual(before);
  });

  test('[SE5] the ribbon loads the only plan without asking', async () => {
    const pane = aPane(service);
    await pane.session.start({ account: 'so-gddt', password: PASSWORD });
    await pane.session.run('load');
    expect(pane.open().rows).toHaveLength(3);
  });
});

describe('typing', () => {
  let pane: Pane;
  beforeEach(async () => {
    pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
  });

  test('[SE6] a good value waits, and its row says so', async () => {
    await pane.type(ROW, 'status', 'Đang thực hiện');
    expect({
      pending: pane.open().view.pending,
      sync: pane.workbook.textOf(ROW, 'sync'),
      other: pane.workbook.textOf(OTHER_ROW, 'sync'),
    }).toEqual({
      pending: [
        { rowId: ROW, task: 6, field: 'status', before: '', after: 'Đang thực hiện', fate: 'waiting' },
      ],
      sync: 'Chờ gửi (1 ô)',
      other: '',
    });
  });

  test('[SE7] a bad value is marked with its reason at once and stays as it was typed', async () => {
    await pane.type(ROW, 'percent', '50,5');
    const { view } = pane.open();
    const params = { text: '50,5', lower: 50, upper: 51 };
    expect({
      cell: pane.workbook.textOf(ROW, 'percent'),
      sync: pane.workbook.textOf(ROW, 'sync'),
      fates: view.pending.map(cell => cell.fate),
      problem: view.problems[0]?.problems[0],
    }).toEqual({
      cell: '50,5',
      sync: `Có lỗi [Tiến độ %]: ${sentence('percentFraction', params)}`,
      fates: ['held'],
      problem: {
        reason: 'percentFraction',
        params,
        severity: 'error',
        column: 'percent',
        fixes: [
          { value: 50, label: '50' },
          { value: 51, label: '51' },
        ],
        shown: '50,5',
      },
    });
  });

  test('[SE8] a repair that is accepted is written, and the cell waits', async () => {
    await pane.type(ROW, 'percent', '50,5');
    await pane.session.fix([{ rowId: ROW, column: 'percent', value: 51 }]);
    expect({
      cell: pane.workbook.textOf(ROW, 'percent'),
      fates: pane.open().view.pending.map(cell => cell.fate),
    }).toEqual({ cell: '51', fates: ['waiting'] });
  });

  test('[SE9] what is typed back to what was there waits no longer', async () => {
    await pane.type(ROW, 'note', 'a');
    await pane.type(ROW, 'note', '');
    expect({ view: pane.open().view, sync: pane.workbook.textOf(ROW, 'sync') }).toEqual({
      view: { pending: [], conflicts: [], problems: [] },
      sync: '',
    });
  });
});

describe('sending', () => {
  let pane: Pane;
  beforeEach(async () => {
    pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
  });

  test('[SE10] good cells arrive and become the base; a bad one is held and keeps its reason', async () => {
    await pane.type(ROW, 'status', 'Đang thực hiện');
    await pane.type(ROW, 'percent', '40%');
    await pane.type(OTHER_ROW, 'percent', '140');
    await pane.session.send();
    const fields = (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields;
    expect({
      service: { status: fields?.status, percent: fields?.percent },
      left: pane.open().view.pending.map(cell => [cell.rowId, cell.field, cell.fate]),
      sync: [pane.workbook.textOf(ROW, 'sync'), pane.workbook.textOf(OTHER_ROW, 'sync')],
      cell: pane.workbook.textOf(ROW, 'percent'),
      notice: pane.open().notice,
    }).toEqual({
      service: { status: 'inProgress', percent: 40 },
      left: [[OTHER_ROW, 'percent', 'held']],
      sync: ['Đã gửi', `Có lỗi [Tiến độ %]: ${sentence('percentRange')}`],
      cell: '40',
      notice: { tone: 'warning', said: { key: 'notice.sentHeld', params: { n: 2, held: 1 } } },
    });
  });

  test('[SE11] with nothing to send nothing is sent', async () => {
    const before = pane.sent.length;
    await pane.session.send();
    const pushes = pane.sent.slice(before).filter(request => request.url.endsWith('/push'));
    expect({ pushes, notice: pane.open().notice }).toEqual({
      pushes: [],
      notice: { tone: 'info', said: { key: 'notice.nothingToSend' } },
    });
  });

  test('[SE12] without a network the cells wait in the sheet, and the same edits go when it is back', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.disconnect(true);
    await pane.session.send();
    const offline = { connection: pane.open().connection, notice: pane.open().notice };
    const waiting = countsOf(pane.open().view).waiting;
    pane.disconnect(false);
    await pane.session.send();
    expect({ offline, waiting, online: pane.open().connection, left: pane.open().view.pending }).toEqual({
      offline: {
        connection: 'offline',
        notice: { tone: 'error', said: { message: sentence('unreachable') } },
      },
      waiting: 1,
      online: 'live',
      left: [],
    });
  });

  test('[SE13] an edit sent twice has one id, so a repeat is no second edit', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    const twin = aPane(service, { workbook: pane.workbook, kept: pane.keep.read() });
    pane.session.close();
    await twin.session.start();
    await twin.session.send();
    const first = twin.sent.filter(request => request.url.endsWith('/push')).map(request => request.body);
    const id = (first[0] as { mutations: { id: string }[] }).mutations[0]!.id;
    const repeat = await service.vpUbnd.push({
      rowId: ROW,
      field: 'result',
      value: 'Đã ban hành',
      base: 0,
      id,
    });
    expect({ pushes: first.length, repeat: repeat.outcomes[0]?.kind, version: repeat.version }).toEqual({
      pushes: 1,
      repeat: 'applied',
      version: twin.open().version,
    });
  });

  test('[SE14] a session that ended asks to sign in again and leaves the cells alone', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    await fetch(`${service.url}/api/session`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${pane.keep.read()!.token}` },
    });
    await pane.session.send();
    const signedOut = pane.session.current();
    await pane.session.signIn({ account: 'vp-ubnd-tinh', password: PASSWORD });
    expect({
      signedOut,
      cell: pane.workbook.textOf(ROW, 'result'),
      pending: pane.open().view.pending.length,
    }).toEqual({
      signedOut: {
        kind: 'signedOut',
        signingIn: false,
        failure: { kind: 'failed', reason: 'notSignedIn', message: sentence('notSignedIn') },
        holdsSheet: true,
      },
      cell: 'Đã ban hành',
      pending: 1,
    });
  });
});

describe('two people of one unit', () => {
  let an: Pane;
  let binh: Pane;
  beforeEach(async () => {
    an = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
    binh = await anOpenPane(service, 'vp-ubnd-tinh', 'Trần Thị Bình');
  });

  test('[SE15] what one sends appears in the other’s sheet, and what waits there stays', async () => {
    await binh.type(OTHER_ROW, 'note', 'Đang nhập');
    await an.type(ROW, 'status', 'Đang thực hiện');
    await an.type(OTHER_ROW, 'result', 'Đã gửi công văn');
    await an.session.send();
    await binh.poke();
    expect({
      status: binh.workbook.textOf(ROW, 'status'),
      result: binh.workbook.textOf(OTHER_ROW, 'result'),
      mine: binh.workbook.textOf(OTHER_ROW, 'note'),
      pending: binh.open().view.pending.map(cell => cell.field),
    }).toEqual({
      status: 'Đang thực hiện',
      result: 'Đã gửi công văn',
      mine: 'Đang nhập',
      pending: ['note'],
    });
  });

  async function bothWrite(): Promise<void> {
    await binh.type(ROW, 'result', 'Của Bình');
    await an.type(ROW, 'result', 'Của An');
    await an.session.send();
    await binh.poke();
  }

  test('[SE16] both writing one cell is a conflict with base, mine and theirs, who and when', async () => {
    await bothWrite();
    expect({
      conflicts: binh.open().view.conflicts,
      cell: binh.workbook.textOf(ROW, 'result'),
      sync: binh.workbook.textOf(ROW, 'sync'),
    }).toEqual({
      conflicts: [
        {
          rowId: ROW,
          task: 6,
          field: 'result',
          base: null,
          mine: 'Của Bình',
          theirs: 'Của An',
          by: 'Nguyễn Văn An (Văn phòng Ủy ban nhân dân tỉnh)',
          at: service.clock.now().toISOString(),
        },
      ],
      cell: 'Của Bình',
      sync: 'Khác nhau [Kết quả, sản phẩm]',
    });
  });

  test('[SE17] a conflict is not sent until somebody has chosen', async () => {
    await bothWrite();
    await binh.session.send();
    expect({
      conflicts: binh.open().view.conflicts.length,
      service: (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields.result,
    }).toEqual({ conflicts: 1, service: 'Của An' });
  });

  test('[SE18] keeping mine makes it an edit upon theirs, which is then sent', async () => {
    await bothWrite();
    await binh.session.choose(binh.open().view.conflicts, { kind: 'mine' });
    const waiting = binh.open().view.pending;
    await binh.session.send();
    expect({
      waiting,
      view: binh.open().view,
      service: (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields.result,
    }).toEqual({
      waiting: [
        { rowId: ROW, task: 6, field: 'result', before: 'Của An', after: 'Của Bình', fate: 'waiting' },
      ],
      view: { pending: [], conflicts: [], problems: expect.any(Array) as unknown },
      service: 'Của Bình',
    });
  });

  test('[SE19] taking theirs puts it into the cell, and there is a way back', async () => {
    await bothWrite();
    await binh.session.choose(binh.open().view.conflicts, { kind: 'theirs' });
    const taken = { cell: binh.workbook.textOf(ROW, 'result'), pending: binh.open().view.pending };
    await binh.session.undo(binh.open().notice?.undo ?? []);
    expect({
      taken,
      back: binh.workbook.textOf(ROW, 'result'),
      pending: binh.open().view.pending.length,
    }).toEqual({
      taken: { cell: 'Của An', pending: [] },
      back: 'Của Bình',
      pending: 1,
    });
  });

  test('[SE20] a merged text waits like any edit', async () => {
    await bothWrite();
    await binh.session.choose(binh.open().view.conflicts, { kind: 'merged', value: 'Của An và Bình' });
    await binh.session.send();
    expect((await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields.result).toBe(
      'Của An và Bình',
    );
  });

  test('[SE21] both writing the same is no conflict', async () => {
    await binh.type(ROW, 'result', 'Như nhau');
    await an.type(ROW, 'result', 'Như nhau');
    await an.session.send();
    await binh.poke();
    expect(binh.open().view.pending).toEqual([]);
  });

  test('[SE22] an edit sent before the poke came is a conflict all the same', async () => {
    await binh.type(ROW, 'result', 'Của Bình');
    await an.type(ROW, 'result', 'Của An');
    await an.session.send();
    await binh.session.send();
    expect(binh.open().view.conflicts.map(({ mine, theirs, by }) => ({ mine, theirs, by }))).toEqual([
      { mine: 'Của Bình', theirs: 'Của An', by: 'Nguyễn Văn An (Văn phòng Ủy ban nhân dân tỉnh)' },
    ]);
  });
});

describe('rows of others', () => {
  test('[SE23] the lead reads the rows under its tasks; an edit there is refused with whose it is and a way back', async () => {
    const lead = await anOpenPane(service, 'ban-tdkt');
    await lead.type(ROW, 'note', 'Ghi hộ');
    const problem = lead.open().view.problems.find(row => row.rowId === ROW)?.problems[0];
    await lead.session.send();
    expect({
      rows: lead.open().rows.length,
      problem,
      fate: lead.open().view.pending.map(cell => cell.fate),
      service: (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields.note,
    }).toEqual({
      rows: 69,
      problem: {
        reason: 'notYourRow',
        severity: 'error',
        params: { no: 6, owner: 'Văn phòng Ủy ban nhân dân tỉnh' },
        column: 'note',
        fixes: [{ value: null, label: '' }],
        shown: 'Ghi hộ',
      },
      fate: ['held'],
      service: null,
    });
  });
});

describe('the roll-up', () => {
  test('[SE24] quarter I lists 11 tasks, II 9, III 7, IV 5', async () => {
    const pane = await anOpenPane(service, 'thu-ky');
    const listed = await Promise.all(
      ([1, 2, 3, 4] as const).map(async quarter => {
        const answer = await pane.session.rollup({ quarter });
        return answer.kind === 'ok' ? [answer.value.listed, answer.value.due] : answer;
      }),
    );
    expect(listed).toEqual([
      [11, 9],
      [9, 8],
      [7, 6],
      [5, 5],
    ]);
  });

  test('[SE25] it comes as a file with a name that says what it is', async () => {
    const pane = await anOpenPane(service, 'thu-ky');
    await pane.session.downloadRollup({ quarter: 2 });
    expect(pane.files).toEqual(['tong-hop-38-kh-hdtdkt-2023-quy-2.xlsx']);
  });
});
