// Writing into cells, as code and people do it. Each function is one step and says what it changed.
import { type Area, area, contains, holds, intersection, lastColumn, lastRow, without } from './area.ts';
import { plainFormat } from './cell-format.ts';
import { type Cell, type Hyperlink, type Value } from './cell.ts';
import { type Entry, readEntry } from './entry.ts';
import { Fault } from './fault.ts';
import type { Locale } from './number-format.ts';
import { type Allowance, demand } from './protection.ts';
import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import { withoutKeys } from './without-keys.ts';

/** What one cell is asked to hold; null leaves it as it is. */
export type CellInput = string | number | boolean | null;

export const hasLocked = (sheet: Sheet, it: Area): boolean => {
  const seen = intersection(it, sheet.extent()) ?? area(it.row, it.column);
  if (!contains(seen, it) && sheet.format(lastRow(it), lastColumn(it)).locked) return true;
  for (let row = seen.row; row <= lastRow(seen); row += 1)
    for (let column = seen.column; column <= lastColumn(seen); column += 1)
      if (sheet.format(row, column).locked) return true;
  return false;
};

export function demandUnlocked(sheet: Sheet, it: Area): void {
  if (sheet.state.protection !== null && hasLocked(sheet, it)) throw new Fault('AccessDenied');
}

export const demandAllowed = (sheet: Sheet, allowance: Allowance): void =>
  demand(sheet.state.protection, allowance);

function cellFrom(
  input: CellInput,
  before: Cell | undefined,
  sheet: Sheet,
  row: number,
  column: number,
  read: (text: string, format: string) => Entry,
): Cell | undefined {
  if (input === null) return before;
  const format = before?.format ?? sheet.format(row, column);
  if (typeof input !== 'string') {
    // A text cell keeps even a number as text.
    const value = format.numberFormat === '@' && typeof input === 'number' ? String(input) : input;
    return { value, formula: null, format };
  }
  const entry = read(input, format.numberFormat);
  const numberFormat =
    entry.numberFormat !== null && format.numberFormat === 'General' ? entry.numberFormat : null;
  return {
    value: entry.value,
    formula: entry.formula,
    format: numberFormat === null ? format : { ...format, numberFormat },
    ...(entry.quoted ? { quoted: true } : {}),
  };
}

const covered = (sheet: Sheet, it: Area): ((row: number, column: number) => boolean) => {
  const merges = sheet.state.merges.filter(merge => intersection(merge, it) !== null);
  if (merges.length === 0) return () => false;
  return (row, column) =>
    merges.some(merge => holds(merge, row, column) && !(merge.row === row && merge.column === column));
};

/** Sets an area from a matrix of its size. */
export function setInputs(
  book: Workbook,
  sheet: Sheet,
  it: Area,
  inputs: readonly (readonly CellInput[])[],
  locale: Locale = book.locale,
): void {
  demandUnlocked(sheet, it);
  const rules = { locale, date1904: book.date1904, thisYear: book.thisYear };
  const read = (text: string, format: string): Entry => readEntry(text, format, rules);
  const before = sheet.value(it.row, it.column);
  const isCovered = covered(sheet, it);
  let formulas = false;
  book.step('edit', () => {
    sheet.writeCells(it, (row, column, old) => {
      if (isCovered(row, column)) return old;
      const cell = cellFrom(
        inputs[row - it.row]?.[column - it.column] ?? null,
        old,
        sheet,
        row,
        column,
        read,
      );
      if (cell !== undefined && cell.formula !== null) formulas = true;
      return cell;
    });
    if (formulas) {
      book.noteFormula();
      book.calculate();
    }
    tellEdited(book, sheet, it, before);
  });
}

export function tellEdited(book: Workbook, sheet: Sheet, it: Area, before: Value): void {
  const single = it.rows === 1 && it.columns === 1 ? { before, after: sheet.value(it.row, it.column) } : null;
  book.tell({
    kind: 'changed',
    sheetId: sheet.id,
    area: it,
    changeType: 'RangeEdited',
    actor: book.actor,
    single,
  });
}

/** Writes whole cells, looks and formulas included. */
export function placeCells(
  book: Workbook,
  sheet: Sheet,
  it: Area,
  cells: readonly (readonly (Cell | undefined)[])[],
): void {
  demandUnlocked(sheet, it);
  const before = sheet.value(it.row, it.column);
  book.step('place cells', () => {
    sheet.writeCells(it, (row, column) => cells[row - it.row]?.[column - it.column]);
    if (cells.some(line => line.some(cell => cell !== undefined && cell.formula !== null)))
      book.noteFormula();
    tellEdited(book, sheet, it, before);
  });
}

export type Clearing = 'All' | 'Contents' | 'Formats' | 'Hyperlinks' | 'RemoveHyperlinks';

export function clearCells(book: Workbook, sheet: Sheet, it: Area, what: Clearing): void {
  if (what === 'All' || what === 'Contents') demandUnlocked(sheet, it);
  if (what === 'All' || what === 'Formats') demandAllowed(sheet, 'allowFormatCells');
  const cells = intersection(it, sheet.extent());
  const before = sheet.value(it.row, it.column);
  book.step('clear', () => {
    if (cells !== null)
      sheet.writeCells(cells, (_row, _column, old) => (old === undefined ? undefined : cleared(old, what)));
    if (what === 'All' || what === 'Formats')
      sheet.change({
        merges: sheet.state.merges.filter(merge => intersection(merge, it) === null),
        conditionalFormats: sheet.state.conditionalFormats
          .map(rule => ({ ...rule, areas: rule.areas.flatMap(part => without(part, it)) }))
          .filter(rule => rule.areas.length > 0),
      });
    if (what === 'All')
      sheet.change({
        validations: sheet.state.validations
          .map(validation => ({ ...validation, areas: validation.areas.flatMap(part => without(part, it)) }))
          .filter(validation => validation.areas.length > 0),
      });
    if (what !== 'Formats') tellEdited(book, sheet, it, before);
  });
}

function cleared(cell: Cell, what: Clearing): Cell | undefined {
  switch (what) {
    case 'All':
      return undefined;
    case 'Contents':
      return { value: '', formula: null, format: cell.format };
    case 'Formats':
      return { ...cell, format: plainFormat };
    case 'Hyperlinks':
    case 'RemoveHyperlinks':
      return withoutKeys(cell, 'link');
  }
}

export function setHyperlink(book: Workbook, sheet: Sheet, it: Area, link: Hyperlink): void {
  demandAllowed(sheet, 'allowInsertHyperlinks');
  book.step('link', () =>
    sheet.writeCells(it, (row, column, old) => ({
      value:
        link.textToDisplay ??
        (old?.value === '' || old === undefined ? (link.address ?? link.documentReference ?? '') : old.value),
      formula: null,
      format: old?.format ?? sheet.format(row, column),
      link,
    })),
  );
}

export function mergeCells(book: Workbook, sheet: Sheet, it: Area, across: boolean): void {
  if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  if (sheet.state.tables.some(table => intersection(table.area, it) !== null))
    throw new Fault('InvalidOperation');
  const parts = across
    ? Array.from({ length: it.rows }, (_, row) => area(it.row + row, it.column, 1, it.columns))
    : [it];
  book.step('merge', () => {
    const others = sheet.state.merges.filter(merge => intersection(merge, it) === null);
    sheet.change({ merges: [...others, ...parts.filter(part => part.rows * part.columns > 1)] });
    for (const part of parts)
      sheet.writeCells(part, (row, column, old) =>
        old === undefined || (row === part.row && column === part.column)
          ? old
          : { ...old, value: '', formula: null },
      );
  });
}

export function unmergeCells(book: Workbook, sheet: Sheet, it: Area): void {
  if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  book.step('unmerge', () =>
    sheet.change({ merges: sheet.state.merges.filter(merge => intersection(merge, it) === null) }),
  );
}
