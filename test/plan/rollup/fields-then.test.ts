import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames, type Fields, type FieldValue } from '../../../plan/field.ts';
import { fieldsAfter, fieldsBefore, type Stretch } from '../../../plan/rollup/fields-then.ts';
import { aRow } from '../../builders.ts';
import { fields } from '../check/field-values.ts';

const start = [aRow(1, 'a'), aRow(1, 'b', 'coordinate', { note: 'Đã gửi' }), aRow(2, 'a'), aRow(3, 'c')];
const edits = fc.array(
  fc.record({ row: fc.nat(start.length - 2), field: fc.constantFrom(...fieldNames), from: fields }),
  { minLength: 10, maxLength: 40 },
);

type Line = Stretch[number];
type Rows = ReadonlyMap<string, Readonly<{ fields: Fields }>>;

/** The log that edits make, and the rows before each line and after the last, each kept whole. */
function logOf(made: readonly { row: number; field: (typeof fieldNames)[number]; from: Fields }[]) {
  const log: Line[] = [];
  const states: Rows[] = [new Map(start.map(row => [row.id, row]))];
  for (const { row, field, from } of made) {
    const rowId = start[row]!.id;
    const last = states.at(-1)!;
    const before: FieldValue = last.get(rowId)!.fields[field];
    log.push({ rowId, field, before, after: from[field] });
    const next = { fields: { ...last.get(rowId)!.fields, [field]: from[field] } as Fields };
    states.push(new Map([...last, [rowId, next]]));
  }
  return { log, states };
}

function over(rows: Rows, then: ReadonlyMap<string, Fields>): unknown {
  return [...rows].map(([id, row]) => [id, then.get(id) ?? row.fields]);
}

const allOf = (rows: Rows): unknown => [...rows].map(([id, row]) => [id, row.fields]);

test('[RO18] the rows of any version are found from those of any other, back or forward', () => {
  let walked = 0;
  fc.assert(
    fc.property(edits, fc.nat(40), fc.nat(40), (made, one, other) => {
      const { log, states } = logOf(made);
      const [from, to] = [Math.min(one, other, log.length), Math.min(Math.max(one, other), log.length)];
      const stretch = log.slice(from, to);
      walked += stretch.length;
      const back = fieldsBefore(states[to]!, stretch);
      expect(over(states[to]!, back)).toEqual(allOf(states[from]!));
      const forward = fieldsAfter(states[from]!, stretch);
      expect(over(states[from]!, forward)).toEqual(allOf(states[to]!));
      const touched = new Set(stretch.map(line => line.rowId));
      expect([new Set(back.keys()), new Set(forward.keys())]).toEqual([touched, touched]);
    }),
    { seed: 18, numRuns: 300 },
  );
  expect(walked).toBeGreaterThan(1000);
});

test('[RO18] what was known stays as it was, and a line of an unknown row is a fault', () => {
  const rows = new Map(start.map(row => [row.id, row]));
  const copy = structuredClone([...rows]);
  fieldsBefore(rows, [{ rowId: '01.A', field: 'note', before: 'Cũ', after: null }]);
  expect([...rows]).toEqual(copy);
  const stray = [{ rowId: '09.X', field: 'note' as const, before: null, after: 'Mới' }];
  expect(() => fieldsAfter(rows, stray)).toThrow('09.X');
});
