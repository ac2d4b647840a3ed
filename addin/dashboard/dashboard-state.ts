// What the page of the roll-up knows, as one value that never changes in place.
import type { IsoDate } from '../../plan/iso-date.ts';
import type { PlanAnswer, PlansAnswer } from '../../plan/http.ts';
import type { Quarter } from '../../plan/quarter.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { Row } from '../../plan/row.ts';
import type { Failure } from '../client/answer.ts';

/** What is looked at: a quarter, judged on a day, of the rows as they are or as they stood at a version. */
export type Choice = Readonly<{ quarter: Quarter; asOf: IsoDate; version: number | null }>;

/** What stands behind the figures, all of it at the version of `year`. */
export type Behind = Readonly<{
  document: PlanAnswer;
  rows: readonly Row[];
  /** The four quarters, judged on the same day. */
  year: readonly Rollup[];
}>;

export type DashboardState = Readonly<{
  plans: PlansAnswer['plans'];
  /** Null before a sign-in, and where there is no plan. */
  plan: PlansAnswer['plans'][number] | null;
  choice: Choice;
  /** The last answer, which stays in view while the next is awaited. */
  rollup: Rollup | null;
  behind: Behind | null;
  /** Raised whenever something may have been done about the plan's reporting periods. */
  periodNews: number;
  failure: Failure | null;
  asking: boolean;
}>;

export const nothingYet: DashboardState = {
  plans: [],
  plan: null,
  choice: { quarter: 1, asOf: '', version: null },
  rollup: null,
  behind: null,
  periodNews: 0,
  failure: null,
  asking: false,
};
