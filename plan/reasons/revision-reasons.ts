// Why an amendment of a plan was not carried out.
import type { ReasonText } from './reason.ts';

export const revisionReasons = {
  planRevised: {
    severity: 'error',
    vi: 'Kế hoạch đã được điều chỉnh sau khi trang này được mở (lần {revision}). Đề nghị tải lại kế hoạch rồi điều chỉnh tiếp.',
    en: 'The plan was amended after you opened it (revision {revision}). Please load the plan again and amend that.',
  },
  taskNotInPlan: {
    severity: 'error',
    vi: 'Kế hoạch không có nhiệm vụ số {no}. Đề nghị kiểm tra lại.',
    en: 'The plan has no task {no}. Please check.',
  },
  unitNotInDirectory: {
    severity: 'error',
    vi: 'Nhiệm vụ số {no}: "{name}" chưa có trong Danh mục đơn vị. Đề nghị chọn đơn vị từ danh mục.',
    en: 'Task {no}: "{name}" is not in the agency directory. Please choose a unit from it.',
  },
  planEmptied: {
    severity: 'error',
    vi: 'Kế hoạch phải còn ít nhất một nhiệm vụ; điều chỉnh này không được ghi.',
    en: 'A plan must keep at least one task; this amendment was not recorded.',
  },
} as const satisfies Record<string, ReasonText>;
