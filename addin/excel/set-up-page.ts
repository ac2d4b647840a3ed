// The page as it prints: A4, landscape, the header on each page. Eighteen columns on one page's width would print in
// four-point letters, so the sheet is two pages wide and repeats id, number and task on the second.

import { columnLetter, type ColumnKey } from '../../plan/sheet/columns.ts';
import { TITLE_THROUGH } from '../../plan/sheet/title-block.ts';

/** As Nghị định 30/2020/NĐ-CP asks of a page. */
const MARGINS_CM = { top: 2, bottom: 2, left: 3, right: 1.5, header: 1, footer: 1 } as const;

export function setUpPage(
  sheet: Excel.Worksheet,
  page: Readonly<{
    landscape: boolean;
    pagesWide: number;
    /** 0-based row that repeats on each page. */
    headerRow: number | null;
    /** Columns that repeat on each page, e.g. `$B:$C`. */
    titleColumns?: string;
  }>,
): void {
  const layout = sheet.pageLayout;
  layout.orientation = page.landscape ? 'Landscape' : 'Portrait';
  layout.paperSize = 'A4';
  layout.zoom = { horizontalFitToPages: page.pagesWide };
  layout.centerHorizontally = true;
  layout.setPrintMargins('Centimeters', MARGINS_CM);
  if (page.headerRow !== null) layout.setPrintTitleRows(`$${page.headerRow + 1}:$${page.headerRow + 1}`);
  if (page.titleColumns !== undefined) layout.setPrintTitleColumns(page.titleColumns);
  layout.headersFooters.defaultForAllPages.rightFooter = 'Trang &P/&N';
}

/** The plan's sheet: what tells a row, up to its task, stands on both of its pages. */
export function setUpSheetPage(
  sheet: Excel.Worksheet,
  headerRow: number,
  columns: ReadonlyMap<ColumnKey, number>,
): void {
  const last = columns.get(TITLE_THROUGH);
  const repeated = last === undefined ? {} : { titleColumns: `$A:$${columnLetter(last)}` };
  setUpPage(sheet, { landscape: true, pagesWide: 2, headerRow, ...repeated });
}
