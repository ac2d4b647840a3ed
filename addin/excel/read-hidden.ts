import type { HiddenSheet } from '../../plan/sheet/sheet-document.ts';
import { hiddenSheetOf } from './hidden-cells.ts';
import type { LocatedSheet } from './locate-sheet.ts';
import { readCells, type AreaOfSheet, type ReadCells } from './read-cells.ts';

/** Rows of settings at the top of the hidden sheet, with room for a few more. */
const SETTING_ROWS = 20;

/** The hidden sheet, null where it is gone or unreadable, and what stands in the other areas asked for. */
export async function readHidden(
  context: Excel.RequestContext,
  place: LocatedSheet,
  others: readonly AreaOfSheet[] = [],
): Promise<{ hidden: HiddenSheet | null; others: readonly ReadCells[] }> {
  if (place.hidden === null || place.hiddenSize.rows === 0) return { hidden: null, others: [] };
  const settings = place.hidden.getRangeByIndexes(0, 0, SETTING_ROWS, 2);
  settings.load('formulas');
  const [base, ...rest] = await readCells(context, [
    { sheet: place.hidden, area: { row: 0, column: 0, ...place.hiddenSize } },
    ...others,
  ]);
  return { hidden: hiddenSheetOf(base?.values ?? [], settings.formulas), others: rest };
}
