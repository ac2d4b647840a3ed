// Workbooks of old Macs count days from 1904. The difference ends here, at the edge to Excel: above it a serial is one
// of the 1900 calendar, in whatever workbook it stands.
import { fieldNames } from '../../plan/field.ts';
import { columnOf, columns, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import type { BaseRow, CellValue, HiddenSheet, SheetDocument } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate, SheetUpdate } from './plan-workbook.ts';

export type Calendar = 1900 | 1904;

/** 1 January 2000 where days are counted from 1900. */
const NEW_YEAR_2000 = 36_526;
const DAYS_BETWEEN = 1462;

/**
 * Queues the question; the answer is there after the next sync. Office.js has no property for it, but the workbook's
 * own DATE counts as its cells do.
 */
export function loadCalendar(context: Excel.RequestContext): () => Calendar {
  const day = context.workbook.functions.date(2000, 1, 1);
  day.load('value');
  return () => (day.value < NEW_YEAR_2000 ? 1904 : 1900);
}

/** The document with its serials as this workbook counts them. Limits of validations are given to Excel as dates. */
export function documentIn(calendar: Calendar, document: SheetDocument): SheetDocument {
  if (calendar === 1900) return document;
  return {
    ...document,
    rows: document.rows.map(row =>
      row.map((value, column) => (document.kinds[column] === 'date' ? toWorkbook(value) : value)),
    ),
    hidden: hiddenWith(toWorkbook, document.hidden),
  };
}

/** A report likewise: its days are the cells that look like days. */
export function printedIn(calendar: Calendar, printed: PrintedSheet): PrintedSheet {
  if (calendar === 1900) return printed;
  const cells = printed.cells.map(cell =>
    cell.look === 'date' ? { ...cell, value: toWorkbook(cell.value) } : cell,
  );
  return { ...printed, cells };
}

export function updateIn(calendar: Calendar, update: SheetUpdate): SheetUpdate {
  if (calendar === 1900) return update;
  return {
    ...update,
    cells: update.cells.map(cell => (isDate(cell.column) ? cellWith(cell) : cell)),
    base: update.base.map(row => baseWith(toWorkbook, row)),
  };
}

/** What was read, with its serials as everybody else counts them. */
export function linesFrom(
  calendar: Calendar,
  lines: readonly SheetLine[],
  places: ColumnPlaces,
): readonly SheetLine[] {
  if (calendar === 1900) return lines;
  const dates = new Set(columns.filter(({ key }) => isDate(key)).map(({ key }) => places.get(key)));
  return lines.map(line => ({
    ...line,
    values: line.values.map((value, place) => (dates.has(place) ? fromWorkbook(value) : value)),
  }));
}

export function hiddenFrom(calendar: Calendar, hidden: HiddenSheet): HiddenSheet {
  return calendar === 1900 ? hidden : hiddenWith(fromWorkbook, hidden);
}

type Count = <V extends CellValue | boolean>(value: V) => V | number;
const toWorkbook: Count = value => (typeof value === 'number' ? value - DAYS_BETWEEN : value);
const fromWorkbook: Count = value => (typeof value === 'number' ? value + DAYS_BETWEEN : value);

function isDate(key: ColumnKey): boolean {
  return columnOf[key].kind === 'date';
}

function cellWith(cell: CellUpdate): CellUpdate {
  const { seen } = cell;
  return {
    ...cell,
    value: toWorkbook(cell.value),
    ...(seen !== undefined && { seen: toWorkbook(seen) }),
  };
}

function hiddenWith(count: Count, hidden: HiddenSheet): HiddenSheet {
  return {
    ...hidden,
    today: hidden.today === null ? null : count(hidden.today),
    base: hidden.base.map(row => baseWith(count, row)),
  };
}

function baseWith(count: Count, row: BaseRow): BaseRow {
  return {
    ...row,
    cells: row.cells.map((cell, index) => (isDate(fieldNames[index] ?? 'note') ? count(cell) : cell)),
  };
}
