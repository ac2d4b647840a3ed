// What somebody at the keyboard does, with the refusals that Excel shows them.
import { type Area, area, intersection, lastColumn, lastRow } from './area.ts';
import type { Cell } from './cell.ts';
import { clearCells, hasLocked, placeCells, setInputs } from './edit.ts';
import { readEntry } from './entry.ts';
import { copyFormula } from './formula/shift-formula.ts';
import { isDateFormat } from './number-format.ts';
import { dayOf } from './serial-date.ts';
import { isValid, moveRules, validationAt } from './rules.ts';
import type { Sheet } from './sheet.ts';
import { changeTable } from './tables.ts';
import type { ErrorAlert } from './validation.ts';
import type { Workbook } from './workbook.ts';

export type TypingOutcome =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'locked' }>
  | Readonly<{ kind: 'invalid'; alert: ErrorAlert }>;

const done: TypingOutcome = { kind: 'done' };
const locked: TypingOutcome = { kind: 'locked' };

export const isLocked = (sheet: Sheet, it: Area): boolean =>
  sheet.state.protection !== null && hasLocked(sheet, it);

/** Types a text into a cell and presses Enter. `accept` keeps a value that a Warning or Information asks about. */
export function typeText(
  book: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
  accept = false,
): TypingOutcome {
  const it = area(row, column);
  if (isLocked(sheet, it)) return locked;
  const format = sheet.format(row, column).numberFormat;
  const given = percentTyped(text, format) ?? text;
  const entry = readEntry(given, format, {
    locale: book.locale,
    date1904: book.date1904,
    thisYear: book.thisYear,
  });
  const validation = validationAt(sheet, row, column);
  const value = entry.formula === null ? entry.value : book.evaluate(entry.formula, sheet, row, column);
  const refused =
    validation !== null && validation.errorAlert.showAlert && !isValid(book, sheet, row, column, value)
      ? validation
      : null;
  if (refused !== null && !(accept && refused.errorAlert.style !== 'Stop'))
    return { kind: 'invalid', alert: refused.errorAlert };
  book.step('type', () => {
    setInputs(book, sheet, it, [[given]]);
    growTable(book, sheet, row, column, given);
  });
  return done;
}

/** 50 typed into a percent cell means 50 %. */
function percentTyped(text: string, format: string): string | null {
  return format.includes('%') && /^\s*[+-]?[\d.,]+\s*$/.test(text) ? `${text.trim()}%` : null;
}

/** Typing right under a table makes the table longer. */
function growTable(book: Workbook, sheet: Sheet, row: number, column: number, text: string): void {
  if (text === '' || sheet.state.protection !== null) return;
  const above = sheet.state.tables.find(
    table =>
      !table.showTotals &&
      row === lastRow(table.area) + 1 &&
      column >= table.area.column &&
      column <= lastColumn(table.area),
  );
  if (above !== undefined)
    changeTable(book, sheet, above.id, { area: { ...above.area, rows: above.area.rows + 1 } });
}

/** What the formula bar shows, and what editing the cell starts from. */
export function editText(book: Workbook, sheet: Sheet, row: number, column: number): string {
  const cell = sheet.cell(row, column);
  if (cell === undefined) return '';
  if (cell.formula !== null) return cell.formula;
  if (cell.quoted === true) return `'${String(cell.value)}`;
  const { value } = cell;
  if (typeof value !== 'number') return book.text(sheet, row, column);
  if (isDateFormat(cell.format.numberFormat)) {
    const { year, month, day } = dayOf(value, book.date1904);
    const two = (number: number): string => String(number).padStart(2, '0');
    return book.locale === 'vi' ? `${two(day)}/${two(month)}/${year}` : `${month}/${day}/${year}`;
  }
  const percent = cell.format.numberFormat.includes('%');
  const plain = String(Number((percent ? value * 100 : value).toPrecision(15)));
  return `${book.locale === 'vi' ? plain.replace('.', ',') : plain}${percent ? '%' : ''}`;
}

/** Pastes text from elsewhere. Validation is passed by; a single locked cell refuses the whole paste. */
export function pasteText(
  book: Workbook,
  sheet: Sheet,
  at: Area,
  lines: readonly (readonly string[])[],
): TypingOutcome & { area?: Area } {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (width === 0) return done;
  const rows = at.rows % lines.length === 0 ? at.rows : lines.length;
  const columns = at.columns % width === 0 ? at.columns : width;
  const it = area(at.row, at.column, rows, columns);
  if (isLocked(sheet, it)) return locked;
  const inputs = Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: columns }, (_c, column) => lines[row % lines.length]?.[column % width] ?? ''),
  );
  book.step('paste', () => setInputs(book, sheet, it, inputs));
  return { ...done, area: it };
}

export type Copied = Readonly<{
  sheetId: string;
  area: Area;
  cells: readonly (readonly (Cell | undefined)[])[];
  cut: boolean;
}>;

export function copyCells(sheet: Sheet, it: Area, cut: boolean): Copied {
  const seen = intersection(it, sheet.extent()) ?? area(it.row, it.column);
  const visible = Array.from({ length: seen.rows }, (_, row) => seen.row + row).filter(
    row => !sheet.state.hiddenRows.has(row),
  );
  return {
    sheetId: sheet.id,
    area: { ...it, rows: it.rows > seen.rows ? it.rows : visible.length },
    cells: visible.map(row =>
      Array.from({ length: seen.columns }, (_, column) => sheet.cell(row, seen.column + column)),
    ),
    cut,
  };
}

/** Pastes copied cells with their looks and formulas; what was cut leaves its old place. */
export function pasteCells(
  book: Workbook,
  sheet: Sheet,
  at: Area,
  copied: Copied,
): TypingOutcome & { area?: Area } {
  const height = copied.cells.length;
  const width = copied.cells[0]?.length ?? 0;
  if (height === 0 || width === 0) return done;
  const rows = at.rows % height === 0 ? at.rows : height;
  const columns = at.columns % width === 0 ? at.columns : width;
  const it = area(at.row, at.column, rows, columns);
  const home = book.sheetById(copied.sheetId);
  if (isLocked(sheet, it) || (copied.cut && isLocked(home, copied.area))) return locked;
  const keepLooks = sheet.state.protection !== null;
  const cells = Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: columns }, (_c, column) => {
      const cell = copied.cells[row % height]?.[column % width];
      const down = it.row + row - (copied.area.row + (row % height));
      const right = it.column + column - (copied.area.column + (column % width));
      const format = keepLooks ? sheet.format(it.row + row, it.column + column) : cell?.format;
      if (cell === undefined) return format === undefined ? undefined : { value: '', formula: null, format };
      const formula =
        cell.formula === null || copied.cut ? cell.formula : copyFormula(cell.formula, down, right);
      return { ...cell, formula, format: format ?? cell.format };
    }),
  );
  book.step('paste', () => {
    if (copied.cut) clearCells(book, home, copied.area, 'Contents');
    placeCells(book, sheet, it, cells);
    if (copied.cut && home === sheet) moveRules(sheet, copied.area, it);
  });
  return { ...done, area: it };
}

export function deleteContents(book: Workbook, sheet: Sheet, it: Area): TypingOutcome {
  if (isLocked(sheet, it)) return locked;
  book.step('clear', () => clearCells(book, sheet, it, 'Contents'));
  return done;
}

/** Fills an area from its first row (Ctrl+D). */
export function fillDown(book: Workbook, sheet: Sheet, it: Area): TypingOutcome {
  if (it.rows < 2) return done;
  if (isLocked(sheet, it)) return locked;
  const first = copyCells(sheet, { ...it, rows: 1 }, false);
  return pasteCells(book, sheet, { ...it, row: it.row + 1, rows: it.rows - 1 }, first);
}
