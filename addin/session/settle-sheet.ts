// The sheet as it stands, held against its base and against what the service holds: what is to be written, what may be
// sent, and what a person has to decide. Pure; the session reads, calls this and writes.
import type { PlanAnswer } from '../../plan/http.ts';
import type { Row } from '../../plan/row.ts';
import { columnPlacesOf } from '../../plan/sheet/column-places.ts';
import type { SheetComparison } from '../../plan/sheet/compare-sheet.ts';
import type { BaseRow } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { Steps } from '../../plan/steps.ts';
import type { SheetStamp, SheetUpdate } from '../excel/plan-workbook.ts';
import { findProblems } from './find-problems.ts';
import type { Arriving, ArrivingCell, Conflict, SheetView } from './session-state.ts';
import { settleLines, type SettledLines } from './settle-lines.ts';
import { settleRow, type Edit, type RowSettling, type SettledRow } from './settle-row.ts';
import { SettledBefore } from './settled-before.ts';
import { syncText } from './sync-text.ts';

export type Settling = Readonly<{
  reading: SheetReading;
  comparison: SheetComparison;
  rows: ReadonlyMap<string, Row>;
  plan: Pick<PlanAnswer, 'tasks' | 'units' | 'revision'>;
  /** What the sheet may carry once each of its bases is what the plan holds; null where the service did not tell. */
  stamp: SheetStamp | null;
  /** Rows of which something was sent and has arrived. */
  sent: ReadonlySet<string>;
  /** What rows came to before, upon all that is the same for them now. */
  before?: SettledBefore;
}> &
  Pick<RowSettling, 'verdicts' | 'authors' | 'underWay' | 'waits'>;

export type Settled = Readonly<{
  view: SheetView;
  /** Null where the sheet already says everything. */
  update: SheetUpdate | null;
  edits: readonly Edit[];
  /** Conflicts of which it is not known who wrote the other content. */
  unexplained: readonly Conflict[];
  /** Cells that take what somebody else wrote. */
  received: number;
  /** What would be written if it were not held back. */
  arriving: Arriving | null;
  lines: SettledLines;
}>;

/** Row by row, so that whoever drives it may let others have their turn in between. */
export function* settlingSheet(settling: Settling): Steps<Settled> {
  const { reading, comparison, plan, stamp } = settling;
  const { hidden } = reading;
  const places = columnPlacesOf(reading.headers);
  const lines = new Map(reading.lines.map(line => [line.sheetRow, line]));
  yield;
  const bases = new Map(hidden.base.map(row => [row.rowId, row]));
  const tasks = new Map(plan.tasks.map(task => [task.no, task]));
  const isTrusted = stamp === null || hidden.epoch === '' || hidden.epoch === stamp.epoch;
  const epoch = stamp?.epoch ?? '';
  const before = settling.before ?? new SettledBefore();
  before.upon([reading.headers, isTrusted, epoch, settling.waits, plan.tasks, plan.units]);
  yield;
  const moved = settleLines({ reading, comparison, places, rows: settling.rows, plan });

  yield;
  const settled: SettledRow[] = [];
  for (const compared of comparison.rows) {
    const row = settling.rows.get(compared.rowId);
    const line = lines.get(compared.sheetRow);
    const sent = settling.underWay.of(compared.rowId, bases.get(compared.rowId));
    if (row && line) {
      const settle = () => settleRow({ ...settling, isTrusted, epoch, compared, row, line, places, sent });
      settled.push(before.of({ compared, row, line, sent }, settle));
    }
    yield;
  }
  const problems = yield* findProblems({
    settled,
    comparison,
    places,
    plan,
    tasks,
    kept: moved.kept,
    before,
  });
  const problemsOf = new Map(problems.map(found => [found.rowId, found.problems]));

  const sync: { rowId: string; text: string }[] = [];
  for (const row of settled) {
    yield;
    const shown = textAt(row.line, places.get('sync'));
    const text = syncText({
      writable: row.compared.writable,
      pending: row.edits.length,
      conflicts: row.conflicts,
      sent: settling.sent.has(row.row.id),
      shown,
      problems: problemsOf.get(row.row.id) ?? [],
    });
    if (places.has('sync') && text !== shown) sync.push({ rowId: row.row.id, text });
  }
  const marks = moved.kept.flatMap(({ rowId, line }) => {
    const shown = textAt(line, places.get('sync'));
    const problems = problemsOf.get(rowId) ?? [];
    const text = syncText({ writable: true, pending: 0, conflicts: [], sent: false, shown, problems });
    return places.has('sync') && text !== shown ? [{ rowId, text }] : [];
  });
  const cells = settled.flatMap(row => row.cells);
  const cellsArriving = settled.flatMap(row => row.arriving);
  yield;
  const base = settled.flatMap(({ base, row }) => (sameBase(bases.get(row.id), base) ? [] : [base]));
  // A base that differs from what the plan holds at a version must never be read back as of that version.
  yield;
  const isLevel =
    moved.kept.length + moved.removed.length === 0 &&
    settled.every(row => row.isLevel && bases.has(row.row.id));
  const next = isLevel && stamp && !isStamped(hidden, stamp) ? stamp : null;
  const nothing = cells.length + base.length + sync.length + marks.length === 0 && next === null;
  return {
    view: {
      pending: settled.flatMap(row => row.pending),
      conflicts: settled.flatMap(row => row.conflicts),
      problems,
    },
    update: nothing ? null : { cells, base, sync: [...sync, ...marks], stamp: next },
    edits: settled.flatMap(row => row.edits),
    unexplained: settled.flatMap(row => row.conflicts.filter(conflict => conflict.by === null)),
    received: settled.reduce((sum, row) => sum + row.received, 0),
    arriving: arrivingOf(cellsArriving, moved),
    lines: moved,
  };
}

function arrivingOf(cells: readonly ArrivingCell[], lines: SettledLines): Arriving | null {
  const { added, removed, reworded } = lines;
  if (cells.length + added.length + removed.length + reworded.length === 0) return null;
  return { cells, added, removed, revised: reworded.length > 0 };
}

function isStamped(hidden: SheetReading['hidden'], { version, epoch, file, signature }: SheetStamp): boolean {
  return (
    hidden.version === version &&
    hidden.epoch === epoch &&
    hidden.file === file &&
    hidden.signature === signature
  );
}

function sameBase(a: BaseRow | undefined, b: BaseRow): boolean {
  return (
    a !== undefined &&
    b.cells.every((cell, index) => cell === a.cells[index]) &&
    b.versions.every((version, index) => version === a.versions[index]) &&
    b.sent?.join() === (a.sent ?? []).join()
  );
}

function textAt(line: SheetLine, place: number | undefined): string {
  return place === undefined ? '' : (line.texts[place] ?? '');
}
