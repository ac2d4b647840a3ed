// The first second of the page of the roll-up: what is asked before its code is there, and that nothing is asked twice.
import { beforeEach, describe, expect, test } from 'vitest';
import { EarlyAnswers } from '../../../addin/client/early-answers.ts';
import { createPlanClient } from '../../../addin/client/plan-client.ts';
import { askFirst } from '../../../addin/dashboard/ask-first.ts';
import { Dashboard } from '../../../addin/dashboard/dashboard.ts';
import type { DashboardState } from '../../../addin/dashboard/dashboard-state.ts';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import { aHandClock } from '../a-hand-clock.ts';
import { aPane, type Pane } from '../a-pane.ts';

let service: TrialService;
beforeEach(async () => {
  service = await aTrialService();
});

const ROLLUP = '/api/plans/38-kh-hdtdkt-2023/rollup?asOf=2023-05-15';
const asked = { plan: null, quarter: null };

function dashboardOf({ session, clock }: Pane): Dashboard {
  return new Dashboard({ session, clock, asked, drawn: () => Promise.resolve() });
}

function until(dashboard: Dashboard, isSo: (state: DashboardState) => boolean): Promise<DashboardState> {
  return new Promise(resolve => {
    const look = (): boolean => {
      const state = dashboard.current();
      if (isSo(state)) resolve(state);
      return isSo(state);
    };
    if (look()) return;
    const stop = dashboard.subscribe(() => look() && stop());
  });
}

/** The page with its first roll-up on the way back: answered, and held until the test lets it go. */
async function aHeldOpening() {
  const pane = aPane(service, { source: 'web' });
  const dashboard = dashboardOf(pane);
  let letGo = (): void => undefined;
  const isFree = new Promise<void>(resolve => (letGo = resolve));
  const isAnswered = new Promise<void>(resolve => {
    pane.meet(async (url, carry) => {
      const answer = await carry();
      if (url.includes('/rollup')) {
        resolve();
        await isFree;
      }
      return answer;
    });
  });
  await pane.session.start({ account: 'thu-ky', password: PASSWORD });
  await isAnswered;
  const rollups = (): number => pane.sent.filter(({ url }) => url.includes('/rollup')).length;
  return { pane, dashboard, letGo, rollups };
}

describe('the opening of the page of the roll-up', () => {
  test('[OD1] the first poke, of the version that is asked for, asks nothing more', async () => {
    const { pane, dashboard, letGo, rollups } = await aHeldOpening();
    await pane.poke(0);
    letGo();
    const { rollup } = await until(dashboard, ({ behind, asking }) => behind !== null && !asking);
    await pane.poke(0);
    pane.clock.move(10_000);
    // The quarter that is shown, then the three beside it.
    expect([rollup?.version, rollups(), dashboard.current().asking]).toEqual([0, 4, false]);
  });

  test('[OD2] news that comes while the figures are on their way takes nothing from them, and is asked for after', async () => {
    const { pane, dashboard, letGo } = await aHeldOpening();
    const secretariat = await service.signIn('thu-ky');
    const { version } = await secretariat.push({ rowId: '12.BANTDKT', field: 'note', value: 'một', base: 0 });
    await pane.poke(version);
    const shown: number[] = [];
    dashboard.subscribe(() => {
      const { rollup } = dashboard.current();
      if (rollup !== null && rollup.version !== shown.at(-1)) shown.push(rollup.version);
    });
    letGo();
    await until(dashboard, ({ behind, asking }) => behind !== null && !asking);
    pane.clock.move(10_000);
    await until(dashboard, ({ rollup, asking }) => rollup?.version === version && !asking);
    expect(shown).toEqual([0, version]);
  });
});

describe('what is asked before the page’s code is there', () => {
  /** A window that has asked early, its network, and whose sign-in it keeps. */
  async function aWindow(account: string) {
    const sent: string[] = [];
    const network: typeof fetch = (input, init) => {
      sent.push(String(input));
      return fetch(service.url + String(input), init);
    };
    const early = new EarlyAnswers(network);
    const client = createPlanClient({
      fetch: early.fetch,
      clock: aHandClock(),
      language: () => 'vi',
      base: '',
    });
    const signedIn = await client.signIn({ account, password: PASSWORD });
    if (signedIn.kind !== 'ok') throw new Error('expected a sign-in');
    sent.length = 0;
    return { sent, early, client, kept: { ...signedIn.value, person: null } };
  }

  test('[OD3] is what the page then asks, so that each question goes out once', async () => {
    const { sent, early, client, kept } = await aWindow('thu-ky');
    const first = await askFirst({ early, token: kept.token, language: 'vi', asked });
    expect([first?.plan.id, first?.rollup.listed]).toEqual(['38-kh-hdtdkt-2023', 9]);
    expect(sent.map(at => at.replace(/quarter=2&(asOf=[\d-]+)&.*/, '$1'))).toEqual([
      '/api/session',
      '/api/plans',
      ROLLUP,
    ]);
    const pane = aPane(service, { source: 'web', kept, around: () => client });
    const dashboard = dashboardOf(pane);
    await pane.session.start();
    const { rollup } = await until(dashboard, ({ behind, asking }) => behind !== null && !asking);
    expect(rollup?.listed).toBe(9);
    expect(sent.filter(at => at === '/api/session' || at === '/api/plans')).toHaveLength(2);
    expect(sent.filter(at => at.includes('quarter=2'))).toHaveLength(1);
  });

  test('[OD4] is given once, and to nobody else', async () => {
    const { sent, early, client, kept } = await aWindow('thu-ky');
    await early.ask('/api/plans', { Authorization: `Bearer ${kept.token}` });
    expect(await client.plans('somebody-else-with-a-token')).toMatchObject({ reason: 'notSignedIn' });
    expect(await client.plans(kept.token)).toMatchObject({ kind: 'ok' });
    expect(sent).toHaveLength(2);
    expect(await client.plans(kept.token)).toMatchObject({ kind: 'ok' });
    expect(sent).toHaveLength(3);
  });

  test.each([
    ['a unit’s account', 'so-gddt', (token: string) => token],
    ['a sign-in that no longer holds', 'thu-ky', () => 'gone-gone-gone-gone-gone'],
  ])('[OD5] is no roll-up for %s', async (_who, account, tokenOf) => {
    const { sent, early, client, kept } = await aWindow(account);
    const token = tokenOf(kept.token);
    expect(await askFirst({ early, token, language: 'vi', asked })).toBeNull();
    expect(sent).toEqual(['/api/session', '/api/plans']);
    const known = await client.session(kept.token);
    expect(known.kind).toBe('ok');
  });

  test('[OD9] is not asked beside the page, where that was quicker, until the early questions are over', async () => {
    const { sent, early, client, kept } = await aWindow('thu-ky');
    await client.plans(kept.token);
    const askEarly = () => early.ask('/api/plans', { Authorization: `Bearer ${kept.token}` });
    expect([await askEarly(), sent.length]).toEqual([null, 1]);
    early.end();
    await client.plans(kept.token);
    expect([await askEarly(), sent.length]).toMatchObject([{ plans: [{ id: '38-kh-hdtdkt-2023' }] }, 3]);
  });

  test('[OD6] that is never answered is given up when the page gives up', async () => {
    const early = new EarlyAnswers(() => new Promise(() => undefined));
    void early.ask('/api/plans', { Authorization: 'Bearer t' });
    const clock = aHandClock();
    const client = createPlanClient({ fetch: early.fetch, clock, language: () => 'vi', base: '' });
    const answer = client.plans('t');
    clock.move(30_000);
    expect(await answer).toMatchObject({ kind: 'failed', reason: 'unreachable' });
  });
});
