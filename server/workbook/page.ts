// What both kinds of file share: who made them and when, and the sheet of paper they are printed on.
import ExcelJS from 'exceljs';
import { SHEET_FONT } from '../../plan/sheet/sheet-look.ts';

export type FileProperties = Readonly<{
  title?: string;
  creator?: string;
  /** Where left out, the file names the first day of 1980 rather than read a clock. */
  createdAt?: Date;
}>;

const A4 = 9;
const CM_PER_INCH = 2.54;
const MARGINS_CM = { top: 2, bottom: 2, left: 3, right: 1.5 } as const;
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

export function emptyWorkbook({
  title = '',
  creator = 'Phụ lục',
  createdAt = NO_TIME,
}: FileProperties): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.title = title;
  workbook.creator = creator;
  workbook.lastModifiedBy = creator;
  workbook.created = createdAt;
  workbook.modified = createdAt;
  workbook.calcProperties = { fullCalcOnLoad: true };
  workbook.views = [
    { x: 0, y: 0, width: 28_800, height: 15_000, firstSheet: 0, activeTab: 0, visibility: 'visible' },
  ];
  return workbook;
}

export type Page = Readonly<{
  landscape: boolean;
  /** 0-based row that repeats on each page. */
  headerRow: number | null;
  /** Pages side by side that the columns are fitted to; 1 where left out. */
  pagesWide?: number;
  /** Columns that repeat on each page, as `B:C`. */
  titleColumns?: string;
  /** `head`: as the decree has it, above the text from the second page on; `foot`: with their number, on all. */
  numbered: 'head' | 'foot';
}>;

/** A4 with the margins of Nghị định 30/2020/NĐ-CP, fitted in width, as many pages as it takes, numbered. */
export function printedPage({ landscape, headerRow, pagesWide = 1, titleColumns, numbered }: Page): {
  pageSetup: Partial<ExcelJS.PageSetup>;
  headerFooter: Partial<ExcelJS.HeaderFooter>;
} {
  return {
    pageSetup: {
      paperSize: A4,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: pagesWide,
      fitToHeight: 0,
      // Where a row is two pages wide, its second page follows its first.
      pageOrder: 'overThenDown',
      horizontalCentered: true,
      margins: {
        top: inches(MARGINS_CM.top),
        bottom: inches(MARGINS_CM.bottom),
        left: inches(MARGINS_CM.left),
        right: inches(MARGINS_CM.right),
        header: inches(1),
        footer: inches(1),
      },
      ...(headerRow === null ? {} : { printTitlesRow: `${headerRow + 1}:${headerRow + 1}` }),
      ...(titleColumns === undefined ? {} : { printTitlesColumn: titleColumns }),
    },
    headerFooter:
      numbered === 'head'
        ? { differentFirst: true, oddHeader: `&C${type(13)}&P` }
        : { oddFooter: `&R${type(11)}Trang &P/&N` },
  };
}

const POINTS_PER_CM = 72 / CM_PER_INCH;
/** A column's width unit is seven pixels at 96 dpi. */
const POINTS_PER_CHAR = 5.25;

/** How many points of rows a page holds, at the scale at which the columns fit its width. */
export function pageHeightPt({
  landscape,
  widthsChars,
  pagesWide,
}: Readonly<{ landscape: boolean; widthsChars: readonly number[]; pagesWide: number }>): number {
  const [across, down] = landscape ? [29.7, 21] : [21, 29.7];
  const paperPt = (across - MARGINS_CM.left - MARGINS_CM.right) * POINTS_PER_CM * pagesWide;
  const columnsPt = widthsChars.reduce((sum, width) => sum + width + PADDING_CHARS, 0) * POINTS_PER_CHAR;
  const scale = Math.min(1, paperPt / columnsPt);
  return ((down - MARGINS_CM.top - MARGINS_CM.bottom) * POINTS_PER_CM) / scale;
}

function type(points: number): string {
  return `&"${SHEET_FONT},Regular"&${points}`;
}

function inches(cm: number): number {
  return Math.round((cm / CM_PER_INCH) * 1000) / 1000;
}

/** The five pixels of padding in a cell, as a share of the seven that a width unit has. */
const PADDING_CHARS = 0.7109375;

/**
 * Widths as Excel's dialog shows them; a file counts the cell's padding in. (ExcelJS leaves a width of exactly 9 out,
 * taking it for the default, which Excel does not share.)
 */
export function setColumnWidths(sheet: ExcelJS.Worksheet, widthsChars: readonly number[]): void {
  sheet.columns = widthsChars.map(width => ({ width: width + PADDING_CHARS }));
}
