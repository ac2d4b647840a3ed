import { type ErrorText, type Value } from '../workbook/cell.ts';
import { serialOf } from '../workbook/serial-date.ts';
import type { Workbook } from '../workbook/workbook.ts';

/** What ExcelJS read in a cell, as a value of ours: rich text as text, a date as its serial. */
export function plainValue(value: unknown, book: Workbook): Value {
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
  return given.text === undefined ? '' : plainValue(given.text, book);
}
