// Putting a judgement into words: the history explains a conflict, the reason gives the sentence.
import type { FieldValue } from './field.ts';
import { formatDate } from './iso-date.ts';
import type { Outcome } from './mutation.ts';
import type { Judgement } from './push.ts';
import { sentence, type Language } from './reasons/reason.ts';

/** What the history knows of a conflict: the value at the author's base, who wrote today's, and when (ISO, UTC). */
export type Explanation = Readonly<{ base?: FieldValue; by: string; at: string }>;

/** A conflict with who changed the cell, and when, filled in; other outcomes stay as they are. */
export function explainConflict(judgement: Judgement, { base, by, at }: Explanation): Judgement {
  if (judgement.kind !== 'conflict') return judgement;
  const params = { who: by, time: formatMoment(at) };
  return { ...judgement, ...(base === undefined ? {} : { base }), by, at, params };
}

/** The outcome as it is answered, its reason as a sentence in the language asked for. */
export function answerOutcome({ params, ...outcome }: Judgement, language: Language): Outcome {
  if (outcome.reason === undefined) return outcome;
  return { ...outcome, message: sentence(outcome.reason, params, language) };
}

const VIETNAM_MS = 7 * 3_600_000;

/** A moment (ISO, UTC) as staff read it, in Vietnam's time: "15:04 ngày 15/05/2023". */
export function formatMoment(at: string): string {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) return at;
  const local = new Date(ms + VIETNAM_MS).toISOString();
  return `${local.slice(11, 16)} ngày ${formatDate(local.slice(0, 10))}`;
}
