import { describe, expect, test } from 'vitest';
import { emptyFields } from '../../../plan/field.ts';
import { quarters } from '../../../plan/quarter.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import type { Row } from '../../../plan/row.ts';
import { LivePlan } from '../../../server/engine/live-plan.ts';
import { liveRollup } from '../../../server/engine/live-rollup.ts';
import { aMadeUpPlan } from '../../plan/rollup/made-up-plan.ts';

const { document, rows } = aMadeUpPlan();
const empty = rows.map(row => ({ ...row, fields: emptyFields }));

function aLivePlan(): LivePlan {
  const state = { version: 0, revision: 1, epoch: 'một' };
  return new LivePlan({ document, state, rows: empty, retired: [], head: '' });
}

function anew(live: LivePlan, on: Parameters<typeof liveRollup>[1]) {
  const { version } = live.state;
  return rollUp({ ...document, rows: [...live.snapshot.rows.values()], version }, on);
}

describe('the figures of a plan in memory', () => {
  test('[LR1] are those of a full computation after each commit, for every quarter and more dates than are kept', () => {
    const live = aLivePlan();
    rows.forEach((row, index) => {
      live.advance(index + 1, [row], '');
      const on = {
        quarter: quarters[index % 4]!,
        asOf: `2023-${String(1 + (index % 12)).padStart(2, '0')}-15`,
      };
      expect(liveRollup(live, on)).toEqual(anew(live, on));
    });
  });

  test('[LR2] catch up however many commits went by unasked', () => {
    const live = aLivePlan();
    const on = { quarter: 2, asOf: '2023-07-20' } as const;
    liveRollup(live, on);
    for (let version = 1; version <= 5000; version += 1) {
      const row: Row = rows[version % rows.length]!;
      live.advance(version, [version % 2 === 0 ? row : { ...row, fields: emptyFields }], '');
    }
    expect(liveRollup(live, on)).toEqual(anew(live, on));
  });
});
