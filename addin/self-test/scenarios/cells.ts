// What cells can hold: numbers and days as values, formulas and text, decimal commas, shares, blocks that were pasted.
import { sentence } from '../../../plan/reasons/reason.ts';
import type { Scenario } from '../scenario.ts';
import { A1, A2, A3, A4, hand, pane, unprotect, write } from '../steps.ts';

export const cellScenarios: readonly Scenario[] = [
  {
    id: 'pastedBlock',
    name: { vi: 'Dán một khối ô', en: 'A block of cells is pasted' },
    steps: [
      hand({
        kind: 'write',
        rowId: A1,
        column: 'status',
        values: [
          ['Đang thực hiện', 40, 'Đã trình'],
          ['Chưa thực hiện', 0, ''],
        ],
      }),
      pane('send'),
    ],
    expected: {
      cells: {
        [`${A1} status`]: 'Đang thực hiện',
        [`${A1} percent`]: '40',
        [`${A1} result`]: 'Đã trình',
        [`${A2} status`]: 'Chưa thực hiện',
        [`${A2} percent`]: '0',
      },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi' },
      said: 'notice.sent',
      service: {
        [`${A1} status`]: 'inProgress',
        [`${A1} percent`]: 40,
        [`${A1} result`]: 'Đã trình',
        [`${A2} status`]: 'notStarted',
        [`${A2} percent`]: 0,
      },
    },
  },
  {
    id: 'numbers',
    name: { vi: 'Số là giá trị, công thức, văn bản', en: 'Numbers as values, formulas and text' },
    steps: [
      write(A1, 'percent', 10),
      hand({ kind: 'formula', rowId: A2, column: 'percent', formula: '=20+20' }),
      write(A3, 'percent', "'30"),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} percent`]: '10', [`${A2} percent`]: '40', [`${A3} percent`]: '30' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi', [A3]: 'Đã gửi' },
      problems: [`${A1} statusMissing`, `${A2} statusMissing`, `${A3} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} percent`]: 10, [`${A2} percent`]: 40, [`${A3} percent`]: 30 },
    },
  },
  {
    id: 'days',
    name: { vi: 'Ngày là giá trị và văn bản', en: 'Days as values and text' },
    steps: [
      hand({ kind: 'formula', rowId: A1, column: 'completedOn', formula: '=DATE(2023,3,30)' }),
      write(A2, 'completedOn', "'30/3/2023"),
      write(A3, 'completedOn', "'2023-03-31"),
      pane('send'),
    ],
    expected: {
      cells: {
        [`${A1} completedOn`]: '30/03/2023',
        [`${A2} completedOn`]: '30/03/2023',
        [`${A3} completedOn`]: '31/03/2023',
      },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi', [A3]: 'Đã gửi' },
      problems: [`${A1} statusMissing`, `${A2} statusMissing`, `${A3} statusMissing`],
      said: 'notice.sent',
      service: {
        [`${A1} completedOn`]: '2023-03-30',
        [`${A2} completedOn`]: '2023-03-30',
        [`${A3} completedOn`]: '2023-03-31',
      },
    },
  },
  {
    id: 'decimalComma',
    name: { vi: 'Dấu phẩy thập phân', en: 'The decimal comma' },
    steps: [
      write(A1, 'percent', "'50,5"),
      write(A2, 'result', "'1.234,5"),
      write(A3, 'note', "'=1+1"),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} percent`]: '50,5', [`${A2} result`]: '1.234,5', [`${A3} note`]: '=1+1' },
      sync: {
        [A1]: `Có lỗi [Tiến độ %]: ${sentence('percentFraction', { text: '50,5', lower: 50, upper: 51 })}`,
        [A2]: 'Đã gửi',
        [A3]: 'Đã gửi',
      },
      said: 'notice.sentHeld',
      held: [`${A1} percent`],
      problems: [`${A1} percentFraction`, `${A2} statusMissing`, `${A3} formulaLike`, `${A3} statusMissing`],
      service: { [`${A2} result`]: '1.234,5', [`${A3} note`]: '=1+1' },
    },
  },
  {
    id: 'fixed',
    name: { vi: 'Sửa giúp: 0,5 thành 50', en: 'The repair on offer: 0.5 becomes 50' },
    steps: [write(A1, 'percent', 0.5), pane('check'), pane('fixAll'), pane('send')],
    expected: {
      cells: { [`${A1} percent`]: '50' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} percent`]: 50 },
    },
  },
  {
    id: 'shares',
    name: { vi: 'Tiến độ hiện dạng phần trăm', en: 'A share shown as a percentage' },
    steps: [
      write(A1, 'percent', 50),
      pane('send'),
      unprotect,
      hand({ kind: 'numberFormat', rowId: A1, column: 'percent', format: '0%' }),
      write(A1, 'percent', 0.5),
      pane('check'),
    ],
    expected: {
      cells: { [`${A1} percent`]: '50%' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.checkedClean',
      service: { [`${A1} percent`]: 50 },
    },
  },
  {
    id: 'numberFormat',
    name: { vi: 'Chỉ đổi định dạng số', en: 'The number format alone is changed' },
    steps: [
      write(A4, 'percent', 20),
      pane('send'),
      unprotect,
      hand({ kind: 'numberFormat', rowId: A4, column: 'percent', format: '0%' }),
      pane('repair'),
      pane('check'),
    ],
    expected: {
      cells: { [`${A4} percent`]: '20' },
      sync: { [A4]: 'Đã gửi' },
      problems: [`${A4} statusMissing`],
      said: 'notice.checkedClean',
      service: { [`${A4} percent`]: 20 },
    },
  },
];
