// What was entered on the page and not sent: it outlives the window.
import { beforeEach, describe, expect, test } from 'vitest';
import { keepEntriesInStorage, type KeptEntries } from '../../../addin/page/kept-entries.ts';
import { PagePlans } from '../../../addin/page/page-plans.ts';
import { PageWorkbook } from '../../../addin/page/page-workbook.ts';
import type { PlanAnswer } from '../../../plan/http.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aPane, type Pane } from '../a-pane.ts';
import { aBrowser, type Browser } from './a-browser.ts';

const ROW = '13.SOGDDT';
let service: TrialService;
let browser: Browser;
beforeEach(async () => {
  service = await aTrialService();
  browser = aBrowser();
});

/** A window of one browser. */
async function aWindow(account: string, keep: KeptEntries = browser.entries()): Promise<Pane> {
  const page = aPane(service, { workbook: new PageWorkbook(keep), source: 'web' });
  new PagePlans(page.session, page.workbook, { clock: page.clock, random: () => 0 });
  await page.session.start({ account, password: PASSWORD });
  await page.session.lookFurther();
  return page;
}

const pendingOf = (page: Pane) =>
  page.open().view.pending.map(({ rowId, field, fate }) => [rowId, field, fate]);

describe('what was entered and not sent', () => {
  test('[WP16] is there again in the next window of this browser, and can be sent there', async () => {
    const before = await aWindow('so-gddt');
    before.disconnect(true);
    await before.type(ROW, 'note', 'Còn đây');
    await before.type(ROW, 'percent', '150');
    before.session.close();

    const after = await aWindow('so-gddt');
    const found = pendingOf(after);
    await after.session.send();

    expect(found).toEqual([
      [ROW, 'percent', 'held'],
      [ROW, 'note', 'waiting'],
    ]);
    const row = (await service.soGddt.rows()).rows.find(({ id }) => id === ROW)!;
    expect([row.fields.note, row.fields.percent]).toEqual(['Còn đây', null]);
    expect(pendingOf(await aWindow('so-gddt'))).toEqual([[ROW, 'percent', 'held']]);
  });

  test('[WP17] what somebody else wrote into the cell meanwhile is a conflict, never written over', async () => {
    const before = await aWindow('so-gddt');
    await before.type(ROW, 'note', 'Của tôi');
    before.session.close();
    await service.secretariat.push({ rowId: ROW, field: 'note', value: 'Của thư ký' });

    const after = await aWindow('so-gddt');
    await after.session.send();

    expect(
      after.open().view.conflicts.map(({ field, base, mine, theirs }) => [field, base, mine, theirs]),
    ).toEqual([['note', null, 'Của tôi', 'Của thư ký']]);
  });

  test('[WP18] is nobody else’s: another unit in this browser finds its own', async () => {
    const schools = await aWindow('so-gddt');
    await schools.type(ROW, 'note', 'Của Sở');
    await schools.session.signOut();
    await schools.session.signIn({ account: 'vp-ubnd-tinh', password: PASSWORD });
    await schools.session.lookFurther();
    const office = pendingOf(schools);
    schools.session.close();

    expect([office, pendingOf(await aWindow('so-gddt'))]).toEqual([[], [[ROW, 'note', 'waiting']]]);
  });

  test('[WP19] where the browser keeps nothing, the page knows and works on', async () => {
    const forbidden = keepEntriesInStorage(() => {
      throw new Error('storage is forbidden');
    });
    const page = await aWindow('so-gddt', forbidden);
    const untouched = page.workbook.areEntriesKept;
    await page.type(ROW, 'note', 'Chỉ ở đây');
    expect([untouched, page.workbook.areEntriesKept, pendingOf(page)]).toEqual([
      true,
      false,
      [[ROW, 'note', 'waiting']],
    ]);
  });
});

test('[WO9] what waits in a row that went to somebody else stands in its cell again once the row is back', async () => {
  const { secretariat, plan } = service;
  const { tasks } = (await secretariat.get<PlanAnswer>(plan)).body;
  const coordinating = tasks.find(({ no }) => no === 13)!.coordinating.printed;
  const amend = async (base: number, units: string): Promise<number> => {
    const operations = [{ kind: 'reassign', no: 13, coordinating: units }];
    return (await secretariat.post(`${plan}/revisions`, { base, operations })).status;
  };
  const before = await aWindow('so-gddt');
  await before.type(ROW, 'note', 'Chưa gửi');
  before.session.close();
  const away = await amend(1, '');
  const without = await aWindow('so-gddt');
  await without.type('22.SOGDDT', 'note', 'Dòng khác');
  const shown = pendingOf(without);
  without.session.close();
  const back = await amend(2, coordinating);
  expect([away, shown, back, pendingOf(await aWindow('so-gddt'))]).toEqual([
    200,
    [['22.SOGDDT', 'note', 'waiting']],
    200,
    [
      [ROW, 'note', 'waiting'],
      ['22.SOGDDT', 'note', 'waiting'],
    ],
  ]);
});

describe('two windows of one unit', () => {
  const cellsOf = (page: Pane): string[] =>
    (['note', 'proposal'] as const).map(field => page.workbook.textOf(ROW, field));

  /** Two windows open beside each other, and what is found in a third after both were closed. */
  async function twoWindows(): Promise<Readonly<{ a: Pane; b: Pane; third(): Promise<Pane> }>> {
    const [a, b] = [await aWindow('so-gddt'), await aWindow('so-gddt')];
    return {
      a,
      b,
      third: async () => {
        for (const { session } of [a, b]) session.close();
        return aWindow('so-gddt');
      },
    };
  }

  test('[WO6] keep what both entered, and each shows what the other entered', async () => {
    const { a, b, third } = await twoWindows();
    await a.type(ROW, 'note', 'Cửa sổ một');
    await b.type(ROW, 'proposal', 'Cửa sổ hai');
    browser.deliver();
    expect([cellsOf(a), cellsOf(b), cellsOf(await third())]).toEqual(
      Array.from({ length: 3 }, () => ['Cửa sổ một', 'Cửa sổ hai']),
    );
  });

  test('[WO6] of one cell typed in both the later word stands in both, also where the news crossed', async () => {
    const { a, b, third } = await twoWindows();
    await a.type(ROW, 'note', 'Trước');
    await b.type(ROW, 'note', 'Sau');
    browser.deliver();
    expect([a, b, await third()].map(page => cellsOf(page)[0])).toEqual(['Sau', 'Sau', 'Sau']);
  });

  test('[WO7] what one has sent or taken back waits in neither, and what the other entered since is kept', async () => {
    const { a, b, third } = await twoWindows();
    await a.type(ROW, 'note', 'Đã gửi');
    await a.type(ROW, 'proposal', 'Gõ nhầm');
    browser.deliver();
    await b.poke();
    const before = pendingOf(b);
    await a.type(ROW, 'proposal', '');
    await a.session.send();
    await b.type(ROW, 'percent', '50');
    browser.deliver();
    await b.poke();
    expect([before.length, pendingOf(b), cellsOf(b), pendingOf(await third())]).toEqual([
      2,
      [[ROW, 'percent', 'waiting']],
      ['Đã gửi', ''],
      [[ROW, 'percent', 'waiting']],
    ]);
  });

  test('[WO7] what the other wrote over is not taken away with the own word', async () => {
    const { a, b, third } = await twoWindows();
    await a.type(ROW, 'note', 'Của một');
    await b.type(ROW, 'note', 'Của hai');
    await a.type(ROW, 'note', '');
    expect(cellsOf(await third())).toEqual(['Của hai', '']);
  });

  test('[WO6] of another unit each keeps its own', async () => {
    const [schools, office] = [await aWindow('so-gddt'), await aWindow('vp-ubnd-tinh')];
    await schools.type(ROW, 'note', 'Của Sở');
    browser.deliver();
    expect(pendingOf(office)).toEqual([]);
  });
});
