// A real .xlsx opened as a workbook of ours: values, looks, tables, names, validation, rules and protection.
import ExcelJS from 'exceljs';
import { type Area, area, intersection, parseArea } from '../workbook/area.ts';
import { type Border, type BorderSide, type CellFormat, plainFormat } from '../workbook/cell-format.ts';
import { type Cell, type ErrorText, type Value } from '../workbook/cell.ts';
import type { ConditionalLook } from '../workbook/conditional-format.ts';
import { type ProtectionOptions, nothingAllowed } from '../workbook/protection.ts';
import { setValidation } from '../workbook/rules.ts';
import { serialOf } from '../workbook/serial-date.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { addTable, changeTable } from '../workbook/tables.ts';
import type { Comparison, ValidationRule } from '../workbook/validation.ts';
import { Workbook, type WorkbookOptions } from '../workbook/workbook.ts';
import { pointsOf } from './points.ts';

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

type FileParts = Readonly<{
  tables?: Readonly<
    Record<
      string,
      Readonly<{
        table: Readonly<{
          name: string;
          tableRef: string;
          style?: { theme?: string; showRowStripes?: boolean };
        }>;
      }>
    >
  >;
  dataValidations?: Readonly<{ model?: Readonly<Record<string, ExcelJS.DataValidation>> }>;
  conditionalFormattings?: readonly Readonly<{
    ref: string;
    rules: readonly ExcelJS.ConditionalFormattingRule[];
  }>[];
  sheetProtection?: Readonly<Record<string, unknown>> | null;
}>;

const partsOf = (sheet: ExcelJS.Worksheet): FileParts => sheet as unknown as FileParts;

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
  const view = from.views[0];
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
    return { value: plain(cell.result, book), formula: `=${cell.formula}` };
  return { value: plain(cell.value, book), formula: null };
}

function plain(value: unknown, book: Workbook): Value {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) {
    const day = { year: value.getUTCFullYear(), month: value.getUTCMonth() + 1, day: value.getUTCDate() };
    const time = (value.getTime() % 86_400_000) / 86_400_000;
    return (serialOf(day, book.date1904) ?? 0) + time;
  }
  const given = value as Readonly<{
    error?: string;
    richText?: readonly Readonly<{ text: string }>[];
    text?: unknown;
  }>;
  if (given.error !== undefined) return { error: given.error as ErrorText };
  if (given.richText !== undefined) return given.richText.map(part => part.text).join('');
  return given.text === undefined ? '' : plain(given.text, book);
}

const color = (of: Partial<ExcelJS.Color> | undefined): string | null =>
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

function readFormat(cell: ExcelJS.Cell): CellFormat {
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

const operators: Readonly<Record<string, Comparison>> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
};

function readRule(given: ExcelJS.DataValidation, book: Workbook): ValidationRule | null {
  const [first = '', second] = (given.formulae as readonly unknown[] | undefined) ?? [];
  const bound = (it: unknown): string | number => {
    const value = plain(it, book);
    if (typeof value === 'number') return value;
    return Number.isNaN(Number(value)) ? `=${String(value)}` : Number(value);
  };
  switch (given.type) {
    case 'list': {
      const source = String(first);
      return {
        kind: 'list',
        source: source.startsWith('"') ? source.slice(1, -1) : `=${source}`,
        inCellDropDown: true,
      };
    }
    case 'custom':
      return { kind: 'custom', formula: `=${String(first)}` };
    case 'whole':
    case 'decimal':
    case 'date':
    case 'textLength':
      return {
        kind: given.type === 'whole' ? 'wholeNumber' : given.type,
        operator: operators[given.operator ?? 'between'] ?? 'Between',
        first: bound(first),
        second: second === undefined ? null : bound(second),
      };
    default:
      return null;
  }
}

/** ExcelJS spreads a range's validation over its cells; neighbours with the same one are put together again. */
function readValidations(book: Workbook, sheet: Sheet, from: ExcelJS.Worksheet): void {
  const strips = new Map<string, { validation: ExcelJS.DataValidation; rows: Map<number, number[]> }>();
  for (const [address, validation] of Object.entries(partsOf(from).dataValidations?.model ?? {})) {
    const it = parseArea(address.replace(/^range:/, ''));
    const key = JSON.stringify(validation);
    const strip = strips.get(key) ?? { validation, rows: new Map<number, number[]>() };
    for (let column = it.column; column < it.column + it.columns; column += 1)
      for (let row = it.row; row < it.row + it.rows; row += 1)
        strip.rows.set(column, [...(strip.rows.get(column) ?? []), row]);
    strips.set(key, strip);
  }
  for (const { validation, rows } of strips.values())
    for (const [column, found] of rows)
      for (const [from_, to] of runs(found))
        setValidation(sheet, area(from_, column, to - from_ + 1), {
          rule: readRule(validation, book),
          ignoreBlanks: validation.allowBlank ?? true,
          prompt: {
            showPrompt: validation.showInputMessage ?? false,
            title: validation.promptTitle ?? '',
            message: validation.prompt ?? '',
          },
          errorAlert: {
            showAlert: validation.showErrorMessage ?? false,
            style:
              validation.errorStyle === 'warning'
                ? 'Warning'
                : validation.errorStyle === 'information'
                  ? 'Information'
                  : 'Stop',
            title: validation.errorTitle ?? '',
            message: validation.error ?? '',
          },
        });
}

function runs(rows: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && row <= last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  return found;
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
