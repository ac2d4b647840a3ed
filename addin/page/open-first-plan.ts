import type { PlanSession } from '../session/plan-session.ts';

/** The page has no workbook to write into, so a sign-in opens the first plan by itself. */
export function openFirstPlan(session: PlanSession): void {
  let opened: string | null = null;
  session.subscribe(() => {
    const state = session.current();
    if (state.kind === 'signedOut') opened = null;
    if (state.kind !== 'signedIn' || state.holds.kind !== 'nothing') return;
    const plan = state.plans[0]?.id ?? null;
    if (plan === null || opened === plan) return;
    opened = plan;
    void session.load(plan);
  });
}
