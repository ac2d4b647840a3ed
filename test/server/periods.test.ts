import { describe, expect, onTestFinished, test } from 'vitest';
import type { ErrorAnswer } from '../../plan/http.ts';
import type {
  PeriodActionAnswer,
  PeriodChangesAnswer,
  PeriodHistoryAnswer,
  PeriodsAnswer,
} from '../../plan/period/period-http.ts';
import { defaultSchedule } from '../../plan/period/schedule.ts';
import { aTrialService, type Answered, type Person } from './a-service.ts';

/** The id of a unit's first row under a task. */
const rowOf = async (person: Person, task: number, unit: string): Promise<string> =>
  (await person.rows()).rows.find(row => row.task === task && row.unit === unit)!.id;

const errorRow = async (person: Person): Promise<string> =>
  (await person.rows()).rows.find(row => row.unit === 'so-gddt')!.id;

describe('the reporting periods of a plan', () => {
  test('[PO1] a report goes from the unit to the secretariat and back, and each sees how it stands', async () => {
    const { secretariat, soGddt, vpUbnd, plan } = await aTrialService();
    const periods = async (person: Person) => (await person.get<PeriodsAnswer>(`${plan}/periods`)).body;
    const stateFor = async (person: Person) =>
      (await periods(person)).quarters[2]!.units.map(({ unit, state, may }) => ({ unit, state, may }));

    expect(await stateFor(soGddt)).toEqual([{ unit: 'so-gddt', state: 'entering', may: ['submit'] }]);
    const sent = await soGddt.post<PeriodActionAnswer>(`${plan}/periods/3/submit`, {});
    expect([sent.status, sent.body.periods, sent.body.quarter.units.map(each => each.state)]).toEqual([
      200,
      1,
      ['submitted'],
    ]);
    const back = { unit: 'so-gddt', reason: 'Đề nghị bổ sung số liệu' };
    await secretariat.post(`${plan}/periods/3/return`, back);
    const returned = (await periods(soGddt)).quarters[2]!.units[0]!;
    expect(returned).toMatchObject({
      state: 'returned',
      submitted: { version: 0, day: '2023-05-15', by: 'Sở Giáo dục và Đào tạo', late: false },
      last: { kind: 'return', reason: 'Đề nghị bổ sung số liệu', by: 'Thư ký Hội đồng' },
      may: ['submit'],
    });
    await soGddt.post(`${plan}/periods/3/submit`, {});
    await secretariat.post(`${plan}/periods/3/accept`, { unit: 'so-gddt' });
    const whole = await periods(secretariat);
    expect(whole.periods).toBe(4);
    expect(whole.quarters[2]!.units.find(each => each.unit === 'so-gddt')).toMatchObject({
      state: 'accepted',
      may: ['return', 'exclude'],
    });
    expect(whole.quarters[2]!.counts).toMatchObject({ accepted: 1, submitted: 0 });
    expect((await stateFor(vpUbnd)).map(each => each.unit)).toEqual(['vp-ubnd-tinh']);
  });

  test('[PO2] errors in the rows stop a report and are told; nothing is recorded', async () => {
    const { soGddt, plan } = await aTrialService();
    const rowId = await errorRow(soGddt);
    await soGddt.push({ rowId, field: 'status', value: 'cancelled' });
    const stopped = await soGddt.post<ErrorAnswer>(`${plan}/periods/3/submit`, {});
    expect([stopped.status, stopped.body.reason, stopped.body.issues?.map(issue => issue.reason)]).toEqual([
      422,
      'reportHasErrors',
      ['cancelledNeedsDocument', 'delayReasonMissing'],
    ]);
    await soGddt.push(
      { rowId, field: 'documents', value: '12/QĐ-UBND', base: 0 },
      { rowId, field: 'delayReason', value: 'Không còn phù hợp', base: 0 },
    );
    expect((await soGddt.post(`${plan}/periods/3/submit`, {})).status).toBe(200);
  });

  test('[PO3] a closed quarter is the same bytes however much is written and amended after, and its files know the closing alone', async () => {
    const service = await aTrialService();
    const { secretariat, banTdkt, vpUbnd, plan, clock } = service;
    const task6 = await rowOf(banTdkt, 6, 'ban-tdkt');
    await banTdkt.push(
      { rowId: task6, field: 'status', value: 'done' },
      { rowId: task6, field: 'completedOn', value: '2023-03-20' },
    );
    const open = await secretariat.bytes(`${plan}/rollup?quarter=1&version=1`);
    const closing = { asOf: '2023-05-10' };
    const closed = await secretariat.post<PeriodActionAnswer>(`${plan}/periods/1/close`, closing);
    expect(closed.body.quarter.closed).toEqual({
      version: 1,
      asOf: '2023-05-10',
      day: '2023-05-15',
      closedAt: '2023-05-15T01:00:00.000Z',
      by: 'Thư ký Hội đồng',
      changedSince: 0,
      amendedSince: false,
    });
    const ask = async () => {
      const [json, xlsx, docx, csv] = await Promise.all(
        ['json', 'xlsx', 'docx', 'csv'].map(format =>
          secretariat.bytes(`${plan}/rollup?quarter=1&format=${format}`),
        ),
      );
      return { json: json!.toString(), xlsx, docx, csv };
    };
    const then = await ask();
    expect(JSON.parse(then.json)).toMatchObject({
      version: 1,
      asOf: '2023-05-10',
      classes: { doneOnTime: 1 },
    });
    expect(then.json).not.toBe(open.toString());

    clock.move(3_600_000);
    await banTdkt.push({ rowId: task6, field: 'status', value: 'inProgress', base: 1 });
    const coordinating = await rowOf(vpUbnd, 6, 'vp-ubnd-tinh');
    for (const [index, value] of ['Một', 'Hai', 'Ba'].entries()) {
      await vpUbnd.push({ rowId: coordinating, field: 'note', value, base: index === 0 ? 0 : index + 2 });
    }
    await secretariat.post(`${plan}/revisions`, {
      base: 1,
      operations: [
        { kind: 'reword', no: 6, title: 'Viết lại sau khi chốt' },
        { kind: 'remove', no: 1 },
      ],
    });
    expect(await ask()).toEqual(then);
    await service.restart();
    expect(await ask()).toEqual(then);
    await service.restore(await service.backUp());
    expect(await ask()).toEqual(then);

    const quarter = (await secretariat.get<PeriodsAnswer>(`${plan}/periods`)).body.quarters[0]!;
    expect(quarter.closed).toMatchObject({ changedSince: 2, amendedSince: true });
    const changes = await secretariat.get<PeriodChangesAnswer>(`${plan}/periods/1/changes`);
    expect(changes.body.since).toBe(1);
    expect(
      changes.body.changes.map(({ rowId, field, before, after }) => [rowId, field, before, after]),
    ).toEqual([
      [task6, 'status', 'done', 'inProgress'],
      [coordinating, 'note', null, 'Ba'],
    ]);
    const own = await vpUbnd.get<PeriodChangesAnswer>(`${plan}/periods/1/changes`);
    expect(own.body.changes.map(each => each.rowId)).toEqual([coordinating]);

    const live = JSON.parse((await secretariat.bytes(`${plan}/rollup?quarter=1&asOf=2023-05-10`)).toString());
    expect(live).toMatchObject({ version: 6, classes: { doneOnTime: 0 } });
    const reason = { reason: 'Bổ sung báo cáo' };
    await secretariat.post(`${plan}/periods/1/reopen`, reason);
    const again = JSON.parse((await secretariat.bytes(`${plan}/rollup?quarter=1`)).toString());
    expect(again).toMatchObject({ version: 6, asOf: '2023-05-15' });
    const history = await secretariat.get<PeriodHistoryAnswer>(`${plan}/periods/1/history`);
    expect(
      history.body.events.map(({ seq, kind, version, ...event }) => [seq, kind, version, event.reason]),
    ).toEqual([
      [1, 'close', 1, null],
      [2, 'reopen', 6, 'Bổ sung báo cáo'],
    ]);
  }, 30_000);

  test('[PO4] each address is for those whose business it is', async () => {
    const { secretariat, soGddt, ask, plan } = await aTrialService();
    const schedule = defaultSchedule(2023, 3);
    const gets = ['periods', 'periods/3/changes', 'periods/3/history', 'periods/3/changes?unit=vp-ubnd-tinh'];
    const secret = [
      ...['contacts', 'periods/3/reminders', 'periods/3/reminders/so-gddt/draft.eml'],
      ...['rollup?quarter=1', 'rollup?quarter=1&format=docx', 'rollup/compare?quarter=1'],
    ];
    const posts = ['accept', 'return', 'exclude', 'include', 'close', 'reopen', 'reminders'];
    const body = { unit: 'so-gddt', reason: 'Lý do', units: ['so-gddt'], channel: 'hand' };
    const asked: [string, number][] = [];
    for (const path of [...gets, ...secret]) {
      asked.push([path, (await soGddt.get(`${plan}/${path}`)).status]);
      asked.push([`${path}, nobody`, (await ask(`${plan}/${path}`)).status]);
      asked.push([`${path}, no plan`, (await secretariat.get(`/api/plans/khong-co/${path}`)).status]);
    }
    for (const action of posts) {
      asked.push([action, (await soGddt.post(`${plan}/periods/3/${action}`, body)).status]);
    }
    const others = { ...body, unit: 'vp-ubnd-tinh' };
    for (const action of ['submit', 'withdraw']) {
      asked.push([action, (await soGddt.post(`${plan}/periods/3/${action}`, others)).status]);
    }
    asked.push(['PUT schedule', (await soGddt.put(`${plan}/periods/3`, schedule)).status]);
    asked.push(['PUT contacts', (await soGddt.put(`${plan}/contacts`, { contacts: [] })).status]);
    const allowed = new Set(gets.slice(0, 3));
    expect(asked).toEqual(
      asked.map(([path]) => {
        if (path.endsWith(', nobody')) return [path, 401];
        if (path.endsWith(', no plan')) return [path, 404];
        return [path, allowed.has(path) ? 200 : 403];
      }),
    );
    expect((await secretariat.get<PeriodsAnswer>(`${plan}/periods`)).body.periods).toBe(0);
  });

  test('[PO5] what is not well formed, or does not fit the state, is refused and records nothing', async () => {
    const { secretariat, soGddt, plan } = await aTrialService();
    const schedule = defaultSchedule(2023, 3);
    const asked: [Promise<Answered<ErrorAnswer>>, number, string, string?][] = [
      [secretariat.post(`${plan}/periods/5/close`, {}), 404, 'notFound'],
      [secretariat.post(`${plan}/periods/3/burn`, {}), 404, 'notFound'],
      [secretariat.post(`${plan}/periods/3/return`, { unit: 'so-gddt' }), 400, 'badRequest', 'reason'],
      [
        secretariat.post(`${plan}/periods/3/return`, { unit: 'so-gddt', reason: '  ' }),
        400,
        'badRequest',
        'reason',
      ],
      [
        secretariat.post(`${plan}/periods/3/return`, { unit: 'so-gddt', reason: 'a'.repeat(2001) }),
        400,
        'badRequest',
        'reason',
      ],
      [secretariat.post(`${plan}/periods/3/accept`, {}), 400, 'badRequest', 'unit'],
      [secretariat.post(`${plan}/periods/3/accept`, { unit: 'KHÔNG' }), 400, 'badRequest', 'unit'],
      [secretariat.post(`${plan}/periods/3/accept`, { unit: 'so-gddt' }), 409, 'reportNotSent'],
      [secretariat.post(`${plan}/periods/3/accept`, { unit: 'khong-co' }), 409, 'unitNotInPeriod'],
      [secretariat.post(`${plan}/periods/3/close`, { asOf: '2023-02-30' }), 400, 'badRequest', 'asOf'],
      [secretariat.post(`${plan}/periods/3/close`, { asOf: '2023-05-16' }), 409, 'asOfInFuture'],
      [secretariat.post(`${plan}/periods/3/reopen`, { reason: 'Vì' }), 409, 'periodNotClosed'],
      [soGddt.post(`${plan}/periods/3/withdraw`, {}), 409, 'reportNotSent'],
      [secretariat.put(`${plan}/periods/9`, schedule), 400, 'badRequest', 'quarter'],
      [
        secretariat.put(`${plan}/periods/3`, { ...schedule, deadline: '2023-01-01' }),
        400,
        'badRequest',
        'deadline',
      ],
      [secretariat.get(`${plan}/periods/3/changes?unit=KHÔNG`), 400, 'badRequest', 'unit'],
    ];
    const found = await Promise.all(
      asked.map(async ([answer]) => {
        const { status, body } = await answer;
        return [status, body.reason, body.where];
      }),
    );
    expect(found).toEqual(asked.map(([, status, reason, where]) => [status, reason, where]));
    expect((await secretariat.get<PeriodsAnswer>(`${plan}/periods`)).body.periods).toBe(0);
  });

  test('[PO6] whatever is done is poked with the last event’s number, and the version of the rows stays', async () => {
    const { url, secretariat, soGddt, plan } = await aTrialService();
    const hangUp = new AbortController();
    onTestFinished(() => hangUp.abort());
    const response = await fetch(`${url}${plan}/pokes`, {
      headers: { Authorization: `Bearer ${soGddt.token}` },
      signal: hangUp.signal,
    });
    const reader = response.body!.getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    const first = await next();
    await secretariat.put(`${plan}/periods/3`, { ...defaultSchedule(2023, 3), deadline: '2023-09-18' });
    const second = await next();
    await soGddt.post(`${plan}/periods/3/submit`, {});
    const third = await next();
    const rowId = await errorRow(soGddt);
    await soGddt.push({ rowId, field: 'note', value: 'Sau khi gửi' });
    expect([first, second, third, await next()]).toEqual([
      'data: {"version":0}\n\n',
      'data: {"version":0,"periods":1}\n\n',
      'data: {"version":0,"periods":2}\n\n',
      'data: {"version":1,"periods":2}\n\n',
    ]);
    const quarter = (await soGddt.get<PeriodsAnswer>(`${plan}/periods`)).body.quarters[2]!;
    expect([quarter.deadline, quarter.isDefault, quarter.units[0]!.changedSinceSubmitted]).toEqual([
      '2023-09-18',
      false,
      1,
    ]);
  });
});
