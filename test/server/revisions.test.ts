import { describe, expect, test } from 'vitest';
import type {
  HistoryAnswer,
  PlanAnswer,
  RevisionAnswer,
  RevisionsAnswer,
  RowsAnswer,
} from '../../plan/http.ts';
import { applyPull } from '../../plan/pull.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { Row } from '../../plan/row.ts';
import { aTrialService, type Person } from './a-service.ts';

const byId = (rows: readonly Row[]) => new Map(rows.map(row => [row.id, row]));

async function amend(
  person: Person,
  base: number,
  ...operations: readonly object[]
): Promise<RevisionAnswer> {
  const answer = await person.post<RevisionAnswer>(`${person.plan}/revisions`, { base, operations });
  if (answer.status !== 200)
    throw new Error(`expected an amended plan, found ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A row of the office that coordinates, with its task's number. */
async function aRowOf(person: Person): Promise<Row> {
  return (await person.rows()).rows[0]!;
}

describe('an amended plan', () => {
  test('[RV6] only the secretariat amends, on the revision that stands', async () => {
    const { secretariat, vpUbnd, plan } = await aTrialService();
    const operations = [{ kind: 'reword', no: 6, title: 'Viết lại' }];
    const byUnit = await vpUbnd.post(`${plan}/revisions`, { base: 1, operations });
    expect([byUnit.status, byUnit.body.reason]).toEqual([403, 'secretariatOnly']);
    expect(await amend(secretariat, 1, ...operations)).toEqual({ version: 1, revision: 2, issues: [] });
    const stale = await secretariat.post(`${plan}/revisions`, { base: 1, operations });
    expect([stale.status, stale.body]).toEqual([
      409,
      {
        reason: 'planRevised',
        message:
          'Kế hoạch đã được điều chỉnh sau khi trang này được mở (lần 2). Đề nghị tải lại kế hoạch rồi điều chỉnh tiếp.',
        where: 'base',
      },
    ]);
    const { body } = await vpUbnd.get<PlanAnswer>(plan);
    expect([body.version, body.revision, body.tasks.find(task => task.no === 6)?.title]).toEqual([
      1,
      2,
      'Viết lại',
    ]);
    expect((await vpUbnd.get<RevisionsAnswer>(`${plan}/revisions`)).body.revisions).toEqual([
      { revision: 1, version: 0, taskCount: 28, by: null, at: null },
      { revision: 2, version: 1, taskCount: 28, by: 'Thư ký Hội đồng', at: '2023-05-15T01:00:00.000Z' },
    ]);
  });

  test('[RV6] what cannot be carried out changes nothing and names its place', async () => {
    const { secretariat, plan } = await aTrialService();
    const operations = [
      { kind: 'remove', no: 1 },
      { kind: 'remove', no: 99 },
    ];
    const answer = await secretariat.post(`${plan}/revisions`, { base: 1, operations });
    expect([answer.status, answer.body.reason, answer.body.where]).toEqual([
      422,
      'taskNotInPlan',
      'operations.1.no',
    ]);
    expect((await secretariat.rows()).version).toBe(0);
    const malformed = await secretariat.post(`${plan}/revisions`, {
      base: 1,
      operations: [{ kind: 'rename', no: 1 }],
    });
    expect([malformed.status, malformed.body.where]).toEqual([400, 'operations.0.kind']);
  });

  test('[RV7] pushes and amendments that arrive together all hold, each in its own version', async () => {
    const { secretariat, vpUbnd } = await aTrialService();
    const { rows } = await vpUbnd.rows();
    const results = await Promise.all([
      ...rows.slice(0, 8).map(row => vpUbnd.push({ rowId: row.id, field: 'note', value: 'Đã nộp' })),
      amend(secretariat, 1, { kind: 'reword', no: 6, title: 'Viết lại' }),
      ...rows.slice(8).map(row => vpUbnd.push({ rowId: row.id, field: 'note', value: 'Đã nộp' })),
    ]);
    const now = await vpUbnd.rows();
    expect(now.rows.map(row => row.fields.note)).toEqual(rows.map(() => 'Đã nộp'));
    expect(Math.max(...results.map(({ version }) => version))).toBe(now.version);
    expect((await vpUbnd.get<PlanAnswer>(vpUbnd.plan)).body.revision).toBe(2);
  });

  test('[RV8] a unit that gets its task back finds what it had entered', async () => {
    const { secretariat, vpUbnd, restart } = await aTrialService();
    const row = await aRowOf(vpUbnd);
    await vpUbnd.push({ rowId: row.id, field: 'note', value: 'Đã nộp' });
    const { tasks } = (await secretariat.get<PlanAnswer>(secretariat.plan)).body;
    const { printed } = tasks.find(task => task.no === row.task)!.coordinating;
    const before = await vpUbnd.rows();
    await amend(secretariat, 1, { kind: 'reassign', no: row.task, coordinating: 'Sở Giáo dục và Đào tạo' });
    expect(byId((await vpUbnd.rows()).rows).has(row.id)).toBe(false);
    await restart();
    await amend(secretariat, 2, { kind: 'reassign', no: row.task, coordinating: printed });
    expect((await vpUbnd.rows()).rows).toEqual(before.rows);
  });

  test('[RV9] a pull from before it tells what went, what came whole, and of the rest what changed', async () => {
    const { secretariat, vpUbnd, soGddt } = await aTrialService();
    const [gone, changed] = (await vpUbnd.rows()).rows as [Row, Row];
    const office = await vpUbnd.rows();
    const schools = await soGddt.rows();
    await amend(
      secretariat,
      1,
      { kind: 'remove', no: gone.task },
      {
        kind: 'add',
        task: {
          title: 'Việc thêm',
          lead: 'Sở Giáo dục và Đào tạo',
          coordinating: 'Văn phòng UBND tỉnh',
          timing: 'Quý IV',
        },
      },
    );
    await vpUbnd.push({ rowId: changed.id, field: 'note', value: 'Mới' });
    const heard = await vpUbnd.pull(office.cursor);
    const { rows, version } = await vpUbnd.rows();
    const added = rows.find(row => row.task === 29)!;
    expect([heard.clear, heard.del, heard.revision]).toEqual([false, [gone.id], 2]);
    expect(heard.put).toEqual([
      { id: changed.id, fields: { note: 'Mới' }, versions: { note: version } },
      added,
    ]);
    expect(applyPull(byId(office.rows), heard)).toEqual(byId(rows));
    // The new lead sees the coordinating unit's row under its task.
    const ofSchools = applyPull(byId(schools.rows), await soGddt.pull(schools.cursor))!;
    expect(ofSchools).toEqual(byId((await soGddt.rows()).rows));
    expect(ofSchools.get(added.id)).toEqual(added);
  });

  test('[RV10] a push to a row that was taken away is rejected with the reason', async () => {
    const { secretariat, vpUbnd, soGddt, banTdkt } = await aTrialService();
    const [removed, moved] = (await vpUbnd.rows()).rows as [Row, Row];
    const lead = (await banTdkt.rows()).rows.find(row => row.task === moved.task && row.role === 'lead')!;
    const first = await vpUbnd.push({ rowId: removed.id, field: 'note', value: 'Đã nộp' });
    expect(first.outcomes[0]!.kind).toBe('applied');
    await amend(
      secretariat,
      1,
      { kind: 'remove', no: removed.task },
      { kind: 'reassign', no: moved.task, lead: 'Sở Tài chính', coordinating: 'Sở Nội vụ' },
    );
    const told = async (person: Person, rowId: string): Promise<unknown[]> => {
      const { kind, reason, message } = (await person.push({ rowId, field: 'note', value: 'Đã nộp' }))
        .outcomes[0]!;
      return [kind, reason, message];
    };
    expect([
      await told(vpUbnd, removed.id),
      await told(vpUbnd, moved.id),
      await told(banTdkt, lead.id),
      await told(soGddt, removed.id),
    ]).toEqual([
      [
        'rejected',
        'taskRemoved',
        `Nhiệm vụ số ${removed.task} đã được đưa ra khỏi kế hoạch khi điều chỉnh, nên nội dung này không được ghi. Đề nghị lưu lại nội dung nếu còn cần.`,
      ],
      [
        'rejected',
        'assignmentEnded',
        `Theo kế hoạch điều chỉnh, Văn phòng Ủy ban nhân dân tỉnh không còn được giao nhiệm vụ số ${moved.task}, nên nội dung này không được ghi. Đề nghị lưu lại nội dung nếu còn cần.`,
      ],
      [
        'rejected',
        'notYourRow',
        `Nhiệm vụ số ${moved.task} do Sở Tài chính báo cáo. Đơn vị chỉ được cập nhật nhiệm vụ của mình.`,
      ],
      ['rejected', 'taskRemoved', expect.any(String)],
    ]);
  });
});

describe('an earlier state', () => {
  test('[HS9] is read by version or by date, with a cursor from which a pull comes to today', async () => {
    const { secretariat, vpUbnd, clock, plan } = await aTrialService();
    const [row, other] = (await vpUbnd.rows()).rows as [Row, Row];
    const DAY = 86_400_000;
    await vpUbnd.push({ rowId: row.id, field: 'note', value: 'Một' });
    const then = await vpUbnd.rows();
    const planThen = (await vpUbnd.get<PlanAnswer>(plan)).body;
    clock.move(DAY);
    await amend(secretariat, 1, { kind: 'remove', no: row.task });
    clock.move(DAY);
    await vpUbnd.push({ rowId: other.id, field: 'note', value: 'Hai' });
    for (const query of ['version=1', 'asOf=2023-05-15', 'version=3&asOf=2023-05-15']) {
      const past = (await vpUbnd.get<RowsAnswer>(`${plan}/rows?${query}`)).body;
      expect({ ...past, cursor: then.cursor }).toEqual({ version: 1, cursor: then.cursor, rows: then.rows });
      expect((await vpUbnd.get<PlanAnswer>(`${plan}?${query}`)).body).toEqual(planThen);
      expect(applyPull(byId(past.rows), await vpUbnd.pull(past.cursor))).toEqual(
        byId((await vpUbnd.rows()).rows),
      );
    }
    expect((await vpUbnd.get<PlanAnswer>(`${plan}?asOf=2023-05-16`)).body.version).toBe(2);
    const ahead = await vpUbnd.get(`${plan}/rows?version=9`);
    expect([ahead.status, ahead.body.where]).toEqual([400, 'version']);
  });

  test('[HS10] of a row taken away is open to the unit that filled it in and to the secretariat, to nobody else', async () => {
    const { secretariat, vpUbnd, soGddt, banTdkt, plan } = await aTrialService();
    const row = await aRowOf(vpUbnd);
    await vpUbnd.push({ rowId: row.id, field: 'note', value: 'Một' });
    await amend(secretariat, 1, { kind: 'remove', no: row.task });
    const answers = await Promise.all(
      [secretariat, vpUbnd, soGddt, banTdkt].map(person =>
        person.get<HistoryAnswer>(`${plan}/history?rowId=${row.id}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 403]);
    expect(answers[1]!.body.changes.map(({ after, version }) => [after, version])).toEqual([['Một', 1]]);
  });

  test('[HS11] is what a roll-up and a workbook of its version show', async () => {
    const { secretariat, banTdkt, plan } = await aTrialService();
    const row = (await banTdkt.rows()).rows.find(each => each.task === 6 && each.role === 'lead')!;
    await banTdkt.push({ rowId: row.id, field: 'note', value: 'Một' });
    const rollUp = async (query: string) =>
      (await secretariat.get<Rollup>(`${plan}/rollup?quarter=1${query}`)).body;
    const workbook = async (query: string) =>
      (await secretariat.get<Buffer>(`${plan}/workbook?${query}`)).body.length;
    const [then, bookThen] = [await rollUp(''), await workbook('')];
    await amend(secretariat, 1, ...[1, 2, 3, 4, 5, 6].map(no => ({ kind: 'remove', no })));
    expect([(await rollUp('')).listed, (await rollUp('&version=1')).listed]).toEqual([
      then.listed - 6,
      then.listed,
    ]);
    expect(await rollUp('&version=1')).toEqual(then);
    const [bookNow, bookOfThen] = [await workbook(''), await workbook('version=1')];
    expect(bookNow).toBeLessThan(bookThen * 0.95);
    expect(Math.abs(bookOfThen - bookThen)).toBeLessThan(bookThen * 0.01);
  });
});
