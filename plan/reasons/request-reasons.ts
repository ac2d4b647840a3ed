// Why a request or a sign-in was not carried out.
import type { ReasonText } from './reason.ts';

export const requestReasons = {
  changedByOther: {
    severity: 'error',
    vi: 'Ô này đã được {who} cập nhật lúc {time}. Đề nghị xem hai nội dung và chọn trước khi gửi.',
    en: 'This cell was updated by {who} at {time}. Please compare both texts and choose before sending.',
  },
  baseUnknown: {
    severity: 'error',
    vi: 'Nội dung gửi lên được nhập trên một bản dữ liệu khác với bản của máy chủ. Đề nghị xem hai nội dung và chọn trước khi gửi.',
    en: 'This was entered on data of another history than the server holds. Please compare both texts and choose before sending.',
  },
  badJson: {
    severity: 'error',
    vi: 'Yêu cầu gửi lên không đọc được (JSON không hợp lệ).',
    en: 'The request could not be read (invalid JSON).',
  },
  badRequest: {
    severity: 'error',
    vi: 'Yêu cầu gửi lên không đúng mẫu ở "{where}".',
    en: 'The request is not well formed at "{where}".',
  },
  notSignedIn: {
    severity: 'error',
    vi: 'Đề nghị đăng nhập để tiếp tục. Dữ liệu đang nhập vẫn được giữ nguyên.',
    en: 'Please sign in to continue. What you have entered is kept.',
  },
  wrongPassword: {
    severity: 'error',
    vi: 'Tài khoản hoặc mật khẩu chưa đúng. Đề nghị kiểm tra lại.',
    en: 'The account or password is not right. Please check.',
  },
  secretariatOnly: {
    severity: 'error',
    vi: 'Chức năng này chỉ dành cho thư ký Hội đồng.',
    en: 'Only the secretariat can do this.',
  },
  notYours: {
    severity: 'error',
    vi: 'Nội dung này thuộc {owner}; tài khoản đang dùng không được xem.',
    en: 'This belongs to {owner}; your account may not see it.',
  },
  notFound: {
    severity: 'error',
    vi: 'Không tìm thấy nội dung yêu cầu.',
    en: 'What was asked for could not be found.',
  },
  planNotFound: {
    severity: 'error',
    vi: 'Không tìm thấy kế hoạch "{plan}".',
    en: 'Plan "{plan}" could not be found.',
  },
  planExists: {
    severity: 'error',
    vi: 'Đã có kế hoạch mang mã "{plan}". Đề nghị dùng mã khác.',
    en: 'There is a plan "{plan}" already. Please use another id.',
  },
  tooLarge: {
    severity: 'error',
    vi: 'Nội dung gửi lên lớn hơn mức cho phép ({limit}). Đề nghị gửi thành nhiều lần.',
    en: 'What was sent is larger than allowed ({limit}). Please send it in parts.',
  },
  unsupportedType: {
    severity: 'error',
    vi: 'Máy chủ không nhận loại dữ liệu "{type}".',
    en: 'The server does not take content of type "{type}".',
  },
  tooManyRequests: {
    severity: 'error',
    vi: 'Có quá nhiều yêu cầu trong thời gian ngắn. Đề nghị thử lại sau ít phút.',
    en: 'Too many requests in a short time. Please try again in a few minutes.',
  },
  mutationReused: {
    severity: 'error',
    vi: 'Mã thay đổi này đã dùng cho nội dung khác nên không được ghi. Đề nghị tải lại dữ liệu rồi gửi lại.',
    en: 'This change id was already used for other content, so it was not recorded. Please refresh and send again.',
  },
  cursorUnreadable: {
    severity: 'error',
    vi: 'Vị trí đồng bộ không đọc được. Đề nghị nhận lại toàn bộ dữ liệu.',
    en: 'The sync position cannot be read. Please fetch all data again.',
  },
  storeUnavailable: {
    severity: 'error',
    vi: 'Máy chủ chưa ghi được dữ liệu. Chưa có gì bị mất; đề nghị gửi lại sau ít phút.',
    en: 'The server could not record the data. Nothing is lost; please send again in a few minutes.',
  },
  unreachable: {
    severity: 'error',
    vi: 'Chưa kết nối được máy chủ. Dữ liệu đang nhập vẫn được giữ nguyên và có thể gửi khi có mạng.',
    en: 'The server cannot be reached. What you have entered is kept and can be sent later.',
  },
  answerUnreadable: {
    severity: 'error',
    vi: 'Máy chủ trả lời không đúng mẫu. Đề nghị tải lại ngăn tác vụ; dữ liệu đang nhập vẫn được giữ nguyên.',
    en: 'The server gave an answer that cannot be read. Please reload the task pane; what you have entered is kept.',
  },
  internal: {
    severity: 'error',
    vi: 'Máy chủ gặp lỗi ngoài dự kiến. Đề nghị thử lại; nếu vẫn lỗi, báo cho thư ký kèm mã {requestId}.',
    en: 'The server met an unexpected error. Please try again; if it persists, tell the secretariat code {requestId}.',
  },
} as const satisfies Record<string, ReasonText>;
