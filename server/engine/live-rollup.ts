// The figures of a plan in memory, moved on from version to version by the rows that changed.
import { RollupState } from '../../plan/rollup/rollup-state.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { RollupOn } from '../../plan/rollup/rollup-view.ts';
import type { LivePlan } from './live-plan.ts';

/** Quarters and dates in use at once: four quarters on today's date, and what people look back at. */
const VIEWS = 12;

type Counted = Readonly<{ state: RollupState; inUse: RollupOn[] }>;

/** Gone with the plan in memory, which is another object once it was amended. */
const counted = new WeakMap<LivePlan, Counted>();

/** The roll-up at the plan's newest version: the same as one computed anew from its rows. */
export function liveRollup(live: LivePlan, on: RollupOn): Rollup {
  const known = counted.get(live);
  const { state, inUse } = known ?? begin(live);
  if (state.version !== live.state.version) {
    state.withChanges([...live.rowsChangedSince(state.version)], live.state.version);
  }
  const rollup = state.rollup(on);
  use(inUse, on);
  state.keepOnly(inUse);
  return rollup;
}

function begin(live: LivePlan): Counted {
  const { document, snapshot } = live;
  const state = new RollupState({ ...document, rows: snapshot.rows.values(), version: snapshot.version });
  const fresh: Counted = { state, inUse: [] };
  counted.set(live, fresh);
  return fresh;
}

/** The last asked for stands first; the one that nobody asked for longest leaves. */
function use(inUse: RollupOn[], on: RollupOn): void {
  const at = inUse.findIndex(each => each.quarter === on.quarter && each.asOf === on.asOf);
  if (at !== -1) inUse.splice(at, 1);
  inUse.unshift(on);
  inUse.splice(VIEWS);
}
