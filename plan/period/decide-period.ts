// Whether something may be done about a reporting period: decided purely, on the state that the log comes to. What is
// sent or closed is fixed by a version and a date; no row is locked by any of it.
import type { Account } from '../account.ts';
import type { Issue, ReasonParams } from '../issue.ts';
import { formatDate, type IsoDate } from '../iso-date.ts';
import { quarterNumeral } from '../quarter.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import type { UnitId } from '../unit.ts';
import type { PeriodDeed } from './period-event.ts';
import { reportOf, type PeriodState, type ReportState } from './period-state.ts';

/** What people do; reminders are decided by `decideReminder`. */
export type PeriodAction = Exclude<PeriodDeed, { kind: 'remind' | 'remindFailed' }>;

export type PeriodView = Readonly<{
  state: PeriodState;
  account: Account;
  today: IsoDate;
  /** The units that have rows in the quarter. */
  reporting: ReadonlySet<UnitId>;
  /** What the rows of a unit hold against the rules of a row. */
  issuesOf(unit: UnitId): readonly Issue[];
}>;

export type PeriodDecision =
  | Readonly<{ kind: 'recorded'; deed: PeriodAction }>
  | Readonly<{
      kind: 'refused';
      /** `forbidden`: not this account's to do. `standing`: not as the period stands. */
      why: 'forbidden' | 'standing' | 'errors';
      reason: ReasonCode;
      params: ReasonParams;
      issues: readonly Issue[];
    }>;

export function decidePeriod(action: PeriodAction, view: PeriodView): PeriodDecision {
  const reason = forbidden(action, view) ?? standing(action, view);
  if (reason !== null) return reason;
  if (action.kind === 'submit') {
    const issues = view.issuesOf(action.unit);
    const errors = issues.filter(issue => issue.severity === 'error').length;
    if (errors > 0) return refused('errors', 'reportHasErrors', { n: errors }, issues);
  }
  return { kind: 'recorded', deed: action };
}

type Refused = Extract<PeriodDecision, { kind: 'refused' }>;

function refused(
  why: Refused['why'],
  reason: ReasonCode,
  params: ReasonParams = {},
  issues: readonly Issue[] = [],
): Refused {
  return { kind: 'refused', why, reason, params, issues };
}

/** A unit sends and withdraws its own report; all else is the secretariat's, which may also do that for a unit. */
function forbidden(action: PeriodAction, { account }: PeriodView): Refused | null {
  if (account.role === 'secretariat') return null;
  if (action.kind !== 'submit' && action.kind !== 'withdraw') return refused('forbidden', 'secretariatOnly');
  return action.unit === account.unit ? null : refused('forbidden', 'notYourUnit');
}

function standing(action: PeriodAction, view: PeriodView): Refused | null {
  const { state, today } = view;
  const quarter = quarterNumeral(state.quarter);
  const not = (reason: ReasonCode | null): Refused | null =>
    reason === null ? null : refused('standing', reason, { quarter, today: formatDate(today) });
  switch (action.kind) {
    case 'schedule':
      return null;
    case 'close':
      if (state.closed !== null) return not('periodClosed');
      return not(action.asOf > today ? 'asOfInFuture' : null);
    case 'reopen':
      return not(state.closed === null ? 'periodNotClosed' : null);
    default:
      return not(ofUnit(action, view));
  }
}

function ofUnit(
  { kind, unit }: Extract<PeriodAction, { unit: UnitId }>,
  { state, reporting }: PeriodView,
): ReasonCode | null {
  const report = reportOf(state, unit);
  // A unit that lost its rows by an amendment keeps what was said of it.
  if (!reporting.has(unit) && !state.units.has(unit)) return 'unitNotInPeriod';
  if (state.closed !== null) return 'periodClosed';
  if (kind === 'include') return report.excluded === null ? 'unitNotExcluded' : null;
  if (report.excluded !== null) return 'unitExcluded';
  if (kind === 'exclude') return null;
  return refusals[kind][report.state] ?? null;
}

/** In which states a unit's report cannot take an action, and why not. */
const refusals: Readonly<
  Record<'submit' | 'withdraw' | 'accept' | 'return', Readonly<Partial<Record<ReportState, ReasonCode>>>>
> = {
  submit: { submitted: 'reportAlreadySent', accepted: 'reportAlreadyAccepted' },
  withdraw: { entering: 'reportNotSent', returned: 'reportNotSent', accepted: 'reportAlreadyAccepted' },
  accept: { entering: 'reportNotSent', returned: 'reportNotSent', accepted: 'reportAlreadyAccepted' },
  return: { entering: 'reportNotSent', returned: 'reportNotSent' },
};
