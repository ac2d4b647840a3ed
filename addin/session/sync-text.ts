import { sentence } from '../../plan/reasons/reason.ts';
import { syncWords, type SyncWord } from '../../plan/sheet/sheet-document.ts';
import type { Problem } from './session-state.ts';

export type RowStand = Readonly<{
  writable: boolean;
  /** Cells of the row can go. */
  pending: boolean;
  conflict: boolean;
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
  const text = said === '' ? syncWords[word].vi : `${syncWords[word].vi}: ${said}`;
  return text.length <= LIMIT ? text : `${text.slice(0, LIMIT - 1).trimEnd()}…`;
}

function wordOf(stand: RowStand, error: Problem | undefined): SyncWord {
  if (stand.conflict) return 'conflict';
  if (error?.message !== undefined) return 'refused';
  if (error) return 'error';
  if (stand.pending) return 'pending';
  if (!stand.writable) return 'readOnly';
  return stand.sent || stand.shown === syncWords.sent.vi ? 'sent' : 'same';
}
