import type { Account } from '../account.ts';
import type { Plan } from '../plan.ts';
import type { Unit } from '../unit.ts';
import type { TitleLine } from './sheet-document.ts';

/** How somebody without the add-in fills the file in; first of all what it opens with. */
const instructions = [
  'Mở bằng Excel 2010 trở lên, WPS hoặc LibreOffice; điền vào ô màu vàng; lưu và gửi lại.',
  'Ngày ghi theo mẫu dd/mm/yyyy (ngày/tháng/năm), ví dụ 30/06/2023; tiến độ là số nguyên từ 0 đến 100; nhiều văn bản cách nhau bằng dấu chấm phẩy (;).',
  'Để sắp xếp: chọn Xem lại (Review) > Bỏ bảo vệ trang tính (Unprotect Sheet, không có mật khẩu), sắp xếp theo cột, rồi bảo vệ lại. Đề nghị không sửa cột Mã.',
];

/** The lines above the table: the appendix's title block as printed, whose sheet it is, and how to fill it in. */
export function titleLines(plan: Plan, units: readonly Unit[], account: Account): TitleLine[] {
  const { heading, title, caption } = plan.appendix;
  const printed: TitleLine[] = [
    { text: heading || 'Phụ lục', look: 'heading' },
    { text: title || plan.title, look: 'title' },
    {
      text: caption || `(Kèm theo ${plan.documentType} số ${plan.number} của ${plan.issuer})`,
      look: 'caption',
    },
  ];
  const unit = units.find(candidate => candidate.id === account.unit)?.name ?? account.name;
  return [
    ...printed,
    { text: account.unit === null ? `${unit}: toàn bộ nhiệm vụ` : `Đơn vị báo cáo: ${unit}`, look: 'unit' },
    ...instructions.map(text => ({ text, look: 'instruction' as const })),
  ];
}
