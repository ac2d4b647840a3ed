// Rules over cells: what conditional formats make of a cell's look, and which validation holds for it.
import { type Area, holds, intersection, lastColumn, lastRow, without } from './area.ts';
import { type Value, isError } from './cell.ts';
import type { ConditionalFormat, ConditionalLook } from './conditional-format.ts';
import { isBlock, evaluate } from './formula/evaluate.ts';
import { parseFormula } from './formula/parse.ts';
import { copyFormula } from './formula/shift-formula.ts';
import type { Sheet } from './sheet.ts';
import { type Validation, passes, plainValidation } from './validation.ts';
import type { Workbook } from './workbook.ts';

const applies = (rule: ConditionalFormat, row: number, column: number): boolean =>
  rule.areas.some(part => holds(part, row, column));

/** The looks of all rules that hold, the first rule winning where two say different things. */
export function conditionalLook(book: Workbook, sheet: Sheet, row: number, column: number): ConditionalLook {
  let look: ConditionalLook = {};
  for (const rule of sheet.state.conditionalFormats) {
    const first = rule.areas[0];
    if (first === undefined || !applies(rule, row, column)) continue;
    const value = book.evaluate(rule.formula, sheet, row, column, row - first.row, column - first.column);
    if (isError(value) || value === '' || value === false || value === 0) continue;
    look = { ...rule.look, ...look };
    if (rule.stopIfTrue) break;
  }
  return look;
}

export function validationAt(sheet: Sheet, row: number, column: number): Validation | null {
  return sheet.state.validations.findLast(it => it.areas.some(part => holds(part, row, column))) ?? null;
}

/** Puts a validation (or none) over an area, cutting what was there before. */
export function setValidation(sheet: Sheet, it: Area, part: Partial<Omit<Validation, 'areas'>> | null): void {
  const before = validationAt(sheet, it.row, it.column) ?? plainValidation;
  const others = sheet.state.validations
    .map(validation => ({ ...validation, areas: validation.areas.flatMap(piece => without(piece, it)) }))
    .filter(validation => validation.areas.length > 0);
  sheet.change({
    validations:
      part === null
        ? others
        : [...others, { ...plainValidation, ...withoutAreas(before), ...part, areas: [it] }],
  });
}

function withoutAreas(validation: Omit<Validation, 'areas'>): Omit<Validation, 'areas'> {
  const { rule, prompt, errorAlert, ignoreBlanks } = validation;
  return { rule, prompt, errorAlert, ignoreBlanks };
}

/** What was cut takes its rules and validations along. */
export function moveRules(sheet: Sheet, from: Area, to: Area): void {
  const moved = (part: Area): Area | null => {
    const cut = intersection(part, from);
    return cut && { ...cut, row: cut.row + to.row - from.row, column: cut.column + to.column - from.column };
  };
  const { conditionalFormats, validations } = sheet.state;
  sheet.change({
    conditionalFormats: conditionalFormats.flatMap(rule => {
      const stays = rule.areas.flatMap(part => without(part, from));
      const goes = rule.areas.flatMap(part => moved(part) ?? []);
      return [stays, goes].flatMap((areas, index) => {
        const [old, first] = [rule.areas[0], areas[0]];
        if (old === undefined || first === undefined) return [];
        const formula = copyFormula(rule.formula, first.row - old.row, first.column - old.column);
        return [{ ...rule, id: index === 0 ? rule.id : `${rule.id}+`, areas, formula }];
      });
    }),
    validations: validations.map(one => ({
      ...one,
      areas: one.areas.flatMap(part => [...without(part, from), ...[moved(part)].filter(it => it !== null)]),
    })),
  });
}

/** The words of a list rule: written out with commas, or the texts of the cells it points to. */
export function listWords(book: Workbook, sheet: Sheet, source: string): readonly string[] {
  if (!source.startsWith('=')) return source.split(',').map(word => word.trim());
  const tree = parseFormula(source);
  if (tree === null) return [];
  const place = { world: book.world, sheet: sheet.id, row: 0, column: 0, rowsAway: 0, columnsAway: 0 };
  const found = evaluate(tree, place);
  if (!isBlock(found)) return isError(found) ? [] : [String(found)];
  const home = book.sheetById(found.sheet);
  const cells = intersection(found.area, home.extent());
  if (cells === null) return [];
  const words: string[] = [];
  for (let row = cells.row; row <= lastRow(cells); row += 1)
    for (let column = cells.column; column <= lastColumn(cells); column += 1) {
      const text = book.text(home, row, column);
      if (text !== '') words.push(text);
    }
  return words;
}

/** Whether a value may be typed into a cell. */
export function isValid(book: Workbook, sheet: Sheet, row: number, column: number, value: Value): boolean {
  const validation = validationAt(sheet, row, column);
  if (validation === null) return true;
  const first = validation.areas[0];
  const away = first === undefined ? [0, 0] : [row - first.row, column - first.column];
  return passes(
    validation,
    value,
    formula => book.evaluate(formula, sheet, row, column, away[0], away[1]),
    source => listWords(book, sheet, source),
  );
}
