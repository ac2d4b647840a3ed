import { describe, expect, it } from 'vitest';
import { addressOf, joinedAddresses, runsOf } from '../../../addin/excel/area.ts';
import { moveFormula, placeArea, placementAsMade, type Placement } from '../../../addin/excel/placement.ts';
import { sheetOf } from '../../server/workbook/seed-plan.ts';

const document = sheetOf('so-gddt');
const first = document.headerRow + 1;

describe('where a document stands in a sheet', () => {
  it('[XL8] in a sheet as it was made each area is where the document says', () => {
    const placement = placementAsMade(document);
    expect(document.validations.flatMap(({ area }) => placeArea(area, document, placement))).toEqual(
      document.validations.map(({ area }) => area),
    );
  });

  it('[XL8] an area over all rows grows with blank lines among them, and splits where a column was inserted', () => {
    const moved: Placement = {
      headerRow: document.headerRow + 2,
      body: { row: first + 2, rows: document.rows.length + 3 },
      column: index => (index < 12 ? index : index + 1),
      row: index => first + 2 + index,
    };
    const area = { row: first, column: 8, rows: document.rows.length, columns: 9 };
    expect(placeArea(area, document, moved)).toEqual([
      { row: first + 2, column: 8, rows: document.rows.length + 3, columns: 4 },
      { row: first + 2, column: 13, rows: document.rows.length + 3, columns: 5 },
    ]);
  });

  it('[XL8] an area over some rows follows them through a sort', () => {
    const sorted: Placement = {
      ...placementAsMade(document),
      row: index => first + [2, 0, 1][index]!,
    };
    const area = { row: first, column: 8, rows: 2, columns: 1 };
    expect(placeArea(area, document, sorted)).toEqual([
      { row: first, column: 8, rows: 1, columns: 1 },
      { row: first + 2, column: 8, rows: 1, columns: 1 },
    ]);
  });

  it.each([
    ['=$A10<>B10', '=$A12<>C12'],
    ['=EXACT(B10,"B10")', '=EXACT(C12,"B10")'],
    [
      '=INDEX(PhuLuc_Goc,MATCH($A10,PhuLuc_Ma,0),MATCH(B$9,PhuLuc_Cot,0))',
      '=INDEX(PhuLuc_Goc,MATCH($A12,PhuLuc_Ma,0),MATCH(C$11,PhuLuc_Cot,0))',
    ],
    ['=LOG10(B10)>PhuLuc_HomNay', '=LOG10(C12)>PhuLuc_HomNay'],
  ])('[XL8] the rule %s moves to %s', (formula, moved) => {
    expect(moveFormula(formula, column => (column === 0 ? 0 : column + 1), 2)).toBe(moved);
  });

  it('[XL8] a rule that leans on a deleted column is left out', () => {
    expect(moveFormula('=$A10<>B10', column => (column === 0 ? null : column), 0)).toBeNull();
  });
});

describe('addresses', () => {
  it.each([
    [{ row: 0, column: 0, rows: 1, columns: 1 }, 'A1'],
    [{ row: 9, column: 8, rows: 28, columns: 9 }, 'I10:Q37'],
    [{ row: 0, column: 26, rows: 2, columns: 1 }, 'AA1:AA2'],
  ])('[XL10] %o is %s', (area, address) => {
    expect(addressOf(area)).toBe(address);
  });

  it('[XL10] thousands of areas need few proxies, each with an address that Excel takes', () => {
    const areas = Array.from({ length: 5000 }, (_, index) => ({
      row: 10 + 2 * index,
      column: 8,
      rows: 1,
      columns: 9,
    }));
    const joined = joinedAddresses(areas);
    expect(joined.join(',')).toBe(areas.map(addressOf).join(','));
    expect(Math.max(...joined.map(address => address.length))).toBeLessThanOrEqual(8192);
    expect(joined.length).toBeLessThan(15);
  });

  it('[XL10] numbers without a gap are one run', () => {
    expect(runsOf([3, 4, 5, 9, 11, 12])).toEqual([
      { first: 3, count: 3 },
      { first: 9, count: 1 },
      { first: 11, count: 2 },
    ]);
  });
});
