import type { BreakKind } from '../../plan/history/chain-walk.ts';
import type { Verified } from './verify-plan.ts';

const kinds: Readonly<Record<BreakKind, Readonly<{ vi: string; en: string }>>> = {
  missingVersion: { vi: 'thiếu phiên bản này', en: 'the version is missing' },
  missingLine: { vi: 'thiếu dòng nhật ký', en: 'a line of the log is missing' },
  addedLine: { vi: 'có dòng nhật ký thêm vào', en: 'a line was added to the log' },
  alteredLine: { vi: 'dòng nhật ký bị sửa hoặc đổi chỗ', en: 'a line of the log was altered or moved' },
  alteredRevision: { vi: 'bản kế hoạch đã lưu bị sửa', en: 'the stored plan document was altered' },
  headDiffers: { vi: 'mã cuối khác với nhật ký', en: 'the head differs from the log' },
  rowsDiffer: { vi: 'dữ liệu hiện tại khác với nhật ký', en: "today's rows differ from the log" },
  alteredPeriod: {
    vi: 'nhật ký kỳ báo cáo bị sửa, xóa hoặc đổi chỗ',
    en: 'the log of reporting periods was altered',
  },
  documentDiffers: {
    vi: 'bản kế hoạch hiện tại khác với bản đã lưu',
    en: "today's plan differs from the stored revision",
  },
};

/** One line about a plan, in Vietnamese and English. */
export function tellVerified({ plan, version, lines, head, broken }: Verified): string {
  if (!broken) {
    return (
      `${plan}: nguyên vẹn, phiên bản ${version}, ${lines} dòng nhật ký, mã cuối ${head} / ` +
      `intact, version ${version}, ${lines} log lines, head ${head}`
    );
  }
  const { vi, en } = kinds[broken.kind];
  return (
    `${plan}: HỎNG tại phiên bản ${broken.version}: ${vi} (phiên bản ${version}, ${lines} dòng trước đó nguyên vẹn) / ` +
    `BROKEN at version ${broken.version}: ${en} (version ${version}, ${lines} lines before it intact)`
  );
}
