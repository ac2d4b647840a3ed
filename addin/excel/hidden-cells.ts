// Where the hidden sheet, whose layout is the plan's (plan/sheet/hidden-sheet.ts), meets Excel: its number formats, and
// what a base row is as cells.
import { fieldNames } from '../../plan/field.ts';
import { columnOf } from '../../plan/sheet/columns.ts';
import { encodeHidden } from '../../plan/sheet/hidden-sheet.ts';
import type { HiddenSheet } from '../../plan/sheet/sheet-document.ts';
import { numberFormats } from '../../plan/sheet/sheet-look.ts';
import type { Block } from './block.ts';
import { everyCell } from './sheet-look.ts';

export function hiddenBlock(hidden: HiddenSheet): Block {
  return { row: 0, column: 0, values: encodeHidden(hidden) };
}

/**
 * Before any value: text stays text as on the visible sheet. The settings' numbers and the formula for today need
 * the general format, so only those that are text get the one for text.
 */
export function formatHidden(sheet: Excel.Worksheet, { values }: Block, baseRows: number): void {
  const baseRow = values.length - baseRows;
  values.slice(0, baseRow).forEach(([, value], row) => {
    if (typeof value === 'string' && value !== '' && !value.startsWith('=')) {
      sheet.getRangeByIndexes(row, 1, 1, 1).numberFormat = everyCell(numberFormats.text);
    }
  });
  if (baseRows > 0) formatBase(sheet, baseRow, baseRows);
}

/** Formats so many rows of the base, from this one on. */
export function formatBase(sheet: Excel.Worksheet, first: number, count: number): void {
  const kinds = ['text', ...fieldNames.map(name => columnOf[name].kind), 'text', 'text'] as const;
  kinds.forEach((kind, column) => {
    sheet.getRangeByIndexes(first, column, count, 1).numberFormat = everyCell(numberFormats[kind]);
  });
}
