import { expect, test } from 'vitest';
import { chartWords } from '../../../addin/dashboard/charts/chart-words.ts';
import { textIn } from '../../../addin/text/text.ts';

const vi = textIn('vi');

test.each([
  [
    'Tiến độ theo đơn vị. Horizontal bar chart with 23 bars. The X axis displays values. The Y axis displays categories. ',
    'Tiến độ theo đơn vị. Biểu đồ thanh ngang, 23 phần. ',
  ],
  ['Nhiệm vụ. Gantt chart with 9 data points. ', 'Nhiệm vụ. Biểu đồ thời gian, 9 nhiệm vụ. '],
  ['Tỷ lệ. Line chart with 1 lines. ', 'Tỷ lệ. Biểu đồ đường. '],
  ['1 bar', 'Biểu đồ thời gian, 1 nhiệm vụ. '],
  ['Tỷ lệ, line 1 of 1 with 7 data points.', 'Tỷ lệ, 7 thời điểm.'],
  ['Sở Y tế, Quá hạn: 1. Xem chi tiết', 'Sở Y tế, Quá hạn: 1. Xem chi tiết'],
])('[DK7] what the chart library says in English is said in the page’s language: %s', (label, expected) => {
  expect(chartWords(label, vi)).toBe(expected);
  expect(chartWords(expected, vi)).toBe(expected);
});
