// Why Excel did not do what was asked of it. Nothing that stands in the cells is ever lost by one of these.
import type { ReasonText } from './reason.ts';

export const workbookReasons = {
  stopped: {
    severity: 'info',
    vi: 'Đã dừng theo yêu cầu. Nội dung trong trang tính được giữ nguyên.',
    en: 'Stopped as asked. What is in the sheet stays as it is.',
  },
  cellBeingEdited: {
    severity: 'error',
    vi: 'Một ô đang được nhập dở. Đề nghị nhấn Enter để kết thúc rồi thử lại.',
    en: 'A cell is being edited. Please press Enter to finish, then try again.',
  },
  sheetHasPassword: {
    severity: 'error',
    vi: 'Trang tính được bảo vệ bằng mật khẩu nên không ghi được. Đề nghị bỏ bảo vệ trang tính rồi thử lại.',
    en: 'The sheet is protected with a password and cannot be written. Please unprotect it and try again.',
  },
  workbookLocked: {
    severity: 'error',
    vi: 'Cấu trúc sổ tính đang được bảo vệ nên không thêm được trang tính. Đề nghị mở một sổ mới.',
    en: 'The workbook structure is protected, so no sheet can be added. Please open a new workbook.',
  },
  sheetGone: {
    severity: 'error',
    vi: 'Không tìm thấy trang nhiệm vụ trong sổ tính này. Đề nghị tải lại nhiệm vụ từ máy chủ.',
    en: 'The task sheet was not found in this workbook. Please load the tasks from the service again.',
  },
  baseGone: {
    severity: 'error',
    vi: 'Sổ tính thiếu trang ẩn "_phuluc" nên không biết ô nào đã sửa. Đề nghị lưu một bản rồi tải lại nhiệm vụ.',
    en: 'The hidden sheet "_phuluc" is missing, so edits cannot be told apart. Please keep a copy and load again.',
  },
  twoBases: {
    severity: 'error',
    vi: 'Sổ tính có nhiều trang ẩn "_phuluc" nên không biết trang nào thuộc bảng nhiệm vụ. Đề nghị chỉ giữ một phụ lục trong một sổ.',
    en: 'The workbook has several hidden sheets "_phuluc" and it is unclear which one belongs to the tasks. Please keep one appendix in one workbook.',
  },
  otherPlanInWorkbook: {
    severity: 'error',
    vi: 'Sổ tính này đang chứa nhiệm vụ của kế hoạch hoặc đơn vị khác. Đề nghị mở một sổ mới để tải.',
    en: 'This workbook holds the tasks of another plan or agency. Please open a new workbook to load.',
  },
  excelTooOld: {
    severity: 'error',
    vi: 'Phiên bản Excel này chưa hỗ trợ chức năng vừa chọn. Đề nghị cập nhật Excel hoặc dùng trang web.',
    en: 'This version of Excel does not support that. Please update Excel or use the web page.',
  },
  excelBusy: {
    severity: 'error',
    vi: 'Excel đang bận nên chưa thực hiện được. Đề nghị thử lại sau ít giây.',
    en: 'Excel is busy and could not do this yet. Please try again in a few seconds.',
  },
  excelRefused: {
    severity: 'error',
    vi: 'Excel không thực hiện được thao tác này (mã {code}). Dữ liệu trong bảng vẫn được giữ nguyên.',
    en: 'Excel could not do this (code {code}). What stands in the sheet is kept.',
  },
} as const satisfies Record<string, ReasonText>;
