// The page of the roll-up: a session without a sheet, and beside it what the chosen plan's quarters come to.
import '../client/no-made-code.ts';
import { createRoot } from 'react-dom/client';
import { systemClock } from '../client/clock.ts';
import { PageWorkbook } from '../page/page-workbook.ts';
import { AppFrame } from '../parts/app-frame.tsx';
import { sessionInBrowser } from '../parts/session-in-browser.ts';
import { startSession } from '../parts/start-session.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { DashboardPage } from './dashboard-page.tsx';
import { Dashboard } from './dashboard.ts';
import { drawn } from '../parts/drawn.ts';
import type { Asked } from './first-choice.ts';

/** So long a page stays empty for what is about to come: one drawing of it is quicker than two. */
const SOON_MS = 150;

type Opening = Readonly<{ root: HTMLElement; asked: Asked; fetch: typeof fetch }>;

export async function openDashboard({ root, asked, fetch }: Opening): Promise<void> {
  const session = sessionInBrowser(new PageWorkbook(), 'web', { fetch });
  const dashboard = new Dashboard({ session, clock: systemClock, asked, drawn });
  startSession(session);
  await firstAnswer(session, dashboard);
  createRoot(root).render(
    <AppFrame>
      {preferences => <DashboardPage session={session} dashboard={dashboard} {...preferences} />}
    </AppFrame>,
  );
}

/** Resolves with the first figures, with the door where nobody is signed in, or once the wait is to be shown. */
function firstAnswer(session: PlanSession, dashboard: Dashboard): Promise<void> {
  return new Promise(resolve => {
    const stops: (() => void)[] = [];
    const end = (): void => {
      for (const stop of stops) stop();
      resolve();
    };
    const look = (): void => {
      const { rollup, failure } = dashboard.current();
      if (rollup !== null || failure !== null || session.current().kind === 'signedOut') end();
    };
    stops.push(session.subscribe(look), dashboard.subscribe(look), systemClock.after(SOON_MS, end));
  });
}
