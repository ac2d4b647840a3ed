// Finds the sheet of a report and the cells that the report filled last time. What somebody wrote beside or below is
// theirs: only the report's own cells are emptied.
import type { PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import type { Area } from '../../plan/sheet/sheet-document.ts';
import { freeName } from './free-name.ts';

/** A name of the sheet itself over the report's cells; its comment tells which report it is. */
const REPORT_MARK = 'PhuLuc_BaoCao';

/** The sheet, and where the report stood in it; null in a sheet that was made for it. */
export type ReportSheet = Readonly<{ sheet: Excel.Worksheet; before: Area | null }>;

/** Three syncs. A sheet that somebody made under the same name is left alone. */
export async function findReportSheet(
  context: Excel.RequestContext,
  printed: PrintedSheet,
): Promise<ReportSheet> {
  const sheets = context.workbook.worksheets;
  sheets.load('items/name');
  await context.sync();
  const marks = sheets.items.map(sheet => {
    const mark = sheet.names.getItemOrNullObject(REPORT_MARK);
    mark.load('comment');
    const range = mark.getRangeOrNullObject();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    return { sheet, mark, range };
  });
  await context.sync();
  const own = marks.find(({ mark }) => !mark.isNullObject && mark.comment === reportId(printed));
  if (own === undefined) {
    const names = sheets.items.map(sheet => sheet.name);
    return { sheet: sheets.add(freeName(printed.name, names)), before: null };
  }
  const { sheet, range } = own;
  if (range.isNullObject) return { sheet, before: null };
  const before = {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
  return { sheet, before };
}

/** Notes which cells are the report's now. */
export function markReport({ sheet, before }: ReportSheet, printed: PrintedSheet, cells: Excel.Range): void {
  if (before !== null) sheet.names.getItem(REPORT_MARK).delete();
  sheet.names.add(REPORT_MARK, cells, reportId(printed));
}

function reportId({ id, name }: PrintedSheet): string {
  return id ?? name;
}
