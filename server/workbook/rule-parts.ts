// Validation and conditional formats, from the document's words to ExcelJS's.
import type ExcelJS from 'exceljs';
import type { RowRule, Validation } from '../../plan/sheet/sheet-document.ts';
import { fromSerial } from '../../plan/iso-date.ts';
import { reference } from './areas.ts';
import { rulePriorityOf, ruleStyle } from './plan-styles.ts';

/** Longest title and message of a validation; Excel offers to repair a file with longer ones. */
export const VALIDATION_TITLE_LIMIT = 32;
export const VALIDATION_MESSAGE_LIMIT = 255;

export function dataValidation(validation: Validation): ExcelJS.DataValidation {
  const title = clipped(validation.title, VALIDATION_TITLE_LIMIT);
  const message = clipped(validation.message, VALIDATION_MESSAGE_LIMIT);
  return {
    ...condition(validation),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    error: message,
    // A prompt beside every text cell would cover what is being typed; the limit shows when it is passed.
    ...(validation.kind === 'textLength'
      ? {}
      : { showInputMessage: true, promptTitle: title, prompt: message }),
  };
}

function condition(
  validation: Validation,
): Pick<ExcelJS.DataValidation, 'type' | 'formulae'> & { operator?: 'between' | 'lessThanOrEqual' } {
  switch (validation.kind) {
    case 'list':
      return { type: 'list', formulae: [withoutEquals(validation.source)] };
    case 'wholeNumber':
      return { type: 'whole', operator: 'between', formulae: [validation.min, validation.max] };
    case 'date':
      return {
        type: 'date',
        operator: 'between',
        formulae: [dateOf(validation.min), dateOf(validation.max)],
      };
    case 'textLength':
      return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [validation.max] };
  }
}

/** ExcelJS takes a date's limits as dates only, and turns them into serials by their time in UTC. */
function dateOf(serial: number): Date {
  const date = fromSerial(serial);
  if (date === null) throw new Error(`Expected the serial of a date as a limit, found ${serial}`);
  return new Date(date);
}

export function conditionalFormat(rule: RowRule): ExcelJS.ConditionalFormattingOptions {
  return {
    ref: reference(rule.area),
    rules: [
      {
        type: 'expression',
        priority: rulePriorityOf(rule.kind),
        formulae: [withoutEquals(rule.formula)],
        style: ruleStyle(rule.kind),
      },
    ],
  };
}

/** In the file a formula stands without the sign by which it is typed. */
function withoutEquals(formula: string): string {
  return formula.replace(/^=/, '');
}

function clipped(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
