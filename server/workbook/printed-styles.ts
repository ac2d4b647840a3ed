// How a printed report looks: the type sizes and plainness of Nghị định 30/2020/NĐ-CP.
import type ExcelJS from 'exceljs';
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import type { PrintedLook } from '../../plan/sheet/printed-sheet.ts';
import { numberFormats, sheetColours } from '../../plan/sheet/sheet-look.ts';
import { fontStyle, solidFill, thinBox, type Style } from './plan-styles.ts';
import type { Font } from '../../plan/sheet/row-height.ts';

type Look = Readonly<{
  pt: number;
  bold?: boolean;
  italic?: boolean;
  colour?: string;
  align: 'left' | 'center' | 'right';
  /** Part of a table: ruled, and set in the middle of its row. */
  ruled: boolean;
  format?: string;
}>;

const black = '000000';
const cell = { pt: 12, ruled: true } as const;

const looks: Readonly<Record<PrintedLook, Look>> = {
  heading: { pt: 13, bold: true, align: 'center', ruled: false },
  title: { pt: 14, bold: true, align: 'center', ruled: false },
  note: { pt: 13, italic: true, align: 'center', ruled: false },
  section: { pt: 13, bold: true, align: 'left', ruled: false },
  header: { ...cell, bold: true, align: 'center' },
  text: { ...cell, align: 'left' },
  center: { ...cell, align: 'center' },
  number: { ...cell, align: 'right', format: '#,##0' },
  percent: { ...cell, align: 'right', format: '0.0%' },
  date: { ...cell, align: 'center', format: numberFormats.date },
  total: { ...cell, bold: true, align: 'left', format: '#,##0' },
  // Dark enough to read in a grey print; the word in the cell says the same.
  good: { ...cell, colour: '1B5E20', align: 'left', format: '#,##0' },
  late: { ...cell, colour: 'B00020', bold: true, align: 'left', format: '#,##0' },
  own: { ...cell, align: 'left', format: '#,##0' },
};

const fills = { header: sheetColours.header, own: sheetColours.ownCell } as const;

/** The type a look is set in, by which its height is measured. */
export function printedFont(look: PrintedLook): Font {
  const { pt, bold = false } = looks[look];
  return { pt, bold };
}

/** Text is text, never a formula, even when somebody edits the cell. */
export function printedStyle(look: PrintedLook, value: CellValue): Style {
  const { pt, bold = false, italic = false, colour = black, align, ruled, format } = looks[look];
  const isFigure = typeof value === 'number';
  return {
    font: fontStyle(pt, { bold, italic, colour }),
    alignment: isFigure ? figureAlignment(align) : { horizontal: align, vertical: 'middle', wrapText: true },
    numFmt: isFigure ? (format ?? 'General') : numberFormats.text,
    ...(ruled ? { border: thinBox(black) } : {}),
    ...(look === 'header' || look === 'own' ? { fill: solidFill(fills[look]) } : {}),
  };
}

/** Figures stand to the right, a little off the rule, and never wrap. */
function figureAlignment(align: Look['align']): Partial<ExcelJS.Alignment> {
  return align === 'center'
    ? { horizontal: 'center', vertical: 'middle' }
    : { horizontal: 'right', vertical: 'middle', indent: 1 };
}
