import type { CellFormat } from './cell-format.ts';

export type ErrorText = '#N/A' | '#VALUE!' | '#REF!' | '#NAME?' | '#DIV/0!' | '#NUM!' | '#NULL!';
export type CellError = Readonly<{ error: ErrorText }>;
/** '' is an empty cell, or a formula that answers empty text. */
export type Value = string | number | boolean | CellError;

export type Hyperlink = Readonly<{
  address?: string;
  documentReference?: string;
  screenTip?: string;
  textToDisplay?: string;
}>;

/** Cells are never changed in place, so a sheet can be remembered by keeping its rows. */
export type Cell = Readonly<{
  value: Value;
  formula: string | null;
  format: CellFormat;
  /** Entered with a leading apostrophe: text whatever it looks like. */
  quoted?: boolean;
  link?: Hyperlink;
}>;

export const isError = (value: unknown): value is CellError =>
  typeof value === 'object' && value !== null && 'error' in value;

export const errorTexts: readonly ErrorText[] = [
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NUM!',
  '#NULL!',
];
