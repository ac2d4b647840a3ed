import { describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../plan/http.ts';
import type { PeriodActionAnswer, PeriodsAnswer } from '../../plan/period/period-http.ts';
import { aTrialService, type Person } from './a-service.ts';

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
});
