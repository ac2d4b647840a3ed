// The text that a cell shows, for the number formats that plans and forms use.
import { type Value, isError } from './cell.ts';
import { dayOf } from './serial-date.ts';

export type Locale = 'vi' | 'en';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const isDateFormat = (format: string): boolean => /[dmyh]/i.test(bare(format)) && format !== 'General';

/** The format without quoted text, colours and locale marks, whose letters mean nothing. */
function bare(format: string): string {
  return format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
}

export function displayText(value: Value, format: string, locale: Locale, date1904 = false): string {
  if (isError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (format === 'General' || format === '@' || format === '') return plainNumber(value, locale);
  const section = format.split(';')[value < 0 && format.includes(';') ? 1 : 0] ?? format;
  return isDateFormat(section) ? dateText(value, section, date1904) : numberText(value, section, locale);
}

/** General: up to eleven digits, no thousands. */
function plainNumber(value: number, locale: Locale): string {
  const text = Math.abs(value) >= 1e21 ? value.toExponential(5) : String(Number(value.toPrecision(11)));
  return locale === 'vi' ? text.replace('.', ',') : text;
}

const known = new Map<string, Intl.NumberFormat>();

/** Made once of each kind: making one takes far longer than using it. */
function digitsOf(locale: Locale, decimals: number, useGrouping: boolean): Intl.NumberFormat {
  const key = `${locale} ${decimals} ${useGrouping}`;
  const made =
    known.get(key) ??
    new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping,
    });
  known.set(key, made);
  return made;
}

function numberText(value: number, format: string, locale: Locale): string {
  const plain = bare(format);
  const percent = plain.includes('%');
  const decimals = /\.([0#?]+)/.exec(plain)?.[1]?.length ?? 0;
  const digits = digitsOf(locale, decimals, plain.includes(',')).format(percent ? value * 100 : value);
  const literal = /^("[^"]*")/.exec(format)?.[1]?.slice(1, -1) ?? '';
  return `${literal}${digits}${percent ? '%' : ''}`;
}

function dateText(serial: number, format: string, date1904: boolean): string {
  const { year, month, day } = dayOf(serial, date1904);
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  const two = (number: number): string => String(number).padStart(2, '0');
  const words: Readonly<Record<string, string>> = {
    yyyy: String(year),
    yy: two(year % 100),
    mmm: MONTHS[month - 1] ?? '',
    mm: two(month),
    m: String(month),
    dd: two(day),
    d: String(day),
    hh: two(Math.floor(minutes / 60)),
    h: String(Math.floor(minutes / 60)),
  };
  const withMinutes = format.replace(/(h+:)m{1,2}/i, (_, hours: string) => `${hours}"${two(minutes % 60)}"`);
  return withMinutes
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(
      /"([^"]*)"|\\(.)|(y{4}|y{2}|m{1,3}|d{1,2}|h{1,2})/gi,
      (_all, quoted?: string, escaped?: string, word?: string) =>
        word === undefined ? (quoted ?? escaped ?? '') : (words[word.toLowerCase()] ?? word),
    );
}
