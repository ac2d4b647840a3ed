import { expect, test } from 'vitest';
import { addDays } from '../../plan/iso-date.ts';
import { quarterEnd, quarterNumeral, quarterOf, quarters, quarterStart } from '../../plan/quarter.ts';

test('[QU1] the four quarters cover the year without gap or overlap', () => {
  expect(quarters.map(quarterNumeral)).toEqual(['I', 'II', 'III', 'IV']);
  expect(quarterStart(2023, 1)).toBe('2023-01-01');
  expect(quarterEnd(2023, 4)).toBe('2023-12-31');
  for (const quarter of [1, 2, 3] as const) {
    expect(addDays(quarterEnd(2023, quarter), 1)).toBe(quarterStart(2023, (quarter + 1) as 2 | 3 | 4));
  }
});

test('[QU1] each day lies in the quarter between whose ends it stands', () => {
  for (let day = '2024-01-01'; day < '2025-01-01'; day = addDays(day, 1)) {
    const quarter = quarterOf(day);
    expect(quarterStart(2024, quarter) <= day && day <= quarterEnd(2024, quarter)).toBe(true);
  }
});
