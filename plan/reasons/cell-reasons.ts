// What can be wrong with one value.
import type { ReasonText } from './reason.ts';

export const cellReasons = {
  unknownRow: {
    severity: 'error',
    vi: 'Mã dòng "{rowId}" không có trong kế hoạch. Đề nghị không sửa cột Mã.',
    en: 'Row id "{rowId}" is not in the plan. Please leave the id column as it is.',
  },
  unknownField: {
    severity: 'error',
    vi: 'Cột "{field}" không phải là cột để đơn vị nhập liệu.',
    en: 'Column "{field}" is not one that units fill in.',
  },
  notYourRow: {
    severity: 'error',
    vi: 'Nhiệm vụ số {no} do {owner} báo cáo. Đơn vị chỉ được cập nhật nhiệm vụ của mình.',
    en: 'Task {no} is reported by {owner}. You can update only your own tasks.',
  },
  taskRemoved: {
    severity: 'error',
    vi: 'Nhiệm vụ số {no} đã được đưa ra khỏi kế hoạch khi điều chỉnh, nên nội dung này không được ghi. Đề nghị lưu lại nội dung nếu còn cần.',
    en: 'Task {no} was taken out of the plan by an amendment, so this was not recorded. Please keep a copy if it is still needed.',
  },
  assignmentEnded: {
    severity: 'error',
    vi: 'Theo kế hoạch điều chỉnh, {unit} không còn được giao nhiệm vụ số {no}, nên nội dung này không được ghi. Đề nghị lưu lại nội dung nếu còn cần.',
    en: 'By an amendment {unit} no longer has task {no}, so this was not recorded. Please keep a copy if it is still needed.',
  },
  wrongKind: {
    severity: 'error',
    vi: 'Giá trị trong ô không đọc được (lỗi công thức hoặc sai kiểu dữ liệu). Đề nghị nhập lại.',
    en: 'The value in this cell cannot be read (a formula error or a wrong type). Please enter it again.',
  },
  notInList: {
    severity: 'error',
    vi: 'Trạng thái "{text}" không có trong danh sách. Đề nghị chọn: {list}.',
    en: 'Status "{text}" is not in the list. Please choose one of: {list}.',
  },
  percentRange: {
    severity: 'error',
    vi: 'Mức độ hoàn thành phải là số từ 0 đến 100.',
    en: 'Progress must be a number from 0 to 100.',
  },
  percentFraction: {
    severity: 'error',
    vi: 'Mức độ hoàn thành "{text}" phải là số nguyên. Đề nghị chọn {lower} hoặc {upper}.',
    en: 'Progress "{text}" must be a whole number. Please choose {lower} or {upper}.',
  },
  percentShare: {
    severity: 'error',
    vi: 'Mức độ hoàn thành "{text}" chưa rõ là phần trăm hay tỷ lệ. Nếu là {percent}%, đề nghị ghi {percent}.',
    en: 'Progress "{text}" may be a share or a percentage. If it means {percent}%, please write {percent}.',
  },
  dateFormat: {
    severity: 'error',
    vi: 'Ngày "{text}" không hợp lệ. Đề nghị ghi theo mẫu ngày/tháng/năm, ví dụ 30/6/2023.',
    en: 'Date "{text}" is not valid. Please use day/month/year, e.g. 30/6/2023.',
  },
  dateNoDay: {
    severity: 'error',
    vi: '"{text}" chưa có ngày. Đề nghị ghi đủ ngày/tháng/năm, ví dụ {example}.',
    en: '"{text}" has no day. Please write day/month/year, e.g. {example}.',
  },
  dateSwapped: {
    severity: 'warning',
    vi: 'Ngày {d} có thể bị đảo ngày và tháng. Đơn vị muốn ghi {a} hay {b}?',
    en: 'Date {d} may have day and month swapped. Did you mean {a} or {b}?',
  },
  futureDate: {
    severity: 'warning',
    vi: 'Ngày hoàn thành sau ngày hôm nay. Đề nghị kiểm tra lại.',
    en: 'The completion date is in the future. Please check.',
  },
  textTooLong: {
    severity: 'error',
    vi: 'Nội dung dài {length} ký tự, vượt quá {limit} ký tự. Đề nghị rút gọn.',
    en: 'The text has {length} characters, more than {limit}. Please shorten it.',
  },
  controlCharacter: {
    severity: 'error',
    vi: 'Nội dung có ký tự điều khiển không đọc được. Đề nghị nhập lại.',
    en: 'The text has an unreadable control character. Please enter it again.',
  },
  formulaLike: {
    severity: 'warning',
    vi: 'Nội dung bắt đầu bằng "{sign}" được lưu là chữ, không tính như công thức.',
    en: 'Text beginning with "{sign}" is kept as text, never calculated as a formula.',
  },
  documentNumber: {
    severity: 'warning',
    vi: 'Số, ký hiệu "{text}" chưa đúng mẫu (ví dụ 38/KH-HĐTĐKT). Có thể giữ nguyên nếu là văn bản của Đảng hoặc văn bản cũ.',
    en: 'Document number "{text}" is not in the usual form (e.g. 38/KH-HĐTĐKT). Keep it if it is a Party or older document.',
  },
  legacyEncoding: {
    severity: 'warning',
    vi: 'Nội dung dùng bảng mã cũ ({encoding}). Chọn Sửa giúp để chuyển sang Unicode: "{preview}".',
    en: 'The text uses an old encoding ({encoding}). Choose the correction to convert it to Unicode: "{preview}".',
  },
  decomposedText: {
    severity: 'info',
    vi: 'Dấu tiếng Việt trong ô ở dạng tách rời, dễ mất dấu khi tìm kiếm hoặc in. Nội dung gửi đi là dạng dựng sẵn; chọn Sửa giúp để ghi lại trong ô.',
    en: 'The accents in this cell are separate characters, which searching and printing may lose. What is sent is the composed form; choose the correction to write it into the cell.',
  },
  misplacedTone: {
    severity: 'info',
    vi: 'Dấu thanh đặt sai chữ: "{text}". Đề nghị ghi "{meant}".',
    en: 'A tone mark stands on the wrong letter: "{text}". Please write "{meant}".',
  },
} as const satisfies Record<string, ReasonText>;
