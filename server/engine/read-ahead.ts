// What the first caller after a start would wait for: the year's plans are read, and their figures counted, ahead.
import { quarterOf } from '../../plan/calendar-quarter.ts';
import { defaultAsOf } from '../../plan/rollup/default-as-of.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { Engine } from './engine.ts';
import { liveRollup } from './live-rollup.ts';

type World = Readonly<{ store: Store; engine: Engine; clock: Clock; stopping: AbortSignal }>;

/** Reads one plan after another, in between which the service answers and may be stopped. */
export async function readAhead({ store, engine, clock, stopping }: World): Promise<void> {
  const today = clock.today();
  const summaries = await store.planSummaries();
  for (const { id, year } of summaries) {
    if (year !== Number(today.slice(0, 4))) continue;
    if (stopping.aborted) return;
    const live = await engine.find(id);
    const asOf = defaultAsOf(year, today);
    if (live !== null) liveRollup(live, { quarter: quarterOf(asOf), asOf });
  }
}
