// The workbook as a real .xlsx, so that a test can hand it to the server, to LibreOffice or to a person.
import ExcelJS from 'exceljs';
import { type Area, areaAddress, area, splitAddress } from '../workbook/area.ts';
import type { Border, CellFormat } from '../workbook/cell-format.ts';
import { type Cell, isError } from '../workbook/cell.ts';
import type { ConditionalFormat } from '../workbook/conditional-format.ts';
import { dayOf } from '../workbook/serial-date.ts';
import { rowHeight } from '../workbook/row-height.ts';
import { STANDARD_HEIGHT, type Sheet } from '../workbook/sheet.ts';
import { tableHeaders } from '../workbook/tables.ts';
import type { Comparison, Validation, ValidationRule } from '../workbook/validation.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { charactersOf } from './points.ts';
import { withAddedParts } from './added-parts.ts';

export async function saveXlsx(book: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const file = new ExcelJS.Workbook();
  file.properties.date1904 = book.date1904;
  for (const sheet of book.sheets) await writeSheet(book, sheet, file);
  // Names of a sheet itself are left out: ExcelJS knows those of the workbook only.
  for (const item of book.names.filter(({ scope }) => scope === null)) {
    const { sheet, rest } = splitAddress(item.formula.slice(1));
    if (sheet !== null) file.definedNames.add(`'${sheet.replaceAll("'", "''")}'!${rest}`, item.name);
  }
  const visible = book.sheets.findIndex(sheet => sheet.id === book.activeSheetId);
  file.views = [
    {
      x: 0,
      y: 0,
      width: 20_000,
      height: 12_000,
      firstSheet: 0,
      activeTab: Math.max(0, visible),
      visibility: 'visible',
    },
  ];
  const bytes = await file.xlsx.writeBuffer();
  const plain = new Uint8Array(bytes as ArrayBuffer);
  return withAddedParts(book, plain);
}

const states = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

async function writeSheet(book: Workbook, sheet: Sheet, file: ExcelJS.Workbook): Promise<void> {
  const { state } = sheet;
  const out = file.addWorksheet(state.name, { state: states[state.visibility] });
  out.views = [view(sheet)];
  out.pageSetup = {
    ...out.pageSetup,
    orientation: state.pageLayout.orientation === 'Landscape' ? 'landscape' : 'portrait',
    paperSize: 9,
    ...fit(state.pageLayout.zoom),
    ...(state.pageLayout.titleRows === null
      ? {}
      : {
          printTitlesRow: `${state.pageLayout.titleRows.row + 1}:${state.pageLayout.titleRows.row + state.pageLayout.titleRows.rows}`,
        }),
  };
  for (const table of state.tables) addTable(book, sheet, table.id, out);
  for (const [row, line] of state.rows.entries())
    for (const [column, cell] of line?.entries() ?? [])
      if (cell !== undefined) writeCell(cell, out.getCell(row + 1, column + 1));
  for (const [column, width] of state.columnWidths.entries())
    if (width !== undefined) out.getColumn(column + 1).width = charactersOf(width);
  for (const row of state.rows.keys()) {
    const height = rowHeight(book, sheet, row);
    if (height !== STANDARD_HEIGHT) out.getRow(row + 1).height = height;
  }
  for (const row of state.hiddenRows) out.getRow(row + 1).hidden = true;
  for (const column of state.hiddenColumns) out.getColumn(column + 1).hidden = true;
  for (const merge of state.merges) out.mergeCells(areaAddress(merge));
  for (const validation of state.validations) writeValidation(validation, out);
  for (const [index, rule] of state.conditionalFormats.entries())
    out.addConditionalFormatting(written(rule, index));
  if (state.protection !== null) await protect(sheet, out);
}

function fit({ horizontalFitToPages: pages }: Sheet['state']['pageLayout']['zoom']) {
  return typeof pages === 'number' ? { fitToPage: true, fitToWidth: pages, fitToHeight: 0 } : {};
}

function view(sheet: Sheet): ExcelJS.WorksheetView {
  const { frozen, showGridlines } = sheet.state;
  const base = {
    showGridLines: showGridlines,
    activeCell: areaAddress(area(sheet.activeCell.row, sheet.activeCell.column)),
  };
  return frozen.rows === 0 && frozen.columns === 0
    ? ({ ...base, state: 'normal' } as ExcelJS.WorksheetView)
    : ({ ...base, state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows } as ExcelJS.WorksheetView);
}

function addTable(book: Workbook, sheet: Sheet, id: string, out: ExcelJS.Worksheet): void {
  const table = sheet.state.tables.find(it => it.id === id);
  if (table === undefined) return;
  const body = table.area.rows - 1;
  out.addTable({
    name: table.name,
    ref: areaAddress(area(table.area.row, table.area.column)),
    headerRow: true,
    totalsRow: false,
    style: { theme: table.style as 'TableStyleMedium2', showRowStripes: table.showBandedRows },
    columns: tableHeaders(sheet, table).map(name => ({ name, filterButton: table.showFilterButton })),
    rows: Array.from({ length: body }, (_r, row) =>
      Array.from({ length: table.area.columns }, (_c, column) =>
        book.text(sheet, table.area.row + 1 + row, table.area.column + column),
      ),
    ),
  });
}

function writeCell(cell: Cell, out: ExcelJS.Cell): void {
  const { value } = cell;
  if (cell.formula !== null)
    out.value = {
      formula: cell.formula.slice(1),
      result: isError(value) ? { error: value.error as '#N/A' } : value,
    } as ExcelJS.CellFormulaValue;
  else if (isError(value)) out.value = { error: value.error as '#N/A' };
  else out.value = value === '' ? null : value;
  out.style = style(cell.format);
}

const known = new WeakMap<CellFormat, Partial<ExcelJS.Style>>();

function style(format: CellFormat): Partial<ExcelJS.Style> {
  const before = known.get(format);
  if (before !== undefined) return before;
  const made: Partial<ExcelJS.Style> = {
    numFmt: format.numberFormat,
    font: {
      name: format.font.name,
      size: format.font.size,
      bold: format.font.bold,
      italic: format.font.italic,
      strike: format.font.strikethrough,
      underline: format.font.underline !== 'None',
      color: { argb: argb(format.font.color) },
    },
    alignment: {
      horizontal: (format.horizontal === 'General' ? undefined : format.horizontal.toLowerCase()) as 'left',
      vertical: (format.vertical === 'Center' ? 'middle' : format.vertical.toLowerCase()) as 'top',
      wrapText: format.wrap,
      indent: format.indent,
    },
    protection: { locked: format.locked },
    border: Object.fromEntries(
      Object.entries(format.borders).map(([side, border]) => [
        side.replace('Edge', '').toLowerCase(),
        lined(border),
      ]),
    ),
    ...(format.fill === null
      ? {}
      : {
          fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: argb(format.fill) } } as ExcelJS.Fill,
        }),
  };
  known.set(format, made);
  return made;
}

const argb = (color: string): string => `FF${color.replace('#', '').toUpperCase()}`;

const lined = (border: Border): Partial<ExcelJS.Border> => ({
  style: border.weight === 'Medium' ? 'medium' : border.weight === 'Thick' ? 'thick' : 'thin',
  color: { argb: argb(border.color) },
});

/** ExcelJS has ranges of validations, though its types tell of single cells only. */
type WithValidations = ExcelJS.Worksheet &
  Readonly<{ dataValidations: Readonly<{ add: (address: string, it: ExcelJS.DataValidation) => void }> }>;

function writeValidation(validation: Validation, out: ExcelJS.Worksheet): void {
  const { rule, prompt, errorAlert } = validation;
  if (rule === null) return;
  const made = {
    ...ruleParts(rule),
    allowBlank: validation.ignoreBlanks,
    showInputMessage: prompt.showPrompt && prompt.message !== '',
    promptTitle: prompt.title,
    prompt: prompt.message,
    showErrorMessage: errorAlert.showAlert,
    errorStyle: errorAlert.style.toLowerCase(),
    errorTitle: errorAlert.title,
    error: errorAlert.message,
  } as ExcelJS.DataValidation;
  for (const it of validation.areas) (out as WithValidations).dataValidations.add(areaAddress(it), made);
}

const operatorWords: Readonly<Record<Comparison, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};

/** A limit of a date, which Office.js gives as text and a file as a serial. */
function dateOf(limit: string | number): Date {
  if (typeof limit === 'string') return new Date(limit);
  const { year, month, day } = dayOf(limit, false);
  return new Date(Date.UTC(year, month - 1, day));
}

function ruleParts(rule: ValidationRule): Readonly<Record<string, unknown>> {
  switch (rule.kind) {
    case 'list':
      return {
        type: 'list',
        formulae: [rule.source.startsWith('=') ? rule.source.slice(1) : `"${rule.source}"`],
      };
    case 'custom':
      return { type: 'custom', formulae: [rule.formula.replace(/^=/, '')] };
    case 'wholeNumber':
    case 'decimal':
    case 'date':
    case 'textLength': {
      const type = rule.kind === 'wholeNumber' ? 'whole' : rule.kind;
      // ExcelJS takes the limits of a date as dates only.
      const bound = (limit: string | number): unknown =>
        rule.kind === 'date' && !String(limit).startsWith('=') ? dateOf(limit) : limit;
      const formulae = [rule.first, rule.second].filter(limit => limit !== null).map(bound);
      return { type, operator: operatorWords[rule.operator], formulae };
    }
  }
}

function written(rule: ConditionalFormat, index: number): ExcelJS.ConditionalFormattingOptions {
  const { fill, color, bold, italic, strikethrough } = rule.look;
  return {
    ref: rule.areas.map((it: Area) => areaAddress(it)).join(' '),
    rules: [
      {
        type: 'expression',
        priority: index + 1,
        formulae: [rule.formula.replace(/^=/, '')],
        style: {
          ...(fill === undefined
            ? {}
            : { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: argb(fill) } } }),
          font: {
            ...(color === undefined ? {} : { color: { argb: argb(color) } }),
            ...(bold === undefined ? {} : { bold }),
            ...(italic === undefined ? {} : { italic }),
            ...(strikethrough === undefined ? {} : { strike: strikethrough }),
          },
        },
      },
    ],
  };
}

async function protect(sheet: Sheet, out: ExcelJS.Worksheet): Promise<void> {
  const options = sheet.state.protection?.options;
  if (options === undefined) return;
  await out.protect('', {
    selectLockedCells: options.selectionMode === 'Normal',
    selectUnlockedCells: options.selectionMode !== 'None',
    autoFilter: options.allowAutoFilter,
    deleteColumns: options.allowDeleteColumns,
    deleteRows: options.allowDeleteRows,
    formatCells: options.allowFormatCells,
    formatColumns: options.allowFormatColumns,
    formatRows: options.allowFormatRows,
    insertColumns: options.allowInsertColumns,
    insertHyperlinks: options.allowInsertHyperlinks,
    insertRows: options.allowInsertRows,
    objects: options.allowEditObjects,
    scenarios: options.allowEditScenarios,
    sort: options.allowSort,
  });
}
