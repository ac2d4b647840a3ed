// Validation in a file, as that of a sheet of ours.
import type ExcelJS from 'exceljs';
import { area, parseArea } from '../workbook/area.ts';
import { setValidation } from '../workbook/rules.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Comparison, ValidationRule } from '../workbook/validation.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { partsOf } from './file-parts.ts';
import { plainValue } from './plain-value.ts';

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
    const value = plainValue(it, book);
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
export function readValidations(book: Workbook, sheet: Sheet, from: ExcelJS.Worksheet): void {
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
