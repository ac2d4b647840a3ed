import { describe, expect, test } from 'vitest';
import type { PushAnswer, RowsAnswer } from '../../plan/http.ts';
import { aTrialService, mutationOf, type Person } from './a-service.ts';

/** The first row of each, so that the stories need no ids. */
async function firstRowOf(person: Person): Promise<RowsAnswer['rows'][number]> {
  return (await person.rows()).rows[0]!;
}

describe('a push', () => {
  test('[PH1] an edit of an own row is applied, answered, and seen by those who may see the row', async () => {
    const { vpUbnd, banTdkt, secretariat, soGddt } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    const answer = await vpUbnd.push({
      rowId: row.id,
      field: 'status',
      value: 'inProgress',
      id: 'mutation-1',
    });
    expect(answer).toEqual({
      version: 1,
      outcomes: [
        { id: 'mutation-1', rowId: row.id, field: 'status', kind: 'applied', current: 'inProgress' },
      ],
      issues: expect.any(Array),
    });
    for (const person of [vpUbnd, banTdkt, secretariat]) {
      const { version, rows } = await person.rows();
      const seen = rows.find(each => each.id === row.id);
      expect([version, seen?.fields.status, seen?.versions.status]).toEqual([1, 'inProgress', 1]);
    }
    expect((await soGddt.rows()).rows.find(each => each.id === row.id)).toBeUndefined();
  });

  test('[PH2] each bad edit is refused by itself, in words; the good one beside them is applied', async () => {
    const { vpUbnd, soGddt } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    const foreign = await firstRowOf(soGddt);
    const { outcomes, version } = await vpUbnd.push(
      { rowId: row.id, field: 'percent', value: 40 },
      { rowId: row.id, field: 'completedOn', value: 'hôm qua' },
      { rowId: '99.KHONGCO', field: 'note', value: 'x' },
      { rowId: row.id, field: 'title', value: 'Đổi tên nhiệm vụ' },
      { rowId: foreign.id, field: 'note', value: 'x' },
    );
    expect(outcomes.map(({ kind, reason, message }) => [kind, reason, message])).toEqual([
      ['applied', undefined, undefined],
      [
        'rejected',
        'dateFormat',
        'Ngày "hôm qua" không hợp lệ. Đề nghị ghi theo mẫu ngày/tháng/năm, ví dụ 30/6/2023.',
      ],
      ['rejected', 'unknownRow', 'Mã dòng "99.KHONGCO" không có trong kế hoạch. Đề nghị không sửa cột Mã.'],
      ['rejected', 'unknownField', 'Cột "title" không phải là cột để đơn vị nhập liệu.'],
      [
        'rejected',
        'notYourRow',
        `Nhiệm vụ số ${foreign.task} do Sở Giáo dục và Đào tạo báo cáo. Đơn vị chỉ được cập nhật nhiệm vụ của mình.`,
      ],
    ]);
    expect(version).toBe(1);
    expect((await firstRowOf(vpUbnd)).fields).toEqual({ ...row.fields, percent: 40 });
    expect((await firstRowOf(soGddt)).fields).toEqual(foreign.fields);
  });

  test('[PH3] what a row still lacks is told with the push, in the language asked for, and stops nothing', async () => {
    const { vpUbnd } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    const body = {
      client: 'sheet-1',
      mutations: [mutationOf({ rowId: row.id, field: 'status', value: 'done' })],
    };
    const { body: answer } = await vpUbnd.post<PushAnswer>(`${vpUbnd.plan}/push`, body, {
      'Accept-Language': 'en-GB',
    });
    expect(answer.outcomes[0]?.kind).toBe('applied');
    expect(answer.issues.find(issue => issue.reason === 'doneNeedsDate')).toEqual({
      rowId: row.id,
      field: 'completedOn',
      reason: 'doneNeedsDate',
      severity: 'error',
      params: {},
      fixes: [],
      message: 'Marked as completed: please enter the completion date.',
    });
  });

  test('[PH4] the lead reads but does not write the rows under its tasks; the secretariat writes any', async () => {
    const { vpUbnd, banTdkt, secretariat } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    const lead = await banTdkt.push({ rowId: row.id, field: 'note', value: 'Sửa hộ' });
    expect(lead.outcomes.map(({ kind, reason, current }) => [kind, reason, current])).toEqual([
      ['rejected', 'notYourRow', null],
    ]);
    const clerk = await secretariat.push({ rowId: row.id, field: 'note', value: 'Sửa hộ' });
    expect(clerk.outcomes.map(outcome => outcome.kind)).toEqual(['applied']);
    expect((await firstRowOf(vpUbnd)).fields.note).toBe('Sửa hộ');
  });
});

describe('two people of one unit', () => {
  test('[PH5] the second to write a cell is asked, with what both saw, who wrote, and when', async () => {
    const { signIn, clock } = await aTrialService();
    const hoa = await signIn('vp-ubnd-tinh', 'Nguyễn Thị Hoa');
    const nam = await signIn('vp-ubnd-tinh', 'Trần Văn Nam');
    const row = await firstRowOf(hoa);
    await hoa.push({ rowId: row.id, field: 'result', value: 'Dự thảo lần 1' });
    clock.move(3_600_000);
    await hoa.push({ rowId: row.id, field: 'result', value: 'Dự thảo lần 2', base: 1 });
    const { outcomes, version } = await nam.push({
      rowId: row.id,
      field: 'result',
      value: 'Đã trình ký',
      base: 1,
      id: 'nam-trinh-ky',
    });
    expect(outcomes).toEqual([
      {
        id: 'nam-trinh-ky',
        rowId: row.id,
        field: 'result',
        kind: 'conflict',
        reason: 'changedByOther',
        message:
          'Ô này đã được Nguyễn Thị Hoa (Văn phòng Ủy ban nhân dân tỉnh) cập nhật lúc 09:00 ngày 15/05/2023. Đề nghị xem hai nội dung và chọn trước khi gửi.',
        base: 'Dự thảo lần 1',
        current: 'Dự thảo lần 2',
        by: 'Nguyễn Thị Hoa (Văn phòng Ủy ban nhân dân tỉnh)',
        at: '2023-05-15T02:00:00.000Z',
      },
    ]);
    expect(version).toBe(2);
    // Having seen it, Nam chooses his own.
    const chosen = await nam.push({ rowId: row.id, field: 'result', value: 'Đã trình ký', base: 2 });
    expect(chosen.outcomes.map(outcome => outcome.kind)).toEqual(['applied']);
  });

  test('[PH6] writing the same or another cell of the row is no conflict', async () => {
    const { signIn } = await aTrialService();
    const [hoa, nam] = [await signIn('vp-ubnd-tinh', 'Hoa'), await signIn('vp-ubnd-tinh', 'Nam')];
    const row = await firstRowOf(hoa);
    await hoa.push({ rowId: row.id, field: 'percent', value: 50, id: 'hoa-50-phan-tram' });
    const { outcomes } = await nam.push(
      { rowId: row.id, field: 'percent', value: 50, id: 'nam-50-phan-tram' },
      { rowId: row.id, field: 'note', value: 'Chờ ý kiến', id: 'nam-ghi-chu' },
    );
    expect(outcomes.map(outcome => outcome.kind)).toEqual(['unchanged', 'applied']);
  });

  test('[PH7] a cell whose base belongs to another history is asked about, never overwritten', async () => {
    const { vpUbnd, plan } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    await vpUbnd.push({ rowId: row.id, field: 'note', value: 'Trên máy chủ' });
    const otherEpoch = Buffer.from(JSON.stringify([9, 1, 'vp-ubnd-tinh', 'epoch-khac'])).toString(
      'base64url',
    );
    const { body } = await vpUbnd.post<PushAnswer>(`${plan}/push`, {
      client: 'sheet-1',
      cursor: otherEpoch,
      mutations: [mutationOf({ rowId: row.id, field: 'note', value: 'Trên trang tính', base: 1 })],
    });
    expect(body.outcomes.map(({ kind, reason, current }) => [kind, reason, current])).toEqual([
      ['conflict', 'baseUnknown', 'Trên máy chủ'],
    ]);
    const future = await vpUbnd.push({ rowId: row.id, field: 'note', value: 'Trên trang tính', base: 77 });
    expect(future.outcomes.map(({ kind, reason, base }) => [kind, reason, base])).toEqual([
      ['conflict', 'baseUnknown', undefined],
    ]);
    expect((await firstRowOf(vpUbnd)).fields.note).toBe('Trên máy chủ');
  });
});

describe('a push that is repeated', () => {
  test('[PH8] is answered as before, with the value of today beside, also after a restart', async () => {
    const { vpUbnd, restart } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    const edit = { rowId: row.id, field: 'note', value: 'Một lần', id: 'chi-mot-lan' };
    const first = await vpUbnd.push(edit);
    await vpUbnd.push({ ...edit, value: 'Sau đó', base: 1, id: 'lan-sau-nua' });
    await restart();
    const again = await vpUbnd.push(edit);
    expect(again.outcomes).toEqual([{ ...first.outcomes[0], current: 'Sau đó' }]);
    expect(again.version).toBe(2);
    expect((await firstRowOf(vpUbnd)).fields.note).toBe('Sau đó');
  });

  test('[PH9] with another content under the same id is refused', async () => {
    const { vpUbnd } = await aTrialService();
    const row = await firstRowOf(vpUbnd);
    await vpUbnd.push({ rowId: row.id, field: 'note', value: 'Một', id: 'ma-dung-lai' });
    const { outcomes } = await vpUbnd.push({
      rowId: row.id,
      field: 'note',
      value: 'Hai',
      base: 1,
      id: 'ma-dung-lai',
    });
    expect(outcomes.map(({ kind, reason }) => [kind, reason])).toEqual([['rejected', 'mutationReused']]);
    expect((await firstRowOf(vpUbnd)).fields.note).toBe('Một');
  });

  test('[PH10] all that was acknowledged is there after a restart, by hundreds at once', async () => {
    const { secretariat, restart } = await aTrialService();
    const { rows } = await secretariat.rows();
    const pushes = rows.flatMap(row =>
      (['result', 'note', 'proposal'] as const).map(field =>
        secretariat.push({ rowId: row.id, field, value: `${row.id} ${field}` }),
      ),
    );
    const answers = await Promise.all(pushes);
    expect(answers.flatMap(answer => answer.outcomes.map(outcome => outcome.kind))).toEqual(
      pushes.map(() => 'applied'),
    );
    const lastVersion = Math.max(...answers.map(answer => answer.version));
    await restart();
    const after = await secretariat.rows();
    expect(after.version).toBe(lastVersion);
    expect(after.rows.map(({ id, fields }) => [id, fields.result, fields.note, fields.proposal])).toEqual(
      rows.map(({ id }) => [id, `${id} result`, `${id} note`, `${id} proposal`]),
    );
  });
});

describe('a push that cannot be read', () => {
  const good = mutationOf({ rowId: '06.VPUBND', field: 'note', value: 'x' });
  test.each([
    { name: 'a body that is no JSON', body: '{"client":', status: 400, reason: 'badJson' },
    { name: 'no client', body: { mutations: [] }, status: 400, reason: 'badRequest', where: 'client' },
    {
      name: 'a mutation without base',
      body: { client: 'c', mutations: [good, { ...good, base: undefined }] },
      status: 400,
      reason: 'badRequest',
      where: 'mutations.1.base',
    },
    {
      name: 'a value that is an object',
      body: { client: 'c', mutations: [{ ...good, value: {} }] },
      status: 400,
      reason: 'badRequest',
      where: 'mutations.0.value',
    },
    {
      name: 'a cursor nobody wrote',
      body: { client: 'c', cursor: 'abc', mutations: [] },
      status: 400,
      reason: 'cursorUnreadable',
      where: 'cursor',
    },
    {
      name: 'more than a push may hold',
      body: { client: 'c', mutations: Array.from({ length: 5001 }, () => good) },
      status: 400,
      reason: 'badRequest',
      where: 'mutations',
    },
    {
      name: 'more bytes than allowed',
      body: { client: 'c', mutations: [{ ...good, value: 'x'.repeat(1_100_000) }] },
      status: 413,
      reason: 'tooLarge',
    },
  ])('[PH11] is refused whole: $name', async ({ body, status, reason, where }) => {
    const { vpUbnd, plan, ask } = await aTrialService({ env: { PUSH_LIMIT_MB: '1' } });
    const answer = await ask(`${plan}/push`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${vpUbnd.token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    expect([answer.status, answer.body]).toEqual([
      status,
      { reason, message: expect.any(String), ...(where === undefined ? {} : { where }) },
    ]);
    expect((await vpUbnd.rows()).version).toBe(0);
  });

  test('[PH12] a stranger is told so before the body is read; a form is no push', async () => {
    const { ask, plan, vpUbnd } = await aTrialService();
    const post = (headers: Record<string, string>) =>
      ask(`${plan}/push`, { method: 'POST', headers, body: '{"bad' });
    expect((await post({ 'Content-Type': 'application/json' })).status).toBe(401);
    const form = await post({ 'Content-Type': 'text/plain', Authorization: `Bearer ${vpUbnd.token}` });
    expect([form.status, form.body]).toEqual([
      415,
      { reason: 'unsupportedType', message: 'Máy chủ không nhận loại dữ liệu "text/plain".' },
    ]);
  });
});

describe('a disk that fails', () => {
  test('[PH13] decides nothing: the same push is taken once the disk is back', async () => {
    const service = await aTrialService();
    const { vpUbnd, plan } = service;
    const row = await firstRowOf(vpUbnd);
    const body = {
      client: 'sheet-1',
      mutations: [mutationOf({ rowId: row.id, field: 'note', value: 'Không được mất' })],
    };
    service.failDisk(true);
    const refused = await vpUbnd.post(`${plan}/push`, body);
    expect([refused.status, refused.body, refused.headers.get('retry-after')]).toEqual([
      503,
      {
        reason: 'storeUnavailable',
        message: 'Máy chủ chưa ghi được dữ liệu. Chưa có gì bị mất; đề nghị gửi lại sau ít phút.',
      },
      '5',
    ]);
    expect((await service.ask('/readyz')).status).toBe(503);
    expect((await service.ask('/healthz')).status).toBe(200);
    service.failDisk(false);
    expect((await service.ask('/readyz')).status).toBe(200);
    expect((await vpUbnd.rows()).version).toBe(0);
    const taken = await vpUbnd.post<PushAnswer>(`${plan}/push`, body);
    expect(taken.body.outcomes.map(outcome => outcome.kind)).toEqual(['applied']);
  });
});
