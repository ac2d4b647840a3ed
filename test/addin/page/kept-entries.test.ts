// What was entered on the page and not sent: it outlives the window.
import { beforeEach, describe, expect, test } from 'vitest';
import { keepEntriesInStorage, type KeptEntries } from '../../../addin/page/kept-entries.ts';
import { PagePlans } from '../../../addin/page/page-plans.ts';
import { PageWorkbook } from '../../../addin/page/page-workbook.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aPane, type Pane } from '../a-pane.ts';

const ROW = '13.SOGDDT';
let service: TrialService;
let storage: Storage;
beforeEach(async () => {
  service = await aTrialService();
  storage = aStorage();
});

/** A window of one browser. */
async function aWindow(
  account: string,
  keep: KeptEntries = keepEntriesInStorage(() => storage),
): Promise<Pane> {
  const page = aPane(service, { workbook: new PageWorkbook(keep), source: 'web' });
  new PagePlans(page.session, page.workbook);
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

function aStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: key => items.get(key) ?? null,
    key: index => [...items.keys()][index] ?? null,
    removeItem: key => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}
