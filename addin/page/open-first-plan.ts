import type { PlanSession } from '../session/plan-session.ts';
import type { PageWorkbook } from './page-workbook.ts';

/**
 * The page has no workbook to write into, so a sign-in opens the first plan by itself. What another account left in
 * this window gives way; what the same one left, as when its session ended, is opened as it is.
 */
export function openFirstPlan(session: PlanSession, workbook: PageWorkbook): () => void {
  let asked: string | null = null;
  return session.subscribe(() => {
    const state = session.current();
    if (state.kind === 'signedOut') asked = null;
    if (state.kind !== 'signedIn') return;
    const plan = state.plans[0]?.id;
    if (state.holds.kind === 'notKnownYet' || plan === undefined || asked === plan) return;
    asked = plan;
    workbook.clear();
    void session.load(plan).then(() => {
      // There is no sheet to speak of here; the rows themselves are the news.
      const opened = session.current();
      if (opened.kind === 'open' && opened.notice?.tone === 'success') session.dismissNotice();
    });
  });
}
