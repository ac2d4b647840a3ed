// The web page: the same session and the same checks as the pane, over a sheet kept in memory.
import '../client/no-made-code.ts';
import { createRoot } from 'react-dom/client';
import { systemClock } from '../client/clock.ts';
import { AppFrame } from '../parts/app-frame.tsx';
import { saveFile } from '../parts/save-file.ts';
import { sessionInBrowser } from '../parts/session-in-browser.ts';
import { startSession } from '../parts/start-session.ts';
import { keepEntriesInStorage, type OtherWindows } from './kept-entries.ts';
import { PagePlans } from './page-plans.ts';
import { keepKnownInStorage, rememberingClient } from './known-answers.ts';
import { keepPageForLater } from './keep-page-for-later.ts';
import { PageWorkbook } from './page-workbook.ts';
import { Page } from './page.tsx';
import { ReturnedFiles } from './returned-files.ts';
import { WaitingConflicts } from '../parts/waiting-conflicts.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const otherWindows: OtherWindows = heard =>
  window.addEventListener('storage', ({ key, storageArea }) => {
    if (key !== null && storageArea === localStorage) heard(key);
  });
const workbook = new PageWorkbook(keepEntriesInStorage(() => localStorage, otherWindows));
const known = keepKnownInStorage(() => sessionStorage);
const session = sessionInBrowser(workbook, 'web', {
  around: client => rememberingClient(client, known),
});
const plans = new PagePlans(session, workbook, { clock: systemClock, random: Math.random });
const files = new ReturnedFiles(session, saveFile);
const waiting = new WaitingConflicts({ session, files, followsVersions: true });
startSession(session);
keepPageForLater();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') waiting.refresh();
});
window.addEventListener('beforeunload', event => {
  const state = session.current();
  // Where the browser keeps nothing, cells live only in this window; it asks before it drops them.
  if (state.kind === 'open' && state.view.pending.length > 0 && !workbook.areEntriesKept)
    event.preventDefault();
});
createRoot(root).render(
  <AppFrame>
    {preferences => <Page {...{ session, workbook, plans, files, waiting }} {...preferences} />}
  </AppFrame>,
);
