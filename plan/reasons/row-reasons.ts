// What can be wrong between the fields of one row. Judged after a whole batch; never rejects an edit.
import type { ReasonText } from './reason.ts';

export const rowReasons = {
  doneNeedsDate: {
    severity: 'error',
    vi: 'Đã chọn "Đã hoàn thành": đề nghị ghi ngày hoàn thành.',
    en: 'Marked as completed: please enter the completion date.',
  },
  doneNeedsResult: {
    severity: 'warning',
    vi: 'Đã chọn "Đã hoàn thành": đề nghị ghi kết quả hoặc số, ký hiệu văn bản.',
    en: 'Marked as completed: please enter the result or a document number.',
  },
  doneNot100: {
    severity: 'warning',
    vi: 'Tình trạng "Đã hoàn thành" nhưng mức độ hoàn thành là {p}%. Đề nghị kiểm tra lại.',
    en: 'Status is completed but progress is {p}%. Please check.',
  },
  hundredNotDone: {
    severity: 'warning',
    vi: 'Mức độ hoàn thành là 100% nhưng trạng thái chưa phải "Đã hoàn thành". Đề nghị kiểm tra lại.',
    en: 'Progress is 100% but the status is not completed. Please check.',
  },
  progressNotStarted: {
    severity: 'warning',
    vi: 'Trạng thái "Chưa thực hiện" nhưng mức độ hoàn thành là {p}%. Đề nghị kiểm tra lại.',
    en: 'Status is not started but progress is {p}%. Please check.',
  },
  dateNotDone: {
    severity: 'warning',
    vi: 'Đã ghi ngày hoàn thành nhưng trạng thái chưa phải "Đã hoàn thành". Đề nghị kiểm tra lại.',
    en: 'A completion date is given but the status is not completed. Please check.',
  },
  statusMissing: {
    severity: 'warning',
    vi: 'Đã nhập kết quả nhưng chưa chọn trạng thái. Đề nghị chọn trạng thái.',
    en: 'Results were entered but no status was chosen. Please choose a status.',
  },
  delayReasonMissing: {
    severity: 'error',
    vi: 'Đề nghị nêu lý do (chậm, tạm dừng hoặc không thực hiện).',
    en: 'Please give the reason (late, on hold or not carried out).',
  },
  cancelledNeedsDocument: {
    severity: 'error',
    vi: 'Đã chọn "Không thực hiện": đề nghị ghi số, ký hiệu văn bản cho phép không thực hiện.',
    en: 'Marked as not carried out: please enter the number of the document that allows it.',
  },
} as const satisfies Record<string, ReasonText>;
