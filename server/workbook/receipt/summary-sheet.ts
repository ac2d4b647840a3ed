// The sheet that tells an agency what became of its file, to be read and printed; nothing is read back from it.
import type ExcelJS from 'exceljs';
import { headerOf, isField, outcomeWords, shownValue, whoAndWhen } from '../../../plan/file/receipt-words.ts';
import type { FileOutcome } from '../../../plan/http.ts';
import { formatMoment } from '../../../plan/outcome.ts';
import { headerFill, sheetColours, TABLE_POINTS } from '../../../plan/sheet/sheet-look.ts';
import { storedText } from '../cell-text.ts';
import { printedPage, setColumnWidths } from '../page.ts';
import { fontStyle, solidFill, tableFont, thinBox, type Style } from '../plan-styles.ts';
import { rowHeightPt, textHeightPt } from '../../../plan/sheet/row-height.ts';
import type { Receipt } from './receipts.ts';

export const SUMMARY_SHEET_NAME = 'Kết quả nhận tệp';

export type SummarySource = Readonly<{
  receipt: Receipt;
  plan: Readonly<{ title: string; number: string }>;
  /** The task of each row, by row id. */
  taskTitles: ReadonlyMap<string, string>;
  /** Whose file it is, in words. */
  owner: string;
}>;

const tableColumns = [
  { header: 'Số TT', width: 8 },
  { header: 'Mã dòng', width: 16 },
  { header: 'Nhiệm vụ', width: 40 },
  { header: 'Cột', width: 20 },
  { header: 'Kết quả', width: 14 },
  { header: 'Nội dung trong tệp', width: 36 },
  { header: 'Nội dung gốc', width: 30 },
  { header: 'Hiện có trong hệ thống', width: 36 },
  { header: 'Người cập nhật, thời điểm', width: 28 },
  { header: 'Giải thích', width: 44 },
] as const;

/** Those that need somebody first. */
const order: readonly FileOutcome['kind'][] = ['conflict', 'rejected', 'applied', 'unchanged'];

export const outcomeFills: Readonly<Record<FileOutcome['kind'], string>> = {
  conflict: 'F8CBAD',
  rejected: 'F8CBAD',
  applied: 'E2EFDA',
  unchanged: 'EDEDED',
};

export function addSummarySheet(workbook: ExcelJS.Workbook, source: SummarySource): void {
  const { received } = source.receipt;
  const lines = headLines(source);
  const headerRow = lines.length + 1;
  const sheet = workbook.addWorksheet(SUMMARY_SHEET_NAME, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow + 1, showGridLines: false }],
    ...printedPage({ landscape: true, numbered: 'foot', headerRow }),
  });
  setColumnWidths(
    sheet,
    tableColumns.map(({ width }) => width),
  );
  lines.forEach((text, index) => writeLine(sheet, index + 1, text, index === 0));
  writeCells(
    sheet,
    headerRow + 1,
    tableColumns.map(({ header }) => header),
    headerStyle,
  );
  const outcomes = received.outcomes.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  outcomes.forEach((outcome, index) => {
    const row = headerRow + 2 + index;
    writeCells(sheet, row, cellsOf(outcome, index, source.taskTitles), bodyStyle);
    sheet.getCell(row, 5).style = kindStyles[outcome.kind];
  });
  const after = headerRow + outcomes.length + 3;
  notesOf(source).forEach((text, index) => writeLine(sheet, after + index, text, false));
}

function headLines({ receipt, plan, owner }: SummarySource): string[] {
  const { received, person, sender, at } = receipt;
  const count = (kind: FileOutcome['kind']): number =>
    received.outcomes.filter(outcome => outcome.kind === kind).length;
  return [
    'KẾT QUẢ NHẬN TỆP',
    `Kế hoạch số ${plan.number}: ${plan.title}`,
    `Tệp của: ${owner}. Người gửi: ${person === null ? sender.name : `${person} (${sender.name})`}, nhận lúc ${formatMoment(at)}.`,
    received.outcomes.length === 0
      ? 'Tệp không có thay đổi nào so với dữ liệu trong hệ thống.'
      : `Số ô đã sửa: ${received.outcomes.length}. ${order.map(kind => `${outcomeWords[kind]}: ${count(kind)}`).join('; ')}.`,
    ...(received.trusted
      ? []
      : [
          'Tệp không còn dấu xác nhận của hệ thống (trang ẩn bị xóa hoặc bị sửa), nên mỗi ô khác với hệ thống được hỏi lại, không ô nào bị ghi đè.',
        ]),
    'Đề nghị đơn vị làm việc tiếp trên trang "Nhiệm vụ" của tệp này. Ô "Khác nhau" và "Bị từ chối" đang giữ nội dung trong hệ thống; nội dung đơn vị đã gửi có ở bảng dưới đây.',
  ];
}

function cellsOf(outcome: FileOutcome, index: number, taskTitles: ReadonlyMap<string, string>): string[] {
  const { rowId, field, kind, value, base, current, by, at, message } = outcome;
  return [
    String(index + 1),
    rowId,
    taskTitles.get(rowId) ?? '',
    headerOf(field),
    outcomeWords[kind],
    shownValue(kind === 'rejected' || !isField(field) ? '' : field, value),
    shownValue(field, base),
    shownValue(field, current),
    whoAndWhen(by, at),
    message ?? '',
  ];
}

/** What is to be said of rows and of the file as a table. */
function notesOf({ receipt: { received } }: SummarySource): string[] {
  const findings = received.findings.map(({ message }) => `- ${message}`);
  const issues = received.issues.map(
    ({ rowId, field, message }) =>
      `- ${rowId}${field === undefined ? '' : `, cột "${headerOf(field)}"`}: ${message}`,
  );
  return [
    ...(findings.length > 0 ? ['Về bảng trong tệp:', ...new Set(findings)] : []),
    ...(issues.length > 0 ? ['Đề nghị kiểm tra thêm:', ...new Set(issues)] : []),
  ];
}

const border = thinBox(sheetColours.border);
const alignment = { vertical: 'top', wrapText: true } as const;
const bodyStyle: Style = { font: fontStyle(TABLE_POINTS), alignment, border, numFmt: '@' };
const headerStyle: Style = {
  ...bodyStyle,
  font: fontStyle(TABLE_POINTS, { bold: true }),
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  fill: solidFill(headerFill('plan')),
};
const kindStyles = Object.fromEntries(
  order.map(kind => [kind, { ...bodyStyle, fill: solidFill(outcomeFills[kind]) }]),
) as Record<FileOutcome['kind'], Style>;

function writeLine(sheet: ExcelJS.Worksheet, row: number, text: string, isTitle: boolean): void {
  sheet.mergeCells(row, 1, row, tableColumns.length);
  const cell = sheet.getCell(row, 1);
  const font = { pt: isTitle ? 14 : TABLE_POINTS, bold: isTitle };
  cell.style = { font: fontStyle(font.pt, { bold: isTitle }), alignment, numFmt: '@' };
  cell.value = storedText(text);
  const widthChars = tableColumns.reduce((sum, { width }) => sum + width, 0);
  sheet.getRow(row).height = rowHeightPt([textHeightPt(text, font, widthChars)], font);
}

function writeCells(
  sheet: ExcelJS.Worksheet,
  rowNumber: number,
  texts: readonly string[],
  style: Style,
): void {
  const row = sheet.getRow(rowNumber);
  texts.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    cell.style = style;
    if (text !== '') cell.value = storedText(text);
  });
  row.height = rowHeightPt(
    texts.map((text, index) => textHeightPt(text, tableFont, tableColumns[index]!.width)),
    tableFont,
  );
}
