import { fieldNames, type FieldName } from '../../plan/field.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import { columnOf, type ColumnKey } from '../../plan/sheet/columns.ts';
import { columnMark } from '../../plan/sheet/sheet-rules.ts';
import { syncWords, type SyncWord } from '../../plan/sheet/sheet-document.ts';
import type { Problem } from './session-state.ts';

export type RowStand = Readonly<{
  writable: boolean;
  /** Cells of the row that can go. */
  pending: number;
  conflicts: readonly Readonly<{ field: FieldName }>[];
  sent: boolean;
  /** What the cell says now. */
  shown: string;
  problems: readonly Problem[];
}>;

/** Longer sentences would make every row of the sheet tall; the pane has them whole. */
const LIMIT = 160;

/**
 * What the Đồng bộ cell of a row is to say: a word and, for trouble, the first reason. Always in Vietnamese, since the
 * sheet is and its rules look for these words.
 */
export function syncText(stand: RowStand): string {
  const error = stand.problems.find(problem => problem.severity === 'error');
  const word = wordOf(stand, error);
  const said = error && word !== 'conflict' ? (error.message ?? sentence(error.reason, error.params)) : '';
  const count = word === 'pending' ? [`(${stand.pending} ô)`] : [];
  const head = [syncWords[word].vi, ...count, ...troubledColumns(stand, word)].join(' ');
  const text = said === '' ? head : `${head}: ${said}`;
  return text.length <= LIMIT ? text : `${text.slice(0, LIMIT - 1).trimEnd()}…`;
}

/** The headers of the cells in trouble, as the sheet's rules look for them to colour those cells. */
function troubledColumns({ conflicts, problems }: RowStand, word: SyncWord): string[] {
  if (word !== 'conflict' && word !== 'refused' && word !== 'error') return [];
  const fields: ReadonlySet<ColumnKey> = new Set([
    ...conflicts.map(({ field }) => field),
    ...problems.flatMap(({ severity, column }) => (severity === 'error' && column ? [column] : [])),
  ]);
  return fieldNames.filter(name => fields.has(name)).map(name => columnMark(columnOf[name].header));
}

function wordOf(stand: RowStand, error: Problem | undefined): SyncWord {
  if (stand.conflicts.length > 0) return 'conflict';
  if (error?.message !== undefined) return 'refused';
  if (error) return 'error';
  if (stand.pending > 0) return 'pending';
  if (!stand.writable) return 'readOnly';
  return stand.sent || stand.shown === syncWords.sent.vi ? 'sent' : 'same';
}
