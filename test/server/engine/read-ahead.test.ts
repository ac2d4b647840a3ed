import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../../server/engine/engine.ts';
import { liveRollup } from '../../../server/engine/live-rollup.ts';
import { readAhead } from '../../../server/engine/read-ahead.ts';
import { openDatabase } from '../../../server/store/sqlite/data-directory.ts';
import { createSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { StoreUnavailable } from '../../../server/store/store.ts';
import { aClock } from '../a-clock.ts';
import { aDataDirectory } from '../a-data-directory.ts';
import { aFailingStore } from '../a-failing-store.ts';
import { aPlan, rowsOf } from '../a-plan.ts';

async function aStart() {
  const real = createSqliteStore(await openDatabase(aDataDirectory()));
  onTestFinished(() => real.close());
  for (const document of [aPlan('nam-nay'), aPlan('nam-truoc', { year: 2022 })]) {
    await real.createPlan(document, rowsOf(document), `epoch ${document.plan.id}`);
  }
  const { store, fail } = aFailingStore(real);
  const clock = aClock();
  const engine = createEngine({ store, clock });
  const stopping = new AbortController();
  return { fail, engine, stopping, world: { store, clock, engine, stopping: stopping.signal } };
}

describe('reading ahead at the start', () => {
  test("[LR3] the year's plan is in memory with its figures before anybody asks; other years' are not", async () => {
    const { world, engine, fail } = await aStart();
    await readAhead(world);
    fail(true);
    const live = await engine.find('nam-nay');
    expect(liveRollup(live!, { quarter: 2, asOf: world.clock.today() }).listed).toBe(2);
    await expect(engine.find('nam-truoc')).rejects.toThrow(StoreUnavailable);
  });

  test('[LR4] a service that is to stop reads no further plan', async () => {
    const { world, engine, stopping, fail } = await aStart();
    stopping.abort();
    await readAhead(world);
    fail(true);
    await expect(engine.find('nam-nay')).rejects.toThrow(StoreUnavailable);
  });
});
