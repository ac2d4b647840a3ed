import { Fault } from '../workbook/fault.ts';
import { areaAddress, holds, lastColumn, lastRow, quotedSheet } from '../workbook/area.ts';
import { isValid, setValidation, validationAt } from '../workbook/rules.ts';
import { serialOf } from '../workbook/serial-date.ts';
import {
  type Comparison,
  type Validation,
  type ValidationRule,
  plainValidation,
} from '../workbook/validation.ts';
import type { Desk } from './desk.ts';
import { asBoolean, asOneOf, asPlace, asRecord } from './given.ts';
import { type HostClass, type Plain } from './host-class.ts';
import type { Places } from './range-format.ts';

const OPERATORS: readonly Comparison[] = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
];
const BOUNDED = ['wholeNumber', 'decimal', 'date', 'textLength'] as const;

/** Excel's limits, which an add-in meets only when a plan's words are long. */
const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;
const INLINE_LIST_LIMIT = 255;

function readRule(value: Plain, desk: Desk): ValidationRule | null {
  const given = asRecord(value);
  if (given['list'] !== undefined && given['list'] !== null) {
    const list = asRecord(given['list']);
    return {
      kind: 'list',
      source: listSource(list['source'], desk),
      inCellDropDown: list['inCellDropDown'] !== false,
    };
  }
  if (given['custom'] !== undefined && given['custom'] !== null)
    return { kind: 'custom', formula: text(asRecord(given['custom'])['formula']) };
  const kind = BOUNDED.find(name => given[name] !== undefined && given[name] !== null);
  if (kind === undefined) throw new Fault('InvalidArgument');
  const rule = asRecord(given[kind]);
  const second = rule['formula2'];
  return {
    kind,
    operator: asOneOf(rule['operator'], OPERATORS),
    first: bound(rule['formula1'], kind, desk),
    second: second === undefined || second === null || second === '' ? null : bound(second, kind, desk),
  };
}

function text(value: Plain): string {
  if (typeof value !== 'string') throw new Fault('InvalidArgument');
  return value;
}

function listSource(value: Plain, desk: Desk): string {
  if (typeof value === 'string') {
    if (!value.startsWith('=') && value.length > INLINE_LIST_LIMIT) throw new Fault('InvalidArgument');
    return value;
  }
  const place = asPlace(value);
  return `=${quotedSheet(desk.book.sheetById(place.sheetId).state.name)}!${areaAddress(place.area)}`;
}

/** Dates come as ISO 8601 text. */
function bound(value: Plain, kind: string, desk: Desk): string | number {
  if (typeof value === 'number') return value;
  const given = text(value);
  if (kind !== 'date' || given.startsWith('=')) return given;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(given) ?? [];
  const serial = serialOf({ year: Number(year), month: Number(month), day: Number(day) }, desk.book.date1904);
  if (serial === null) throw new Fault('InvalidArgument');
  return serial;
}

function writtenRule(rule: ValidationRule | null): Plain {
  if (rule === null) return {};
  switch (rule.kind) {
    case 'list':
      return { list: { source: rule.source, inCellDropDown: rule.inCellDropDown } };
    case 'custom':
      return { custom: { formula: rule.formula } };
    case 'wholeNumber':
    case 'decimal':
    case 'date':
    case 'textLength':
      return { [rule.kind]: { operator: rule.operator, formula1: rule.first, formula2: rule.second ?? '' } };
  }
}

const ruleTypes: Readonly<Record<ValidationRule['kind'], string>> = {
  list: 'List',
  custom: 'Custom',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  textLength: 'TextLength',
};

function current({ sheet, areas }: Places): Omit<Validation, 'areas'> {
  const first = areas[0];
  return (first === undefined ? null : validationAt(sheet, first.row, first.column)) ?? plainValidation;
}

function change(desk: Desk, { sheet, areas }: Places, part: Partial<Omit<Validation, 'areas'>> | null): void {
  if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  desk.book.step('validation', () => {
    for (const it of areas) setValidation(sheet, it, part);
  });
}

/** Whether the same validation holds for all cells. */
const isSame = ({ sheet, areas }: Places): boolean => {
  const first = areas[0];
  const found = first === undefined ? null : validationAt(sheet, first.row, first.column);
  if (found === null)
    return sheet.state.validations.every(it =>
      it.areas.every(part => !areas.some(area => holds(area, part.row, part.column))),
    );
  return areas.every(area =>
    found.areas.some(
      part => holds(part, area.row, area.column) && holds(part, lastRow(area), lastColumn(area)),
    ),
  );
};

function clipped(value: Plain, limit: number): string {
  const given = value === undefined || value === null ? '' : text(value);
  if (given.length > limit) throw new Fault('InvalidArgument');
  return given;
}

export const dataValidation: HostClass<Places> = {
  name: 'DataValidation',
  read: {
    Type: it => {
      const { rule } = current(it);
      return !isSame(it) ? 'Inconsistent' : rule === null ? 'None' : ruleTypes[rule.kind];
    },
    Rule: it => writtenRule(current(it).rule),
    Prompt: it => current(it).prompt,
    ErrorAlert: it => current(it).errorAlert,
    IgnoreBlanks: it => current(it).ignoreBlanks,
    Valid: ({ sheet, areas }, desk) =>
      areas.every(it => {
        for (let row = it.row; row <= lastRow(it); row += 1)
          for (let column = it.column; column <= lastColumn(it); column += 1)
            if (!isValid(desk.book, sheet, row, column, sheet.value(row, column))) return false;
        return true;
      }),
  },
  write: {
    Rule: (it, value, desk) => change(desk, it, { rule: readRule(value, desk) }),
    Prompt: (it, value, desk) => {
      const given = asRecord(value);
      change(desk, it, {
        prompt: {
          showPrompt: given['showPrompt'] !== false,
          title: clipped(given['title'], TITLE_LIMIT),
          message: clipped(given['message'], MESSAGE_LIMIT),
        },
      });
    },
    ErrorAlert: (it, value, desk) => {
      const given = asRecord(value);
      change(desk, it, {
        errorAlert: {
          showAlert: given['showAlert'] !== false,
          style: asOneOf(given['style'] ?? 'Stop', ['Stop', 'Warning', 'Information'] as const),
          title: clipped(given['title'], TITLE_LIMIT),
          message: clipped(given['message'], MESSAGE_LIMIT),
        },
      });
    },
    IgnoreBlanks: (it, value, desk) => change(desk, it, { ignoreBlanks: asBoolean(value) }),
  },
  call: {
    Clear: (it, _given, desk) => {
      change(desk, it, null);
      return null;
    },
  },
};
