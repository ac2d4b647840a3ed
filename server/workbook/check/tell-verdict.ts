// The verdict on a file for whoever runs the command: each sentence in Vietnamese, then in English.
import { columnOf } from '../../../plan/sheet/columns.ts';
import { sentence, type Severity } from '../../../plan/reasons/reason.ts';
import type { FileVerdict, Remark } from './check-file.ts';

const words: Readonly<Record<Severity, string>> = {
  error: 'Lỗi / error',
  warning: 'Cần xem lại / warning',
  info: 'Lưu ý / note',
};

export function countErrors({ remarks }: FileVerdict): number {
  return remarks.filter(({ severity }) => severity === 'error').length;
}

export function tellVerdict(file: string, verdict: FileVerdict): string {
  const { plan, unit, version, changed, remarks } = verdict;
  const errors = countErrors(verdict);
  return [
    `Tệp / file: ${file}`,
    plan === null
      ? 'Không còn trang ẩn "_phuluc": mỗi ô có nội dung được tính là ô đã sửa.\n' +
        'The hidden sheet "_phuluc" is gone: every filled cell counts as changed.'
      : `Kế hoạch / plan: ${plan}; đơn vị / unit: ${unit ?? '*'}; phiên bản / version: ${version}`,
    `Ô đã sửa và nhận được / changed cells that can be taken: ${changed}`,
    ...remarks.map(tellRemark),
    errors === 0
      ? 'Không có lỗi. / No errors.'
      : `Có ${errors} lỗi, đề nghị sửa trước khi gửi. / ${errors} errors, please mend them before sending.`,
    'Chưa kiểm tra được khi không có máy chủ: chữ ký của tệp và nội dung người khác đã sửa.\n' +
      'Not checked without the service: the signature of the file, and what others have changed.',
  ].join('\n');
}

function tellRemark({ reason, params, severity, fixes, rowId, field, shown, rows }: Remark): string {
  const place = [
    ...(rowId === undefined ? [] : [rowId]),
    ...(field === undefined ? [] : [columnOf[field].header]),
    ...(rows.length === 0 ? [] : [`dòng / row ${rows.map(row => row + 1).join(', ')}`]),
  ];
  return [
    `- ${words[severity]}${place.length === 0 ? '' : `: ${place.join(' · ')}`}`,
    `  ${sentence(reason, params)}`,
    `  ${sentence(reason, params, 'en')}`,
    ...(shown === undefined ? [] : [`  Trong tệp / in the file: ${JSON.stringify(shown.slice(0, 200))}`]),
    ...(fixes.length === 0 ? [] : [`  Gợi ý / try: ${fixes.map(({ label }) => label).join('; ')}`]),
  ].join('\n');
}
