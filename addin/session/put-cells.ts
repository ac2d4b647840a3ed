import { columnPlacesOf } from '../../plan/sheet/column-places.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate } from '../excel/plan-workbook.ts';

/** A content for a cell, and what the cell showed to whoever asked for it. */
export type WantedCell = CellUpdate & Readonly<{ shown?: string }>;

/**
 * Of the contents wanted, those whose cells still show what their author saw, and what puts each of them back. What
 * somebody has typed since is left to them.
 */
export function cellsToPut(
  reading: SheetReading,
  wanted: readonly WantedCell[],
): Readonly<{ cells: readonly CellUpdate[]; undo: readonly CellUpdate[] }> {
  const places = columnPlacesOf(reading.headers);
  const lines = new Map(reading.lines.map(line => [String(line.values[places.get('rowId') ?? 0]), line]));
  const cells: CellUpdate[] = [];
  const undo: CellUpdate[] = [];
  for (const { shown, ...cell } of wanted) {
    const line = lines.get(cell.rowId);
    const place = places.get(cell.column);
    const raw = place === undefined ? undefined : line?.values[place];
    const text = place === undefined ? '' : (line?.texts[place] ?? '');
    if (raw === undefined || (shown !== undefined && shown !== shownAs(raw, text))) continue;
    cells.push({ ...cell, ...(typeof raw !== 'boolean' && { seen: raw }) });
    undo.push({
      rowId: cell.rowId,
      column: cell.column,
      value: typeof raw === 'boolean' ? String(raw) : raw,
    });
  }
  return { cells, undo };
}

/** What a cell shows; where its format hides what is behind the comma, the number itself. */
export function shownAs(value: string | number | boolean, text: string): string {
  const isHidden = typeof value === 'number' && !Number.isInteger(value) && /^-?\d+$/.test(text);
  return isHidden ? String(value).replace('.', ',') : text;
}
