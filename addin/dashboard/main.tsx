// The page of the roll-up: a session without a sheet, and beside it what the chosen plan's quarters come to.
import { createRoot } from 'react-dom/client';
import { Quarter } from '../../plan/quarter.ts';
import { systemClock } from '../client/clock.ts';
import { PageWorkbook } from '../page/page-workbook.ts';
import { AppFrame } from '../parts/app-frame.tsx';
import { sessionInBrowser } from '../parts/session-in-browser.ts';
import { startSession } from '../parts/start-session.ts';
import { DashboardPage } from './dashboard-page.tsx';
import { Dashboard } from './dashboard.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const session = sessionInBrowser(new PageWorkbook(), 'web');
const address = new URLSearchParams(location.search);
const dashboard = new Dashboard({
  session,
  clock: systemClock,
  asked: {
    plan: address.get('plan'),
    quarter: Quarter.safeParse(Number(address.get('quarter'))).data ?? null,
  },
});
startSession(session);
createRoot(root).render(
  <AppFrame>
    {preferences => <DashboardPage session={session} dashboard={dashboard} {...preferences} />}
  </AppFrame>,
);
