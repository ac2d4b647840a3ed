// How a number looks in its cell, as far as it matters: a share as a percentage, a serial as a date or only its month.
import { fromSerial } from '../../../plan/iso-date.ts';

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Longer ones are no format that people choose. */
const LONGEST_FORMAT = 200;

/** The text of a numeric cell. `format` is the code as the file has it. */
export function shownNumber(value: number, format: string, calendar: 1900 | 1904): string {
  const code = positivePart(format.slice(0, LONGEST_FORMAT));
  const bare = withoutLiterals(code);
  if (/[dmy]/i.test(bare) && !/general/i.test(bare)) return shownDate(value, code, calendar) ?? String(value);
  if (bare.includes('%')) return `${rounded(value * 100, bare)}%`;
  return /[0#]/.test(bare) ? rounded(value, bare) : plain(value);
}

/** A format has up to four parts, for positive and negative numbers, zero and text. */
function positivePart(format: string): string {
  return (/^(?:"[^"]*"|\\.|[^;])*/.exec(format)?.[0] ?? format).replace(/\[[^\]]*\]/g, '');
}

function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*./g, '');
}

/** Fifteen digits, as spreadsheets show them: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function rounded(value: number, bare: string): string {
  const decimals = Math.min(20, /\.([0#?]+)/.exec(bare)?.[1]?.length ?? 0);
  const text = Number(value.toPrecision(15)).toFixed(decimals);
  if (!bare.includes(',')) return text;
  const [whole = '', ...fraction] = text.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

function shownDate(value: number, code: string, calendar: 1900 | 1904): string | null {
  const date = fromSerial(value, calendar);
  if (date === null) return null;
  const [year, month, day] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  let isTime = false;
  return code.replace(
    /"([^"]*)"|\\(.)|_.|\*.|am\/pm|a\/p|([a-z])\3*/gi,
    (token: string, quoted?: string, escaped?: string, letter?: string) => {
      if (quoted !== undefined) return quoted;
      if (escaped !== undefined) return escaped;
      switch (letter?.toLowerCase()) {
        case 'y':
          return token.length > 2 ? year : year.slice(2);
        case 'd':
          return token.length > 2 ? '' : padded(day, token.length);
        case 'h':
          isTime = true;
          return '00';
        case 's':
          return '00';
        case 'm':
          // Beside an hour it is the minute.
          if (isTime) return '00';
          return token.length > 2 ? (monthNames[month - 1] ?? '') : padded(month, token.length);
        default:
          return letter === undefined ? '' : token;
      }
    },
  );
}

function padded(value: number, length: number): string {
  return String(value).padStart(Math.min(length, 2), '0');
}
