// Whether the base in the workbook is still the one that was seen: another pane over the same workbook may have moved it
// on, and its events may be lost. Written over, a newer base would make edits of values that nobody entered.
import { fieldNames } from '../../plan/field.ts';
import { sentFrom, versionsFrom } from '../../plan/sheet/hidden-sheet.ts';
import type { BaseRow } from '../../plan/sheet/sheet-document.ts';
import type { SheetUpdate } from './plan-workbook.ts';
import type { RowPlaces } from './row-places.ts';
import type { Seen } from './seen-sheet.ts';

export const stampKeys = ['version', 'epoch', 'file', 'signature'] as const;

/** The last two cells of a base row tell all there is to know: which version each field is of, and what was sent. */
const TOLD_FROM = 1 + fieldNames.length;
const TOLD = 2;

export type Moved = Readonly<{ rows: ReadonlySet<string>; isStampMoved: boolean }>;

/** Queues the reading of what the update will write over in the hidden sheet; the answer is there after the next sync. */
export function loadStanding(
  hidden: Excel.Worksheet,
  { base, stamp }: SheetUpdate,
  places: RowPlaces,
  last: Seen | null,
): () => Moved {
  if (last === null) return () => ({ rows: new Set(), isStampMoved: false });
  const seen = last.reading.hidden;
  const rows = base.flatMap(({ rowId }) => (places.get(rowId) ?? []).map(row => ({ rowId, row })));
  const told = loadTold(
    hidden,
    rows.map(({ row }) => row),
  );
  const settings = stamp === null ? [] : stampKeys.flatMap(key => loadSetting(hidden, key, places));
  return () => {
    const known = new Map(seen.base.map(row => [row.rowId, row]));
    const moved = rows.filter(({ rowId, row }) => told(row) !== tellingOf(known.get(rowId)));
    return {
      rows: new Set(moved.map(({ rowId }) => rowId)),
      isStampMoved: settings.some(({ key, value }) => value() !== String(seen[key])),
    };
  };
}

function loadTold(hidden: Excel.Worksheet, rows: readonly number[]): (row: number) => string {
  if (rows.length === 0) return () => '';
  const first = rows.reduce((least, row) => Math.min(least, row));
  const count = rows.reduce((most, row) => Math.max(most, row)) - first + 1;
  const range = hidden.getRangeByIndexes(first, TOLD_FROM, count, TOLD);
  range.load('values');
  return row => toldIn(range, row - first);
}

function toldIn({ values }: Excel.Range, index: number): string {
  const [versions, sent] = values[index] ?? [];
  return telling(versionsFrom(versions), sentFrom(sent));
}

function tellingOf(row: BaseRow | undefined): string {
  return row === undefined ? '' : telling(row.versions, row.sent ?? []);
}

function telling(versions: readonly number[], sent: readonly string[]): string {
  return `${versions.join(' ')}|${sent.join(' ')}`;
}

function loadSetting(hidden: Excel.Worksheet, key: (typeof stampKeys)[number], places: RowPlaces) {
  return (places.get(key) ?? []).slice(0, 1).map(row => {
    const range = hidden.getRangeByIndexes(row, 1, 1, 1);
    range.load('values');
    return { key, value: () => settingIn(range, key) };
  });
}

function settingIn({ values }: Excel.Range, key: string): string {
  const text = String(values[0]?.[0] ?? '').trim();
  return key === 'version' && text === '' ? '0' : text;
}
