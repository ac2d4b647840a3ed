// Arguments from the client, checked as Excel checks them.
import { type Area, parseArea, splitAddress } from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Desk } from './desk.ts';
import type { HostObject, KeptPlace } from './host-class.ts';

export function asString(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Fault('InvalidArgument');
}
export const asOptionalString = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : asString(value);

export function asWhole(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new Fault('InvalidArgument');
}
export function asNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Fault('InvalidArgument');
}
export function asBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Fault('InvalidArgument');
}

export function asOneOf<T extends string>(value: unknown, words: readonly T[]): T {
  const found = words.find(word => typeof value === 'string' && word.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw new Fault('InvalidArgument');
  return found;
}

export const asRecord = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new Fault('InvalidArgument');
};

const isHostObject = (value: unknown): value is HostObject =>
  typeof value === 'object' && value !== null && 'className' in value && 'follow' in value;

export function asPlace(value: unknown): KeptPlace {
  if (isHostObject(value) && value.kept !== undefined) return value.kept;
  throw new Fault('InvalidArgument');
}

/** A range object, or an address that may name another sheet or a workbook name. */
export function asArea(value: unknown, desk: Desk, home: Sheet): { sheet: Sheet; area: Area } {
  if (isHostObject(value)) {
    const place = asPlace(value);
    return { sheet: desk.book.sheetById(place.sheetId), area: place.area };
  }
  const { sheet, rest } = splitAddress(asString(value));
  const on = sheet === null ? home : desk.book.sheetNamed(sheet);
  const named = desk.book.findName(rest, on.id) ?? desk.book.findName(rest, null);
  if (named !== null) return asArea(named.formula.slice(1), desk, on);
  return { sheet: on, area: parseArea(rest) };
}

export const asColor = (value: unknown): string => {
  const text = asString(value);
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase();
  const named = colorNames[text.toLowerCase()];
  if (named === undefined) throw new Fault('InvalidArgument');
  return named;
};

const colorNames: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
  lightgray: '#D3D3D3',
  purple: '#800080',
};
