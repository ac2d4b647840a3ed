import type { PlansAnswer } from '../../plan/http.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import { quarterOf } from '../../plan/calendar-quarter.ts';
import type { Quarter } from '../../plan/quarter.ts';
import { defaultAsOf } from '../../plan/rollup/default-as-of.ts';
import { planInForce } from '../parts/plan-in-force.ts';
import type { Choice } from './dashboard-state.ts';

type Plans = PlansAnswer['plans'];
type Plan = Plans[number];

/** What the address of the page asks for. */
export type Asked = Readonly<{ plan: string | null; quarter: Quarter | null }>;

/** The plan that is opened: the one asked for where there is such a one, otherwise the year's. */
export function firstPlan(plans: Plans, asked: string | null, today: IsoDate): Plan | undefined {
  return plans.find(({ id }) => id === asked) ?? planInForce(plans, Number(today.slice(0, 4)));
}

/** What a plan is opened at: the quarter asked for, otherwise that of the working day. */
export function firstChoice({ year }: Plan, quarter: Quarter | null, today: IsoDate): Choice {
  const asOf = defaultAsOf(year, today);
  return { quarter: quarter ?? quarterOf(asOf), asOf, version: null };
}
