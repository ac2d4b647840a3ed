import type { ReasonParams } from '../../../plan/issue.ts';
import type { ReasonCode } from '../../../plan/reasons/reason.ts';

/** A file that is not read, for a reason that its sender is told. Thrown while reading, answered by `readPlanFile`. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: ReasonCode;
  readonly params: ReasonParams;

  constructor(reason: ReasonCode, params: ReasonParams = {}) {
    super(reason);
    this.reason = reason;
    this.params = params;
  }
}

/** Past a limit; `limit` says which, in words that fit both languages. */
export function tooComplex(limit: string): Unreadable {
  return new Unreadable('workbookTooComplex', { limit });
}

export function damaged(): Unreadable {
  return new Unreadable('workbookDamaged');
}
