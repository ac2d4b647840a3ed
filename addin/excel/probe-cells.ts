// What stands in the cells that are about to be written, whether Excel would let them be, and how it would read a text.
import { groupBySize } from './block.ts';
import type { CellToWrite } from './cell-blocks.ts';
import { CELLS_PER_SYNC } from './read-cells.ts';
import { oneAfterAnother } from './take-turns.ts';

export type Probe = Readonly<{
  value: (row: number, column: number) => string | number | boolean;
  /** True only on a protected sheet. */
  isLocked: (row: number, column: number) => boolean;
  isTextCell: (row: number, column: number) => boolean;
}>;

type Found = Readonly<{ value: string | number | boolean; locked: boolean; isText: boolean }>;
type Span = Readonly<{ column: number; row: number; rows: number }>;

/**
 * Looks at each column from the first to the last cell to be written there: one proxy per column. One sync at least, so
 * that what the caller has queued is there afterwards.
 */
export async function probeCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly CellToWrite[],
  isSheetProtected: boolean,
): Promise<Probe> {
  const found = new Map<string, Found>();
  const groups = groupBySize(spansOf(cells), span => span.rows, CELLS_PER_SYNC);
  await oneAfterAnother(groups.length === 0 ? [[]] : groups, async spans => {
    const looks = spans.map(span => {
      const range = sheet.getRangeByIndexes(span.row, span.column, span.rows, 1);
      range.load('values,numberFormat');
      return { span, range, locks: isSheetProtected ? loadLocks(range) : null };
    });
    await context.sync();
    for (const { span, range, locks } of looks) {
      range.values.forEach((row, index) =>
        found.set(`${span.row + index}:${span.column}`, {
          value: row[0],
          locked: locks !== null && (locks.value[index]?.[0]?.format?.protection?.locked ?? true),
          isText: range.numberFormat[index]?.[0] === '@',
        }),
      );
    }
  });
  const at = (row: number, column: number): Found | undefined => found.get(`${row}:${column}`);
  return {
    value: (row, column) => at(row, column)?.value ?? '',
    isLocked: (row, column) => at(row, column)?.locked ?? isSheetProtected,
    isTextCell: (row, column) => at(row, column)?.isText ?? false,
  };
}

function loadLocks(range: Excel.Range): OfficeExtension.ClientResult<Excel.CellProperties[][]> {
  return range.getCellProperties({ format: { protection: true } });
}

function spansOf(cells: readonly CellToWrite[]): Span[] {
  const spans = new Map<number, { first: number; last: number }>();
  for (const { row, column } of cells) {
    const span = spans.get(column);
    spans.set(column, { first: Math.min(span?.first ?? row, row), last: Math.max(span?.last ?? row, row) });
  }
  return [...spans].map(([column, { first, last }]) => ({ column, row: first, rows: last - first + 1 }));
}
