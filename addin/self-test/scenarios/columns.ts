// Columns that are inserted, moved and deleted, and the table around them.
import type { Scenario } from '../scenario.ts';
import { A1, A2, A3, A4, hand, pane, sortByPane, unprotect, write } from '../steps.ts';

const deletedColumn = [
  write(A1, 'percent', 40),
  pane('send'),
  write(A2, 'result', 'Đã soạn xong'),
  unprotect,
  hand({ kind: 'deleteColumn', column: 'percent' }),
  pane('check'),
];

export const columnScenarios: readonly Scenario[] = [
  {
    id: 'insertedColumn',
    name: { vi: 'Chèn một cột riêng', en: 'A column of one’s own is inserted' },
    steps: [
      write(A1, 'result', 'Đã trình'),
      unprotect,
      hand({ kind: 'insertColumn', before: 'percent', text: 'Việc riêng' }),
      write(A1, 'note', 'Sau khi chèn cột'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} result`]: 'Đã trình', [`${A1} note`]: 'Sau khi chèn cột' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} result`]: 'Đã trình', [`${A1} note`]: 'Sau khi chèn cột' },
    },
  },
  {
    id: 'movedColumn',
    name: { vi: 'Chuyển cột Ghi chú lên trước', en: 'The column Ghi chú is moved to the front' },
    steps: [
      write(A1, 'note', 'Trước khi chuyển'),
      unprotect,
      hand({ kind: 'moveColumn', column: 'note', before: 'status' }),
      write(A2, 'note', 'Sau khi chuyển'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Trước khi chuyển', [`${A2} note`]: 'Sau khi chuyển' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi' },
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} note`]: 'Trước khi chuyển', [`${A2} note`]: 'Sau khi chuyển' },
    },
  },
  {
    id: 'deletedColumn',
    name: { vi: 'Xóa một cột phải điền', en: 'A field’s column is deleted' },
    steps: deletedColumn,
    expected: {
      cells: { [`${A2} result`]: 'Đã soạn xong' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Chờ gửi (1 ô)' },
      waiting: [`${A2} result`],
      problems: [`${A1} statusMissing`, `${A2} statusMissing`, 'sheet missingColumn'],
      said: 'notice.checkedProblems',
      service: { [`${A1} percent`]: 40 },
    },
  },
  {
    id: 'deletedColumnRepaired',
    name: { vi: 'Sửa lại định dạng sau khi xóa cột', en: 'A deleted column is repaired' },
    steps: [...deletedColumn, pane('repair')],
    expected: {
      cells: { [`${A1} percent`]: '40', [`${A2} result`]: 'Đã soạn xong' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Chờ gửi (1 ô)' },
      waiting: [`${A2} result`],
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
      said: 'notice.repaired',
      service: { [`${A1} percent`]: 40 },
    },
  },
  {
    id: 'deletedIds',
    name: { vi: 'Xóa cột Mã sau khi sắp xếp', en: 'The column Mã is deleted after a sort' },
    steps: [
      write(A1, 'percent', 40),
      sortByPane('title'),
      unprotect,
      hand({ kind: 'deleteColumn', column: 'rowId' }),
      pane('send'),
      pane('repair'),
    ],
    expected: {
      lines: [A2, A3, A4, A1],
      cells: { [`${A1} percent`]: '40' },
      sync: { [A1]: 'Chờ gửi (1 ô)' },
      waiting: [`${A1} percent`],
      problems: [`${A1} statusMissing`],
      said: 'notice.repaired',
    },
  },
  {
    id: 'smallerTable',
    name: { vi: 'Thu nhỏ bảng', en: 'The table is made smaller' },
    steps: [
      unprotect,
      hand({ kind: 'resizeTable', rows: 3, columns: 10 }),
      write(A4, 'note', 'Ngoài bảng'),
      pane('send'),
      pane('repair'),
    ],
    expected: {
      cells: { [`${A4} note`]: 'Ngoài bảng' },
      sync: { [A4]: 'Đã gửi' },
      problems: [`${A4} statusMissing`],
      said: 'notice.repaired',
      service: { [`${A4} note`]: 'Ngoài bảng' },
    },
  },
  {
    id: 'plainCells',
    name: { vi: 'Chuyển bảng thành vùng thường', en: 'The table is turned into plain cells' },
    steps: [
      unprotect,
      hand({ kind: 'plainCells' }),
      write(A1, 'note', 'Không còn bảng'),
      pane('repair'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Không còn bảng' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} note`]: 'Không còn bảng' },
    },
  },
];
