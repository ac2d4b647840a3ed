import type { Failure } from '../client/answer.ts';
import { WorkbookFailure } from '../excel/workbook-failure.ts';
import type { TextKey, TextParams } from '../text/text.ts';
import type { Notice, Tone } from './session-state.ts';

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
