import type { Fix } from '../issue.ts';
import { accept, quote, refuse, type CellVerdict } from './cell-verdict.ts';

const fixOf = (percent: number): Fix => ({ value: percent, label: String(percent) });

const NUMBER = /^([+-]?\d+)(?:([.,])(\d+))?\s*(%?)$/;

/** Progress as text: a whole number with or without a percent sign; a comma is the decimal sign, as in Vietnam. */
export function checkPercentText(text: string): CellVerdict {
  const parts = text.length > 40 ? null : NUMBER.exec(text.normalize('NFKC'));
  if (!parts) return refuse('percentRange');
  const [, whole = '', , decimals = '', sign = ''] = parts;
  // Three digits after the sign group thousands: "1.000" is a thousand, not one.
  const value = Number(decimals.length === 3 ? `${whole}${decimals}` : `${whole}.${decimals || '0'}`);
  return judge(value, text, sign === '%');
}

/** Progress as a number; `shown` is how its cell shows it: 0.5 shown as "50%" is 50, alone it is a question. */
export function checkPercentNumber(value: number, shown: string | undefined): CellVerdict {
  const parts = shown === undefined || shown.length > 40 ? null : NUMBER.exec(shown.trim());
  // A cell's format may hide the decimals: the sentence names the value itself.
  if (parts?.[4] !== '%') return judge(value, decimalComma(value), false);
  const displayed = Number(`${parts[1]}.${parts[3] ?? '0'}`);
  // A percent format multiplies by a hundred; a format that only adds the sign does not.
  const scaled = roundedTo(value * 100, 6);
  const isShare = Math.abs(scaled - displayed) <= Math.abs(value - displayed);
  return judge(isShare ? scaled : value, shown ?? '', true);
}

function judge(value: number, text: string, isPercent: boolean): CellVerdict {
  if (!Number.isFinite(value)) return refuse('wrongKind');
  if (value < 0 || value > 100) return refuse('percentRange');
  if (Number.isInteger(value)) return accept(value === 0 ? 0 : value);
  if (value < 1 && !isPercent) {
    const percent = Math.round(value * 100);
    return refuse('percentShare', { text: quote(text), percent }, [fixOf(percent)]);
  }
  const lower = Math.floor(value);
  const upper = lower + 1;
  return refuse('percentFraction', { text: quote(text), lower, upper }, [fixOf(lower), fixOf(upper)]);
}

function decimalComma(value: number): string {
  return String(value).replace('.', ',');
}

/** 0.29 × 100 is 28.999999999999996 in binary; a cell never means that. */
function roundedTo(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
