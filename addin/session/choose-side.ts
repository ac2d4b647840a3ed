import { fieldNames } from '../../plan/field.ts';
import type { Row } from '../../plan/row.ts';
import { toCell } from '../../plan/sheet/cells.ts';
import { columnPlacesOf } from '../../plan/sheet/column-places.ts';
import type { BaseRow } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate } from '../excel/plan-workbook.ts';
import type { Choice } from './choice.ts';
import { withChosen } from './chosen-upon.ts';
import type { Conflict } from './session-state.ts';

type Chosen = Readonly<{
  cells: readonly CellUpdate[];
  base: readonly BaseRow[];
  /** What puts the cells back as they were. */
  undo: readonly CellUpdate[];
}>;

/**
 * What a choice comes to. In every case the base of the cell becomes what the service holds, since the person has
 * seen it: mine or the merged text is then an ordinary edit upon it, theirs is no edit at all.
 */
export function chooseSide(
  {
    reading,
    rows,
    epoch,
  }: Readonly<{ reading: SheetReading; rows: ReadonlyMap<string, Row>; epoch: string }>,
  conflicts: readonly Conflict[],
  choice: Choice,
): Chosen {
  const places = columnPlacesOf(reading.headers);
  const lines = new Map(reading.lines.map(line => [String(line.values[places.get('rowId') ?? 0]), line]));
  const bases = new Map(reading.hidden.base.map(row => [row.rowId, row]));
  const cells: CellUpdate[] = [];
  const undo: CellUpdate[] = [];
  for (const { rowId, field } of conflicts) {
    const row = rows.get(rowId);
    if (!row) continue;
    const index = fieldNames.indexOf(field);
    const old = bases.get(rowId) ?? emptyBase(rowId);
    bases.set(rowId, {
      rowId,
      cells: old.cells.with(index, toCell(field, row.fields[field])),
      versions: old.versions.with(index, row.versions[field]),
      sent: withChosen(old.sent ?? [], [field], row.versions, epoch),
    });
    if (choice.kind === 'mine') continue;
    const value = choice.kind === 'theirs' ? toCell(field, row.fields[field]) : choice.value;
    const raw = lines.get(rowId)?.values[places.get(field) ?? -1] ?? '';
    cells.push({ rowId, column: field, value, ...(typeof raw !== 'boolean' && { seen: raw }) });
    undo.push({ rowId, column: field, value: typeof raw === 'boolean' ? String(raw) : raw });
  }
  const touched = new Set(conflicts.map(conflict => conflict.rowId));
  return { cells, base: [...bases.values()].filter(row => touched.has(row.rowId)), undo };
}

function emptyBase(rowId: string): BaseRow {
  return { rowId, cells: fieldNames.map(() => ''), versions: fieldNames.map(() => 0) };
}
