import type { IssueAnswer } from '../../plan/http.ts';
import type { ReasonParams } from '../../plan/issue.ts';
import type { ReasonCode } from '../../plan/reasons/reason.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** A request that is not carried out, for a reason that its sender is told. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;
  readonly reason: ReasonCode;
  readonly params: ReasonParams;
  /** The place in the request that it is about, where there is one. */
  readonly where: string | undefined;
  /** What in the rows stands in the way, where that is the reason. */
  readonly issues: readonly IssueAnswer[] | undefined;

  constructor(
    status: RefusalStatus,
    reason: ReasonCode,
    {
      params = {},
      where,
      issues,
    }: Readonly<{ params?: ReasonParams; where?: string; issues?: readonly IssueAnswer[] }> = {},
  ) {
    super(`${status} ${reason}`);
    this.status = status;
    this.reason = reason;
    this.params = params;
    this.where = where;
    this.issues = issues;
  }
}
