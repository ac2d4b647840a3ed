import {
  type Area,
  MAX_COLUMNS,
  MAX_ROWS,
  area,
  areaAddress,
  bounding,
  intersection,
  lastColumn,
  lastRow,
  quotedSheet,
} from '../workbook/area.ts';
import { type Cell, type Value, isError } from '../workbook/cell.ts';
import {
  type CellInput,
  clearCells,
  mergeCells,
  placeCells,
  setHyperlink,
  setInputs,
  unmergeCells,
} from '../workbook/edit.ts';
import { Fault } from '../workbook/fault.ts';
import { isDateFormat } from '../workbook/number-format.ts';
import { rowHeight } from '../workbook/row-height.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { shiftCells } from '../workbook/structure.ts';
import { copyCells, pasteCells } from '../workbook/typing.ts';
import { conditionalFormatCollection } from './conditional-formats.ts';
import { dataValidation } from './data-validation.ts';
import type { Desk } from './desk.ts';
import { asArea, asBoolean, asOneOf, asRecord, asString, asWhole } from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import { changeLook, type Places, rangeFormat } from './range-format.ts';
import { rangeAreasAt } from './range-areas.ts';
import { rangeSort } from './sorts.ts';
import { worksheetAt } from './worksheet.ts';

export type Place = Readonly<{ sheet: Sheet; area: Area }>;

export const rangeAt = (desk: Desk, sheet: Sheet, it: Area): HostObject =>
  hostObject(range, { sheet, area: it }, desk);

export const addressOf = ({ sheet, area: it }: Place): string =>
  `${quotedSheet(sheet.state.name)}!${areaAddress(it)}`;

const placesOf = ({ sheet, area: it }: Place): Places => ({ sheet, areas: [it] });

const isEndless = (it: Area): boolean => it.rows >= MAX_ROWS || it.columns >= MAX_COLUMNS;

/** A matrix over all cells; of whole rows and columns Excel answers null. */
function matrix(it: Place, of: (row: number, column: number) => Plain): Plain {
  if (isEndless(it.area)) return null;
  return Array.from({ length: it.area.rows }, (_r, row) =>
    Array.from({ length: it.area.columns }, (_c, column) => of(it.area.row + row, it.area.column + column)),
  );
}

const plainValue = (value: Value): string | number | boolean => (isError(value) ? value.error : value);

function formulaText(cell: Cell | undefined): string | number | boolean {
  if (cell === undefined) return '';
  return cell.formula ?? plainValue(cell.value);
}

function valueType(value: Value): string {
  if (isError(value)) return 'Error';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return value === '' ? 'Empty' : 'String';
}

/** A matrix of the range's size, or one value for all its cells. */
function inputsFor(it: Area, value: Plain): readonly (readonly CellInput[])[] {
  const isInput = (one: Plain): one is CellInput =>
    one === null || typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean';
  if (isInput(value))
    return Array.from({ length: it.rows }, () => Array.from({ length: it.columns }, () => value));
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const fits =
    rows.length === it.rows &&
    rows.every(row => Array.isArray(row) && row.length === it.columns && (row as unknown[]).every(isInput));
  if (!fits)
    throw new Fault(
      'InvalidArgument',
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return rows as readonly (readonly CellInput[])[];
}

function setNumberFormat(it: Place, value: Plain, desk: Desk): void {
  const inputs = inputsFor(it.area, value);
  const kinds = new Set(inputs.flat());
  if (kinds.size === 1) {
    const numberFormat = asString([...kinds][0]);
    changeLook(desk, placesOf(it), format => ({ ...format, numberFormat }));
    return;
  }
  desk.book.step('format', () => {
    for (const [row, line] of inputs.entries())
      for (const [column, one] of line.entries()) {
        if (one === null) continue;
        const spot = area(it.area.row + row, it.area.column + column);
        changeLook(desk, { sheet: it.sheet, areas: [spot] }, format => ({
          ...format,
          numberFormat: asString(one),
        }));
      }
  });
}

/** `values` and `formulas` are read as in the United States, whatever the screen's language: dates month first. */
const setAmerican = (it: Place, value: Plain, desk: Desk): void =>
  setInputs(desk.book, it.sheet, it.area, inputsFor(it.area, value), 'en');

function within(sheet: Sheet, it: Area): Place {
  if (
    it.row < 0 ||
    it.column < 0 ||
    it.rows < 1 ||
    it.columns < 1 ||
    lastRow(it) >= MAX_ROWS ||
    lastColumn(it) >= MAX_COLUMNS
  )
    throw new Fault('InvalidArgument');
  return { sheet, area: it };
}

const go = (desk: Desk, { sheet, area: it }: Place): HostObject => rangeAt(desk, sheet, it);

const used = (it: Place, given: readonly Plain[]): Area | null =>
  it.sheet.usedRange(given[0] === true, it.area);

function meeting(it: Place, other: Plain, desk: Desk): Area | null {
  const found = asArea(other, desk, it.sheet);
  return found.sheet === it.sheet ? intersection(it.area, found.area) : null;
}

function orMissing(found: Area | null): Area {
  if (found === null) throw new Fault('ItemNotFound');
  return found;
}

export const range: HostClass<Place> = {
  name: 'Range',
  kept: it => ({ sheetId: it.sheet.id, area: it.area }),
  read: {
    Address: addressOf,
    AddressLocal: addressOf,
    RowIndex: it => it.area.row,
    ColumnIndex: it => it.area.column,
    RowCount: it => it.area.rows,
    ColumnCount: it => it.area.columns,
    CellCount: it => (it.area.rows * it.area.columns > 2 ** 31 - 1 ? -1 : it.area.rows * it.area.columns),
    IsEntireRow: it => it.area.columns >= MAX_COLUMNS,
    IsEntireColumn: it => it.area.rows >= MAX_ROWS,
    Values: it => matrix(it, (row, column) => plainValue(it.sheet.value(row, column))),
    Text: (it, desk) => matrix(it, (row, column) => desk.book.text(it.sheet, row, column)),
    Formulas: it => matrix(it, (row, column) => formulaText(it.sheet.cell(row, column))),
    FormulasLocal: it => matrix(it, (row, column) => formulaText(it.sheet.cell(row, column))),
    ValueTypes: it => matrix(it, (row, column) => valueType(it.sheet.value(row, column))),
    NumberFormat: it => matrix(it, (row, column) => it.sheet.format(row, column).numberFormat),
    NumberFormatLocal: it => matrix(it, (row, column) => it.sheet.format(row, column).numberFormat),
    NumberFormatCategories: it =>
      matrix(it, (row, column) => {
        const { numberFormat } = it.sheet.format(row, column);
        return numberFormat === 'General'
          ? 'General'
          : numberFormat === '@'
            ? 'Text'
            : isDateFormat(numberFormat)
              ? 'Date'
              : 'Number';
      }),
    Hyperlink: it => it.sheet.cell(it.area.row, it.area.column)?.link ?? null,
    Hidden: it =>
      it.sheet.state.hiddenRows.has(it.area.row) || it.sheet.state.hiddenColumns.has(it.area.column),
    RowHidden: it => it.sheet.state.hiddenRows.has(it.area.row),
    ColumnHidden: it => it.sheet.state.hiddenColumns.has(it.area.column),
    Left: it => sum(it.area.column, column => it.sheet.columnWidth(column)),
    Top: (it, desk) => sum(it.area.row, row => rowHeight(desk.book, it.sheet, row)),
    Width: it => sum(Math.min(it.area.columns, 500), column => it.sheet.columnWidth(it.area.column + column)),
    Height: (it, desk) =>
      sum(Math.min(it.area.rows, 20_000), row => rowHeight(desk.book, it.sheet, it.area.row + row)),
  },
  write: {
    Values: setAmerican,
    Formulas: setAmerican,
    FormulasLocal: (it, value, desk) => setInputs(desk.book, it.sheet, it.area, inputsFor(it.area, value)),
    NumberFormat: setNumberFormat,
    NumberFormatLocal: setNumberFormat,
    Hyperlink: (it, value, desk) => setHyperlink(desk.book, it.sheet, it.area, asRecord(value)),
    RowHidden: (it, value, desk) => {
      const hide = asBoolean(value);
      const rows = new Set(it.sheet.state.hiddenRows);
      for (let row = it.area.row; row <= lastRow(it.area); row += 1)
        if (hide) rows.add(row);
        else rows.delete(row);
      desk.book.step('hide', () => it.sheet.change({ hiddenRows: rows }));
    },
    ColumnHidden: (it, value, desk) => {
      const hide = asBoolean(value);
      const columns = new Set(it.sheet.state.hiddenColumns);
      for (let column = it.area.column; column <= lastColumn(it.area); column += 1)
        if (hide) columns.add(column);
        else columns.delete(column);
      desk.book.step('hide', () => it.sheet.change({ hiddenColumns: columns }));
    },
  },
  call: {
    Clear: (it, given, desk) => {
      const what = given[0] ?? 'All';
      clearCells(
        desk.book,
        it.sheet,
        it.area,
        asOneOf(what, ['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'] as const),
      );
      return null;
    },
    Delete: (it, given, desk) => {
      shiftCells(desk.book, it.sheet, it.area, asOneOf(given[0], ['Up', 'Left'] as const));
      return null;
    },
    Merge: (it, given, desk) => {
      mergeCells(desk.book, it.sheet, it.area, given[0] === true);
      return null;
    },
    Unmerge: (it, _given, desk) => {
      unmergeCells(desk.book, it.sheet, it.area);
      return null;
    },
    Select: (it, _given, desk) => {
      desk.book.activate(it.sheet);
      desk.book.select(it.sheet, it.area);
      return null;
    },
    CopyFrom: (it, given, desk) => {
      const source = asArea(given[0], desk, it.sheet);
      const kind = asOneOf(given[1] ?? 'All', ['All', 'Values', 'Formats', 'Formulas'] as const);
      copyRange(desk, it, source, kind);
      return null;
    },
    MoveTo: (it, given, desk) => {
      const to = asArea(given[0], desk, it.sheet);
      const cut = copyCells(it.sheet, it.area, true);
      if (pasteCells(desk.book, to.sheet, to.area, cut).kind === 'locked') throw new Fault('AccessDenied');
      return null;
    },
    GetCellProperties: it =>
      matrix(it, (row, column) => {
        const { locked, formulaHidden } = it.sheet.format(row, column);
        return { format: { protection: { locked, formulaHidden } } };
      }),
    _ValidateArraySize: (it, given) => {
      if (given[0] !== it.area.rows || given[1] !== it.area.columns)
        throw new Fault(
          'InvalidArgument',
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
      return null;
    },
  },
  follow: {
    Format: (it, _given, desk) => hostObject(rangeFormat, placesOf(it), desk),
    DataValidation: (it, _given, desk) => hostObject(dataValidation, placesOf(it), desk),
    ConditionalFormats: (it, _given, desk) => hostObject(conditionalFormatCollection, placesOf(it), desk),
    Sort: (it, _given, desk) => hostObject(rangeSort, it, desk),
    Worksheet: (it, _given, desk) => worksheetAt(desk, it.sheet),
    GetCell: (it, [row, column], desk) =>
      go(desk, within(it.sheet, area(it.area.row + asWhole(row), it.area.column + asWhole(column)))),
    GetRow: (it, [row], desk) =>
      go(desk, within(it.sheet, { ...it.area, row: it.area.row + asWhole(row), rows: 1 })),
    GetColumn: (it, [column], desk) =>
      go(desk, within(it.sheet, { ...it.area, column: it.area.column + asWhole(column), columns: 1 })),
    GetLastRow: (it, _given, desk) =>
      go(desk, { sheet: it.sheet, area: { ...it.area, row: lastRow(it.area), rows: 1 } }),
    GetLastColumn: (it, _given, desk) =>
      go(desk, { sheet: it.sheet, area: { ...it.area, column: lastColumn(it.area), columns: 1 } }),
    GetLastCell: (it, _given, desk) =>
      go(desk, { sheet: it.sheet, area: area(lastRow(it.area), lastColumn(it.area)) }),
    GetEntireRow: (it, _given, desk) =>
      go(desk, { sheet: it.sheet, area: { ...it.area, column: 0, columns: MAX_COLUMNS } }),
    GetEntireColumn: (it, _given, desk) =>
      go(desk, { sheet: it.sheet, area: { ...it.area, row: 0, rows: MAX_ROWS } }),
    GetOffsetRange: (it, [rows, columns], desk) =>
      go(
        desk,
        within(it.sheet, {
          ...it.area,
          row: it.area.row + asWhole(rows),
          column: it.area.column + asWhole(columns),
        }),
      ),
    GetResizedRange: (it, [rows, columns], desk) =>
      go(
        desk,
        within(it.sheet, {
          ...it.area,
          rows: it.area.rows + asWhole(rows),
          columns: it.area.columns + asWhole(columns),
        }),
      ),
    GetAbsoluteResizedRange: (it, [rows, columns], desk) =>
      go(desk, within(it.sheet, { ...it.area, rows: asWhole(rows), columns: asWhole(columns) })),
    GetRowsBelow: (it, [count], desk) =>
      go(desk, within(it.sheet, { ...it.area, row: lastRow(it.area) + 1, rows: asWhole(count ?? 1) })),
    GetRowsAbove: (it, [count], desk) =>
      go(
        desk,
        within(it.sheet, { ...it.area, row: it.area.row - asWhole(count ?? 1), rows: asWhole(count ?? 1) }),
      ),
    GetBoundingRect: (it, [other], desk) =>
      go(desk, { sheet: it.sheet, area: bounding(it.area, asArea(other, desk, it.sheet).area) }),
    GetIntersection: (it, [other], desk) =>
      go(desk, { sheet: it.sheet, area: orMissing(meeting(it, other, desk)) }),
    GetIntersectionOrNullObject: (it, [other], desk) => {
      const found = meeting(it, other, desk);
      return found === null ? null : rangeAt(desk, it.sheet, found);
    },
    GetMergedAreasOrNullObject: (it, _given, desk) => {
      const merges = it.sheet.state.merges.filter(merge => intersection(merge, it.area) !== null);
      return merges.length === 0 ? null : rangeAreasAt(desk, it.sheet, merges);
    },
    GetUsedRange: (it, given, desk) =>
      rangeAt(desk, it.sheet, used(it, given) ?? area(it.area.row, it.area.column)),
    GetUsedRangeOrNullObject: (it, given, desk) => {
      const found = used(it, given);
      return found === null ? null : rangeAt(desk, it.sheet, found);
    },
    Insert: (it, given, desk) => {
      shiftCells(desk.book, it.sheet, it.area, asOneOf(given[0], ['Down', 'Right'] as const));
      return rangeAt(desk, it.sheet, it.area);
    },
  },
};

const sum = (count: number, of: (index: number) => number): number => {
  let total = 0;
  for (let index = 0; index < count; index += 1) total += of(index);
  return total;
};

function copyRange(
  desk: Desk,
  to: Place,
  from: Place,
  kind: 'All' | 'Values' | 'Formats' | 'Formulas',
): void {
  const copied = copyCells(from.sheet, from.area, false);
  const target = {
    ...to.area,
    rows: Math.max(to.area.rows, from.area.rows),
    columns: Math.max(to.area.columns, from.area.columns),
  };
  if (kind === 'All') {
    if (pasteCells(desk.book, to.sheet, target, copied).kind === 'locked') throw new Fault('AccessDenied');
    return;
  }
  const cells = Array.from({ length: target.rows }, (_r, row) =>
    Array.from({ length: target.columns }, (_c, column) => {
      const source = copied.cells[row % copied.cells.length]?.[column % (copied.cells[0]?.length ?? 1)];
      const before = to.sheet.cell(target.row + row, target.column + column);
      const format = before?.format ?? to.sheet.format(target.row + row, target.column + column);
      if (kind === 'Formats')
        return { value: '', formula: null, ...before, format: source?.format ?? format };
      return {
        value: source?.value ?? '',
        formula: kind === 'Formulas' ? (source?.formula ?? null) : null,
        format,
      };
    }),
  );
  placeCells(desk.book, to.sheet, target, cells);
}
