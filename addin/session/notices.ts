import type { Failure } from '../client/answer.ts';
import { WorkbookFailure } from '../excel/workbook-failure.ts';
import type { TextKey, TextParams } from '../text/text.ts';
import type { Notice, SheetView, Tone } from './session-state.ts';
import { cellKey } from './cell-key.ts';
import type { Edit } from './settle-sheet.ts';

/** A notice in the catalogue's words. */
export function say(tone: Tone, key: TextKey, params?: TextParams): Notice {
  return { tone, said: { key, ...(params && { params }) } };
}

export function noticeOfFailure({ message }: Failure): Notice {
  return { tone: 'error', said: { message } };
}

/** What Excel could not do has its reason; anything else is a fault of ours and is passed on. */
export function noticeOfError(error: unknown): Notice {
  if (!(error instanceof WorkbookFailure)) throw error;
  return { tone: 'error', said: { reason: error.reason, params: error.params } };
}

/** What a send came to: of the edits sent, those that no longer stand in the sheet have arrived. */
export function noticeOfSending(edits: readonly Edit[], { pending }: SheetView): Notice {
  const left = new Set(pending.map(cell => cellKey(cell.rowId, cell.field)));
  const n = edits.filter(edit => !left.has(cellKey(edit.rowId, edit.field))).length;
  const held = pending.filter(cell => cell.fate === 'held').length;
  if (n === 0 && held === 0) return say('info', 'notice.nothingToSend');
  if (n === 0) return say('warning', 'notice.heldAll', { held });
  return held === 0 ? say('success', 'notice.sent', { n }) : say('warning', 'notice.sentHeld', { n, held });
}
