// One check for pane, page, server and file: the same value gets the same verdict everywhere.
import type { FieldName } from '../field.ts';
import { formatDate, fromSerial } from '../iso-date.ts';
import { cleanText } from '../text/clean.ts';
import { accept, refuse, type CellContext, type CellInput, type CellVerdict } from './cell-verdict.ts';
import { checkDate } from './check-date.ts';
import { checkDocuments } from './check-documents.ts';
import { checkPercentNumber, checkPercentText } from './check-percent.ts';
import { checkStatus } from './check-status.ts';
import { checkText } from './check-text.ts';
import { readDateNumber, readDateText } from './read-date.ts';

export type { CellContext, CellInput, CellVerdict, Finding } from './cell-verdict.ts';

/** Excel's error values as their cells hold or show them. */
const errorValues: ReadonlySet<string> = new Set([
  '#REF!',
  '#N/A',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#UNKNOWN!',
  '#BUSY!',
  '#GETTING_DATA',
]);

/**
 * Reads one value for one field. The canonical value it answers is accepted again unchanged. Never throws,
 * whatever the value; what it quotes is cut short.
 */
export function checkCell(field: FieldName, input: CellInput, context: CellContext): CellVerdict {
  const { value } = input;
  const shown = typeof input.text === 'string' ? input.text : undefined;
  if (value === null || value === '') return accept(null);
  if (typeof value === 'number') return checkNumber(field, value, shown, context);
  if (typeof value !== 'string' || errorValues.has(value.trim().toUpperCase())) return refuse('wrongKind');
  switch (field) {
    case 'status':
    case 'percent':
    case 'completedOn':
      return checkShort(field, value, context);
    case 'documents':
      return checkDocuments(value);
    default:
      return checkText(value);
  }
}

function checkShort(
  field: 'status' | 'percent' | 'completedOn',
  value: string,
  context: CellContext,
): CellVerdict {
  const text = value.length > 1000 ? value.slice(0, 1000) : cleanText(value);
  if (text === '') return accept(null);
  if (field === 'status') return checkStatus(text);
  if (field === 'percent') return checkPercentText(text);
  return checkDate(readDateText(text, context.year), text, context);
}

function checkNumber(
  field: FieldName,
  value: number,
  shown: string | undefined,
  context: CellContext,
): CellVerdict {
  if (!Number.isFinite(value)) return refuse('wrongKind');
  switch (field) {
    case 'status':
      return checkStatus(String(value));
    case 'percent':
      return checkPercentNumber(value, shown);
    case 'completedOn': {
      const reading = readDateNumber(value, shown, context.calendar);
      return checkDate(reading, shown?.trim() || shownDate(value, context), context);
    }
    case 'documents':
      return checkDocuments(displayed(value, shown));
    default:
      return checkText(displayed(value, shown));
  }
}

/** In a text field a number is what its cell shows: "05/2026" that Excel took for a date is still 05/2026. */
function displayed(value: number, shown: string | undefined): string {
  const text = shown?.trim() ?? '';
  return text === '' || text.startsWith('#') ? String(value) : text;
}

function shownDate(value: number, { calendar }: CellContext): string {
  const date = fromSerial(value, calendar);
  return date === null ? String(value) : formatDate(date);
}
