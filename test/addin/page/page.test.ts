// The web page without its looks: a sheet in memory under the same session as the pane's.
import { beforeEach, describe, expect, test } from 'vitest';
import { PagePlans } from '../../../addin/page/page-plans.ts';
import { matches, passes, rowLines } from '../../../addin/page/row-line.ts';
import { aPlan as aPlanDocument, rowsOf } from '../../server/a-plan.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aPane, type Pane } from '../a-pane.ts';

let service: TrialService;
beforeEach(async () => {
  service = await aTrialService();
});

async function aPage(account: string): Promise<Pane> {
  const page = aPane(service);
  new PagePlans(page.session, page.workbook, { clock: page.clock, random: () => 0 });
  await page.session.start({ account, password: PASSWORD });
  await page.session.lookFurther();
  return page;
}

describe('the web page', () => {
  test('[WP1] a sign-in opens the rows at once', async () => {
    expect((await aPage('so-gddt')).open().rows.map(row => row.unit)).toEqual([
      'so-gddt',
      'so-gddt',
      'so-gddt',
    ]);
  });

  test('[WP2] another account in the same window gets its own rows', async () => {
    const page = await aPage('so-gddt');
    await page.session.signOut();
    await page.session.signIn({ account: 'vp-ubnd-tinh', password: PASSWORD });
    await page.session.lookFurther();
    expect(new Set(page.open().rows.map(row => row.unit))).toEqual(new Set(['vp-ubnd-tinh']));
  });

  test('[WP3] the same account finds what it had entered', async () => {
    const page = await aPage('so-gddt');
    const rowId = page.open().rows[0]!.id;
    await page.type(rowId, 'note', 'Còn đây');
    await page.session.signOut();
    await page.session.signIn({ account: 'so-gddt', password: PASSWORD });
    await page.session.lookFurther();
    expect({ cell: page.workbook.textOf(rowId, 'note'), pending: page.open().view.pending.length }).toEqual({
      cell: 'Còn đây',
      pending: 1,
    });
  });

  test('[WP4] rows are found by number, text and whatever spelling, and counted by what they need', async () => {
    const page = await aPage('vp-ubnd-tinh');
    await page.type('06.VPUBND', 'percent', '140');
    const lines = rowLines(page.open());
    const ids = (keep: (line: (typeof lines)[number]) => boolean) =>
      lines.filter(keep).map(line => line.row.id);
    expect({
      number: ids(line => matches(line, '6')),
      text: ids(line => matches(line, 'PHIÊN THỨ NHẤT')),
      none: ids(line => matches(line, 'không có trong kế hoạch')),
      attention: ids(line => passes(line, 'attention')),
      pending: ids(line => passes(line, 'pending')),
      unreported: ids(line => passes(line, 'unreported')).length,
    }).toEqual({
      number: ['06.VPUBND'],
      text: ['06.VPUBND'],
      none: [],
      attention: ['06.VPUBND'],
      pending: ['06.VPUBND'],
      unreported: 16,
    });
  });

  test('[WP5] a task that was due before the plan was issued raises no alarm', async () => {
    const lines = rowLines((await aPage('vp-ubnd-tinh')).open());
    const early = lines.filter(line => line.task.timing.due === '2023-03-31');
    expect({ early: early.length > 0, alarms: early.filter(line => line.overdue).length }).toEqual({
      early: true,
      alarms: 0,
    });
  });
});

describe('a line that fails between the sign-in and the rows', () => {
  test('[WO8] the page asks again by itself, each time later, until the rows are there', async () => {
    const page = aPane(service);
    new PagePlans(page.session, page.workbook, { clock: page.clock, random: () => 0 });
    page.meet((url, carry) => (url.includes('/rows') ? Promise.reject(new TypeError('failed')) : carry()));
    await page.session.start({ account: 'so-gddt', password: PASSWORD });
    await page.session.lookFurther();
    const before = page.session.current().kind;
    page.clock.move(1000);
    await page.session.lookFurther();
    const between = page.session.current().kind;
    page.meet(null);
    page.clock.move(2000);
    await page.session.lookFurther();
    expect([before, between, page.open().rows.length]).toEqual(['signedIn', 'signedIn', 3]);
  });
});

describe('several plans', () => {
  async function withPlans(...years: number[]): Promise<void> {
    const secretariat = await service.signIn('thu-ky');
    for (const year of years) {
      const { plan, tasks, units } = aPlanDocument(`ke-hoach-${year}`, { year });
      await secretariat.post('/api/plans', { plan, tasks, units });
    }
  }

  test('[WP6] the page opens the plan of the working year, and another where it is chosen', async () => {
    await withPlans(2022, 2024);
    const page = aPane(service);
    const plans = new PagePlans(page.session, page.workbook, { clock: page.clock, random: () => 0 });
    await page.session.start({ account: 'so-gddt', password: PASSWORD });
    await page.session.lookFurther();
    const first = page.open().plan.year;
    await plans.open('ke-hoach-2024');
    await page.session.lookFurther();
    expect({
      listed: plans.list.map(({ year }) => year).sort(),
      first,
      then: page.open().plan.id,
      rows: page.open().rows.map(row => row.id),
    }).toEqual({
      listed: [2022, 2023, 2024],
      first: 2023,
      then: 'ke-hoach-2024',
      rows: rowsOf(aPlanDocument('ke-hoach-2024', { year: 2024 }))
        .filter(row => row.unit === 'so-gddt')
        .map(row => row.id),
    });
  });
});
