// The hidden sheet that carries the base, and the workbook names through which the visible sheet reaches it.
import type ExcelJS from 'exceljs';
import { fieldNames } from '../../plan/field.ts';
import { columnOf } from '../../plan/sheet/columns.ts';
import { encodeHidden, hiddenReferences, TODAY_FORMULA } from '../../plan/sheet/hidden-sheet.ts';
import {
  HIDDEN_SHEET_NAME,
  names,
  type CellValue,
  type HiddenSheet,
} from '../../plan/sheet/sheet-document.ts';
import { numberFormats } from '../../plan/sheet/sheet-look.ts';
import { storedValue } from './cell-text.ts';
import type { Style } from './plan-styles.ts';
import type { SheetLines } from './sheet-lines.ts';

const asText: Style = { numFmt: numberFormats.text };
const asNumber: Style = { numFmt: 'General' };
const asDate: Style = { numFmt: numberFormats.date };

/** Adds the sheet with its settings; the lines of the base are answered, not written. */
export function addHiddenSheet(workbook: ExcelJS.Workbook, hidden: HiddenSheet): SheetLines {
  const sheet = workbook.addWorksheet(HIDDEN_SHEET_NAME, { state: 'hidden' });
  setColumnFormats(sheet);
  const block = encodeHidden(hidden);
  const firstBaseRow = block.length - hidden.base.length;
  block.slice(0, firstBaseRow).forEach((values, index) => {
    const row = sheet.getRow(index + 1);
    values.forEach((value, column) => {
      if (value !== '') writeCell(row.getCell(column + 1), value);
    });
  });
  // ExcelJS takes a name apart into its cells, so it hears of one line; `nameReferences` says the rest.
  const references = hiddenReferences(1);
  for (const key of Object.keys(names) as (keyof typeof names)[]) {
    workbook.definedNames.add(references[key], names[key]);
  }
  return {
    firstRow: firstBaseRow + 1,
    values: block.slice(firstBaseRow),
    looks: [asText, asNumber],
    lookOf: (_line, _column, value) => (value === '' ? null : typeof value === 'string' ? 0 : 1),
    heightOf: () => null,
  };
}

/** What the workbook's names stand for, by name. */
export function nameReferences(hidden: HiddenSheet): ReadonlyMap<string, string> {
  const references = hiddenReferences(hidden.base.length);
  return new Map((Object.keys(names) as (keyof typeof names)[]).map(key => [names[key], references[key]]));
}

/**
 * Formats stand on whole columns, so that a base cell which is empty now is text when the pane writes into it later:
 * "05/2026" would become a date.
 */
function setColumnFormats(sheet: ExcelJS.Worksheet): void {
  const kinds = ['text', ...fieldNames.map(name => columnOf[name].kind), 'text'] as const;
  kinds.forEach((kind, index) => {
    sheet.getColumn(index + 1).numFmt = numberFormats[kind];
  });
}

function writeCell(cell: ExcelJS.Cell, value: CellValue): void {
  if (value === TODAY_FORMULA) {
    cell.value = { formula: value.slice(1), date1904: false };
    cell.style = asDate;
    return;
  }
  cell.value = storedValue(value);
  cell.style = typeof value === 'string' ? asText : asNumber;
}
