// The functions that the plan's rules, reports and their tests use.
import { area } from '../area.ts';
import { type Value, isError } from '../cell.ts';
import { isDateFormat } from '../number-format.ts';
import { dayOf, serialOf } from '../serial-date.ts';
import {
  type Block,
  type Place,
  type Result,
  allValues,
  asNumber,
  asText,
  asTruth,
  evaluate,
  failure,
  isBlock,
  oneCell,
  order,
  single,
} from './evaluate.ts';
import type { Expression } from './parse.ts';

type Arguments = readonly (Expression | null)[];
type Call = (given: Arguments, place: Place) => Result;

export function callFunction(name: string, given: Arguments, place: Place): Result {
  return calls[name]?.(given, place) ?? failure('#NAME?');
}

export const knownFunctions = (): readonly string[] => Object.keys(calls);

function resultOf(given: Arguments, index: number, place: Place): Result {
  const it = given[index];
  return it === undefined || it === null ? '' : evaluate(it, place);
}

const valueOf = (given: Arguments, index: number, place: Place): Value =>
  single(resultOf(given, index, place), place);

const ofNumbers =
  (work: (...numbers: number[]) => Value): Call =>
  (given, place) => {
    const numbers = given.map((_, index) => asNumber(valueOf(given, index, place)));
    const broken = numbers.find(isError);
    return broken ?? work(...(numbers as number[]));
  };

const ofTexts =
  (work: (...texts: string[]) => Value): Call =>
  (given, place) => {
    const texts = given.map((_, index) => asText(valueOf(given, index, place)));
    const broken = texts.find(isError);
    return broken ?? work(...(texts as string[]));
  };

const ofValue =
  (work: (value: Value) => Value): Call =>
  (given, place) =>
    work(valueOf(given, 0, place));

function truths(given: Arguments, place: Place, decide: (all: readonly boolean[]) => boolean): Value {
  const found: boolean[] = [];
  for (const [index] of given.entries())
    for (const value of allValues(resultOf(given, index, place), place)) {
      if (typeof value === 'string' && isBlock(resultOf(given, index, place))) continue;
      const truth = asTruth(value);
      if (isError(truth)) return truth;
      found.push(truth);
    }
  return decide(found);
}

function numbersIn(given: Arguments, place: Place): readonly number[] | Value {
  const found: number[] = [];
  for (const [index] of given.entries())
    for (const value of allValues(resultOf(given, index, place), place)) {
      if (isError(value)) return value;
      if (typeof value === 'number') found.push(value);
    }
  return found;
}

const overNumbers =
  (work: (numbers: readonly number[]) => Value): Call =>
  (given, place) => {
    const numbers = numbersIn(given, place);
    return Array.isArray(numbers) ? work(numbers as readonly number[]) : (numbers as Value);
  };

function index(given: Arguments, place: Place): Result {
  const of = resultOf(given, 0, place);
  const row = asNumber(valueOf(given, 1, place));
  const column = given.length > 2 ? asNumber(valueOf(given, 2, place)) : 0;
  if (isError(row)) return row;
  if (isError(column)) return column;
  if (!isBlock(of)) return of;
  const { rows, columns } = of.area;
  const [r, c] =
    rows === 1 && given.length < 3 ? [1, row] : [row, columns === 1 && column === 0 ? 1 : column];
  if (r > rows || c > columns || r < 0 || c < 0) return failure('#REF!');
  if (r === 0 || c === 0)
    return {
      sheet: of.sheet,
      area: area(
        r === 0 ? of.area.row : of.area.row + r - 1,
        c === 0 ? of.area.column : of.area.column + c - 1,
        r === 0 ? rows : 1,
        c === 0 ? columns : 1,
      ),
    };
  return oneCell(of, of.area.row + r - 1, of.area.column + c - 1);
}

function match(given: Arguments, place: Place): Value {
  const wanted = valueOf(given, 0, place);
  if (isError(wanted)) return wanted;
  const among = resultOf(given, 1, place);
  if (!isBlock(among)) return failure('#N/A');
  const mode = given.length > 2 ? asNumber(valueOf(given, 2, place)) : 1;
  if (isError(mode)) return mode;
  const used = place.world.usedPart(among.sheet, among.area);
  if (mode === 0) {
    const at = place.world.positionOf(among.sheet, among.area, wanted);
    return at === 0 ? failure('#N/A') : at;
  }
  const list = [...allValues({ sheet: among.sheet, area: used }, place)];
  const last = list.findLastIndex(value =>
    mode > 0 ? order(value, wanted) <= 0 : order(value, wanted) >= 0,
  );
  return last < 0 ? failure('#N/A') : last + 1;
}

function countIf(given: Arguments, place: Place): Value {
  const wanted = valueOf(given, 1, place);
  const among = resultOf(given, 0, place);
  const sign = typeof wanted === 'string' ? (/^(<>|<=|>=|=|<|>)/.exec(wanted)?.[1] ?? '=') : '=';
  const bare = typeof wanted === 'string' ? wanted.replace(/^(<>|<=|>=|=|<|>)/, '') : wanted;
  const target = typeof bare === 'string' && bare !== '' && !Number.isNaN(Number(bare)) ? Number(bare) : bare;
  let count = 0;
  for (const value of allValues(among, place)) {
    if (isError(value) || (value === '' && target !== '' && sign !== '<>')) continue;
    const by = order(value, target);
    const same = typeof value === typeof target;
    if (sign === '=' ? same && by === 0 : sign === '<>' ? !same || by !== 0 : same && fits(sign, by))
      count += 1;
  }
  return count;
}

const fits = (sign: string, by: number): boolean =>
  sign === '<' ? by < 0 : sign === '>' ? by > 0 : sign === '<=' ? by <= 0 : by >= 0;

const ofSerial =
  (part: (day: ReturnType<typeof dayOf>) => number): Call =>
  (given, place) =>
    ofNumbers((serial = 0) => part(dayOf(serial, place.world.date1904)))(given, place);

/** What CELL says of a number format: percentages and dates by letter, with the number of decimals. */
function formatCode(format: string): string {
  if (format === 'General' || format === '@') return 'G';
  const decimals = /\.([0#]+)/.exec(format)?.[1]?.length ?? 0;
  if (/^[#0.,]+%$/.test(format)) return `P${decimals}`;
  return isDateFormat(format) ? 'D1' : `F${decimals}`;
}

const placeOf = (given: Arguments, place: Place): Block | null => {
  const it = given.length === 0 ? null : resultOf(given, 0, place);
  return it !== null && isBlock(it) ? it : null;
};

const calls: Readonly<Record<string, Call>> = {
  IF: (given, place) => {
    const truth = asTruth(valueOf(given, 0, place));
    if (isError(truth)) return truth;
    if (truth) return resultOf(given, 1, place);
    return given.length > 2 ? resultOf(given, 2, place) : false;
  },
  IFERROR: (given, place) => {
    const value = valueOf(given, 0, place);
    return isError(value) ? resultOf(given, 1, place) : value;
  },
  IFNA: (given, place) => {
    const value = valueOf(given, 0, place);
    return isError(value) && value.error === '#N/A' ? resultOf(given, 1, place) : value;
  },
  AND: (given, place) => truths(given, place, all => all.every(Boolean)),
  OR: (given, place) => truths(given, place, all => all.some(Boolean)),
  NOT: ofValue(value => {
    const truth = asTruth(value);
    return isError(truth) ? truth : !truth;
  }),
  EXACT: ofTexts((a = '', b = '') => a === b),
  INDEX: index,
  MATCH: match,
  COUNTIF: countIf,
  COUNTA: (given, place) =>
    given.reduce(
      (sum, _, at) =>
        sum + [...allValues(resultOf(given, at, place), place)].filter(value => value !== '').length,
      0,
    ),
  COUNT: overNumbers(numbers => numbers.length),
  SUM: overNumbers(numbers => numbers.reduce((a, b) => a + b, 0)),
  MIN: overNumbers(numbers => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b)))),
  MAX: overNumbers(numbers => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)))),
  AVERAGE: overNumbers(numbers =>
    numbers.length === 0 ? failure('#DIV/0!') : numbers.reduce((a, b) => a + b, 0) / numbers.length,
  ),
  LEFT: (given, place) => {
    const text = asText(valueOf(given, 0, place));
    const count = given.length > 1 ? asNumber(valueOf(given, 1, place)) : 1;
    return isError(text) ? text : isError(count) ? count : text.slice(0, count);
  },
  RIGHT: (given, place) => {
    const text = asText(valueOf(given, 0, place));
    const count = given.length > 1 ? asNumber(valueOf(given, 1, place)) : 1;
    return isError(text) ? text : isError(count) ? count : count === 0 ? '' : text.slice(-count);
  },
  MID: (given, place) => {
    const text = asText(valueOf(given, 0, place));
    const from = asNumber(valueOf(given, 1, place));
    const count = asNumber(valueOf(given, 2, place));
    if (isError(text)) return text;
    return isError(from) || isError(count) ? failure('#VALUE!') : text.slice(from - 1, from - 1 + count);
  },
  FIND: ofTexts((wanted = '', within = '') => {
    const at = within.indexOf(wanted);
    return at < 0 ? failure('#VALUE!') : at + 1;
  }),
  LEN: ofTexts((text = '') => text.length),
  TRIM: ofTexts((text = '') => text.trim().replaceAll(/ +/g, ' ')),
  UPPER: ofTexts((text = '') => text.toUpperCase()),
  LOWER: ofTexts((text = '') => text.toLowerCase()),
  CONCATENATE: ofTexts((...texts) => texts.join('')),
  VALUE: ofValue(asNumber),
  ISNUMBER: ofValue(value => typeof value === 'number'),
  ISTEXT: ofValue(value => typeof value === 'string' && value !== ''),
  ISBLANK: ofValue(value => value === ''),
  ISERROR: ofValue(isError),
  ISNA: ofValue(value => isError(value) && value.error === '#N/A'),
  TODAY: (_, place) => place.world.today,
  DATE: (given, place) =>
    ofNumbers(
      (year = 1900, month = 1, day = 1) =>
        serialOf({ year, month, day }, place.world.date1904) ?? failure('#NUM!'),
    )(given, place),
  YEAR: ofSerial(({ year }) => year),
  MONTH: ofSerial(({ month }) => month),
  DAY: ofSerial(({ day }) => day),
  CELL: (given, place) => {
    const kind = asText(valueOf(given, 0, place));
    const of = placeOf(given.slice(1), place);
    if (isError(kind) || of === null || kind.toLowerCase() !== 'format') return failure('#VALUE!');
    return formatCode(place.world.formatAt(of.sheet, of.area.row, of.area.column));
  },
  ABS: ofNumbers((number = 0) => Math.abs(number)),
  INT: ofNumbers((number = 0) => Math.floor(number)),
  MOD: ofNumbers((number = 0, by = 1) =>
    by === 0 ? failure('#DIV/0!') : number - by * Math.floor(number / by),
  ),
  ROUND: ofNumbers((number = 0, digits = 0) => Math.round(number * 10 ** digits) / 10 ** digits),
  ROW: (given, place) => (placeOf(given, place)?.area.row ?? place.row) + 1,
  COLUMN: (given, place) => (placeOf(given, place)?.area.column ?? place.column) + 1,
  ROWS: (given, place) => placeOf(given, place)?.area.rows ?? 1,
  COLUMNS: (given, place) => placeOf(given, place)?.area.columns ?? 1,
};
