// The sheet as it stands, held against its base and against what the service holds: what is to be written, what may be
// sent, and what a person has to decide. Pure; the session reads, calls this and writes.
import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { Outcome } from '../../plan/mutation.ts';
import { rebaseRow, type Rebase, type RowRebase } from '../../plan/rebase.ts';
import type { Row } from '../../plan/row.ts';
import { fieldCells, toCell } from '../../plan/sheet/cells.ts';
import { columnPlacesOf, type ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { ComparedRow, SheetComparison } from '../../plan/sheet/compare-sheet.ts';
import type { BaseRow, CellValue } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate, SheetUpdate } from '../excel/plan-workbook.ts';
import { findProblems } from './find-problems.ts';
import type { Conflict, PendingCell, Problem, SheetView } from './session-state.ts';
import { syncText } from './sync-text.ts';
import { typedValue } from './typed-value.ts';

export type Edit = Readonly<{ rowId: string; field: FieldName; value: FieldValue; base: number }>;

/** What the service answered to an edit; it holds for as long as the cell still says what was judged. */
export type Verdict = Readonly<{ value: FieldValue; outcome: Outcome }>;
export type Verdicts = ReadonlyMap<string, Verdict>;

/** Who wrote a value that the service holds, and when, by cell. */
export type Authorship = Readonly<{ value: FieldValue; by: string; at: string }>;
export type Authors = ReadonlyMap<string, Authorship>;

export type Settling = Readonly<{
  reading: SheetReading;
  comparison: SheetComparison;
  rows: ReadonlyMap<string, Row>;
  plan: Pick<PlanAnswer, 'tasks' | 'units'>;
  version: number;
  verdicts: Verdicts;
  authors: Authors;
  /** Rows of which something was sent and has arrived. */
  sent: ReadonlySet<string>;
  /** Edits (by `editKey`) that were sent: whether the answer came or not, the service may hold them. */
  underWay: ReadonlySet<string>;
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
}>;

export function settleSheet(settling: Settling): Settled {
  const { reading, comparison, plan, version } = settling;
  const places = columnPlacesOf(reading.headers);
  const lines = new Map(reading.lines.map(line => [line.sheetRow, line]));
  const bases = new Map(reading.hidden.base.map(row => [row.rowId, row]));
  const tasks = new Map(plan.tasks.map(task => [task.no, task]));

  const settled = comparison.rows.flatMap(compared => {
    const row = settling.rows.get(compared.rowId);
    const line = lines.get(compared.sheetRow);
    const { verdicts, authors, underWay } = settling;
    return row && line ? [settleRow({ compared, row, line, places, verdicts, authors, underWay })] : [];
  });
  const problems = findProblems({ settled, comparison, places, plan, tasks });
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
  const cells = settled.flatMap(row => row.cells);
  const base = settled.flatMap(({ base, row }) => (sameBase(bases.get(row.id), base) ? [] : [base]));
  const nothing = cells.length === 0 && base.length === 0 && sync.length === 0;
  return {
    view: {
      pending: settled.flatMap(row => row.pending),
      conflicts: settled.flatMap(row => row.conflicts),
      problems,
    },
    update: nothing && version === reading.hidden.version ? null : { cells, base, sync, version },
    edits: settled.flatMap(row => row.edits),
    unexplained: settled.flatMap(row => row.conflicts.filter(conflict => conflict.by === null)),
    received: settled.reduce((sum, row) => sum + row.received, 0),
  };
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
  /** Refusals by the service that still hold. */
  refusals: readonly Problem[];
}>;

type RowSettling = Readonly<{
  compared: ComparedRow;
  row: Row;
  line: SheetLine;
  places: ColumnPlaces;
  verdicts: Verdicts;
  authors: Authors;
  underWay: ReadonlySet<string>;
}>;

function settleRow(settling: RowSettling): SettledRow {
  const { compared, row, line, places, verdicts, authors, underWay } = settling;
  const rebase = rebaseRow({ base: baseOf(compared), mine: readableOf(compared), server: row });
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
    const judged = verdict?.value === mine ? verdict.outcome : undefined;
    const isBack = wasPutBack(rebase, { ...row, field, base: cell.baseVersion }, underWay);
    const stand = isBack ? 'keep' : standOf(rebase, field, judged);
    const base = isBack ? row.versions[field] : cell.baseVersion;
    const edit = { rowId: row.id, field, value: mine, base };

    if (stand === 'take') received += 1;
    if (place !== undefined && rewrites(stand, raw, row.fields[field], field, compared.writable)) {
      const value = toCell(field, row.fields[field]);
      cells.push({
        rowId: row.id,
        column: field,
        value,
        ...(typeof raw !== 'boolean' && { seen: raw ?? '' }),
      });
    }
    if (stand === 'conflict') {
      const author = authors.get(cellKey(row.id, field));
      const known = author?.value === row.fields[field] ? author : undefined;
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
  const { fields, versions } = rebase.base;
  const base = { rowId: row.id, cells: fieldCells(fields), versions: fieldNames.map(name => versions[name]) };
  return { compared, row, line, cells, base, pending, conflicts, edits, received, refusals };
}

/** The service may see a conflict that the versions here do not show, as after a restore from backup. */
function standOf(rebase: RowRebase, field: FieldName, judged: Outcome | undefined): Rebase {
  const verdict = rebase.verdicts[field];
  return verdict === 'keep' && judged?.kind === 'conflict' ? 'conflict' : verdict;
}

/**
 * While an edit was on its way its author put the cell back to what it was before. It looks untouched, since the base
 * is that old value; taking what arrived, the author's own edit, would undo their last word.
 */
function wasPutBack(
  { verdicts }: RowRebase,
  { id, field, base, fields }: Pick<Row, 'id' | 'fields'> & Readonly<{ field: FieldName; base: number }>,
  underWay: ReadonlySet<string>,
): boolean {
  return (
    verdicts[field] === 'take' && underWay.has(editKey({ rowId: id, field, base, value: fields[field] }))
  );
}

/**
 * What arrived is written. A text that the service has taken as a date, a number or a word of the list is written as
 * that, so that the cell equals its base; numbers are left, since their cell may have a format of its own.
 */
function rewrites(
  stand: Rebase,
  raw: CellValue | boolean | undefined,
  server: FieldValue,
  field: FieldName,
  writable: boolean,
): boolean {
  if (stand === 'take') return true;
  if (!writable || (stand !== 'settled' && stand !== 'same')) return false;
  return typeof raw === 'string' && raw !== toCell(field, server);
}

function baseOf(compared: ComparedRow) {
  const entries = <Value>(read: (field: FieldName) => Value) =>
    Object.fromEntries(fieldNames.map(name => [name, read(name)])) as Record<FieldName, Value>;
  return {
    fields: entries(name => compared.cells[name].base) as Row['fields'],
    versions: entries(name => compared.cells[name].baseVersion),
  };
}

function readableOf(compared: ComparedRow): Partial<Record<FieldName, FieldValue>> {
  return Object.fromEntries(
    fieldNames.flatMap(name => {
      const { verdict } = compared.cells[name];
      return verdict.ok ? [[name, verdict.value]] : [];
    }),
  );
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
    b.versions.every((version, index) => version === a.versions[index])
  );
}

export function editKey({ rowId, field, base, value }: Edit): string {
  return JSON.stringify([rowId, field, base, value]);
}

export function cellKey(rowId: string, field: string): string {
  return `${rowId}.${field}`;
}

function textAt(line: SheetLine, place: number | undefined): string {
  return place === undefined ? '' : (line.texts[place] ?? '');
}
