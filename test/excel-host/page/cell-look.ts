// How one cell is drawn: its own look, then what rules say of it.
import type { Border, BorderSide, CellFormat } from '../workbook/cell-format.ts';
import { conditionalLook } from '../workbook/rules.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';

const GRID_LINE = '#e0e0e0';
const BANDED = '#f2f2f2';

export type CellLook = Readonly<{
  text: string;
  style: Readonly<Record<string, string>>;
  /** May the text run over empty neighbours. */
  runsOver: boolean;
  isNumber: boolean;
}>;

export function cellLook(book: Workbook, sheet: Sheet, row: number, column: number): CellLook {
  const cell = sheet.cell(row, column);
  const format = cell?.format ?? sheet.format(row, column);
  const rule = sheet.state.conditionalFormats.length === 0 ? {} : conditionalLook(book, sheet, row, column);
  const table = tableLook(sheet, row, column);
  const fill = rule.fill ?? format.fill ?? table.fill;
  const isNumber = typeof cell?.value === 'number';
  const text = book.text(sheet, row, column);
  const { font } = format;
  const lineColor = (border: Border | undefined, beside: Border | undefined): string =>
    (border ?? beside)?.color ?? fill ?? (sheet.state.showGridlines ? GRID_LINE : 'transparent');
  const right = lineColor(format.borders.EdgeRight, neighbourBorder(sheet, row, column + 1, 'EdgeLeft'));
  const bottom = lineColor(format.borders.EdgeBottom, neighbourBorder(sheet, row + 1, column, 'EdgeTop'));
  const decoration = [
    (rule.underline ?? font.underline) === 'None' ? '' : 'underline',
    (rule.strikethrough ?? font.strikethrough) ? 'line-through' : '',
  ]
    .join(' ')
    .trim();
  return {
    text,
    isNumber,
    runsOver: !format.wrap && !isNumber && text !== '' && align(format, isNumber) === 'flex-start',
    style: {
      'background-color': fill ?? 'transparent',
      'border-right-color': right,
      'border-bottom-color': bottom,
      color: rule.color ?? table.color ?? font.color,
      'font-family': fontFamily(font.name),
      'font-size': `${Math.round((font.size * 400) / 3) / 100}px`,
      'font-weight': (rule.bold ?? (font.bold || table.bold)) ? '700' : '400',
      'font-style': (rule.italic ?? font.italic) ? 'italic' : 'normal',
      'text-decoration': decoration === '' ? 'none' : decoration,
      'justify-content': align(format, isNumber),
      'text-align':
        align(format, isNumber) === 'flex-end'
          ? 'right'
          : align(format, isNumber) === 'center'
            ? 'center'
            : 'left',
      'align-items':
        format.vertical === 'Top' ? 'flex-start' : format.vertical === 'Center' ? 'center' : 'flex-end',
      'white-space': format.wrap ? 'pre-wrap' : 'pre',
      'padding-left': format.indent > 0 ? `${2 + format.indent * 9}px` : '3px',
    },
  };
}

const neighbourBorder = (sheet: Sheet, row: number, column: number, side: BorderSide): Border | undefined =>
  sheet.cell(row, column)?.format.borders[side];

function align(format: CellFormat, isNumber: boolean): string {
  switch (format.horizontal) {
    case 'Left':
      return 'flex-start';
    case 'Center':
    case 'CenterAcrossSelection':
      return 'center';
    case 'Right':
      return 'flex-end';
    default:
      return isNumber ? 'flex-end' : 'flex-start';
  }
}

/** Fonts that stand in where the sheet's own are not installed; widths are close. */
export function fontFamily(name: string): string {
  const quoted = `"${name.replaceAll('"', '')}"`;
  return /times|roman|serif|cambria/i.test(name)
    ? `${quoted}, "Tinos", "Liberation Serif", serif`
    : `${quoted}, "Carlito", "Segoe UI", "Be Vietnam Pro", sans-serif`;
}

type TableLook = Readonly<{ fill: string | null; color?: string; bold: boolean }>;
const plainTable: TableLook = { fill: null, bold: false };

function tableLook(sheet: Sheet, row: number, column: number): TableLook {
  const table = sheet.state.tables.find(
    ({ area }) =>
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
  if (table === undefined || table.style === '') return plainTable;
  const isHeader = table.showHeaders && row === table.area.row;
  const strong = table.style.includes('Medium') || table.style.includes('Dark');
  if (isHeader)
    return strong ? { fill: '#44546A', color: '#FFFFFF', bold: true } : { fill: null, bold: true };
  const isBand = table.showBandedRows && (row - table.area.row) % 2 === 1;
  return isBand ? { fill: BANDED, bold: false } : plainTable;
}
