// How a plan's sheet looks, whoever writes it. Quiet colours that print in grey; each state also has its word in the
// Đồng bộ column. Colours are RRGGBB without a sign, sizes in points.
import type { Column, ColumnKey, ColumnKind } from './columns.ts';
import type { RowRule, TitleLine } from './sheet-document.ts';

export const SHEET_FONT = 'Times New Roman';
export const TABLE_POINTS = 12;

/** Columns up to this one, and the header, stay in view while the sheet scrolls. */
export const FROZEN_THROUGH: ColumnKey = 'no';

export const sheetColours = {
  text: '000000',
  /** A value that stands for a blank left by merging: the lightest grey with 4.5:1 on white. */
  carried: '767676',
  instruction: '44546A',
  border: '808080',
  header: 'E7ECF3',
  /** The header over the columns that a unit fills in. */
  fieldHeader: 'FFE9A8',
  /** A cell that this account may edit. */
  ownCell: 'FFFBE0',
  /** Bars behind figures: light enough to read black on. */
  bar: 'A9C4E6',
} as const;

export type TitleLook = Readonly<{ points: number; bold: boolean; italic: boolean; colour: string }>;

export const titleLooks: Readonly<Record<TitleLine['look'], TitleLook>> = {
  heading: { points: 14, bold: true, italic: false, colour: sheetColours.text },
  title: { points: 14, bold: true, italic: false, colour: sheetColours.text },
  caption: { points: 13, bold: false, italic: true, colour: sheetColours.text },
  unit: { points: 12, bold: true, italic: false, colour: sheetColours.text },
  instruction: { points: 12, bold: false, italic: false, colour: sheetColours.instruction },
};

/** The fill of a column's header. */
export function headerFill(part: Column['part']): string {
  return part === 'field' ? sheetColours.fieldHeader : sheetColours.header;
}

/** Text columns are text before any value is written, or "05/2026" becomes a date and "=1+1" a formula. */
export const numberFormats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  list: '@',
  percent: '0',
  date: 'dd/mm/yyyy',
};

export const ruleLooks: Readonly<Record<RowRule['kind'], Readonly<{ fill: string; text: string }>>> = {
  refused: { fill: 'F8CBAD', text: '7F2A00' },
  troubled: { fill: 'F8CBAD', text: '7F2A00' },
  pending: { fill: 'DDEBF7', text: '1F4E79' },
  overdue: { fill: 'FCE4E4', text: 'B00020' },
};

/** Which rule wins where several hold: the first. */
export const rulePriority: readonly RowRule['kind'][] = ['refused', 'troubled', 'pending', 'overdue'];
