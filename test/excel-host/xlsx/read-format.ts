// A cell's look in a file, as the look of a cell of ours.
import type ExcelJS from 'exceljs';
import { type Border, type BorderSide, type CellFormat, plainFormat } from '../workbook/cell-format.ts';

export const color = (of: Partial<ExcelJS.Color> | undefined): string | null =>
  of?.argb === undefined ? null : `#${of.argb.slice(-6).toUpperCase()}`;

const horizontals: Readonly<Record<string, string>> = {
  left: 'Left',
  center: 'Center',
  right: 'Right',
  justify: 'Justify',
  fill: 'Fill',
};
const verticals: Readonly<Record<string, string>> = {
  top: 'Top',
  middle: 'Center',
  bottom: 'Bottom',
  justify: 'Justify',
};

const known = new WeakMap<object, CellFormat>();

export function readFormat(cell: ExcelJS.Cell): CellFormat {
  const style = cell.style;
  const before = known.get(style);
  if (before !== undefined) return before;
  const { font, alignment, border, fill, protection, numFmt } = style;
  const borders: Partial<Record<BorderSide, Border>> = {};
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    const line = border?.[side];
    if (line?.style === undefined) continue;
    const name = `Edge${side.charAt(0).toUpperCase()}${side.slice(1)}` as BorderSide;
    borders[name] = {
      style: 'Continuous',
      weight: line.style === 'medium' ? 'Medium' : line.style === 'thick' ? 'Thick' : 'Thin',
      color: color(line.color) ?? '#000000',
    };
  }
  const made: CellFormat = {
    ...plainFormat,
    numberFormat: numFmt ?? 'General',
    fill: fill?.type === 'pattern' && fill.pattern === 'solid' ? color(fill.fgColor) : null,
    font: {
      ...plainFormat.font,
      name: font?.name ?? plainFormat.font.name,
      size: font?.size ?? plainFormat.font.size,
      bold: font?.bold ?? false,
      italic: font?.italic ?? false,
      strikethrough: font?.strike ?? false,
      underline: font?.underline === true || font?.underline === 'single' ? 'Single' : 'None',
      color: color(font?.color) ?? '#000000',
    },
    borders,
    horizontal: horizontals[alignment?.horizontal ?? ''] ?? 'General',
    vertical: verticals[alignment?.vertical ?? ''] ?? 'Bottom',
    wrap: alignment?.wrapText ?? false,
    indent: alignment?.indent ?? 0,
    locked: protection?.locked ?? true,
  };
  known.set(style, made);
  return made;
}
