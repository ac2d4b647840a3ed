// Excel's own validation and conditional formats, from the document's lists. Courtesies: a paste bypasses them.
import { fromSerial } from '../../plan/iso-date.ts';
import type { Area, RowRule, SheetDocument, Validation } from '../../plan/sheet/sheet-document.ts';
import { ruleLooks, rulePriority } from '../../plan/sheet/sheet-look.ts';
import { rangeOf, rangesOf } from './area.ts';
import { moveFormula, placeArea, type Placement } from './placement.ts';
import { colour } from './sheet-look.ts';

/** Excel refuses longer ones. */
const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 225;

export function setValidations(sheet: Excel.Worksheet, document: SheetDocument, placement: Placement): void {
  for (const validation of document.validations) {
    const title = clipped(validation.title, TITLE_LIMIT);
    const message = clipped(validation.message, MESSAGE_LIMIT);
    for (const areas of rangesOf(sheet, placeArea(validation.area, document, placement))) {
      areas.dataValidation.rule = ruleOf(validation);
      areas.dataValidation.ignoreBlanks = true;
      areas.dataValidation.errorAlert = {
        title,
        message,
        showAlert: true,
        style: 'Stop',
      };
      // A prompt beside every text cell would cover what is being typed; its limit shows when it is passed.
      if (validation.kind !== 'textLength') {
        areas.dataValidation.prompt = { showPrompt: true, title, message };
      }
    }
  }
}

function ruleOf(validation: Validation): Excel.DataValidationRule {
  switch (validation.kind) {
    case 'list':
      return { list: { inCellDropDown: true, source: validation.source } };
    case 'wholeNumber':
      return { wholeNumber: { formula1: validation.min, formula2: validation.max, operator: 'Between' } };
    case 'date':
      return {
        date: { formula1: isoOf(validation.min), formula2: isoOf(validation.max), operator: 'Between' },
      };
    case 'textLength':
      return { textLength: { formula1: validation.max, operator: 'LessThanOrEqualTo' } };
  }
}

function clipped(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** Office.js takes the dates of a validation as ISO 8601 text. */
function isoOf(serial: number): string {
  const date = fromSerial(serial);
  if (date === null) throw new Error(`expected the serial of a date from 1900 on, found ${serial}`);
  return date;
}

export function setRules(sheet: Excel.Worksheet, document: SheetDocument, placement: Placement): void {
  for (const rule of inPriority(document.rules)) {
    for (const area of placeArea(rule.area, document, placement)) {
      const formula = formulaFor(area, rule, document, placement);
      if (formula !== null) setRule(sheet, area, rule.kind, formula);
    }
  }
}

/** Excel puts a new conditional format before those that are there, so the one that wins is added last. */
function inPriority(rules: readonly RowRule[]): RowRule[] {
  return [...rules].sort((a, b) => rulePriority.indexOf(b.kind) - rulePriority.indexOf(a.kind));
}

/**
 * A rule's references are relative to the first cell of its area, which may be one of several by now. A fixed
 * reference into the area itself counts columns (`COLUMNS($I10:I10)`), so it keeps its distance instead of its place.
 */
function formulaFor(area: Area, rule: RowRule, document: SheetDocument, placement: Placement): string | null {
  const made = document.headers.findIndex((_, index) => placement.column(index) === area.column);
  const isWithin = (index: number): boolean =>
    index >= rule.area.column && index < rule.area.column + rule.area.columns;
  const place = (index: number, isFixed: boolean): number | null => {
    if (!isFixed) return placement.column(index + made - rule.area.column);
    const distance = area.column - made + index;
    return !isWithin(index) ? placement.column(index) : distance < 0 ? null : distance;
  };
  return moveFormula(rule.formula, place, area.row - rule.area.row);
}

function setRule(sheet: Excel.Worksheet, area: Area, kind: RowRule['kind'], formula: string): void {
  const format = rangeOf(sheet, area).conditionalFormats.add('Custom');
  format.custom.rule.formula = formula;
  format.custom.format.fill.color = colour(ruleLooks[kind].fill);
  format.custom.format.font.color = colour(ruleLooks[kind].text);
}
