import { expect, test } from 'vitest';
import type { ErrorAnswer } from '../../plan/http.ts';
import type { CompareAnswer } from '../../plan/rollup/compare.ts';
import { aTrialService } from './a-service.ts';

test('[SS5] two sides of a plan are compared as they are asked for, a closed one as it was closed', async () => {
  const { secretariat, banTdkt, plan } = await aTrialService();
  const rowId = (await banTdkt.rows()).rows.find(row => row.task === 6 && row.unit === 'ban-tdkt')!.id;
  await secretariat.post(`${plan}/periods/1/close`, {});
  await banTdkt.push(
    { rowId, field: 'status', value: 'done' },
    { rowId, field: 'completedOn', value: '2023-03-20' },
  );
  const path = `${plan}/rollup/compare?quarter=1&withAsOf=2023-05-15`;
  const { body } = await secretariat.get<CompareAnswer>(path);
  const side = { plan: '38-kh-hdtdkt-2023', year: 2023, quarter: 1, asOf: '2023-05-15' };
  expect([body.left, body.right]).toEqual([
    { ...side, version: 0, closed: true },
    { ...side, version: 1, closed: false },
  ]);
  const moved = body.figures.filter(each => each.difference !== 0 && each.difference !== null);
  // Its first entry: the unit is missing no more.
  expect(moved.find(each => each.figure === 'missing')?.difference).toBe(-1);
  expect(moved.filter(each => each.figure !== 'missing')).toEqual([
    { figure: 'doneOnTime', left: 0, right: 1, difference: 1 },
    { figure: 'openOverdue', left: 9, right: 8, difference: -1 },
    { figure: 'rate', left: 0, right: 1 / 9, difference: 1 / 9 },
  ]);
  const refusals = await Promise.all(
    [
      'quarter=1&withQuarter=5',
      'quarter=1&withVersion=9',
      'quarter=1&withAsOf=x',
      'quarter=1&withPlan=khong-co',
    ].map(async query => {
      const { status, body: told } = await secretariat.get<ErrorAnswer>(`${plan}/rollup/compare?${query}`);
      return [status, told.reason, told.where];
    }),
  );
  expect(refusals).toEqual([
    [400, 'badRequest', 'withQuarter'],
    [400, 'badRequest', 'version'],
    [400, 'badRequest', 'withAsOf'],
    [404, 'planNotFound', undefined],
  ]);
});
