import type { Failure } from '../client/answer.ts';
import { WorkbookFailure } from '../excel/workbook-failure.ts';
import type { TextKey, TextParams } from '../text/text.ts';
import { countsOf, type Notice, type SheetView, type Tone } from './session-state.ts';
import { cellKey } from './cell-key.ts';
import type { Edit } from './settle-row.ts';

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
  const tone = error.reason === 'stopped' ? 'info' : 'error';
  return { tone, said: { reason: error.reason, params: error.params } };
}

/** What a send came to: of the edits sent, those that no longer stand in the sheet have arrived. */
export function noticeOfSending(edits: readonly Edit[], view: SheetView): Notice {
  const n = arrivedOf(edits, view);
  const { held } = countsOf(view);
  if (n === 0 && held === 0) return say('info', 'notice.nothingToSend');
  if (n === 0) return say('warning', 'notice.heldAll', { held });
  return held === 0 ? say('success', 'notice.sent', { n }) : say('warning', 'notice.sentHeld', { n, held });
}

/** The same of a send that somebody stopped. */
export function noticeOfStopping(edits: readonly Edit[], view: SheetView): Notice {
  const n = arrivedOf(edits, view);
  return say('info', 'notice.sendStopped', { n, left: edits.length - n });
}

function arrivedOf(edits: readonly Edit[], { pending }: SheetView): number {
  const left = new Set(pending.map(cell => cellKey(cell.rowId, cell.field)));
  return edits.filter(edit => !left.has(cellKey(edit.rowId, edit.field))).length;
}
