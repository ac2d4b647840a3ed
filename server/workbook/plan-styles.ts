// The shared look of a plan's sheet, in ExcelJS's words. Each style is made once and shared by all its cells: ExcelJS
// looks a style object up by identity, and a fresh one per cell costs most of the time of an export.
import type ExcelJS from 'exceljs';
import type { Column, ColumnKind } from '../../plan/sheet/columns.ts';
import type { RowRule, TitleLine } from '../../plan/sheet/sheet-document.ts';
import {
  headerFill,
  numberFormats,
  ruleLooks,
  rulePriority,
  sheetColours,
  SHEET_FONT,
  TABLE_POINTS,
  titleLooks,
} from '../../plan/sheet/sheet-look.ts';
import type { Font } from '../../plan/sheet/row-height.ts';

export const tableFont: Font = { pt: TABLE_POINTS };
export const headerFont: Font = { pt: TABLE_POINTS, bold: true };

export type Style = Partial<ExcelJS.Style>;

const ROMAN_FAMILY = 1;

export function fontStyle(
  points: number,
  { bold = false, italic = false, colour = sheetColours.text as string } = {},
): Partial<ExcelJS.Font> {
  return { name: SHEET_FONT, family: ROMAN_FAMILY, size: points, bold, italic, color: opaque(colour) };
}

export function solidFill(colour: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: opaque(colour), bgColor: opaque(colour) };
}

export function thinBox(colour: string): Partial<ExcelJS.Borders> {
  const line = { style: 'thin', color: opaque(colour) } as const;
  return { top: line, left: line, bottom: line, right: line };
}

function opaque(colour: string): Partial<ExcelJS.Color> {
  return { argb: `FF${colour}` };
}

const tableBorder = thinBox(sheetColours.border);

/** From the left edge: centred over eighteen columns, a heading would stand outside the window. */
export function titleStyle(look: TitleLine['look']): Style {
  const { points, ...rest } = titleLooks[look];
  return {
    font: fontStyle(points, rest),
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
    numFmt: numberFormats.text,
    protection: { locked: true },
  };
}

export function headerStyle(part: Column['part']): Style {
  return {
    font: fontStyle(TABLE_POINTS, { bold: true }),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    fill: solidFill(headerFill(part)),
    border: tableBorder,
    protection: { locked: true },
  };
}

/**
 * What may be done with a cell: `own` is for this account to fill in; `open` the add-in writes, which must not lift the
 * protection for it; a `carried` value stands, locked, for a blank that merging left.
 */
export type CellUse = 'own' | 'open' | 'carried' | 'locked';

export function cellStyle(kind: ColumnKind, align: Column['align'], use: CellUse): Style {
  return {
    font: fontStyle(TABLE_POINTS, { colour: use === 'carried' ? sheetColours.carried : sheetColours.text }),
    // Figures set to the right would touch the text of the next column.
    alignment: {
      horizontal: align,
      vertical: 'top',
      wrapText: true,
      ...(align === 'right' ? { indent: 1 } : {}),
    },
    border: tableBorder,
    numFmt: numberFormats[kind],
    protection: { locked: use === 'carried' || use === 'locked' },
    ...(use === 'own' ? { fill: solidFill(sheetColours.ownCell) } : {}),
  };
}

/** In a rule, Excel paints a solid fill with its background colour; `solidFill` sets both. */
export function ruleStyle(kind: RowRule['kind']): Style {
  const { fill, text } = ruleLooks[kind];
  return { font: { color: opaque(text) }, fill: solidFill(fill) };
}

/** 1 for the rule that wins over the others. */
export function rulePriorityOf(kind: RowRule['kind']): number {
  return rulePriority.indexOf(kind) + 1;
}
