import { decodeHidden } from '../../plan/sheet/hidden-sheet.ts';
import type { HiddenSheet } from '../../plan/sheet/sheet-document.ts';
import type { LocatedSheet } from './locate-sheet.ts';
import { WorkbookFailure } from './workbook-failure.ts';
import { readCells, type AreaOfSheet, type Piece, type ReadCells } from './read-cells.ts';

/** Rows of settings at the top of the hidden sheet, with room for a few more. */
const SETTING_ROWS = 20;

/** The hidden sheet and what stands in the other areas asked for; a failure where it is gone or unreadable. */
export async function readHidden(
  context: Excel.RequestContext,
  place: LocatedSheet,
  others: readonly AreaOfSheet[] = [],
): Promise<{ hidden: HiddenSheet; others: readonly ReadCells[] }> {
  if (place.hidden === null || place.hiddenSize.rows === 0) throw new WorkbookFailure('baseGone');
  const settings = loadSettings(place.hidden);
  const [base, ...rest] = await readCells(context, [
    { sheet: place.hidden, area: { row: 0, column: 0, ...place.hiddenSize } },
    ...others,
  ]);
  const hidden = decodeHidden(withFormulas({ row: 0, values: base?.values ?? [] }, settings.formulas));
  if ('reason' in hidden) throw new WorkbookFailure(hidden.reason);
  return { hidden, others: rest };
}

/** Queues the reading of the settings' formulas; they are there after the next sync. */
export function loadSettings(hidden: Excel.Worksheet): Excel.Range {
  const settings = hidden.getRangeByIndexes(0, 0, SETTING_ROWS, 2);
  settings.load('formulas');
  return settings;
}

/**
 * Rows of the hidden sheet as they are decoded. A day that follows the calendar is told from a fixed one by its formula
 * alone, so among the settings a formula stands for its value.
 */
export function withFormulas(
  { row, values }: Pick<Piece, 'row' | 'values'>,
  formulas: readonly (readonly unknown[])[],
): Piece['values'] {
  if (row >= SETTING_ROWS) return values;
  return values.map((cells, index) =>
    row + index >= SETTING_ROWS
      ? cells
      : cells.map((value, column) => {
          const formula = formulas[row + index]?.[column];
          return typeof formula === 'string' && formula.startsWith('=') ? formula : value;
        }),
  );
}
