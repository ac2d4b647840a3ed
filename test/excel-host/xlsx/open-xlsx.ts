// A real .xlsx opened as a workbook of ours: values, looks, tables, names, validation, rules and protection.
import ExcelJS from 'exceljs';
import { type Area, area, intersection, parseArea } from '../workbook/area.ts';
import type { Cell } from '../workbook/cell.ts';
import type { ConditionalLook } from '../workbook/conditional-format.ts';
import { type ProtectionOptions, nothingAllowed } from '../workbook/protection.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { addTable, changeTable } from '../workbook/tables.ts';
import { Workbook, type WorkbookOptions } from '../workbook/workbook.ts';
import { partsOf } from './file-parts.ts';
import { plainValue } from './plain-value.ts';
import { pointsOf } from './points.ts';
import { color, readFormat } from './read-format.ts';
import { readValidations } from './read-validations.ts';

export async function openXlsx(bytes: Uint8Array, options: WorkbookOptions = {}): Promise<Workbook> {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load(bytes.slice().buffer);
  const [first, ...rest] = file.worksheets;
  const book = new Workbook({
    ...options,
    date1904: file.properties.date1904,
    firstSheet: first?.name ?? 'Sheet1',
  });
  const sheets = [book.activeSheet, ...rest.map(sheet => book.addSheet(sheet.name))];
  book.step('open', () => {
    for (const [index, sheet] of sheets.entries()) {
      const from = file.worksheets[index];
      if (from !== undefined) readSheet(book, sheet, from);
    }
    readNames(book, file);
  });
  // Visibility and protection last: the steps above would be refused by them.
  for (const [index, sheet] of sheets.entries()) {
    const from = file.worksheets[index];
    if (from?.state === 'hidden') book.setVisibility(sheet, 'Hidden');
    if (from?.state === 'veryHidden') book.setVisibility(sheet, 'VeryHidden');
    if (from !== undefined) readProtection(sheet, from);
  }
  book.calculate();
  book.history.forgetAll();
  return book;
}

function readSheet(book: Workbook, sheet: Sheet, from: ExcelJS.Worksheet): void {
  const merges = from.model.merges.map(parseArea);
  readCells(book, sheet, from, merges);
  const widths: (number | undefined)[] = [];
  for (let column = 0; column < from.columnCount; column += 1) {
    const { width } = from.getColumn(column + 1);
    if (width !== undefined) widths[column] = pointsOf(width);
  }
  const heights: (number | undefined)[] = [];
  const hidden = new Set<number>();
  from.eachRow((row, number) => {
    if (row.height) heights[number - 1] = row.height;
    if (row.hidden) hidden.add(number - 1);
  });
  // Null of a sheet without views, whatever its type says.
  const [view] = (from.views as ExcelJS.Worksheet['views'] | null) ?? [];
  const frozen =
    view?.state === 'frozen'
      ? { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 }
      : { rows: 0, columns: 0 };
  sheet.change({
    merges,
    columnWidths: widths,
    rowHeights: heights,
    hiddenRows: hidden,
    frozen,
    showGridlines: view?.showGridLines ?? true,
  });
  for (const { table } of Object.values(partsOf(from).tables ?? {})) {
    const made = addTable(book, sheet, parseArea(table.tableRef), true);
    changeTable(book, sheet, made.id, {
      name: table.name,
      ...(table.style?.theme === undefined ? {} : { style: table.style.theme }),
      showBandedRows: table.style?.showRowStripes ?? false,
    });
  }
  readValidations(book, sheet, from);
  readRules(book, sheet, from);
}

function readCells(book: Workbook, sheet: Sheet, from: ExcelJS.Worksheet, merges: readonly Area[]): void {
  const rows: (Cell | undefined)[][] = [];
  from.eachRow({ includeEmpty: false }, (row, number) => {
    const line: (Cell | undefined)[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const isCovered = merges.some(
        it =>
          intersection(it, area(number - 1, column - 1)) !== null &&
          !(it.row === number - 1 && it.column === column - 1),
      );
      const read = readValue(cell, book);
      if (read.formula !== null) book.noteFormula();
      line[column - 1] = { ...(isCovered ? { value: '', formula: null } : read), format: readFormat(cell) };
    });
    rows[number - 1] = line;
  });
  sheet.change({ rows });
}

function readValue(cell: ExcelJS.Cell, book: Workbook): Pick<Cell, 'value' | 'formula'> {
  if (cell.formula !== undefined && cell.formula !== '')
    return { value: plainValue(cell.result, book), formula: `=${cell.formula}` };
  return { value: plainValue(cell.value, book), formula: null };
}

function readRules(book: Workbook, sheet: Sheet, from: ExcelJS.Worksheet): void {
  const rules = (partsOf(from).conditionalFormattings ?? []).flatMap(({ ref, rules: list }) =>
    list.flatMap(rule => {
      if (rule.type !== 'expression') return [];
      const look = readLook(rule.style);
      const formula = `=${String(rule.formulae?.[0] ?? 'FALSE')}`;
      const areas = ref.split(' ').map(parseArea);
      return [
        {
          priority: rule.priority,
          made: { id: book.freshId(), areas, type: 'Custom', formula, look, stopIfTrue: false },
        },
      ];
    }),
  );
  sheet.change({ conditionalFormats: rules.sort((a, b) => a.priority - b.priority).map(rule => rule.made) });
}

function readLook(style: Partial<ExcelJS.Style> | undefined): ConditionalLook {
  const fill =
    style?.fill?.type === 'pattern' ? (color(style.fill.bgColor) ?? color(style.fill.fgColor)) : null;
  const text = color(style?.font?.color);
  return {
    ...(fill === null ? {} : { fill }),
    ...(text === null ? {} : { color: text }),
    ...(style?.font?.bold === true ? { bold: true } : {}),
  };
}

function readNames(book: Workbook, file: ExcelJS.Workbook): void {
  for (const { name, ranges } of file.definedNames.model) {
    const [range] = ranges;
    if (range !== undefined && !name.startsWith('_xlnm') && book.findName(name, null) === null)
      book.addName(name, `=${range}`, null);
  }
}

function readProtection(sheet: Sheet, from: ExcelJS.Worksheet): void {
  const given = partsOf(from).sheetProtection;
  if (given === null || given === undefined) return;
  // ExcelJS keeps what is allowed as true.
  const allowed = (name: string): boolean => given[name] === true;
  const options: ProtectionOptions = {
    ...nothingAllowed,
    allowAutoFilter: allowed('autoFilter'),
    allowDeleteColumns: allowed('deleteColumns'),
    allowDeleteRows: allowed('deleteRows'),
    allowFormatCells: allowed('formatCells'),
    allowFormatColumns: allowed('formatColumns'),
    allowFormatRows: allowed('formatRows'),
    allowInsertColumns: allowed('insertColumns'),
    allowInsertHyperlinks: allowed('insertHyperlinks'),
    allowInsertRows: allowed('insertRows'),
    allowSort: allowed('sort'),
  };
  sheet.change({ protection: { options, password: '' } });
}
