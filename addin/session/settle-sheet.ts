// The sheet as it stands, held against its base and against what the service holds: what is to be written, what may be
// sent, and what a person has to decide. Pure; the session reads, calls this and writes.
import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { Outcome } from '../../plan/mutation.ts';
import type { Rebase } from '../../plan/rebase.ts';
import type { Row } from '../../plan/row.ts';
import { fieldCells, toCell } from '../../plan/sheet/cells.ts';
import { columnPlacesOf, type ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { ComparedRow, SheetComparison } from '../../plan/sheet/compare-sheet.ts';
import type { BaseRow, CellValue } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate, SheetStamp, SheetUpdate } from '../excel/plan-workbook.ts';
import { cellKey } from './cell-key.ts';
import { findProblems } from './find-problems.ts';
import { rebaseSheetRow, type SheetRebase } from './rebase-sheet-row.ts';
import type { Arriving, ArrivingCell, Conflict, PendingCell, Problem, SheetView } from './session-state.ts';
import { settleLines, type SettledLines } from './settle-lines.ts';
import { syncText } from './sync-text.ts';
import { typedValue } from './typed-value.ts';
import { standingMarks, type UnderWay } from './under-way.ts';

/** `before` is the value at the base, as the author saw it. */
export type Edit = Readonly<{
  rowId: string;
  field: FieldName;
  value: FieldValue;
  before: FieldValue;
  base: number;
}>;

/** What the service answered to an edit; it holds for as long as the cell still says what was judged. */
export type Verdict = Readonly<{ value: FieldValue; outcome: Outcome; version: number }>;
export type Verdicts = ReadonlyMap<string, Verdict>;

/** Who wrote a value that the service holds, and when, by cell. */
export type Authorship = Readonly<{ value: FieldValue; by: string; at: string }>;
export type Authors = ReadonlyMap<string, Authorship>;

export type Settling = Readonly<{
  reading: SheetReading;
  comparison: SheetComparison;
  rows: ReadonlyMap<string, Row>;
  plan: Pick<PlanAnswer, 'tasks' | 'units' | 'revision'>;
  /** What the sheet may carry once each of its bases is what the plan holds; null where the service did not tell. */
  stamp: SheetStamp | null;
  /** Cells that somebody chose upon although the sheet's base is of another history, with the value they saw. */
  decided: ReadonlyMap<string, FieldValue>;
  /** Cells (by `cellKey`) whose new value is shown before it is written. */
  waits: (key: string) => boolean;
  verdicts: Verdicts;
  authors: Authors;
  /** Rows of which something was sent and has arrived. */
  sent: ReadonlySet<string>;
  underWay: UnderWay;
}>;

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

export function settleSheet(settling: Settling): Settled {
  const { reading, comparison, plan, stamp } = settling;
  const { hidden } = reading;
  const places = columnPlacesOf(reading.headers);
  const lines = new Map(reading.lines.map(line => [line.sheetRow, line]));
  const bases = new Map(hidden.base.map(row => [row.rowId, row]));
  const tasks = new Map(plan.tasks.map(task => [task.no, task]));
  const isTrusted = stamp === null || hidden.epoch === '' || hidden.epoch === stamp.epoch;
  const moved = settleLines({ reading, comparison, places, rows: settling.rows, plan });

  const settled = comparison.rows.flatMap(compared => {
    const row = settling.rows.get(compared.rowId);
    const line = lines.get(compared.sheetRow);
    const sent = settling.underWay.of(compared.rowId, bases.get(compared.rowId));
    return row && line ? [settleRow({ ...settling, isTrusted, compared, row, line, places, sent })] : [];
  });
  const problems = findProblems({ settled, comparison, places, plan, tasks, kept: moved.kept });
  const problemsOf = new Map(problems.map(found => [found.rowId, found.problems]));

  const sync = settled.flatMap(row => {
    const shown = textAt(row.line, places.get('sync'));
    const text = syncText({
      writable: row.compared.writable,
      pending: row.edits.length > 0,
      conflicts: row.conflicts,
      sent: settling.sent.has(row.row.id),
      shown,
      problems: problemsOf.get(row.row.id) ?? [],
    });
    return places.has('sync') && text !== shown ? [{ rowId: row.row.id, text }] : [];
  });
  const marks = moved.kept.flatMap(({ rowId, line }) => {
    const shown = textAt(line, places.get('sync'));
    const problems = problemsOf.get(rowId) ?? [];
    const text = syncText({ writable: true, pending: true, conflicts: [], sent: false, shown, problems });
    return places.has('sync') && text !== shown ? [{ rowId, text }] : [];
  });
  const cells = settled.flatMap(row => row.cells);
  const cellsArriving = settled.flatMap(row => row.arriving);
  const base = settled.flatMap(({ base, row }) => (sameBase(bases.get(row.id), base) ? [] : [base]));
  // A base that differs from what the plan holds at a version must never be read back as of that version.
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

export type SettledRow = Readonly<{
  compared: ComparedRow;
  row: Row;
  line: SheetLine;
  cells: readonly CellUpdate[];
  base: BaseRow;
  pending: readonly PendingCell[];
  conflicts: readonly Conflict[];
  edits: readonly Edit[];
  received: number;
  arriving: readonly ArrivingCell[];
  /** Nothing of the row is asked, and each of its bases, as it moves on, is what the plan holds. */
  isLevel: boolean;
  /** Refusals by the service that still hold. */
  refusals: readonly Problem[];
}>;

type RowSettling = Pick<Settling, 'verdicts' | 'authors' | 'underWay' | 'decided' | 'waits'> &
  Readonly<{
    isTrusted: boolean;
    compared: ComparedRow;
    row: Row;
    line: SheetLine;
    places: ColumnPlaces;
    /** What was sent of this row and may have arrived. */
    sent: readonly string[];
  }>;

function settleRow(settling: RowSettling): SettledRow {
  const { compared, row, line, places, verdicts, authors, underWay, sent, waits } = settling;
  const rebase = rebaseSheetRow(compared, row, settling);
  const fields: Record<FieldName, FieldValue> = { ...rebase.base.fields };
  const versions: Record<FieldName, number> = { ...rebase.base.versions };
  const arriving: ArrivingCell[] = [];
  const cells: CellUpdate[] = [];
  const pending: PendingCell[] = [];
  const conflicts: Conflict[] = [];
  const edits: Edit[] = [];
  const refusals: Problem[] = [];
  let received = 0;

  for (const field of fieldNames) {
    const cell = compared.cells[field];
    const place = places.get(field);
    const raw = place === undefined ? undefined : line.values[place];
    const mine = cell.verdict.ok ? cell.verdict.value : textAt(line, place);
    const verdict = verdicts.get(cellKey(row.id, field));
    // A verdict upon what was written over since says nothing more.
    const isOld = verdict !== undefined && row.versions[field] > verdict.version;
    const judged = verdict?.value === mine && !isOld ? verdict.outcome : undefined;
    const mayHaveArrived = (value: FieldValue): boolean =>
      underWay.has(sent, { rowId: row.id, field, base: cell.baseVersion, value });
    // While an edit was on its way its author put the cell back to what it was before. It looks untouched, since the
    // base is that old value; taking what arrived, the author's own edit, would undo their last word.
    const wasPutBack = rebase.verdicts[field] === 'take' && underWay.hasAny(sent, field, cell.baseVersion);
    const isBack = wasPutBack && mayHaveArrived(row.fields[field]);
    // Somebody has written over what had arrived: of that the author knows nothing.
    const isOvertaken = wasPutBack && !isBack;
    const wasUndone =
      rebase.verdicts[field] === 'keep' && row.versions[field] > cell.baseVersion && mayHaveArrived(mine);
    const stand = isBack ? 'keep' : standOf(rebase, field, { judged, wasUndone: wasUndone || isOvertaken });
    // A question stays one until it is answered, so its base stays where its author was looking.
    if (stand === 'conflict') {
      fields[field] = cell.base;
      versions[field] = cell.baseVersion;
    }
    // As it moves on: what arrived changed nothing for the author, or they would have been asked.
    const edit = { rowId: row.id, field, value: mine, before: fields[field], base: versions[field] };
    const author = authors.get(cellKey(row.id, field));
    const known = author?.value === row.fields[field] ? author : undefined;

    // A column that is gone for now must come back to the base it left with.
    if (place === undefined || (stand === 'take' && waits(cellKey(row.id, field)))) {
      fields[field] = cell.base;
      versions[field] = cell.baseVersion;
      if (place === undefined || stand !== 'take') continue;
      arriving.push({
        rowId: row.id,
        task: row.task,
        field,
        before: textAt(line, place),
        after: typedValue(field, row.fields[field]),
        by: known?.by ?? null,
        at: known?.at ?? null,
      });
      continue;
    }

    if (stand === 'take') received += 1;
    // The base's and not the service's: an instance that lags answers with what stood there before.
    const settledAt = rebase.base.fields[field];
    if (rewrites(stand, raw, settledAt, field, compared.writable)) {
      const value = toCell(field, settledAt);
      cells.push({
        rowId: row.id,
        column: field,
        value,
        ...(typeof raw !== 'boolean' && { seen: raw ?? '' }),
      });
    }
    if (stand === 'conflict') {
      conflicts.push({
        rowId: row.id,
        task: row.task,
        field,
        base: cell.base,
        mine,
        theirs: row.fields[field],
        by: known?.by ?? null,
        at: known?.at ?? null,
      });
    }
    if (stand === 'keep' || stand === 'conflict') {
      const goes = stand === 'keep' && cell.verdict.ok && compared.writable && judged?.kind !== 'rejected';
      if (goes) edits.push(edit);
      if (judged?.kind === 'rejected') refusals.push(refusalOf(judged, field));
      const before = typedValue(field, isBack ? row.fields[field] : cell.base);
      const after = textAt(line, place);
      pending.push({ rowId: row.id, task: row.task, field, before, after, fate: goes ? 'waiting' : 'held' });
    }
  }
  const base = {
    rowId: row.id,
    cells: fieldCells(fields as Row['fields']),
    versions: fieldNames.map(name => versions[name]),
    sent: standingMarks(sent, versions),
  };
  const isLevel = conflicts.length === 0 && fieldNames.every(name => fields[name] === row.fields[name]);
  return {
    compared,
    row,
    line,
    cells,
    base,
    pending,
    conflicts,
    edits,
    received,
    arriving,
    isLevel,
    refusals,
  };
}

/**
 * The service may see a conflict that the versions here do not show, as after a restore from backup. And where an edit
 * may have arrived without an answer, and the field holds the old value again at a later version, somebody has undone it.
 */
function standOf(
  rebase: SheetRebase,
  field: FieldName,
  { judged, wasUndone }: Readonly<{ judged: Outcome | undefined; wasUndone: boolean }>,
): Rebase {
  const verdict = rebase.verdicts[field];
  if (wasUndone) return 'conflict';
  return verdict === 'keep' && judged?.kind === 'conflict' ? 'conflict' : verdict;
}

/**
 * What arrived is written. A text that the service has taken as a date, a number or a word of the list is written as
 * that, so that the cell equals its base; numbers are left, since their cell may have a format of its own.
 */
function rewrites(
  stand: Rebase,
  raw: CellValue | boolean | undefined,
  settledAt: FieldValue,
  field: FieldName,
  writable: boolean,
): boolean {
  if (stand === 'take') return true;
  if (!writable || (stand !== 'settled' && stand !== 'same')) return false;
  return typeof raw === 'string' && raw !== toCell(field, settledAt);
}

function refusalOf({ reason = 'wrongKind', message }: Outcome, column: FieldName): Problem {
  return {
    reason,
    severity: 'error',
    params: {},
    ...(message !== undefined && { message }),
    column,
    fixes: [],
  };
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
