import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dateOf, formatDate, fromSerial, isIsoDate, toSerial } from '../../plan/iso-date.ts';

describe('dates', () => {
  test.each([
    ['2023-06-30', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-06-31', false],
    ['2023-6-30', false],
    ['1899-12-31', false],
    ['2200-01-01', false],
    ['30/06/2023', false],
    ['', false],
  ])('[DT1] %j is a calendar date: %s', (text, expected) => {
    expect(isIsoDate(text)).toBe(expected);
  });

  test.each([
    [2023, 6, 30, '2023-06-30'],
    [2023, 6, 31, null],
    [2023, 13, 1, null],
    [2023, 0, 1, null],
    [99, 1, 1, null],
  ])('[DT1] year %s, month %s, day %s is %s', (year, month, day, expected) => {
    expect(dateOf(year, month, day)).toBe(expected);
  });

  test.each([
    ['1900-03-01', 61],
    ['2000-01-01', 36526],
    ['2023-04-04', 45020],
  ])('[DT2] %s is the serial %s in Excel', (date, serial) => {
    expect(toSerial(date)).toBe(serial);
    expect(fromSerial(serial)).toBe(date);
    expect(fromSerial(serial + 0.99)).toBe(date);
  });

  test('[DT2] a workbook of 1904 counts 1462 days less', () => {
    expect(toSerial('2023-04-04', 1904)).toBe(45020 - 1462);
    expect(fromSerial(45020 - 1462, 1904)).toBe('2023-04-04');
  });

  test.each([60, 0, -1, 109_575, Number.NaN, Number.POSITIVE_INFINITY])(
    '[DT2] %s is the serial of no date',
    serial => {
      expect(fromSerial(serial)).toBeNull();
    },
  );

  test('[DT2] every serial comes back from its date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 109_574 }),
        fc.constantFrom<1900 | 1904>(1900, 1904),
        (serial, calendar) => {
          const date = fromSerial(serial, 1900)!;
          expect(isIsoDate(date)).toBe(true);
          expect(fromSerial(toSerial(date, calendar), calendar)).toBe(date);
        },
      ),
    );
  });

  test('[DT3] dates move by days and read as administration writes them', () => {
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(formatDate('2023-04-04')).toBe('04/04/2023');
  });
});
