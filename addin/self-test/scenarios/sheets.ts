// The sheet as a whole: renamed, moved, copied beside itself, at another unit, without its base, under a password.
import type { Scenario } from '../scenario.ts';
import { A1, A2, hand, open, pane, unprotect, write } from '../steps.ts';

export const sheetScenarios: readonly Scenario[] = [
  {
    id: 'renamedSheet',
    name: { vi: 'Đổi tên và chuyển chỗ trang tính', en: 'The sheet is renamed and moved' },
    steps: [
      write(A1, 'note', 'Trước khi đổi tên'),
      hand({ kind: 'renameSheet', suffix: "quý 2 của 'ta" }),
      hand({ kind: 'moveSheetToEnd' }),
      write(A2, 'note', 'Sau khi đổi tên'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Trước khi đổi tên', [`${A2} note`]: 'Sau khi đổi tên' },
      sync: { [A1]: 'Đã gửi', [A2]: 'Đã gửi' },
      problems: [`${A1} statusMissing`, `${A2} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} note`]: 'Trước khi đổi tên', [`${A2} note`]: 'Sau khi đổi tên' },
    },
  },
  {
    id: 'secondAppendix',
    name: { vi: 'Hai phụ lục trong một sổ tính', en: 'Two appendices in one workbook' },
    steps: [
      write(A1, 'note', 'Bản đầu'),
      pane('send'),
      hand({ kind: 'copySheets' }),
      write(A1, 'note', 'Bản sau'),
      pane('send'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Bản sau' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'notice.sent',
      service: { [`${A1} note`]: 'Bản sau' },
    },
  },
  {
    id: 'twoBases',
    name: { vi: 'Không rõ dữ liệu gốc nào là của bảng', en: 'Nothing tells which base is whose' },
    steps: [
      write(A1, 'note', 'Chưa rõ của ai'),
      unprotect,
      hand({ kind: 'copySheets' }),
      hand({ kind: 'plainCells' }),
      pane('send'),
    ],
    expected: { lines: [], said: 'twoBases' },
  },
  {
    id: 'deletedBase',
    name: { vi: 'Xóa trang ẩn có dữ liệu gốc', en: 'The hidden sheet with the base is deleted' },
    steps: [write(A1, 'note', 'Chưa gửi'), hand({ kind: 'deleteBase' }), pane('send')],
    expected: { lines: [], said: 'baseGone' },
  },
  {
    id: 'otherUnit',
    name: { vi: 'Sổ tính mở ở đơn vị khác', en: 'The workbook is opened at another unit' },
    steps: [write(A1, 'note', 'Chưa gửi'), pane('close'), open('other')],
    expected: { state: 'otherUnit', cells: { [`${A1} note`]: 'Chưa gửi' } },
  },
  {
    id: 'password',
    name: { vi: 'Trang tính có mật khẩu của người khác', en: 'The sheet is under somebody’s password' },
    steps: [
      write(A1, 'note', 'Trong ô được mở'),
      unprotect,
      hand({ kind: 'protect', password: 'x' }),
      pane('send'),
      pane('repair'),
    ],
    expected: {
      cells: { [`${A1} note`]: 'Trong ô được mở' },
      sync: { [A1]: 'Đã gửi' },
      problems: [`${A1} statusMissing`],
      said: 'sheetHasPassword',
      service: { [`${A1} note`]: 'Trong ô được mở' },
    },
  },
];
