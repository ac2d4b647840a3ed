// Why something about a reporting period was not done.
import type { ReasonText } from './reason.ts';

export const periodReasons = {
  reportHasErrors: {
    severity: 'error',
    vi: 'Báo cáo chưa gửi được: còn {n} lỗi cần sửa trong các dòng của đơn vị.',
    en: 'The report was not sent: {n} errors in the unit’s rows have to be put right first.',
  },
  reportAlreadySent: {
    severity: 'error',
    vi: 'Báo cáo quý {quarter} đã gửi và đang chờ tiếp nhận. Đề nghị rút lại trước khi gửi bản khác.',
    en: 'The report of quarter {quarter} was sent and awaits acceptance. Please withdraw it before sending another.',
  },
  reportAlreadyAccepted: {
    severity: 'error',
    vi: 'Báo cáo quý {quarter} đã được tiếp nhận. Đề nghị liên hệ thư ký để được yêu cầu bổ sung.',
    en: 'The report of quarter {quarter} was accepted. Please ask the secretariat to return it.',
  },
  reportNotSent: {
    severity: 'error',
    vi: 'Đơn vị chưa gửi báo cáo quý {quarter}, hoặc đã rút lại.',
    en: 'The unit has not sent a report of quarter {quarter}, or has withdrawn it.',
  },
  periodClosed: {
    severity: 'error',
    vi: 'Số liệu quý {quarter} đã chốt. Đề nghị mở lại trước khi thực hiện.',
    en: 'The figures of quarter {quarter} are closed. Please reopen the quarter first.',
  },
  periodNotClosed: {
    severity: 'error',
    vi: 'Số liệu quý {quarter} chưa chốt.',
    en: 'The figures of quarter {quarter} are not closed.',
  },
  unitExcluded: {
    severity: 'error',
    vi: 'Đơn vị đang được loại trừ khỏi kỳ báo cáo quý {quarter}.',
    en: 'The unit is excluded from the report of quarter {quarter}.',
  },
  unitNotExcluded: {
    severity: 'error',
    vi: 'Đơn vị không bị loại trừ khỏi kỳ báo cáo quý {quarter}.',
    en: 'The unit is not excluded from the report of quarter {quarter}.',
  },
  unitNotInPeriod: {
    severity: 'error',
    vi: 'Đơn vị không có nhiệm vụ nào trong quý {quarter} nên không phải báo cáo.',
    en: 'The unit has no task in quarter {quarter}, so it has nothing to report.',
  },
  notYourUnit: {
    severity: 'error',
    vi: 'Báo cáo này thuộc đơn vị khác; tài khoản đang dùng không được thực hiện.',
    en: 'This report belongs to another unit; your account may not do this.',
  },
  reportNotAwaited: {
    severity: 'error',
    vi: 'Đơn vị đã gửi báo cáo quý {quarter} hoặc được loại trừ nên không nhắc.',
    en: 'The unit has sent its report of quarter {quarter} or is excluded, so it was not reminded.',
  },
  remindedToday: {
    severity: 'info',
    vi: 'Đơn vị đã được nhắc trong ngày hôm nay.',
    en: 'The unit was reminded today already.',
  },
  noMailAddress: {
    severity: 'error',
    vi: 'Đơn vị chưa có địa chỉ thư điện tử. Đề nghị bổ sung địa chỉ hoặc sao chép nội dung nhắc.',
    en: 'The unit has no e-mail address. Please add one, or copy the text of the reminder.',
  },
  mailNotSet: {
    severity: 'error',
    vi: 'Máy chủ chưa được thiết lập gửi thư điện tử. Đề nghị sao chép nội dung nhắc hoặc mở thư nháp.',
    en: 'The server is not set up to send mail. Please copy the text of the reminder, or open it as a draft.',
  },
  mailFailed: {
    severity: 'error',
    vi: 'Máy chủ thư không nhận thư nhắc. Đề nghị kiểm tra địa chỉ rồi gửi lại.',
    en: 'The mail server did not take the reminder. Please check the address and send it again.',
  },
  asOfInFuture: {
    severity: 'error',
    vi: 'Ngày chốt số liệu không được sau ngày hôm nay ({today}).',
    en: 'Figures cannot be closed on a day after today ({today}).',
  },
} as const satisfies Record<string, ReasonText>;
