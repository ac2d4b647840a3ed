// With what the quarter in view is compared, and what is asked first: the quarter before, as it was closed if it was.
import type { PlansAnswer } from '../../../plan/http.ts';
import type { IsoDate } from '../../../plan/iso-date.ts';
import type { PeriodAnswer } from '../../../plan/period/period-http.ts';
import type { Quarter } from '../../../plan/quarter.ts';
import { defaultAsOf } from '../../../plan/rollup/default-as-of.ts';
import type { CompareQuery } from '../../client/plan-client.ts';
import type { Choice } from '../dashboard-state.ts';

type PlanLine = PlansAnswer['plans'][number];

export type OtherSide = Choice & Readonly<{ plan: string }>;

type Known = Readonly<{ quarters: readonly PeriodAnswer[] | null }>;

/** The quarter before the one in view, judged as it was closed or on the same day; of the first quarter the second. */
export function firstOtherSide(plan: PlanLine, choice: Choice, known: Known): OtherSide {
  const quarter = (choice.quarter === 1 ? 2 : choice.quarter - 1) as Quarter;
  return { plan: plan.id, ...ofQuarter(quarter, choice.asOf, known) };
}

/** A quarter as it was closed; one that is open, of the newest version on a day. */
export function ofQuarter(quarter: Quarter, asOf: IsoDate, { quarters }: Known): Choice {
  const closed = quarters?.find(each => each.quarter === quarter)?.closed ?? null;
  if (closed === null) return { quarter, asOf, version: null };
  return { quarter, asOf: closed.asOf, version: closed.version };
}

/** The same quarter of another plan, on the last day that is judged of its year; its versions are others. */
export function ofPlan(plan: PlanLine, quarter: Quarter, today: IsoDate): OtherSide {
  return { plan: plan.id, quarter, asOf: defaultAsOf(plan.year, today), version: null };
}

/** The other side stands at the left, so that a difference says what the quarter in view has more. */
export function compareQuery(
  { quarter, asOf, version }: OtherSide,
  inView: Readonly<{ plan: string; quarter: Quarter; asOf: IsoDate; version: number }>,
): CompareQuery {
  return {
    ...{ quarter, asOf, ...(version !== null && { version }) },
    ...{ withPlan: inView.plan, withQuarter: inView.quarter },
    ...{ withAsOf: inView.asOf, withVersion: inView.version },
  };
}
