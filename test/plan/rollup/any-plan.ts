// Plans of any shape, with records on their rows.
import fc from 'fast-check';
import { quarterEnd, type Quarter } from '../../../plan/quarter.ts';
import type { RollupSource } from '../../../plan/rollup/rollup-state.ts';
import type { Task } from '../../../plan/plan.ts';
import { emptyRows, type Row } from '../../../plan/row.ts';
import { aTask, aUnit, YEAR } from '../../builders.ts';
import { fields } from '../check/field-values.ts';

export type AnyPlan = RollupSource & Readonly<{ rows: readonly Row[] }>;

const units = [
  ...['a', 'b', 'c', 'd', 'e'].map(id => aUnit(id)),
  aUnit('huyen', { group: 'memberList', members: ['a', 'b', 'c'], canReport: false }),
  aUnit('so', { group: 'memberList', members: ['c', 'd'], canReport: false }),
  aUnit('kiem-tra', { group: 'decidedLater', canReport: false }),
];
const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'huyen', 'so', 'kiem-tra');
const listed = fc.subarray<Quarter>([1, 2, 3, 4], { minLength: 0 });

const story = fc.record({
  lead: fc.option(names, { nil: null }),
  coordinating: fc.uniqueArray(names, { maxLength: 4 }),
  quarters: listed,
  due: fc.constantFrom('inLast', 'never', 'beforeTheYear'),
  isPlaced: fc.boolean(),
});

const anyTasks = fc.array(story, { minLength: 1, maxLength: 8 }).map(stories =>
  stories.map(({ lead, coordinating, quarters, due, isPlaced }, index): Task => {
    const last = quarters.at(-1);
    const inLast = due === 'inLast' && last !== undefined ? quarterEnd(YEAR, last) : null;
    const before = due === 'beforeTheYear' && last === undefined ? `${YEAR - 1}-12-31` : null;
    const task = aTask({ no: index + 1, lead, coordinating, quarters, due: inLast ?? before });
    const isKnown = isPlaced || quarters.length > 0;
    return isKnown ? task : { ...task, timing: { ...task.timing, quarters: null } };
  }),
);

export const anyPlan: fc.Arbitrary<AnyPlan> = anyTasks.chain(tasks => {
  const rows = emptyRows(tasks, units);
  return fc
    .tuple(...rows.map(row => fields.map(some => ({ ...row, fields: some }) satisfies Row)))
    .map(filled => ({ plan: { year: YEAR }, tasks, units, rows: filled, version: 1 }));
});
