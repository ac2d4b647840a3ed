// A roll-up as a file to keep or to print. That of a closed quarter knows no other time than the closing.
import type { IsoDate } from '../../plan/iso-date.ts';
import { rollupReport } from '../../plan/report/rollup-report.ts';
import type { SignedAs } from '../../plan/report/signature.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { appendixSheet } from '../../plan/sheet/appendix-sheet.ts';
import { detailSheet } from '../../plan/sheet/detail-sheet.ts';
import { rollupSheet } from '../../plan/sheet/rollup-sheet.ts';
import { XLSX } from '../http/send-xlsx.ts';
import type { RollupRead } from './read-rollup.ts';
import { writeRollupCsv } from './write-rollup-csv.ts';

export type RollupFormat = 'xlsx' | 'docx' | 'csv';

export type RollupFile = Readonly<{ name: string; type: string; bytes: Buffer }>;

type Asked = Readonly<{ language: Language; now: Date; today: IsoDate; signedAs: SignedAs }>;

const types: Readonly<Record<RollupFormat, string>> = {
  xlsx: XLSX,
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
};

export async function writeRollupFile(
  format: RollupFormat,
  read: RollupRead,
  asked: Asked,
): Promise<RollupFile> {
  const { rollup, document } = read;
  return {
    name: `tong-hop-quy-${rollup.quarter}-${document.plan.year}.${format}`,
    type: types[format],
    bytes: await bytesOf(format, read, asked),
  };
}

async function bytesOf(
  format: RollupFormat,
  read: RollupRead,
  { language, now, today, signedAs }: Asked,
): Promise<Buffer> {
  const { rollup, document, rows, closed } = read;
  const createdAt = closed === null ? now : new Date(closed.at);
  switch (format) {
    case 'csv':
      return writeRollupCsv(read, language);
    case 'docx': {
      const { writeReportDocx } = await import('./write-report-docx.ts');
      const day = closed?.day ?? today;
      return writeReportDocx(rollupReport({ rollup, document, rows, day, signedAs }), { createdAt });
    }
    case 'xlsx': {
      const { writePrintedBook } = await import('../workbook/write-printed-sheet.ts');
      const { plan, tasks, units } = document;
      const summary = rollupSheet(rollup, { plan, tasks, units, language });
      const details = detailSheet({ rollup, document, rows, language });
      const sheets = [summary, appendixSheet(rollup, document, rows), ...(details ? [details] : [])];
      return writePrintedBook(sheets, { title: summary.name, creator: plan.issuer, createdAt });
    }
  }
}
