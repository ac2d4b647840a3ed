import { type Area, MAX_COLUMNS, MAX_ROWS, area, lastColumn, lastRow } from '../area.ts';
import { type CellError, type ErrorText, type Value, isError } from '../cell.ts';
import { callFunction } from './functions.ts';
import { type Expression, parseFormula } from './parse.ts';
import { movedCorner } from './reference.ts';
import { referenceArea } from './shift-formula.ts';

/** What a formula may look at. Sheets and names are found by name, whatever their case. */
export interface FormulaWorld {
  readonly today: number;
  readonly date1904: boolean;
  sheetId(name: string): string | null;
  valueAt(sheet: string, row: number, column: number): Value;
  formatAt(sheet: string, row: number, column: number): string;
  /** The part of a whole-column area that can hold anything. */
  usedPart(sheet: string, it: Area): Area;
  definition(name: string, sheet: string): string | null;
  /** 1-based position of the first equal value in one row or column, or 0. */
  positionOf(sheet: string, it: Area, value: Value): number;
}

export type Place = Readonly<{
  world: FormulaWorld;
  sheet: string;
  row: number;
  column: number;
  /** How far the cell stands from the one that the formula was written for. */
  rowsAway: number;
  columnsAway: number;
}>;

/** Cells that a reference stands for. */
export type Block = Readonly<{ sheet: string; area: Area }>;
export type Result = Value | Block;

export const isBlock = (it: Result): it is Block => typeof it === 'object' && 'area' in it;
export const failure = (error: ErrorText): CellError => ({ error });

export function evaluateFormula(formula: string, place: Place): Value {
  const tree = parseFormula(formula);
  return tree === null ? failure('#NAME?') : single(evaluate(tree, place), place);
}

export function evaluate(it: Expression, place: Place): Result {
  switch (it.kind) {
    case 'value':
      return it.value;
    case 'error':
      return failure(it.error);
    case 'reference': {
      const sheet = it.reference.sheet === null ? place.sheet : place.world.sheetId(it.reference.sheet);
      const from = movedCorner(it.reference.from, place.rowsAway, place.columnsAway);
      const to = movedCorner(it.reference.to, place.rowsAway, place.columnsAway);
      if (sheet === null || from === null || to === null) return failure('#REF!');
      return { sheet, area: referenceArea({ sheet: null, from, to }) };
    }
    case 'name': {
      const definition = place.world.definition(it.name, place.sheet);
      const tree = definition === null ? null : parseFormula(definition);
      return tree === null ? failure('#NAME?') : evaluate(tree, place);
    }
    case 'unary':
      return unary(it.sign, single(evaluate(it.of, place), place));
    case 'binary':
      return binary(
        it.sign,
        single(evaluate(it.left, place), place),
        single(evaluate(it.right, place), place),
      );
    case 'call':
      return callFunction(it.name, it.arguments, place);
  }
}

/** One value of a result: of several cells, the one in the formula's own row or column. */
export function single(it: Result, place: Place): Value {
  if (!isBlock(it)) return it;
  const { area: cells, sheet } = it;
  if (cells.rows === 1 && cells.columns === 1) return place.world.valueAt(sheet, cells.row, cells.column);
  if (cells.columns === 1 && place.row >= cells.row && place.row <= lastRow(cells))
    return place.world.valueAt(sheet, place.row, cells.column);
  if (cells.rows === 1 && place.column >= cells.column && place.column <= lastColumn(cells))
    return place.world.valueAt(sheet, cells.row, place.column);
  return failure('#VALUE!');
}

export function asNumber(value: Value): number | CellError {
  if (isError(value)) return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === '') return 0;
  const number = Number(value.trim());
  return Number.isNaN(number) ? failure('#VALUE!') : number;
}

export function asText(value: Value): string | CellError {
  if (isError(value)) return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

export function asTruth(value: Value): boolean | CellError {
  if (isError(value)) return value;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value === '' ? false : failure('#VALUE!');
}

function unary(sign: '+' | '-' | '%', value: Value): Value {
  if (sign === '+') return value;
  const number = asNumber(value);
  if (isError(number)) return number;
  return sign === '-' ? -number : number / 100;
}

function binary(sign: string, left: Value, right: Value): Value {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (sign === '&') return `${String(asText(left))}${String(asText(right))}`;
  if ('=<>'.includes(sign.charAt(0))) return compares(sign, order(left, right));
  const [a, b] = [asNumber(left), asNumber(right)];
  if (isError(a)) return a;
  if (isError(b)) return b;
  return arithmetic(sign, a, b);
}

function arithmetic(sign: string, a: number, b: number): Value {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? failure('#DIV/0!') : a / b;
    default:
      return a ** b;
  }
}

function compares(sign: string, by: number): boolean {
  switch (sign) {
    case '=':
      return by === 0;
    case '<>':
      return by !== 0;
    case '<':
      return by < 0;
    case '>':
      return by > 0;
    case '<=':
      return by <= 0;
    default:
      return by >= 0;
  }
}

const rank = (value: Value): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** Excel's order: numbers before text before truth values; text without regard to case; an empty cell equals 0, '' and FALSE. */
export function order(left: Value, right: Value): number {
  if (left === '' && typeof right !== 'string') return order(typeof right === 'number' ? 0 : false, right);
  if (right === '' && typeof left !== 'string') return order(left, typeof left === 'number' ? 0 : false);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  return Number(left) - Number(right);
}

/** Every value of a result, in reading order. */
export function* allValues(it: Result, place: Place): Generator<Value> {
  if (!isBlock(it)) {
    yield it;
    return;
  }
  const cells =
    it.area.rows >= MAX_ROWS || it.area.columns >= MAX_COLUMNS
      ? place.world.usedPart(it.sheet, it.area)
      : it.area;
  for (let row = cells.row; row <= lastRow(cells); row += 1)
    for (let column = cells.column; column <= lastColumn(cells); column += 1)
      yield place.world.valueAt(it.sheet, row, column);
}

export const oneCell = (it: Block, row: number, column: number): Block => ({
  sheet: it.sheet,
  area: area(row, column),
});
