import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNames } from '../../../plan/field.ts';
import { columnOf } from '../../../plan/sheet/columns.ts';
import { decodeHidden, encodeHidden, hiddenReferences } from '../../../plan/sheet/hidden-sheet.ts';
import type { HiddenSheet } from '../../../plan/sheet/sheet-document.ts';
import { secretariat, unitAccount } from '../../builders.ts';
import { sheetFor } from './sheet-stories.ts';

const { hidden } = sheetFor(unitAccount('vp'));
const cells = encodeHidden(hidden);
const changed = (change: (block: (string | number)[][]) => void) => {
  const block = cells.map(row => [...row]);
  change(block);
  return decodeHidden(block);
};

describe('the hidden sheet', () => {
  test("[SH7] stands where the workbook's names look for it", () => {
    expect(cells.slice(0, 8).map(row => [row[0], row[1]])).toEqual([
      ['formatVersion', 1],
      ['plan', 'ke-hoach-thu'],
      ['unit', 'vp'],
      ['file', 'tep-1'],
      ['version', 4],
      ['epoch', 'e1'],
      ['signature', 'chu-ky'],
      ['today', hidden.today],
    ]);
    expect(cells[8]?.slice(0, 11)).toEqual(['', ...fieldNames.map(name => columnOf[name].header), '']);
    expect(cells[9]?.slice(0, 11)).toEqual(['rowId', ...fieldNames, 'versions']);
    expect(cells.slice(0, 6).map(row => row[13])).toEqual([
      'Chưa thực hiện',
      'Đang thực hiện',
      'Đã hoàn thành',
      'Tạm dừng',
      'Không thực hiện',
      '',
    ]);
    expect(cells[11]?.slice(0, 11)).toEqual([
      '02.VP',
      'Đang thực hiện',
      40,
      'Đã họp',
      '',
      '',
      '',
      '',
      '',
      '=1+1',
      '3 3 3 0 0 0 0 0 3',
    ]);
    expect(hiddenReferences(4)).toEqual({
      statusList: '_phuluc!$N$1:$N$5',
      baseIds: '_phuluc!$A$11:$A$14',
      baseCells: '_phuluc!$B$11:$J$14',
      baseHeaders: '_phuluc!$B$9:$J$9',
      today: '_phuluc!$B$8',
    });
  });

  test.each<[string, HiddenSheet]>([
    ["a unit's", hidden],
    ["the secretariat's", sheetFor(secretariat).hidden],
    ['one that follows the calendar', { ...hidden, today: null }],
    ['an empty one', { ...hidden, base: [] }],
  ])('[SH7] %s reads back as it was written', (_story, sheet) => {
    expect(decodeHidden(encodeHidden(sheet))).toEqual(sheet);
  });

  test('[SH8] numbers saved as text, moved lines and lost blanks are read all the same', () => {
    expect(decodeHidden(cells.map(row => row.map(cell => (cell === 4 ? '4' : cell))))).toEqual(hidden);
    expect(decodeHidden(cells.map(row => row.slice(0, 11)))).toEqual(hidden);
    expect(decodeHidden([[], ...cells.slice(0, 9).reverse(), ...cells.slice(9), [], ['']])).toEqual(hidden);
  });

  test('[SH8] a lost version, signature or base leaves nothing to trust and refuses nothing', () => {
    expect(changed(block => void (block[4]![1] = ''))).toEqual({ ...hidden, version: 0 });
    expect(changed(block => void (block[4]![1] = 'abc'))).toEqual({ ...hidden, version: 0 });
    expect(changed(block => void block.splice(6, 1))).toEqual({ ...hidden, signature: '' });
    expect(changed(block => void block.splice(9))).toEqual({ ...hidden, base: [] });
    expect(changed(block => block.forEach(row => row.splice(10, 1)))).toEqual({
      ...hidden,
      base: hidden.base.map(row => ({ ...row, versions: fieldNames.map(() => 0) })),
    });
  });

  test('[SH8] a sheet that does not tell its plan, or comes from a newer program, is refused', () => {
    expect(changed(block => void (block[1]![1] = ''))).toEqual({ reason: 'hiddenSheetUnreadable' });
    expect(decodeHidden([])).toEqual({ reason: 'hiddenSheetUnreadable' });
    expect(changed(block => void (block[0]![1] = 2))).toEqual({ reason: 'newerFormat' });
  });

  test('[SH8] any cells whatever are read without failing', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom('rowId', 'plan', 'versions', null, true, undefined, {}),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 20 }), block => {
        const read = decodeHidden(block);
        if ('reason' in read) return;
        expect(Number.isInteger(read.version) && read.version >= 0).toBe(true);
        for (const row of read.base) expect([row.cells.length, row.versions.length]).toEqual([9, 9]);
      }),
      { numRuns: 500 },
    );
  });
});
