import { expect, test } from 'vitest';
import { issuerParts } from '../../../plan/report/national-header.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { printedBlocks } from '../../../plan/sheet/printed-blocks.ts';
import type { PrintedCell, PrintedLook, PrintedSheet } from '../../../plan/sheet/printed-sheet.ts';
import { rollupSheet } from '../../../plan/sheet/rollup-sheet.ts';
import { aMadeUpPlan } from '../rollup/made-up-plan.ts';

const cell = (row: number, column: number, look: PrintedLook, value: string | number, columns = 1) =>
  ({ row, column, look, value, columns }) satisfies PrintedCell;

const sheet = (cells: readonly PrintedCell[]): PrintedSheet => ({
  ...{ name: 'Tổng hợp', landscape: true, headerRow: null },
  widthsChars: [10, 40, 20, 10, 20],
  cells,
});

test('[PQ1] lines over the whole width head the table after them; a gap or another head begins the next', () => {
  const title = cell(0, 0, 'title', 'Tổng hợp', 5);
  const section = cell(2, 0, 'section', 'I. Số liệu', 5);
  const figures = [cell(3, 0, 'text', 'Nhiệm vụ', 2), cell(3, 2, 'number', 9)];
  const next = cell(4, 0, 'section', 'II. Đơn vị', 5);
  const header = [cell(5, 0, 'header', 'Stt'), cell(5, 1, 'header', 'Đơn vị')];
  const line = [cell(6, 0, 'center', 1), cell(6, 1, 'text', 'Sở Y tế')];
  const none = cell(8, 0, 'note', 'Không có', 5);
  expect(printedBlocks(sheet([title, section, ...figures, next, ...header, ...line, none]))).toEqual([
    { heads: [title], headers: [], lines: [], shares: [] },
    { heads: [section], headers: [], lines: [figures], shares: [0.1, 0.4, 0.2] },
    { heads: [next], headers: [header], lines: [line], shares: [0.1, 0.4] },
    { heads: [none], headers: [], lines: [], shares: [] },
  ]);
});

test('[PQ2] a table of many columns takes the page’s width, with room for a date in one line', () => {
  const [block] = printedBlocks(
    sheet([
      cell(0, 0, 'center', 6),
      cell(0, 1, 'text', 'Họp Hội đồng'),
      cell(0, 2, 'number', 3),
      cell(0, 3, 'date', 45_016),
    ]),
  );
  expect(block!.shares).toEqual([10, 40, 16, 17].map(chars => chars / 83));
});

test('[PQ3] of the roll-up of each quarter every line stands in one block, in its order', () => {
  const { document, rows } = aMadeUpPlan();
  for (const quarter of [1, 2, 3, 4] as const) {
    const rollup = rollUp({ ...document, rows, version: 1 }, { quarter, asOf: '2023-07-20' });
    const printed = rollupSheet(rollup, { ...document, language: 'vi' });
    const blocks = printedBlocks(printed);
    expect(
      blocks.flatMap(({ heads, headers, lines }) => [...heads, ...headers.flat(), ...lines.flat()]),
    ).toEqual(printed.cells);
    expect(blocks.filter(({ headers }) => headers.length > 1)).toEqual([]);
  }
});

test.each([
  [
    'Hội đồng Thi đua - Khen thưởng tỉnh Thái Bình',
    ['Hội', 'đồng', 'Thi đua - Khen thưởng', 'tỉnh Thái Bình'],
  ],
  ['ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG', ['ỦY', 'BAN', 'NHÂN', 'DÂN', 'THÀNH PHỐ HẢI PHÒNG']],
  ['Sở Nội vụ', ['Sở', 'Nội', 'vụ']],
  ['Hội đồng Thi đua - Khen thưởng', ['Hội', 'đồng', 'Thi đua - Khen thưởng']],
  ['', []],
])('[PQ4] the lines of an issuer’s name end only where they may: %s', (issuer, parts) => {
  expect(issuerParts(issuer)).toEqual(parts);
  expect(parts.join(' ')).toBe(issuer);
});
