// What became of a request. A failure is a value with a sentence for the reader; nothing here throws.
import type { IssueAnswer } from '../../plan/http.ts';
import { sentence, type Language, type ReasonCode } from '../../plan/reasons/reason.ts';

export type Failure = Readonly<{
  kind: 'failed';
  reason: ReasonCode;
  message: string;
  /** What in the rows stands in the way, where that is the reason. */
  issues?: readonly IssueAnswer[];
  /** How long the service asked to be left alone. */
  retryAfterMs?: number;
}>;

export type Answer<Value> = Readonly<{ kind: 'ok'; value: Value }> | Failure;

/** A failure that no answer of the service describes, such as a network that is down. */
export function failureOf(reason: ReasonCode, language: Language): Failure {
  return { kind: 'failed', reason, message: sentence(reason, {}, language) };
}

/** True where the same request may be answered later: nothing was wrong with it, and nothing was decided. */
export function isPassing({ reason }: Failure): boolean {
  return reason === 'unreachable' || reason === 'storeUnavailable' || reason === 'tooManyRequests';
}
