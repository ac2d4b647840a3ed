import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { HistoryAnswer } from '../../plan/http.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { aTrialService } from './a-service.ts';

async function readBook(file: unknown): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as Parameters<typeof book.xlsx.load>[0]);
  return book;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the roll-up of a quarter', () => {
  test('[RH1] lists 11, 9, 7 and 5 tasks of the seed plan, 9, 8, 6 and 5 of them due', async () => {
    const { secretariat, plan } = await aTrialService();
    const quarters = await Promise.all(
      [1, 2, 3, 4].map(
        async quarter => (await secretariat.get<Rollup>(`${plan}/rollup?quarter=${quarter}`)).body,
      ),
    );
    expect(quarters.map(({ listed, due, asOf, version }) => ({ listed, due, asOf, version }))).toEqual([
      { listed: 11, due: 9, asOf: '2023-05-15', version: 0 },
      { listed: 9, due: 8, asOf: '2023-05-15', version: 0 },
      { listed: 7, due: 6, asOf: '2023-05-15', version: 0 },
      { listed: 5, due: 5, asOf: '2023-05-15', version: 0 },
    ]);
  });

  test('[RH2] follows what units report, and reads an earlier version as it stood', async () => {
    const { banTdkt, secretariat, plan } = await aTrialService();
    const row = (await banTdkt.rows()).rows.find(each => each.task === 6 && each.unit === 'ban-tdkt')!;
    await banTdkt.push(
      { rowId: row.id, field: 'status', value: 'done' },
      { rowId: row.id, field: 'completedOn', value: '2023-03-20' },
    );
    const now = (await secretariat.get<Rollup>(`${plan}/rollup?quarter=1`)).body;
    const before = (await secretariat.get<Rollup>(`${plan}/rollup?quarter=1&version=0`)).body;
    const earlier = (await secretariat.get<Rollup>(`${plan}/rollup?quarter=1&asOf=2023-03-19`)).body;
    expect([now.version, now.tasks.find(task => task.task === 6)?.class, now.classes.doneOnTime]).toEqual([
      1,
      'doneOnTime',
      1,
    ]);
    expect([before.version, before.classes.doneOnTime]).toEqual([0, 0]);
    expect([earlier.asOf, earlier.classes.doneOnTime]).toEqual(['2023-03-19', 0]);
  });

  test('[RH3] comes as a workbook: figures, appendix and rows', async () => {
    const { secretariat, plan } = await aTrialService();
    const answer = await secretariat.get<unknown>(`${plan}/rollup?quarter=2&format=xlsx`);
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('content-disposition'),
    ]).toEqual([200, XLSX, 'attachment; filename=tong-hop-quy-2-2023.xlsx']);
    expect((await readBook(answer.body)).worksheets.map(sheet => sheet.name)).toEqual([
      'Tổng hợp Quý II',
      'Phụ lục Quý II',
      'Chi tiết Quý II',
    ]);
  });

  test('[RH4] is the secretariat’s', async () => {
    const { vpUbnd, plan } = await aTrialService();
    const answer = await vpUbnd.get(`${plan}/rollup?quarter=1`);
    expect([answer.status, answer.body.reason]).toEqual([403, 'secretariatOnly']);
  });

  test.each([
    { query: '', where: 'quarter' },
    { query: '?quarter=5', where: 'quarter' },
    { query: '?quarter=1&asOf=2023-02-30', where: 'asOf' },
    { query: '?quarter=1&version=1', where: 'version' },
    { query: '?quarter=1&version=-1', where: 'version' },
    { query: '?quarter=1&format=pdf', where: 'format' },
  ])('[RH5] "$query" is refused at $where', async ({ query, where }) => {
    const { secretariat, plan } = await aTrialService();
    const answer = await secretariat.get(`${plan}/rollup${query}`);
    expect([answer.status, answer.body]).toEqual([
      400,
      { reason: 'badRequest', message: `Yêu cầu gửi lên không đúng mẫu ở "${where}".`, where },
    ]);
  });
});

describe('a workbook', () => {
  test('[WH1] holds the rows of the unit that asks, named after plan and unit', async () => {
    const { soGddt, plan } = await aTrialService();
    const answer = await soGddt.get<unknown>(`${plan}/workbook`);
    const id = plan.split('/').at(-1);
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('content-disposition'),
    ]).toEqual([200, XLSX, `attachment; filename=${id}_so-gddt.xlsx`]);
    const sheet = (await readBook(answer.body)).worksheets[0]!;
    const ids = (sheet.getColumn(1).values ?? []).filter(value => /^\d+\.\w+$/.test(String(value)));
    expect(ids).toEqual((await soGddt.rows()).rows.map(row => row.id));
  });

  test('[WH2] the secretariat gets any unit’s, or the whole plan’s', async () => {
    const { secretariat, plan } = await aTrialService();
    const ids = async (query: string) => {
      const sheet = (await readBook((await secretariat.get(`${plan}/workbook${query}`)).body)).worksheets[0]!;
      return (sheet.getColumn(1).values ?? []).filter(value => /^\d+\.\w+$/.test(String(value))).length;
    };
    expect([await ids('?unit=vp-ubnd-tinh'), await ids('')]).toEqual([16, 69]);
  });

  test('[WH3] a unit that asks for another’s is told whose it is', async () => {
    const { soGddt, plan } = await aTrialService();
    const answer = await soGddt.get(`${plan}/workbook?unit=vp-ubnd-tinh`);
    expect([answer.status, answer.body]).toEqual([
      403,
      {
        reason: 'notYours',
        message: 'Nội dung này thuộc Văn phòng Ủy ban nhân dân tỉnh; tài khoản đang dùng không được xem.',
        where: 'unit',
      },
    ]);
  });

  test('[WH4] a unit that nobody knows, and a group, have none', async () => {
    const { secretariat, plan } = await aTrialService();
    for (const unit of ['khong-co', 'ubnd-huyen-tp']) {
      const answer = await secretariat.get(`${plan}/workbook?unit=${unit}`);
      expect([unit, answer.status, answer.body.reason]).toEqual([unit, 404, 'notFound']);
    }
  });
});

describe('the history of a row', () => {
  test('[HI1] tells who wrote what, when and from where, oldest first', async () => {
    const { signIn, secretariat, plan } = await aTrialService();
    const hoa = await signIn('vp-ubnd-tinh', 'Nguyễn Thị Hoa');
    const rowId = (await hoa.rows()).rows[0]!.id;
    await hoa.push({ rowId, field: 'note', value: 'Một', id: 'ghi-chu-mot' });
    await secretariat.push({ rowId, field: 'note', value: 'Hai', base: 1, id: 'ghi-chu-hai' });
    await secretariat.push({ rowId, field: 'percent', value: 10, id: 'phan-tram' });
    const { body } = await hoa.get<HistoryAnswer>(`${plan}/history?rowId=${rowId}&field=note`);
    const common = { rowId, field: 'note', source: 'pane', at: '2023-05-15T01:00:00.000Z' };
    expect(body).toEqual({
      version: 3,
      changes: [
        {
          ...common,
          version: 1,
          before: null,
          after: 'Một',
          mutation: 'ghi-chu-mot',
          account: 'vp-ubnd-tinh',
          unit: 'vp-ubnd-tinh',
          person: 'Nguyễn Thị Hoa',
          by: 'Nguyễn Thị Hoa (Văn phòng Ủy ban nhân dân tỉnh)',
        },
        {
          ...common,
          version: 2,
          before: 'Một',
          after: 'Hai',
          mutation: 'ghi-chu-hai',
          account: 'thu-ky',
          unit: null,
          person: null,
          by: 'Thư ký Hội đồng',
        },
      ],
    });
    const whole = await hoa.get<HistoryAnswer>(`${plan}/history?rowId=${rowId}`);
    expect(whole.body.changes.map(change => change.field)).toEqual(['note', 'note', 'percent']);
  });

  test('[HI2] is hidden from those who may not see the row', async () => {
    const { soGddt, vpUbnd, plan } = await aTrialService();
    const rowId = (await vpUbnd.rows()).rows[0]!.id;
    const foreign = await soGddt.get(`${plan}/history?rowId=${rowId}`);
    expect([foreign.status, foreign.body.reason]).toEqual([403, 'notYours']);
    const unknown = await soGddt.get(`${plan}/history?rowId=99.KHONGCO`);
    expect([unknown.status, unknown.body.reason]).toEqual([404, 'notFound']);
  });
});
