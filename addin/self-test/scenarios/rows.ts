// Rows that are sorted, filtered, inserted, deleted and copied.
import { sentence } from '../../../plan/reasons/reason.ts';
import type { Scenario } from '../scenario.ts';
import { A1, A2, A3, A4, hand, others, pane, sortByPane, unprotect, write } from '../steps.ts';

const deleted = [
  write(A1, 'note', 'Đã báo cáo'),
  pane('send'),
  write(A2, 'note', 'Đang nhập'),
  unprotect,
  hand({ kind: 'deleteRow', rowId: A1 }),
  pane('check'),
];

const copied = [
  write(A1, 'percent', 30),
  unprotect,
  hand({ kind: 'copyRow', rowId: A1 }),
  write(A1, 'result', 'Ghi vào bản sao'),
  pane('send'),
];

export const rowScenarios: readonly Scenario[] = [
  {
    id: 'sorted',
    name: {
      vi: 'Sắp xếp bằng lệnh của ngăn và bằng tay',
      en: 'Sorted by the pane’s command and by hand',
    },
    steps: [
      write(A1, 'percent', 40),
      sortByPane('title'),
      write(A1, 'result', 'Đã trình'),
      unprotect,
      hand({ kind: 'sort', column: 'rowId', ascending: false }),
      write(A2, 'note', 'Sau khi sắp xếp'),
      pane('send'),
    ],
    expected: {
      lines: [A4, A3, A2, A1],
      cells: {
        [`${A1} percent`]: '40',
        [`${A1} result`]: 'Đã trình',
        [`${A2} note`]: 'Sau khi sắp xếp',
      },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi' },
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
      said: 'notice.sent',
      service: {
        [`${A1} percent`]: 40,
        [`${A1} result`]: 'Đã trình',
        [`${A2} note`]: 'Sau khi sắp xếp',
      },
    },
  },
  {
    id: 'filtered',
    name: { vi: 'Dòng bị bộ lọc che khuất', en: 'Rows that a filter hides' },
    steps: [
      write(A1, 'note', 'Trước khi lọc'),
      unprotect,
      hand({ kind: 'filter', column: 'no', values: ['3'] }),
      pane('send'),
      others(A1, 'note', 'Thư ký bổ sung'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Thư ký bổ sung' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} note`]: 'Thư ký bổ sung' },
    },
  },
  {
    id: 'insertedLine',
    name: { vi: 'Chèn một dòng không có mã', en: 'A line without an id is inserted' },
    steps: [
      unprotect,
      hand({ kind: 'insertLine', rowId: A2, column: 'note', text: 'Việc phát sinh' }),
      write(A2, 'percent', 10),
      pane('send'),
      pane('repair'),
    ],
    expected: {
      lines: [A1, '', A2, A3, A4],
      cells: { ' note': 'Việc phát sinh', [`${A2} percent`]: '10' },
      sync: { [A2]: 'Đã gửi' },
      problems: [`${A2} statusMissing`, 'sheet missingRowId'],
      said: 'notice.repaired',
      service: { [`${A2} percent`]: 10 },
    },
  },
  {
    id: 'deletedRow',
    name: { vi: 'Xóa một dòng của kế hoạch', en: 'A row of the plan is deleted' },
    steps: deleted,
    expected: {
      lines: [A2, A3, A4],
      cells: { [`${A2} note`]: 'Đang nhập' },
      sync: { [A2]: 'Chờ gửi (1 ô)' },
      waiting: [`${A2} note`],
      problems: [`${A2} statusMissing`, 'sheet missingRow'],
      said: 'notice.checkedCleanPending',
      service: { [`${A1} note`]: 'Đã báo cáo' },
    },
  },
  {
    id: 'deletedRowRestored',
    name: { vi: 'Khôi phục dòng đã xóa', en: 'A deleted row is put back' },
    steps: [...deleted, pane('restorePlan')],
    expected: {
      cells: { [`${A1} note`]: 'Đã báo cáo', [`${A2} note`]: 'Đang nhập' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Chờ gửi (1 ô)' },
      waiting: [`${A2} note`],
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
      said: 'notice.planRestored',
      service: { [`${A1} note`]: 'Đã báo cáo' },
    },
  },
  {
    id: 'copiedRow',
    name: { vi: 'Sao chép một dòng', en: 'A row is copied' },
    steps: copied,
    expected: {
      lines: [A1, A2, A3, A4, A1],
      cells: { [`${A1} percent`]: '30', [`${A1} result`]: 'Ghi vào bản sao' },
      sync: { [A1]: `Có lỗi [Kết quả, sản phẩm]: ${sentence('repeatedCell')}` },
      held: [`${A1} result`],
      said: 'notice.sentHeld',
      problems: [`${A1} repeatedCell`, `${A1} repeatedRowId`, `${A1} statusMissing`],
      service: { [`${A1} percent`]: 30 },
    },
  },
  {
    id: 'copiedRowSettled',
    name: { vi: 'Xóa dòng gốc, giữ bản sao', en: 'The original goes, the copy stays' },
    steps: [...copied, hand({ kind: 'deleteRow', rowId: A1 }), pane('send')],
    expected: {
      lines: [A2, A3, A4, A1],
      cells: { [`${A1} percent`]: '30', [`${A1} result`]: 'Ghi vào bản sao' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} percent`]: 30, [`${A1} result`]: 'Ghi vào bản sao' },
    },
  },
];
