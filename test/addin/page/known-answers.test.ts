// A page that is loaded again while the service is out of reach.
import { beforeEach, describe, expect, test } from 'vitest';
import {
  keepKnownInStorage,
  rememberingClient,
  type Known,
  type KnownKeep,
} from '../../../addin/page/known-answers.ts';
import { PagePlans } from '../../../addin/page/page-plans.ts';
import { PageWorkbook } from '../../../addin/page/page-workbook.ts';
import { sentence } from '../../../plan/reasons/reason.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aPane, type Pane } from '../a-pane.ts';
import { aBrowser, type Browser } from './a-browser.ts';

const ROW = '13.SOGDDT';
let service: TrialService;
let browser: Browser;
let known: Known | null;
const keep: KnownKeep = { read: () => known, write: next => (known = next) };
beforeEach(async () => {
  service = await aTrialService();
  browser = aBrowser();
  known = null;
});

function aWindow(kept: Pane['keep'] | null = null): Pane {
  const page = aPane(service, {
    workbook: new PageWorkbook(browser.entries()),
    source: 'web',
    kept: kept?.read() ?? null,
    around: client => rememberingClient(client, keep),
  });
  new PagePlans(page.session, page.workbook, { clock: page.clock, random: () => 0 });
  return page;
}

/** Somebody who has signed in and seen the rows. */
async function aReader(): Promise<Pane> {
  const page = aWindow();
  await page.session.start({ account: 'so-gddt', password: PASSWORD });
  await page.session.lookFurther();
  return page;
}

/** The same window after a reload, without a network. */
async function reloaded(before: Pane): Promise<Pane> {
  before.session.close();
  const page = aWindow(before.keep);
  page.disconnect(true);
  await page.session.start();
  await page.session.lookFurther();
  return page;
}

describe('a page loaded again without a network', () => {
  test('[WO4] shows the rows as last known, takes entries, and sends them once the service is back', async () => {
    const before = await aReader();
    await service.secretariat.push({ rowId: ROW, field: 'result', value: 'Đến sau khi mở' });
    await before.poke(1);
    await before.type(ROW, 'note', 'Gõ trước');

    const page = await reloaded(before);
    const shown = [
      page.open().connection,
      page.workbook.textOf(ROW, 'result'),
      page.workbook.textOf(ROW, 'note'),
    ];
    await page.type(ROW, 'percent', '60');
    const waiting = page.open().view.pending.length;
    await service.secretariat.push({ rowId: ROW, field: 'proposal', value: 'Viết khi vắng' });
    page.disconnect(false);
    await page.session.send();

    const { fields } = (await service.soGddt.rows()).rows.find(({ id }) => id === ROW)!;
    expect({
      shown,
      waiting,
      service: [fields.note, fields.percent],
      heard: page.workbook.textOf(ROW, 'proposal'),
      connection: page.open().connection,
    }).toEqual({
      shown: ['offline', 'Đến sau khi mở', 'Gõ trước'],
      waiting: 2,
      service: ['Gõ trước', 60],
      heard: 'Viết khi vắng',
      connection: 'live',
    });
  });

  test('[WO5] once the service has answered it alone speaks: what fails later is told, not made up', async () => {
    const page = await aReader();
    page.disconnect(true);
    page.workbook.clear();
    await page.session.load(String(service.plan.split('/').at(-1)));
    expect(page.session.current()).toMatchObject({ notice: { said: { message: sentence('unreachable') } } });
  });

  test('[WO5] a sign-in that is over opens nothing, and leaves nothing behind', async () => {
    const before = await aReader();
    await service.soGddt.signOut();
    const token = before.keep.read()!.token;
    await fetch(`${service.url}/api/session`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    before.session.close();
    const page = aWindow(before.keep);
    await page.session.start();
    expect([page.session.current().kind, known]).toEqual(['signedOut', null]);
  });

  test('[WO5] signing out forgets; what one sign-in knew is nothing to another', async () => {
    const page = await aReader();
    const ofFirst = known!;
    await page.session.signOut();
    const forgotten = known;
    known = { ...ofFirst, token: 'của người khác' };
    const next = await reloaded(await aReader());
    const rows = next.open().rows.length;
    known = { ...ofFirst, token: 'của người khác' };
    const stranger = aWindow(next.keep);
    stranger.disconnect(true);
    await stranger.session.start();
    expect([forgotten, rows, stranger.session.current()]).toMatchObject([
      null,
      3,
      { kind: 'signedIn', notice: { said: { message: sentence('unreachable') } } },
    ]);
  });

  test('[WO5] an amended plan is known with its rows or not at all', async () => {
    const before = await aReader();
    const operations = [{ kind: 'reword', no: 13, title: 'Viết lại' }];
    await service.secretariat.post(`${service.plan}/revisions`, { base: 1, operations });
    await before.poke(1);
    const page = await reloaded(before);
    expect(page.open().tasks.find(({ no }) => no === 13)?.title).toBe('Viết lại');
  });

  test('[WO5] where the browser keeps nothing or holds something else, nothing is known', () => {
    const forbidden = keepKnownInStorage(() => {
      throw new Error('storage is forbidden');
    });
    forbidden.write({ token: 'x', session: null, plans: null, id: null, plan: null, rows: null });
    const texts = ['{', '{"token":1}'];
    const others = texts.map(text =>
      keepKnownInStorage(() => ({ getItem: () => text }) as unknown as Storage),
    );
    expect([forbidden, ...others].map(each => each.read())).toEqual([null, null, null]);
  });
});
