// A send that could not be carried through goes again by itself, and only what somebody asked to send.
import { beforeEach, describe, expect, test } from 'vitest';
import { sentence } from '../../../plan/reasons/reason.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { anOpenPane, aPane, type Mishap, type Pane } from '../a-pane.ts';

const ROW = '06.VPUBND';

let service: TrialService;
let pane: Pane;
beforeEach(async () => {
  service = await aTrialService();
  pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
});

const pushes = (): number => pane.sent.filter(({ url }) => url.endsWith('/push')).length;
const result = async () =>
  (await service.vpUbnd.rows()).rows.find(row => row.id === ROW)?.fields.result ?? null;
const inMs = (ms: number): string => new Date(pane.clock.nowMs() + ms).toISOString();
const onPush =
  (mishap: Mishap): Mishap =>
  (url, carry) =>
    url.endsWith('/push') ? mishap(url, carry) : carry();
const isCut = onPush(async (_url, carry) => {
  await carry();
  throw new TypeError('fetch failed');
});
const refuses = (status: number, retryAfter: string): Mishap =>
  onPush(async () => new Response('', { status, headers: { 'Retry-After': retryAfter } }));

describe('a send that fails in passing', () => {
  test('[SE31] says when it goes again, each time later, and then goes', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.disconnect(true);
    await pane.session.send();
    const waits = [pane.open().resend];
    const due = [{ n: 1, at: inMs(1000) }];
    for (const ms of [1000, 2000, 4000]) {
      await pane.wait(ms);
      waits.push(pane.open().resend);
      due.push({ n: 1, at: inMs(ms * 2) });
    }
    pane.disconnect(false);
    await pane.wait(8000);
    expect({ waits, end: pane.open().resend, result: await result(), notice: pane.open().notice }).toEqual({
      waits: due,
      end: null,
      result: 'Đã ban hành',
      notice: { tone: 'success', said: { key: 'notice.sent', params: { n: 1 } } },
    });
  });

  test.each([
    [503, '20', 20_000],
    [429, 'Mon, 15 May 2023 01:01:31 GMT', 90_000],
  ])('[SE31] goes no sooner than a service asks that answers %i', async (status, retryAfter, ms) => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.meet(refuses(status, retryAfter));
    await pane.session.send();
    const waits = pane.open().resend;
    pane.meet(null);
    await pane.wait(ms - 2000);
    const before = pushes();
    await pane.wait(2000);
    expect([waits?.n, before, pushes(), await result()]).toEqual([1, 1, 2, 'Đã ban hành']);
  });

  test('[SE32] is carried out once where the line died after the service had committed', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.meet(isCut);
    await pane.session.send();
    pane.meet(null);
    await pane.wait(1000);
    const { body } = await service.vpUbnd.get<{ changes: unknown[] }>(
      `${service.plan}/history?rowId=${ROW}&field=result`,
    );
    expect({
      pushes: pushes(),
      changes: body.changes.length,
      pending: pane.open().view.pending,
      resend: pane.open().resend,
      lastSend: pane.open().lastSend?.n,
    }).toEqual({ pushes: 2, changes: 1, pending: [], resend: null, lastSend: 1 });
  });

  test('[SE33] stops where its own value has arrived by another road', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.meet(isCut);
    await pane.session.send();
    pane.meet(null);
    await pane.poke();
    const { resend } = pane.open();
    await pane.wait(120_000);
    expect([resend, pushes()]).toEqual([null, 1]);
  });

  test('[SE33] stops where somebody goes on editing the cell', async () => {
    await pane.type(ROW, 'result', 'Đã ban');
    pane.disconnect(true);
    await pane.session.send();
    pane.disconnect(false);
    pane.workbook.type(ROW, 'result', 'Đã ban hành');
    await pane.wait(300);
    const { resend } = pane.open();
    await pane.wait(120_000);
    expect([resend, pushes(), await result()]).toEqual([null, 0, null]);
  });

  test('[SE33] stops with the sign-out', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.disconnect(true);
    await pane.session.send();
    pane.disconnect(false);
    await pane.session.signOut();
    pane.clock.move(120_000);
    await pane.session.signIn({ account: 'vp-ubnd-tinh', password: PASSWORD });
    expect([pushes(), pane.open().resend, pane.open().view.pending.length]).toEqual([0, null, 1]);
  });

  test('[SE33] what the service refuses for good is not tried again', async () => {
    await pane.type(ROW, 'result', 'Đã ban hành');
    pane.meet(
      onPush(async () => Response.json({ reason: 'tooLarge', message: 'Quá lớn.' }, { status: 413 })),
    );
    await pane.session.send();
    expect(pane.open().resend).toBeNull();
  });
});

describe('a pull that fails in passing', () => {
  test('[SE31] is asked again by itself', async () => {
    await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Mới' });
    pane.disconnect(true);
    await pane.poke();
    const offline = pane.open().connection;
    pane.disconnect(false);
    pane.clock.move(2000);
    await pane.session.goTo('', 'rowId');
    expect([offline, pane.open().connection, pane.workbook.textOf(ROW, 'note')]).toEqual([
      'offline',
      'live',
      'Mới',
    ]);
  });

  test('[SE31] so is the opening of a sheet', async () => {
    pane.session.close();
    const after = aPane(service, { workbook: pane.workbook, kept: pane.keep.read() });
    after.disconnect(true);
    await after.session.start();
    const closed = after.session.current();
    after.disconnect(false);
    await after.wait(1000);
    expect([closed.kind === 'signedIn' && closed.notice?.said, after.session.current().kind]).toEqual([
      { message: sentence('unreachable') },
      'open',
    ]);
  });
});

test('[SE34] a week offline leaves every entry in its cell, and they go when the line is back', async () => {
  pane.disconnect(true);
  await pane.type(ROW, 'result', 'Thứ hai');
  await pane.session.send();
  pane.session.close();
  const entries = { percent: '40', note: 'Thứ sáu' } as const;
  for (const [field, text] of Object.entries(entries)) {
    pane.typeUnseen(ROW, field as keyof typeof entries, text);
  }
  service.clock.move(7 * 86_400_000);
  const after = aPane(service, { workbook: pane.workbook });
  await after.session.start({ account: 'vp-ubnd-tinh', password: PASSWORD });
  const waiting = after.open().view.pending.map(cell => [cell.field, cell.after]);
  await after.session.send();
  const office = await service.signIn('vp-ubnd-tinh');
  const fields = (await office.rows()).rows.find(row => row.id === ROW)?.fields;
  expect({
    waiting,
    left: after.open().view.pending,
    service: [fields?.percent, fields?.result, fields?.note],
  }).toEqual({
    waiting: [
      ['percent', '40'],
      ['result', 'Thứ hai'],
      ['note', 'Thứ sáu'],
    ],
    left: [],
    service: [40, 'Thứ hai', 'Thứ sáu'],
  });
});
