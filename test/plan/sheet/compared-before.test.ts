import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames } from '../../../plan/field.ts';
import { ComparedBefore } from '../../../plan/sheet/compared-before.ts';
import { compareSheet } from '../../../plan/sheet/compare-sheet.ts';
import type { SheetReading } from '../../../plan/sheet/sheet-reading.ts';
import { secretariat, unitAccount } from '../../builders.ts';
import { plan, readBack, sheetFor, tasks, typed, units } from './sheet-stories.ts';

const vp = unitAccount('vp');
const asMade = readBack(sheetFor(vp));
const ids = asMade.lines.map(line => String(line.values[0]));
const at = { plan, tasks, units, account: vp, today: '2023-05-15' } as const;

/** As somebody's edit is read: lines that are not touched are the same objects. */
function edited(reading: SheetReading, one: Parameters<typeof typed>[1]): SheetReading {
  const next = typed(reading, one);
  const lines = next.lines.map((line, index) => {
    const old = reading.lines[index]!;
    return line.values.every((value, place) => value === old.values[place]) ? old : line;
  });
  return { ...next, lines };
}

test('[SL7] a line that is the same comes to the very same, the one that was edited to something else', () => {
  const before = new ComparedBefore();
  const first = compareSheet({ ...at, reading: asMade, before });
  const second = compareSheet({ ...at, reading: edited(asMade, ['02.VP', 'percent', '60']), before });
  const fresh = second.rows.filter(row => !first.rows.includes(row)).map(({ rowId }) => rowId);
  expect([second.rows.length, fresh]).toEqual([first.rows.length, ['02.VP']]);
});

test('[SL7] on another day or for another account nothing is taken for the same', () => {
  const before = new ComparedBefore();
  compareSheet({ ...at, reading: asMade, before });
  for (const other of [{ today: '2023-12-31' }, { account: secretariat }] as const) {
    expect(compareSheet({ ...at, ...other, reading: asMade, before })).toEqual(
      compareSheet({ ...at, ...other, reading: asMade }),
    );
  }
});

const edit = fc.tuple(
  fc.constantFrom(...ids),
  fc.constantFrom(...fieldNames, 'title' as const, 'rowId' as const),
  fc.constantFrom('', '50', '50,5', 'Đã hoàn thành', '30/6/2023', ...ids),
);
const rebased = ({ hidden, ...reading }: SheetReading, place: number): SheetReading => ({
  ...reading,
  hidden: {
    ...hidden,
    base: hidden.base.map((row, index) =>
      index === place % hidden.base.length ? { ...row, versions: row.versions.map(one => one + 1) } : row,
    ),
  },
});

test('[SL7] whatever is edited, copied, renamed or rebased, it is what a comparison from the beginning finds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, fc.option(fc.nat(9))), { maxLength: 8 }), steps => {
      const before = new ComparedBefore();
      let reading = asMade;
      for (const [one, place] of steps) {
        reading = edited(place === null ? reading : rebased(reading, place), one);
        expect(compareSheet({ ...at, reading, before })).toEqual(compareSheet({ ...at, reading }));
      }
    }),
    { numRuns: 60 },
  );
});
