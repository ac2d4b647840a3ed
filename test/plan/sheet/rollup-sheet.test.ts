import { describe, expect, test } from 'vitest';
import { toSerial } from '../../../plan/iso-date.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { progressClassLabels } from '../../../plan/rollup.ts';
import { rollupSheet } from '../../../plan/sheet/rollup-sheet.ts';
import { plan, rows, tasks, units } from './sheet-stories.ts';

const rollup = rollUp({ plan, tasks, units, rows, version: 4 }, { quarter: 2, asOf: '2023-07-15' });
const sheet = rollupSheet(rollup, { plan, tasks, units, language: 'vi' });
const lines = new Map<number, (string | number)[]>();
for (const cell of sheet.cells) lines.set(cell.row, [...(lines.get(cell.row) ?? []), cell.value]);
const text = [...lines.values()];

describe('the printed roll-up', () => {
  test('[RO11] names issuer, quarter, as-of date and version', () => {
    expect(text.slice(0, 4)).toEqual([
      ['HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH'],
      ['Tổng hợp kết quả thực hiện nhiệm vụ Quý II năm 2023'],
      ['(Theo Kế hoạch số 38/KH-HĐTĐKT ngày 04/04/2023)'],
      ['Số liệu tính đến ngày 15/07/2023, phiên bản dữ liệu 4'],
    ]);
    expect(sheet.name).toBe('Tổng hợp Quý II');
  });

  test('[RO11] shows each class with its count, and a line for each task', () => {
    for (const [name, label] of Object.entries(progressClassLabels)) {
      expect(text).toContainEqual([label.vi, rollup.classes[name as keyof typeof rollup.classes]]);
    }
    expect(text).toContainEqual([
      3,
      'Nhiệm vụ số 3',
      'Văn phòng',
      'Quý II',
      toSerial('2023-06-30'),
      'Hoàn thành đúng hạn',
      '1/1',
    ]);
    expect(text).toContainEqual([
      2,
      'Nhiệm vụ số 2',
      'Ban Thi đua',
      'Quý II',
      toSerial('2023-06-30'),
      'Chưa hoàn thành, quá hạn',
      '1/2',
    ]);
  });

  test('[RO11] lists units, units that are missing and tasks carried over', () => {
    expect(text).toContainEqual([2, 'Đơn vị so', 2, 1, 0, 2]);
    expect(text).toContainEqual(['IV. Đơn vị chưa báo cáo (1)']);
    expect(text).toContainEqual([1, 'Ban Thi đua']);
    expect(text).toContainEqual([1, 'Nhiệm vụ số 1', 'Quý I', toSerial('2023-03-31')]);
  });

  test('[RO11] no two cells overlap and none stands outside the columns', () => {
    const taken = new Set<string>();
    for (const cell of sheet.cells) {
      for (let column = cell.column; column < cell.column + (cell.columns ?? 1); column += 1) {
        expect(column).toBeLessThan(sheet.widthsChars.length);
        expect(taken.has(`${cell.row} ${column}`)).toBe(false);
        taken.add(`${cell.row} ${column}`);
      }
    }
    expect(sheet.name.length).toBeLessThanOrEqual(31);
    expect(sheet.headerRow).toBeNull();
  });

  test('[RO11] an empty quarter says so, in English too', () => {
    const empty = rollUp(
      { plan, tasks: [], units, rows: [], version: 4 },
      { quarter: 3, asOf: '2023-07-15' },
    );
    const values = rollupSheet(empty, { plan, tasks: [], units, language: 'en' }).cells.map(
      cell => cell.value,
    );
    expect(values).toContain('Summary of task results, quarter III of 2023');
    expect(values).toContain('There are no tasks in this quarter.');
    expect(values).toContain('All units have reported.');
  });
});
