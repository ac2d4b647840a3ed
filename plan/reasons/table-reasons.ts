// What can be wrong with a sheet as a table.
import type { ReasonText } from './reason.ts';

export const tableReasons = {
  changedPlanCell: {
    severity: 'error',
    vi: 'Ô "{column}" thuộc phần kế hoạch đã ban hành, không sửa được; thay đổi này không được gửi.',
    en: 'Cell "{column}" belongs to the issued plan and cannot be edited; this change is not sent.',
  },
  unitAlias: {
    severity: 'warning',
    vi: 'Ô "{column}" ghi cùng đơn vị như kế hoạch nhưng theo cách viết khác. Phần này lấy theo kế hoạch đã ban hành; đề nghị trả lại tên trong kế hoạch.',
    en: 'Cell "{column}" names the same units as the plan, spelt otherwise. The issued plan stands here; please put its name back.',
  },
  unknownRowId: {
    severity: 'error',
    vi: 'Dòng {row}: mã "{rowId}" không thuộc kế hoạch này. Dòng này không được gửi.',
    en: 'Row {row}: id "{rowId}" does not belong to this plan. The row is not sent.',
  },
  missingRowId: {
    severity: 'error',
    vi: 'Dòng {row}: chưa có mã nên không biết thuộc nhiệm vụ nào. Dòng này không được gửi.',
    en: 'Row {row}: it has no id, so its task is not known. The row is not sent.',
  },
  repeatedRowId: {
    severity: 'error',
    vi: 'Mã "{rowId}" có ở các dòng {rows} với nội dung khác nhau. Đề nghị giữ lại một dòng.',
    en: 'Id "{rowId}" stands in rows {rows} with different contents. Please keep one of them.',
  },
  repeatedCell: {
    severity: 'error',
    vi: 'Dòng này có ở hai nơi trong trang tính với nội dung khác nhau. Đề nghị giữ lại một dòng.',
    en: 'This row stands in the sheet twice with different contents. Please keep one of them.',
  },
  missingRow: {
    severity: 'warning',
    vi: 'Thiếu dòng của nhiệm vụ số {no}. Dữ liệu đã gửi trước đây vẫn được giữ nguyên.',
    en: 'The row of task {no} is missing. What was sent before is kept.',
  },
  rowLeft: {
    severity: 'error',
    vi: 'Nhiệm vụ số {no} không còn giao cho đơn vị theo kế hoạch hiện hành. Nội dung đã nhập được giữ lại trong dòng; đề nghị chép sang nơi khác hoặc xóa trống các ô này.',
    en: 'Task {no} is no longer assigned to your unit. What was entered is kept in its row; please copy it elsewhere or clear these cells.',
  },
  missingColumn: {
    severity: 'error',
    vi: 'Thiếu cột "{column}". Dữ liệu của cột này được giữ như lần gửi trước.',
    en: 'Column "{column}" is missing. Its data stay as they were last sent.',
  },
  hiddenSheetUnreadable: {
    severity: 'error',
    vi: 'Tệp không còn trang ẩn "_phuluc" đọc được nên không biết thuộc kế hoạch nào. Đề nghị tải tệp mới rồi chép nội dung sang.',
    en: 'The hidden sheet "_phuluc" is missing or unreadable, so the plan is not known. Please download a new file and copy the contents over.',
  },
  newerFormat: {
    severity: 'error',
    vi: 'Tệp được tạo bởi phiên bản mới hơn nên không đọc được. Đề nghị cập nhật phần mềm.',
    en: 'The file was made by a newer version and cannot be read. Please update the software.',
  },
} as const satisfies Record<string, ReasonText>;
