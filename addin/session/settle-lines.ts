// Which lines the sheet lacks and which no longer belong in it, after the plan was amended or the account sees other
// rows. Pure; nothing of it is written before somebody has seen it.
import { fieldNames } from '../../plan/field.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { Row } from '../../plan/row.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import { planCells } from '../../plan/sheet/plan-cells.ts';
import type { PlanColumnKey } from '../../plan/sheet/columns.ts';
import type { SheetComparison } from '../../plan/sheet/compare-sheet.ts';
import { isBlank } from '../../plan/sheet/match-lines.ts';
import type { BaseRow } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate } from '../excel/plan-workbook.ts';
import type { RowTitle } from './session-state.ts';

export type SettledLines = Readonly<{
  added: readonly RowTitle[];
  removed: readonly RowTitle[];
  /** Base rows whose line is gone already: they leave with the others. */
  forgotten: readonly string[];
  /** Rows no longer ours in which something is written that the plan does not hold: they stay, marked. */
  kept: readonly (RowTitle & Readonly<{ line: SheetLine }>)[];
  /** Cells of the issued plan that say something else than the plan now says. */
  reworded: readonly CellUpdate[];
}>;

type Lines = Readonly<{
  reading: SheetReading;
  comparison: SheetComparison;
  places: ColumnPlaces;
  rows: ReadonlyMap<string, Row>;
  plan: Pick<PlanAnswer, 'tasks' | 'revision'>;
}>;

/** The first revision is the plan as issued: until it is amended, a cell that differs was changed by hand. */
const AS_ISSUED = 1;

export function settleLines({ reading, comparison, places, rows, plan }: Lines): SettledLines {
  const idPlace = places.get('rowId');
  const none = { added: [], removed: [], forgotten: [], kept: [], reworded: [] };
  if (idPlace === undefined) return none;
  const tasks = new Map(plan.tasks.map(task => [task.no, task]));
  const lines = new Map<string, SheetLine[]>();
  for (const line of reading.lines) {
    const id = String(line.values[idPlace] ?? '').trim();
    const same = lines.get(id);
    if (same) same.push(line);
    else lines.set(id, [line]);
  }
  const bases = new Map(reading.hidden.base.map(base => [base.rowId, base]));

  const added = [...rows.values()]
    .filter(row => !bases.has(row.id) && !lines.has(row.id))
    .map(row => ({ rowId: row.id, task: row.task, title: tasks.get(row.task)?.title ?? '' }));
  const removed: RowTitle[] = [];
  const forgotten: string[] = [];
  const kept: (RowTitle & Readonly<{ line: SheetLine }>)[] = [];
  for (const base of bases.values()) {
    if (rows.has(base.rowId)) continue;
    const [line, ...copies] = lines.get(base.rowId) ?? [];
    if (!line) {
      forgotten.push(base.rowId);
      continue;
    }
    const title = { rowId: base.rowId, task: taskOf(base.rowId), title: textAt(line, places.get('title')) };
    if ([line, ...copies].some(each => holdsMore(each, base, places))) kept.push({ ...title, line });
    else removed.push(title);
  }
  const reworded =
    plan.revision > AS_ISSUED ? rewordedCells({ reading, comparison, places, rows }, tasks) : [];
  return { added, removed, forgotten, kept, reworded };
}

/** Something is written in the line that was never sent. A cell that was emptied holds nothing to be kept. */
function holdsMore(line: SheetLine, base: BaseRow, places: ColumnPlaces): boolean {
  return fieldNames.some((field, index) => {
    const place = places.get(field);
    if (place === undefined) return false;
    const value = line.values[place];
    return !isBlank(value) && String(value) !== String(base.cells[index] ?? '');
  });
}

function rewordedCells(
  { reading, comparison, places, rows }: Omit<Lines, 'plan'>,
  tasks: ReadonlyMap<number, PlanAnswer['tasks'][number]>,
): CellUpdate[] {
  const keyAt = new Map([...places].map(([key, place]) => [place, key]));
  const lineAt = new Map(reading.lines.map(line => [line.sheetRow, line]));
  const idPlace = places.get('rowId') ?? 0;
  return comparison.findings
    .filter(
      ({ reason, column }) =>
        (reason === 'changedPlanCell' || reason === 'unitAlias') && column !== undefined,
    )
    .flatMap(finding =>
      finding.rows.flatMap(sheetRow => {
        const row = rows.get(String(lineAt.get(sheetRow)?.values[idPlace] ?? '').trim());
        const task = row && tasks.get(row.task);
        const column = keyAt.get(finding.column ?? -1) as PlanColumnKey | undefined;
        if (!row || !task || column === undefined) return [];
        return [{ rowId: row.id, column, value: planCells(task, row)[column] }];
      }),
    );
}

/** A row's id begins with its task's number. */
function taskOf(rowId: string): number {
  return Number.parseInt(rowId, 10) || 0;
}

function textAt(line: SheetLine, place: number | undefined): string {
  return place === undefined ? '' : (line.texts[place] ?? '');
}
