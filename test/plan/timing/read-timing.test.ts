import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Timing } from '../../../plan/plan.ts';
import { quarterStart, type Quarter } from '../../../plan/quarter.ts';
import { readTiming } from '../../../plan/timing/read-timing.ts';

type Vector = {
  input: string;
  kind: Timing['kind'];
  quarters: Quarter[] | null;
  due: string | null;
  confidence: number;
  start?: string;
  year?: number;
};
const { planYear, vectors } = JSON.parse(
  readFileSync(new URL('../../data/timing-cases.json', import.meta.url), 'utf8'),
) as { planYear: number; vectors: Vector[] };

describe('the spellings of real plans', () => {
  it.each(vectors)('[TM1] "$input"', vector => {
    const [text, numberFormat] = vector.input.split(' | format ');
    const year = vector.year ?? planYear;
    const { timing } = readTiming(text!, { year, numberFormat });
    expect({ kind: timing.kind, quarters: timing.quarters, due: timing.due }).toEqual({
      kind: vector.kind,
      quarters: vector.quarters,
      due: vector.due,
    });
    if (vector.start !== undefined) expect(timing.start).toBe(vector.start);
    else if (vector.kind === 'quarters') expect(timing.start).toBe(quarterStart(year, vector.quarters![0]!));
    expect(Timing.safeParse(timing).success).toBe(true);
  });
});

describe('spellings of other plans', () => {
  type Case = [string, Timing['kind'], Quarter[] | null, string | null, string | null];
  it.each<Case>([
    ['Hàng năm', 'recurring', [1, 2, 3, 4], null, null],
    ['Quý II hằng năm', 'recurring', [2], null, '2023-06-30'],
    ['Trước ngày 10/12 hằng năm', 'recurring', [4], null, '2023-12-10'],
    ['Trước ngày 20 của tháng cuối quý', 'recurring', [1, 2, 3, 4], null, null],
    ['6 tháng/lần', 'recurring', [1, 2, 3, 4], null, null],
    ['Xong trong Quý II/2023', 'quarters', [2], '2023-04-01', '2023-06-30'],
    ['Quý I-II; IV', 'quarters', [1, 2, 4], '2023-01-01', '2023-12-31'],
    ['Quý III/2022 đến quý I/2023', 'quarters', [1], '2022-07-01', '2023-03-31'],
    ['Trước quý III', 'quarters', [2], '2023-04-01', '2023-06-30'],
    ['Hoàn thành trong tháng 6', 'month', [2], '2023-06-01', '2023-06-30'],
    ['T6/2023', 'month', [2], '2023-06-01', '2023-06-30'],
    ['trước tháng 6/2023', 'month', [2], '2023-05-01', '2023-05-31'],
    ['Tháng 3, 4, 5/2023', 'months', [1, 2], '2023-03-01', '2023-05-31'],
    ['Tháng 11 - tháng 2/2024', 'months', [4], '2023-11-01', '2024-02-29'],
    ['Chậm nhất ngày 25 tháng 12', 'date', [4], null, '2023-12-25'],
    ['Theo Kế hoạch, xong trước 30/9', 'date', [3], null, '2023-09-30'],
    ['Quý I (trước 15/3)', 'date', [1], null, '2023-03-15'],
    ['từ ngày 01/3 đến hết ngày 15/7/2023', 'dateRange', [1, 2, 3], '2023-03-01', '2023-07-15'],
    ['Từ 15 đến 20 tháng 5 năm 2023', 'dateRange', [2], '2023-05-15', '2023-05-20'],
    ['30/6; 31/12', 'milestones', [2, 4], '2023-06-30', '2023-12-31'],
    ['Quý III và tháng 11', 'milestones', [3, 4], '2023-07-01', '2023-11-30'],
    ['2022-2023', 'yearRound', [1, 2, 3, 4], '2022-01-01', '2023-12-31'],
    ['2023 và những năm tiếp theo', 'openStart', [1, 2, 3, 4], '2023-01-01', null],
    ['Từ quý II/2023', 'openStart', [2, 3, 4], '2023-04-01', null],
    ['Trong vòng 30 ngày kể từ ngày 01/3/2023', 'relative', [1], '2023-03-01', '2023-03-31'],
    ['05 ngày làm việc kể từ ngày ban hành', 'relative', null, null, null],
    ['Sau khi có hướng dẫn của Trung ương', 'event', [], null, null],
    ['như trên', 'ditto', null, null, null],
    ['Sở KHCN đưa ra kế hoạch', 'unknown', null, null, null],
    ['7', 'unknown', null, null, null],
    ['Quý V', 'invalid', null, null, null],
    ['29/2/2023', 'invalid', null, null, null],
    ['29/2', 'date', [1], null, '2023-02-28'],
  ])('[TM2] "%s" is %s', (text, kind, quarters, start, due) => {
    expect(readTiming(text, { year: 2023 }).timing).toEqual({ kind, quarters, start, due });
  });

  it('[TM3] under "Số ngày dự kiến" a number counts days, and words stay words', () => {
    const kind = (text: string): string => readTiming(text, { year: 2023, measure: 'days' }).timing.kind;
    expect([kind('7'), kind('30'), kind('10 ngày'), kind('Quý I')]).toEqual([
      'durationDays',
      'durationDays',
      'durationDays',
      'quarters',
    ]);
  });

  it.each([
    ['Quý Ill', ['timingOcr']],
    ['Quý II', []],
    ['Tháng 13', ['timingInvalid']],
    ['Sở KHCN đưa ra kế hoạch', ['timingUnread']],
    ['31/03/2023\n Đề xuất hạn là thường xuyên', ['timingRemark']],
    ['100 ngày', ['timingNotPlaced']],
    ['Trước 01/01/2030', ['timingOutsideYear']],
  ])('[TM4] of "%s" it says %j', (text, reasons) => {
    expect(readTiming(text, { year: 2023 }).findings.map(finding => finding.reason)).toEqual(reasons);
  });
});
