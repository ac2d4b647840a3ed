// What Excel makes of a text that is typed or set: a formula, a number, a date, a truth value, or text.
import { type ErrorText, type Value, errorTexts } from './cell.ts';
import type { Locale } from './number-format.ts';
import { serialOf } from './serial-date.ts';

export type Entry = Readonly<{
  value: Value;
  formula: string | null;
  quoted: boolean;
  /** The format that Excel gives a General cell on this entry. */
  numberFormat: string | null;
}>;

export type EntryRules = Readonly<{ locale: Locale; date1904: boolean; thisYear: number }>;

const asText = (value: string, quoted = false): Entry => ({
  value,
  formula: null,
  quoted,
  numberFormat: null,
});
const asNumber = (value: number, numberFormat: string | null = null): Entry => ({
  value,
  formula: null,
  quoted: false,
  numberFormat,
});

const MAYBE_NUMBER = /^[\s\d+\-.,%()/:$]+$/;

export function readEntry(text: string, format: string, rules: EntryRules): Entry {
  if (text === '') return asText('');
  if (text.startsWith("'")) return asText(text.slice(1), true);
  if (format === '@') return asText(text);
  if (text.startsWith('=') && text.length > 1) return asFormula(text);
  if (MAYBE_NUMBER.test(text)) {
    const trimmed = text.trim();
    const number = readNumber(trimmed, rules) ?? readDate(trimmed, rules);
    if (number !== null) return number;
  }
  if (/^[+-]\s*[\w('"$]/.test(text) && !/^[+-]\s/.test(text)) return asFormula(`=${text.replace(/^\+/, '')}`);
  const word = text.trim().toUpperCase();
  if (word === 'TRUE' || word === 'FALSE')
    return { value: word === 'TRUE', formula: null, quoted: false, numberFormat: null };
  if (word.startsWith('#') && errorTexts.includes(word as ErrorText))
    return { value: { error: word as ErrorText }, formula: null, quoted: false, numberFormat: null };
  return asText(text);
}

function asFormula(formula: string): Entry {
  return { value: '', formula, quoted: false, numberFormat: null };
}

function readNumber(text: string, { locale }: EntryRules): Entry | null {
  const point = locale === 'vi' ? ',' : '.';
  const comma = locale === 'vi' ? '.' : ',';
  const percent = text.endsWith('%');
  const body = percent ? text.slice(0, -1).trim() : text;
  if (
    !new RegExp(`^[+-]?(\\d+|\\d{1,3}(\\${comma}\\d{3})+)?(\\${point}\\d*)?$`).test(body) ||
    !/\d/.test(body)
  )
    return null;
  const value = Number(body.replaceAll(comma, '').replace(point, '.'));
  if (!Number.isFinite(value)) return null;
  if (percent) return asNumber(value / 100, body.includes(point) ? '0.00%' : '0%');
  return asNumber(value, body.includes(comma) ? '#,##0' : null);
}

function readDate(text: string, rules: EntryRules): Entry | null {
  const parts = /^(\d{1,4})[/-](\d{1,4})(?:[/-](\d{1,4}))?$/.exec(text);
  if (parts === null) return null;
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const dayFirst = rules.locale === 'vi';
  const date = (year: number, month: number, day: number, format: string): Entry | null => {
    const full = year < 30 ? year + 2000 : year < 100 ? year + 1900 : year;
    const serial = serialOf({ year: full, month, day }, rules.date1904);
    return serial === null || serial < 1 ? null : asNumber(serial, format);
  };
  const long = dayFirst ? 'dd/mm/yyyy' : 'm/d/yyyy';
  if (parts[3] !== undefined) {
    if ((parts[1] ?? '').length === 4) return date(first, second, third, long);
    const [day, month] = dayFirst ? [first, second] : [second, first];
    return date(third, month, day, long);
  }
  if (first <= 12 && (parts[2] ?? '').length === 4) return date(second, first, 1, 'mmm-yy');
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return date(rules.thisYear, month, day, 'd-mmm') ?? (first <= 12 ? date(second, first, 1, 'mmm-yy') : null);
}
