import { describe, expect, it } from 'vitest';
import { readEntry } from './entry.ts';
import { displayText } from './number-format.ts';

const rules = { date1904: false, thisYear: 2023 };

describe('what Excel makes of a typed text', () => {
  it.each([
    // text, cell format, language, value, what the cell then shows
    ['05/2026', '@', 'vi', '05/2026', '05/2026'],
    ['05/2026', 'General', 'vi', 46143, 'May-26'],
    ['30/6', 'General', 'vi', 45107, '30-Jun'],
    ['6/30', 'General', 'en', 45107, '30-Jun'],
    ['04/05/2023', 'General', 'vi', 45050, '04/05/2023'],
    ['04/05/2023', 'General', 'en', 45021, '4/5/2023'],
    ['31/02/2023', 'General', 'vi', '31/02/2023', '31/02/2023'],
    ['50,5', 'General', 'vi', 50.5, '50,5'],
    ['50.5', 'General', 'en', 50.5, '50.5'],
    ['1.234', 'General', 'vi', 1234, '1.234'],
    ['50%', 'General', 'vi', 0.5, '50%'],
    ["'007", 'General', 'vi', '007', '007'],
    ['=1+1', '@', 'vi', '=1+1', '=1+1'],
    ['- giao ban', 'General', 'vi', '- giao ban', '- giao ban'],
    ['TRUE', 'General', 'vi', true, 'TRUE'],
    ['38/KH-HĐTĐKT', 'General', 'vi', '38/KH-HĐTĐKT', '38/KH-HĐTĐKT'],
  ] as const)('[HO16] %s in a cell of format %s (%s)', (text, format, locale, value, shown) => {
    const entry = readEntry(text, format, { ...rules, locale });
    const numberFormat = format === 'General' ? (entry.numberFormat ?? format) : format;
    expect([entry.value, displayText(entry.value, numberFormat, locale)]).toEqual([value, shown]);
  });

  it('[HO17] the 1904 calendar counts the same day 1,462 days earlier and shows it the same', () => {
    const entry = readEntry('30/06/2023', 'General', { ...rules, locale: 'vi', date1904: true });
    expect([entry.value, displayText(entry.value, 'dd/mm/yyyy', 'vi', true)]).toEqual([
      45107 - 1462,
      '30/06/2023',
    ]);
  });
});
