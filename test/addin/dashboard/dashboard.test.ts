// The page of the roll-up without its looks: a real session against the real service, live channel and clock by hand.
import { beforeEach, describe, expect, test } from 'vitest';
import { Dashboard } from '../../../addin/dashboard/dashboard.ts';
import type { DashboardState } from '../../../addin/dashboard/dashboard-state.ts';
import type { Quarter } from '../../../plan/quarter.ts';
import type { Rollup } from '../../../plan/rollup.ts';
import { aTrialService, PASSWORD, type Person, type TrialService } from '../../server/a-service.ts';
import { aPane, type Pane } from '../a-pane.ts';

let service: TrialService;
let secretariat: Person;
beforeEach(async () => {
  service = await aTrialService();
  secretariat = await service.signIn('thu-ky');
});

type Watcher = Readonly<{ pane: Pane; dashboard: Dashboard; rest: () => Promise<DashboardState> }>;

async function aWatcher(account: string, quarter: Quarter | null = null): Promise<Watcher> {
  const pane = aPane(service, { source: 'web' });
  const dashboard = new Dashboard({
    session: pane.session,
    clock: pane.clock,
    asked: { plan: null, quarter },
    drawn: () => Promise.resolve(),
  });
  const rest = (): Promise<DashboardState> =>
    new Promise(resolve => {
      const look = (): boolean => !dashboard.current().asking;
      if (look()) return resolve(dashboard.current());
      const stop = dashboard.subscribe(() => {
        if (!look()) return;
        stop();
        resolve(dashboard.current());
      });
    });
  await pane.session.start({ account, password: PASSWORD });
  await rest();
  return { pane, dashboard, rest };
}

const answered = async (query: string): Promise<Rollup> =>
  (await secretariat.get<Rollup>(`${secretariat.plan}/rollup?${query}`)).body;

async function edit(value: string): Promise<number> {
  const { version } = await secretariat.push({ rowId: '12.BANTDKT', field: 'note', value, base: 0 });
  return version;
}

describe('the page of the roll-up', () => {
  test('[DS1] a sign-in opens this year’s plan at the quarter of the working day, as the service rolls it up', async () => {
    const { dashboard } = await aWatcher('thu-ky');
    const { choice, rollup, behind, failure } = dashboard.current();
    expect({ choice, failure }).toEqual({
      choice: { quarter: 2, asOf: '2023-05-15', version: null },
      failure: null,
    });
    expect(rollup).toEqual(await answered('quarter=2&asOf=2023-05-15'));
    expect(behind!.year).toEqual(
      await Promise.all([1, 2, 3, 4].map(quarter => answered(`quarter=${quarter}&asOf=2023-05-15`))),
    );
    expect(behind!.rows).toHaveLength(69);
  });

  test('[DS1] the quarter that the address names is opened', async () => {
    expect((await aWatcher('thu-ky', 3)).dashboard.current().rollup?.quarter).toBe(3);
  });

  test('[DS2] another quarter of the same day is there at once, and another day is asked for', async () => {
    const { dashboard, rest } = await aWatcher('thu-ky');
    dashboard.choose({ quarter: 1 });
    expect(dashboard.current().rollup).toEqual(await answered('quarter=1&asOf=2023-05-15'));
    await rest();
    dashboard.choose({ asOf: '2023-03-31' });
    const { rollup, behind } = await rest();
    expect(rollup).toEqual(await answered('quarter=1&asOf=2023-03-31'));
    expect(behind!.year.map(({ asOf }) => asOf)).toEqual(Array(4).fill('2023-03-31'));
  });

  test('[DS3] what comes in is shown without asking, and a version that was chosen stays as it was', async () => {
    const { pane, dashboard, rest } = await aWatcher('thu-ky');
    const first = await edit('một');
    await pane.poke(first);
    pane.clock.move(1_000);
    expect((await rest()).rollup?.version).toBe(first);

    dashboard.choose({ version: first });
    await rest();
    const second = await edit('hai');
    await pane.poke(second);
    pane.clock.move(10_000);
    expect((await rest()).rollup?.version).toBe(first);
    dashboard.choose({ version: null });
    expect((await rest()).rollup?.version).toBe(second);
  });

  test('[DS3] many reports at once are one question', async () => {
    const { pane, rest } = await aWatcher('thu-ky');
    const version = await edit('một');
    const before = pane.sent.filter(({ url }) => url.includes('/rollup')).length;
    for (const heard of [version, version, null, version]) await pane.poke(heard);
    pane.clock.move(1_000);
    await rest();
    // The quarter that is shown, then the three beside it.
    expect(pane.sent.filter(({ url }) => url.includes('/rollup')).length - before).toBe(4);
  });

  test('[DS4] without the service the last figures stay, and it says so until it is back', async () => {
    const { pane, dashboard, rest } = await aWatcher('thu-ky');
    const shown = dashboard.current().rollup;
    pane.disconnect(true);
    dashboard.choose({ asOf: '2023-03-31' });
    const { rollup, failure } = await rest();
    expect({ rollup, reason: failure?.reason }).toEqual({ rollup: shown, reason: 'unreachable' });
    pane.disconnect(false);
    await pane.poke(null);
    pane.clock.move(10_000);
    expect(await rest()).toMatchObject({ failure: null, rollup: { asOf: '2023-03-31' } });
  });

  test('[DS5] a unit’s account is asked nothing that the service would refuse it', async () => {
    const { pane, dashboard } = await aWatcher('so-gddt');
    expect(dashboard.current()).toMatchObject({ rollup: null, failure: null, asking: false });
    expect(pane.sent.filter(({ url }) => url.includes('/rollup'))).toEqual([]);
  });

  test('[DS6] after a sign-out nothing of the figures is left', async () => {
    const { pane, dashboard } = await aWatcher('thu-ky');
    await pane.session.signOut();
    expect(dashboard.current()).toMatchObject({ plan: null, rollup: null, behind: null });
  });

  test('[DS7] the file that is fetched is the one of the quarter, day and version in view', async () => {
    const { pane, dashboard } = await aWatcher('thu-ky', 3);
    await dashboard.download('xlsx');
    expect(pane.files).toEqual(['tong-hop-38-kh-hdtdkt-2023-quy-3.xlsx']);
    expect(pane.sent.at(-1)!.url).toMatch(/quarter=3&asOf=2023-05-15&version=0&format=xlsx/);
  });
});
