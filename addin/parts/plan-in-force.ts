import type { PlansAnswer } from '../../plan/http.ts';

type Plans = PlansAnswer['plans'];

/** This year's plan; otherwise the latest before it, or whichever there is. */
export function planInForce(plans: Plans, year: number): Plans[number] | undefined {
  const byYear = plans.toSorted((a, b) => b.year - a.year);
  return byYear.find(plan => plan.year <= year) ?? byYear.at(-1);
}
