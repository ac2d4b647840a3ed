// What a careful clerk notices while reading the appendix of a plan.
import type { ReasonText } from './reason.ts';

export const readingReasons = {
  numberDiffers: {
    severity: 'warning',
    vi: 'Số văn bản ở phần đầu ({a}) khác số ở phụ lục ({b}). Đề nghị xác nhận số đúng.',
    en: 'The document number in the header ({a}) differs from the appendix ({b}). Please confirm.',
  },
} as const satisfies Record<string, ReasonText>;
