// One row of the sheet, held against its base and against what the service holds: per cell, whether it waits, is taken
// over, or is a question. Pure.
import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import type { Outcome } from '../../plan/mutation.ts';
import type { Rebase } from '../../plan/rebase.ts';
import type { Row } from '../../plan/row.ts';
import { fieldCells, toCell } from '../../plan/sheet/cells.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { ComparedRow } from '../../plan/sheet/compare-sheet.ts';
import type { BaseRow, CellValue } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine } from '../../plan/sheet/sheet-reading.ts';
import type { CellUpdate } from '../excel/plan-workbook.ts';
import { cellKey } from './cell-key.ts';
import { withChosen } from './chosen-upon.ts';

import { rebaseSheetRow, type SheetRebase } from './rebase-sheet-row.ts';
import type { ArrivingCell, Conflict, PendingCell, Problem } from './session-state.ts';
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

export type RowSettling = Readonly<{
  verdicts: Verdicts;
  authors: Authors;
  underWay: UnderWay;
  /** Of the service's history; '' where it tells none. */
  epoch: string;
  /** Cells (by `cellKey`) whose new value is shown before it is written. */
  waits: (key: string) => boolean;
  isTrusted: boolean;
  compared: ComparedRow;
  row: Row;
  line: SheetLine;
  places: ColumnPlaces;
  /** What was sent of this row and may have arrived. */
  sent: readonly string[];
}>;

export function settleRow(settling: RowSettling): SettledRow {
  const { compared, row, line, places, verdicts, authors, underWay, sent, waits, epoch, isTrusted } =
    settling;
  const rebase = rebaseSheetRow(compared, row, settling);
  const { chosen } = rebase;
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
    // Unless they chose that value where two contents stood: then the edit may as well be a colleague's, and is asked about.
    const isBack = wasPutBack && mayHaveArrived(row.fields[field]) && !chosen.has(field);
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
    // Once the whole base is of this history its marks are left to go as their fields move on.
    sent: standingMarks(isTrusted ? sent : withChosen(sent, chosen, versions, epoch), versions),
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

function textAt(line: SheetLine, place: number | undefined): string {
  return place === undefined ? '' : (line.texts[place] ?? '');
}
