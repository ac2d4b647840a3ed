import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlanAnswer, PlansAnswer, RowsAnswer } from '../../plan/http.ts';
import { aPlan, OFFICE, rowsOf } from './a-plan.ts';
import { aTrialService } from './a-service.ts';

const truth = JSON.parse(
  readFileSync(new URL('../data/plan-38-2023.truth.json', import.meta.url), 'utf8'),
) as {
  tasks: { no: number; title: string }[];
};

describe('plans', () => {
  test('[PN1] everybody sees which plans there are', async () => {
    const { soGddt, secretariat } = await aTrialService();
    const { body, status } = await soGddt.get<PlansAnswer>('/api/plans');
    expect(status).toBe(200);
    expect(body.plans).toEqual([
      {
        id: expect.stringMatching(/^[a-z0-9-]+$/),
        number: '38/KH-HĐTĐKT',
        year: 2023,
        title: 'Công tác của Hội đồng Thi đua - Khen thưởng tỉnh năm 2023',
        taskCount: truth.tasks.length,
      },
    ]);
    expect((await secretariat.get('/api/plans')).body).toEqual(body);
  });

  test('[PN2] everybody reads the plan with its tasks and who owns what', async () => {
    const { soGddt, plan } = await aTrialService();
    const { body } = await soGddt.get<PlanAnswer>(plan);
    expect(body.tasks.map(task => task.no)).toEqual(truth.tasks.map(task => task.no));
    expect(body.version).toBe(0);
    expect(body.units.filter(unit => unit.canReport)).toHaveLength(37);
    expect(body.units.find(unit => unit.id === 'so-gddt')?.name).toBe('Sở Giáo dục và Đào tạo');
  });

  test('[PN3] a unit sees its own rows, the lead also those under its tasks, the secretariat all', async () => {
    const { vpUbnd, soGddt, banTdkt, secretariat } = await aTrialService();
    const unitsOf = ({ rows }: RowsAnswer) => [...new Set(rows.map(row => row.unit))].sort();
    const [office, schools, board, all] = await Promise.all(
      [vpUbnd, soGddt, banTdkt, secretariat].map(person => person.rows()),
    );
    expect([office, schools, board, all].map(answer => answer!.rows.length)).toEqual([16, 3, 69, 69]);
    expect([unitsOf(office!), unitsOf(schools!)]).toEqual([['vp-ubnd-tinh'], ['so-gddt']]);
    expect(all!.rows).toEqual(board!.rows);
  });

  test('[PN4] rows that did not change since are not sent again', async () => {
    const { vpUbnd, soGddt, plan } = await aTrialService();
    const first = await vpUbnd.get<RowsAnswer>(`${plan}/rows`);
    const tag = first.headers.get('etag')!;
    const same = await vpUbnd.get(`${plan}/rows`, { 'If-None-Match': tag });
    expect([same.status, same.body]).toEqual([304, Buffer.alloc(0)]);
    expect((await soGddt.get(`${plan}/rows`, { 'If-None-Match': tag })).status).toBe(200);
    await vpUbnd.push({ rowId: first.body.rows[0]!.id, field: 'note', value: 'Mới' });
    expect((await vpUbnd.get(`${plan}/rows`, { 'If-None-Match': tag })).status).toBe(200);
  });

  test('[PN5] large answers are compressed for those who can read that', async () => {
    const { secretariat, plan } = await aTrialService();
    const packed = await secretariat.get<RowsAnswer>(`${plan}/rows`, { 'Accept-Encoding': 'gzip' });
    const plain = await secretariat.get<RowsAnswer>(`${plan}/rows`, { 'Accept-Encoding': 'identity' });
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
      'gzip',
      null,
    ]);
    expect(packed.body).toEqual(plain.body);
  });

  test('[PN6] a plan nobody knows is not found, whatever is asked of it', async () => {
    const { secretariat } = await aTrialService();
    for (const rest of [
      '',
      '/rows',
      '/pull',
      '/pokes',
      '/workbook',
      '/rollup?quarter=1',
      '/history?rowId=01.X',
    ]) {
      const answer = await secretariat.get(`/api/plans/khong-co${rest}`);
      expect([rest, answer.status, answer.body]).toEqual([
        rest,
        404,
        { reason: 'planNotFound', message: 'Không tìm thấy kế hoạch "khong-co".' },
      ]);
    }
  });
});

describe('adding a plan', () => {
  const { plan, tasks, units } = aPlan('ke-hoach-moi', { year: 2024 });

  test('[PN7] the secretariat adds a plan; its units find their rows in it', async () => {
    const { secretariat, vpUbnd } = await aTrialService();
    const added = await secretariat.post('/api/plans', { plan, tasks, units });
    expect([added.status, added.headers.get('location'), added.body]).toEqual([
      201,
      '/api/plans/ke-hoach-moi',
      { id: 'ke-hoach-moi' },
    ]);
    const { body } = await vpUbnd.get<RowsAnswer>('/api/plans/ke-hoach-moi/rows');
    expect(body.rows).toEqual(rowsOf({ plan, tasks, units }).filter(row => row.unit === OFFICE));
  });

  test('[PN7] tasks and units may stand inside the plan', async () => {
    const { secretariat } = await aTrialService();
    await secretariat.post('/api/plans', { plan: { ...plan, tasks, units } });
    const { body } = await secretariat.get<PlanAnswer>('/api/plans/ke-hoach-moi');
    expect(body).toEqual({ plan, tasks, units, version: 0, revision: 1 });
  });

  test('[PN7] without units the directory of the service holds', async () => {
    const { secretariat } = await aTrialService();
    await secretariat.post('/api/plans', { plan, tasks });
    const { body } = await secretariat.get<PlanAnswer>('/api/plans/ke-hoach-moi');
    expect(body.units.find(unit => unit.id === OFFICE)?.name).toBe('Văn phòng Ủy ban nhân dân tỉnh');
  });

  test('[PN8] nobody else may', async () => {
    const { vpUbnd, secretariat } = await aTrialService();
    const refused = await vpUbnd.post('/api/plans', { plan, tasks, units });
    expect([refused.status, refused.body]).toEqual([
      403,
      { reason: 'secretariatOnly', message: 'Chức năng này chỉ dành cho thư ký Hội đồng.' },
    ]);
    expect((await secretariat.get('/api/plans/ke-hoach-moi')).status).toBe(404);
  });

  test('[PN9] an id that is taken is refused and the plan behind it stays', async () => {
    const service = await aTrialService();
    const before = await service.secretariat.get<PlanAnswer>(service.plan);
    const taken = before.body.plan.id;
    const again = await service.secretariat.post('/api/plans', {
      plan: { ...plan, id: taken },
      tasks,
      units,
    });
    expect([again.status, again.body]).toEqual([
      409,
      { reason: 'planExists', message: `Đã có kế hoạch mang mã "${taken}". Đề nghị dùng mã khác.` },
    ]);
    expect((await service.secretariat.get(service.plan)).body).toEqual(before.body);
  });

  test.each([
    { name: 'two tasks of one number', body: { plan, tasks: [tasks[0], tasks[0]], units }, where: 'tasks' },
    { name: 'no task', body: { plan, tasks: [], units }, where: 'tasks' },
    {
      name: 'a date that does not exist',
      body: { plan: { ...plan, issuedOn: '2023-02-30' }, tasks },
      where: 'plan.issuedOn',
    },
    { name: 'an id with blanks', body: { plan: { ...plan, id: 'a b' }, tasks }, where: 'plan.id' },
  ])('[PN10] $name is refused at its place', async ({ body, where }) => {
    const { secretariat } = await aTrialService();
    const answer = await secretariat.post('/api/plans', body);
    expect([answer.status, answer.body.reason, answer.body.where]).toEqual([400, 'badRequest', where]);
  });
});
