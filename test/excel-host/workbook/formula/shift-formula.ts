// A formula's text after cells were inserted, removed or its cell moved.
import {
  type Area,
  MAX_COLUMNS,
  MAX_ROWS,
  type Shift,
  area,
  lastColumn,
  lastRow,
  quotedSheet,
  shiftArea,
} from '../area.ts';
import { type Corner, type Reference, cornerText, movedCorner, readReference } from './reference.ts';
import { type Token, tokens } from './tokens.ts';

type Change = (reference: Reference) => Reference | null;

function rewrite(formula: string, change: Change): string {
  const cut = tokens(formula.slice(1));
  if (cut === null) return formula;
  return `=${cut.map(token => rewritten(token, change)).join('')}`;
}

function rewritten(token: Token, change: Change): string {
  if (token.kind !== 'reference') return token.text;
  const reference = readReference(token.text);
  const changed = change(reference);
  const prefix = reference.sheet === null ? '' : `${quotedSheet(reference.sheet)}!`;
  if (changed === null) return `${prefix}#REF!`;
  if (changed === reference) return token.text;
  const to = token.text.includes(':') ? `:${cornerText(changed.to)}` : '';
  return `${prefix}${cornerText(changed.from)}${to}`;
}

export const referenceArea = ({ from, to }: Reference): Area => {
  const row = Math.min(from.row ?? 0, to.row ?? 0);
  const column = Math.min(from.column ?? 0, to.column ?? 0);
  const rowEnd = from.row === null || to.row === null ? MAX_ROWS - 1 : Math.max(from.row, to.row);
  const columnEnd =
    from.column === null || to.column === null ? MAX_COLUMNS - 1 : Math.max(from.column, to.column);
  return area(row, column, rowEnd - row + 1, columnEnd - column + 1);
};

/** `home` is the sheet of the formula, `sheet` the one whose cells moved. */
export function shiftFormula(formula: string, home: string, sheet: string, shift: Shift): string {
  return rewrite(formula, reference => {
    if ((reference.sheet ?? home).toLowerCase() !== sheet.toLowerCase()) return reference;
    const before = referenceArea(reference);
    const after = shiftArea(before, shift);
    if (after === null) return null;
    if (after === before) return reference;
    const place = (corner: Corner, row: number, column: number): Corner => ({
      ...corner,
      row: corner.row === null ? null : row,
      column: corner.column === null ? null : column,
    });
    return {
      ...reference,
      from: place(reference.from, after.row, after.column),
      to: place(reference.to, lastRow(after), lastColumn(after)),
    };
  });
}

/** The formula as it reads when copied so many rows and columns away. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  return rewrite(formula, reference => {
    const from = movedCorner(reference.from, rows, columns);
    const to = movedCorner(reference.to, rows, columns);
    return from === null || to === null ? null : { ...reference, from, to };
  });
}

export function renameSheetInFormula(formula: string, before: string, after: string): string {
  const cut = tokens(formula.slice(1));
  if (cut === null) return formula;
  const old = `${quotedSheet(before)}!`.toLowerCase();
  return `=${cut
    .map(({ kind, text }) =>
      (kind === 'reference' || kind === 'word') && text.toLowerCase().startsWith(old)
        ? `${quotedSheet(after)}!${text.slice(old.length)}`
        : text,
    )
    .join('')}`;
}
