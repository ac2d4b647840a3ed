// A roll-up as it is asked for: of today's rows, of an earlier version or date, or of a closed quarter as it was fixed.
import type { IsoDate } from '../../plan/iso-date.ts';
import type { PlanDocument } from '../../plan/plan-document.ts';
import { periodState, type PeriodState } from '../../plan/period/period-state.ts';
import type { Quarter } from '../../plan/quarter.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { defaultAsOf, rollUp } from '../../plan/rollup/roll-up.ts';
import type { Row } from '../../plan/row.ts';
import type { Engine } from '../engine/engine.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { liveRollup } from '../engine/live-rollup.ts';
import { planAt } from '../history/plan-at.ts';
import { Refusal } from '../http/refusal.ts';
import type { Store } from '../store/store.ts';

/** What is asked; where neither date nor version is given, a closed quarter is answered as it was closed. */
export type RollupAsked = Readonly<{
  quarter: Quarter;
  asOf?: IsoDate | undefined;
  version?: number | undefined;
}>;

export type RollupRead = Readonly<{
  rollup: Rollup;
  /** The plan and its rows as they stood at the roll-up's version. */
  document: PlanDocument;
  rows: readonly Row[];
  /** The closing by which it is fixed; null where it is not. */
  closed: PeriodState['closed'];
}>;

type World = Readonly<{ engine: Engine; store: Store; today: IsoDate }>;

/** The figures alone; of today's rows without going through them again. */
export async function readFigures(world: World, live: LivePlan, asked: RollupAsked): Promise<Rollup> {
  const { on, version } = await resolve(world, live, asked);
  if (version === live.state.version) return liveRollup(live, on);
  return (await computed(world, live, on, version)).rollup;
}

/** The figures with all that they were made of. */
export async function readRollup(world: World, live: LivePlan, asked: RollupAsked): Promise<RollupRead> {
  const { on, version, closed } = await resolve(world, live, asked);
  return { ...(await computed(world, live, on, version)), closed };
}

type On = Readonly<{ quarter: Quarter; asOf: IsoDate }>;

async function resolve(
  { engine, today }: World,
  live: LivePlan,
  { quarter, asOf, version }: RollupAsked,
): Promise<Readonly<{ on: On; version: number; closed: PeriodState['closed'] }>> {
  const now = live.state.version;
  if (version !== undefined && version > now) {
    throw new Refusal(400, 'badRequest', { params: { where: 'version' }, where: 'version' });
  }
  const { year } = live.document.plan;
  const isFree = asOf === undefined && version === undefined;
  const closed = isFree ? periodState(quarter, (await engine.periods(live)).events).closed : null;
  if (closed) return { on: { quarter, asOf: closed.asOf }, version: closed.version, closed };
  return { on: { quarter, asOf: asOf ?? defaultAsOf(year, today) }, version: version ?? now, closed: null };
}

/** Earlier states that were read last: closed quarters are asked for again and again. Gone with the plan in memory. */
const earlier = new WeakMap<LivePlan, Map<string, Promise<Omit<RollupRead, 'closed'>>>>();
const MOST_EARLIER = 4;

async function computed(
  { store }: World,
  live: LivePlan,
  on: On,
  version: number,
): Promise<Omit<RollupRead, 'closed'>> {
  if (version === live.state.version) return computeAt(store, live, on, version);
  const known = earlier.get(live) ?? new Map<string, Promise<Omit<RollupRead, 'closed'>>>();
  earlier.set(live, known);
  const key = `${on.quarter} ${on.asOf} ${version}`;
  const reading = known.get(key) ?? computeAt(store, live, on, version);
  known.delete(key);
  known.set(key, reading);
  for (const oldest of known.keys()) if (known.size > MOST_EARLIER) known.delete(oldest);
  reading.catch(() => known.delete(key));
  return reading;
}

async function computeAt(
  store: Store,
  live: LivePlan,
  on: On,
  version: number,
): Promise<Omit<RollupRead, 'closed'>> {
  const { document, rows } = await planAt(live, store, version);
  return { document, rows, rollup: rollUp({ ...document, rows, version }, on) };
}
