// Why a file that came in cannot be read, and what in it was not taken over. Nothing is ever half recorded by one of these.
import type { ReasonText } from './reason.ts';

export const fileReasons = {
  fileEmpty: {
    severity: 'error',
    vi: 'Tệp gửi lên không có nội dung. Đề nghị kiểm tra và gửi lại.',
    en: 'The file is empty. Please check it and send it again.',
  },
  fileTooLarge: {
    severity: 'error',
    vi: 'Tệp lớn hơn mức cho phép ({limit}). Đề nghị xóa hình ảnh và trang tính không cần thiết rồi gửi lại.',
    en: 'The file is larger than allowed ({limit}). Please remove pictures and sheets that are not needed.',
  },
  notWorkbook: {
    severity: 'error',
    vi: 'Tệp gửi lên không phải là sổ tính Excel. Đề nghị gửi tệp .xlsx đã nhận.',
    en: 'This is not an Excel workbook. Please send the .xlsx file that was received.',
  },
  oldWorkbook: {
    severity: 'error',
    vi: 'Tệp ở định dạng Excel cũ (.xls). Đề nghị mở tệp, chọn Lưu thành (Save As), kiểu "Excel Workbook (*.xlsx)", rồi gửi lại.',
    en: 'The file is in the old Excel format (.xls). Please open it, choose Save As, type "Excel Workbook (*.xlsx)", and send it again.',
  },
  openDocument: {
    severity: 'error',
    vi: 'Tệp ở định dạng OpenDocument (.ods). Đề nghị mở tệp, chọn Lưu thành (Save As), kiểu "Excel 2007-365 (.xlsx)", rồi gửi lại.',
    en: 'The file is an OpenDocument sheet (.ods). Please open it, choose Save As, type "Excel 2007-365 (.xlsx)", and send it again.',
  },
  binaryWorkbook: {
    severity: 'error',
    vi: 'Tệp ở định dạng nhị phân (.xlsb). Đề nghị mở tệp, chọn Lưu thành (Save As), kiểu "Excel Workbook (*.xlsx)", rồi gửi lại.',
    en: 'The file is a binary workbook (.xlsb). Please open it, choose Save As, type "Excel Workbook (*.xlsx)", and send it again.',
  },
  workbookEncrypted: {
    severity: 'error',
    vi: 'Tệp được đặt mật khẩu mở nên không đọc được. Đề nghị bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi gửi lại.',
    en: 'The file has a password to open it. Please remove the password (File > Info > Protect Workbook) and send it again.',
  },
  workbookDamaged: {
    severity: 'error',
    vi: 'Tệp bị hỏng nên không đọc được. Đề nghị mở bằng Excel, lưu lại và gửi lại.',
    en: 'The file is damaged and cannot be read. Please open it in Excel, save it and send it again.',
  },
  workbookUnsafe: {
    severity: 'error',
    vi: 'Tệp có khai báo XML không an toàn nên không được đọc. Đề nghị chép nội dung sang tệp đã nhận rồi gửi lại.',
    en: 'The file has unsafe XML declarations and is not read. Please copy its contents into the file that was received.',
  },
  workbookTooComplex: {
    severity: 'error',
    vi: 'Tệp chứa quá nhiều nội dung ({limit}). Đề nghị xóa các trang tính, dòng và cột không cần thiết rồi gửi lại.',
    en: 'The file holds too much ({limit}). Please remove sheets, rows and columns that are not needed.',
  },
  workbookTooSlow: {
    severity: 'error',
    vi: 'Tệp mất quá nhiều thời gian để đọc. Đề nghị xóa các trang tính, dòng và cột không cần thiết rồi gửi lại.',
    en: 'The file takes too long to read. Please remove sheets, rows and columns that are not needed.',
  },
  planSheetMissing: {
    severity: 'error',
    vi: 'Không tìm thấy bảng nhiệm vụ trong tệp (dòng tiêu đề có cột "Mã"). Đề nghị gửi tệp đã nhận, không xóa dòng tiêu đề.',
    en: 'No task table was found in the file (a header row with the column "Mã"). Please send the file that was received, with its header row.',
  },
  otherPlanFile: {
    severity: 'error',
    vi: 'Tệp thuộc kế hoạch "{plan}", không phải kế hoạch đang chọn. Đề nghị chọn đúng kế hoạch rồi gửi lại.',
    en: 'The file belongs to plan "{plan}", not to the chosen one. Please choose that plan and send it again.',
  },
  planNotRecognised: {
    severity: 'error',
    vi: 'Tệp không còn trang ẩn "_phuluc" và nội dung nhiệm vụ không khớp với kế hoạch này. Đề nghị tải tệp mới rồi chép nội dung sang.',
    en: 'The hidden sheet "_phuluc" is gone and the tasks do not match this plan. Please download a new file and copy the contents over.',
  },
  readerBusy: {
    severity: 'error',
    vi: 'Máy chủ đang đọc nhiều tệp khác. Đề nghị gửi lại sau ít phút.',
    en: 'The service is busy reading other files. Please send this one again in a few minutes.',
  },
  receiptGone: {
    severity: 'error',
    vi: 'Phiếu nhận tệp không còn được giữ. Đề nghị gửi lại tệp để nhận phiếu mới; gửi lại không làm thay đổi dữ liệu.',
    en: 'This receipt is no longer kept. Please send the file again for a new one; sending it again changes nothing.',
  },
  mergedCell: {
    severity: 'error',
    vi: 'Ô này đã bị gộp với ô khác nên không rõ nội dung của từng dòng. Đề nghị bỏ gộp ô và ghi riêng cho từng dòng.',
    en: 'This cell was merged with others, so what it says is not clear. Please unmerge and fill in each row.',
  },
  otherSheetIgnored: {
    severity: 'warning',
    vi: 'Trang "{name}" cũng có bảng nhiệm vụ nhưng không được đọc; chỉ trang "{read}" được nhận.',
    en: 'Sheet "{name}" also holds a task table but was not read; only sheet "{read}" was taken.',
  },
} as const satisfies Record<string, ReasonText>;
