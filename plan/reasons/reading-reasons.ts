// What a careful clerk notices while reading the appendix of a plan. "{row}" lists task numbers.
import type { ReasonText } from './reason.ts';

export const readingReasons = {
  numberDiffers: {
    severity: 'warning',
    vi: 'Số văn bản ở phần đầu ({a}) khác số ở phụ lục ({b}). Đề nghị xác nhận số đúng.',
    en: 'The document number in the header ({a}) differs from the appendix ({b}). Please confirm.',
  },
  numberMissing: {
    severity: 'warning',
    vi: 'Chưa đọc được số, ký hiệu của kế hoạch. Đề nghị bổ sung.',
    en: 'The document number of the plan could not be read. Please add it.',
  },
  dateMissing: {
    severity: 'warning',
    vi: 'Chưa đọc được ngày ban hành kế hoạch. Đề nghị bổ sung.',
    en: 'The date of issue could not be read. Please add it.',
  },
  yearAssumed: {
    severity: 'warning',
    vi: 'Văn bản không ghi rõ năm của kế hoạch; tạm hiểu là năm {year}. Đề nghị xác nhận.',
    en: 'The plan does not name its year; {year} is assumed. Please confirm.',
  },
  tableMissing: {
    severity: 'error',
    vi: 'Không tìm thấy bảng phụ lục nhiệm vụ. Đề nghị chọn lại phần văn bản có bảng (cột Nội dung, Cơ quan chủ trì, Thời gian thực hiện).',
    en: 'No task table was found. Please select the text with the table (columns for task, lead agency, timing).',
  },
  tableTooLong: {
    severity: 'error',
    vi: 'Văn bản vượt quá mức đọc được ({limit}). Đề nghị chia nhỏ.',
    en: 'The text is longer than can be read ({limit}). Please split it.',
  },
  columnMissing: {
    severity: 'warning',
    vi: 'Bảng không có cột "{column}". Đề nghị kiểm tra lại phụ lục.',
    en: 'The table has no column "{column}". Please check the appendix.',
  },
  titleMissing: {
    severity: 'error',
    vi: 'Dòng {row}: nội dung nhiệm vụ đang để trống. Đề nghị bổ sung.',
    en: 'Row {row}: the task text is empty. Please fill it in.',
  },
  numberRepeated: {
    severity: 'error',
    vi: 'Dòng {row}: số thứ tự {no} bị trùng với dòng {other}. Đề nghị kiểm tra lại.',
    en: 'Row {row}: number {no} repeats row {other}. Please check.',
  },
  numberGap: {
    severity: 'error',
    vi: 'Số thứ tự không liên tục: thiếu số {no}. Đề nghị kiểm tra lại phụ lục.',
    en: 'Numbering has a gap: {no} is missing. Please check the appendix.',
  },
  leadUnresolved: {
    severity: 'error',
    vi: 'Dòng {row}: chưa xác định được cơ quan chủ trì. Đề nghị chọn từ Danh mục đơn vị.',
    en: 'Row {row}: the lead agency could not be identified. Please choose it from the agency directory.',
  },
  unknownUnit: {
    severity: 'warning',
    vi: 'Dòng {row}: đơn vị phối hợp "{name}" chưa có trong Danh mục đơn vị.',
    en: 'Row {row}: coordinating unit "{name}" is not in the agency directory.',
  },
  ambiguousUnit: {
    severity: 'warning',
    vi: 'Dòng {row}: "{name}" có thể là {a} hoặc {b}. Đề nghị chọn đúng đơn vị.',
    en: 'Row {row}: "{name}" may be {a} or {b}. Please choose.',
  },
  aliasUsed: {
    severity: 'info',
    vi: 'Đã hiểu "{text}" là "{name}".',
    en: 'Read "{text}" as "{name}".',
  },
  carriedDown: {
    severity: 'info',
    vi: 'Dòng {row}: ô trống được hiểu là gộp ô, lấy theo dòng {from}: "{value}".',
    en: 'Row {row}: the blank cell is read as merged; value taken from row {from}: "{value}".',
  },
  carriedOverBreak: {
    severity: 'info',
    vi: 'Dòng {row} đứng sau chỗ ngắt trang; ô trống vẫn được lấy theo dòng {from}.',
    en: 'Row {row} stands after a page break; its blank cells still go by row {from}.',
  },
  printedAfterBreak: {
    severity: 'info',
    vi: 'Dòng {row} đứng sau chỗ ngắt trang và ghi lại các ô; bắt đầu nhóm mới.',
    en: 'Row {row} stands after a page break and prints its cells again: a new group begins.',
  },
  coordEqualsLead: {
    severity: 'warning',
    vi: 'Dòng {row}: cơ quan phối hợp trùng với cơ quan chủ trì. Đề nghị kiểm tra lại.',
    en: 'Row {row}: the coordinating agency is the same as the lead. Please check.',
  },
  timingUnread: {
    severity: 'warning',
    vi: 'Dòng {row}: không đọc được thời gian thực hiện "{text}". Đề nghị ghi theo mẫu "Quý I", "Quý II, III" hoặc ngày/tháng/năm.',
    en: 'Row {row}: timing "{text}" could not be read. Please write "Quý I", "Quý II, III" or dd/mm/yyyy.',
  },
  timingInvalid: {
    severity: 'warning',
    vi: 'Dòng {row}: thời gian thực hiện "{text}" không có trong lịch. Đề nghị kiểm tra lại.',
    en: 'Row {row}: timing "{text}" is not in the calendar. Please check.',
  },
  timingOcr: {
    severity: 'warning',
    vi: 'Dòng {row}: thời gian thực hiện có thể có lỗi nhận dạng số La Mã. Đề nghị kiểm tra lại.',
    en: 'Row {row}: a Roman numeral in the timing may be a scanning error. Please check.',
  },
  timingRemark: {
    severity: 'warning',
    vi: 'Dòng {row}: ô thời gian thực hiện có thêm nội dung "{text}". Đề nghị kiểm tra lại.',
    en: 'Row {row}: the timing cell also says "{text}". Please check.',
  },
  timingOutsideYear: {
    severity: 'warning',
    vi: 'Dòng {row}: thời gian thực hiện "{text}" nằm ngoài năm {year} của kế hoạch.',
    en: 'Row {row}: timing "{text}" lies outside {year}, the year of the plan.',
  },
  timingNotPlaced: {
    severity: 'warning',
    vi: 'Dòng {row}: chưa xác định được quý từ thời gian thực hiện "{text}". Đề nghị thư ký chọn quý.',
    en: 'Row {row}: the quarter cannot be told from timing "{text}". The secretariat is asked to choose it.',
  },
  dueBeforeIssue: {
    severity: 'info',
    vi: 'Dòng {row}: hạn thực hiện trước ngày ban hành kế hoạch ({date}). Việc này có thể đúng.',
    en: 'Row {row}: due before the plan was issued ({date}). This may be right.',
  },
  ocrSuspect: {
    severity: 'warning',
    vi: 'Dòng {row}: "{found}" có thể là lỗi nhận dạng, đề nghị đọc là "{fix}". Chọn Chấp nhận hoặc Giữ nguyên.',
    en: 'Row {row}: "{found}" may be a scanning error; suggested reading "{fix}". Accept or keep.',
  },
  caseVariant: {
    severity: 'info',
    vi: 'Dòng {row}: "{found}" viết hoa khác Danh mục đơn vị ("{fix}").',
    en: 'Row {row}: "{found}" is capitalised differently from the directory ("{fix}").',
  },
  dashVariant: {
    severity: 'info',
    vi: 'Dòng {row}: dấu gạch "{found}" khác Danh mục đơn vị ("{fix}"); vẫn hiểu là cùng một đơn vị.',
    en: 'Row {row}: the dash "{found}" differs from the directory ("{fix}"); it is read as the same unit.',
  },
  dashKept: {
    severity: 'info',
    vi: 'Dòng {row}: "{found}" dùng dấu gạch khác phần còn lại của bảng; được giữ nguyên.',
    en: 'Row {row}: "{found}" has another dash than the rest of the table; it is kept.',
  },
  quotesMixed: {
    severity: 'info',
    vi: 'Dòng {row}: dấu ngoặc kép trong bảng không thống nhất; được giữ nguyên.',
    en: 'Row {row}: quotation marks differ within the table; they are kept.',
  },
  trailingStop: {
    severity: 'info',
    vi: 'Dòng {row}: dấu "{found}" ở cuối ô không thuộc nội dung.',
    en: 'Row {row}: the "{found}" at the end of the cell is not part of the text.',
  },
  strayBullet: {
    severity: 'info',
    vi: 'Dòng {row}: dấu đầu dòng "{found}" không thuộc tên đơn vị.',
    en: 'Row {row}: the bullet "{found}" is not part of the unit name.',
  },
  linesSkipped: {
    severity: 'info',
    vi: 'Bỏ qua dòng văn bản {lines} không thuộc bảng (dấu, số trang hoặc lỗi nhận dạng): "{text}".',
    en: 'Lines {lines} do not belong to the table (stamp, page number or scanning noise) and are left out: "{text}".',
  },
  headerRepeated: {
    severity: 'info',
    vi: 'Bỏ qua tiêu đề bảng lặp lại ở dòng văn bản {lines}.',
    en: 'The table header repeated at line {lines} is left out.',
  },
  rowContinued: {
    severity: 'info',
    vi: 'Dòng văn bản {lines} được nối vào nhiệm vụ {row} (bảng bị ngắt trang).',
    en: 'Line {lines} is joined to task {row} (the table was cut by a page break).',
  },
  groupRow: {
    severity: 'info',
    vi: 'Dòng văn bản {lines} là đề mục, không phải nhiệm vụ: "{text}".',
    en: 'Line {lines} is a heading, not a task: "{text}".',
  },
  encodingConverted: {
    severity: 'warning',
    vi: 'Văn bản dùng bảng mã cũ ({encoding}) và đã được đọc theo Unicode. Đề nghị xem lại: "{preview}".',
    en: 'The text uses an old encoding ({encoding}) and was read as Unicode. Please look it over: "{preview}".',
  },
} as const satisfies Record<string, ReasonText>;
