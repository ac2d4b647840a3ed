// The merged view of a quarter, computed from a snapshot. The lead's record decides a task's class; the
// coordinating units' records are counted under it.
import type { Rollup } from '../rollup.ts';
import { rollupIn } from './read-view.ts';
import { RollupFrame } from './rollup-frame.ts';
import { RollupRecords } from './rollup-records.ts';
import type { RollupSource } from './rollup-state.ts';
import { RollupView, type RollupOn } from './rollup-view.ts';

export { defaultAsOf } from './default-as-of.ts';

/** The roll-up of a quarter on a date. Linear in tasks and rows; tasks keep the order of the plan. */
export function rollUp({ rows, version, ...plan }: RollupSource, on: RollupOn): Rollup {
  const frame = new RollupFrame(plan);
  const records = new RollupRecords(frame, rows);
  return rollupIn(frame, records, new RollupView(frame, records, on), version);
}
