// The web page: the same session and the same checks as the pane, over a sheet kept in memory.
import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { FaultMessage } from '../parts/fault-message.tsx';
import { FaultScreen } from '../parts/fault-screen.tsx';
import { readPreferences, writePreferences, type Preferences } from '../parts/preferences.ts';
import { sessionInBrowser } from '../parts/session-in-browser.ts';
import { signInOfLink } from '../parts/sign-in-link.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { TextProvider } from '../text/text-context.tsx';
import '../theme/fonts.ts';
import { useTheme } from '../theme/use-theme.ts';
import { openFirstPlan } from './open-first-plan.ts';
import { PageWorkbook } from './page-workbook.ts';
import { Page } from './page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const workbook = new PageWorkbook();
const session = sessionInBrowser(workbook, 'web');
openFirstPlan(session, workbook);
const request = signInOfLink(location.hash);
if (request) history.replaceState(null, '', location.pathname);
void session.start(request);
window.addEventListener('focus', () => void session.lookFurther());
window.addEventListener('beforeunload', event => {
  const state = session.current();
  // On the page the cells live only in this window; the browser asks before it drops them.
  if (state.kind === 'open' && state.view.pending.length > 0) event.preventDefault();
});
createRoot(root).render(<PageApp session={session} workbook={workbook} />);

function PageApp({ session, workbook }: { session: PlanSession; workbook: PageWorkbook }) {
  const [preferences, setPreferences] = useState(() => readPreferences(() => localStorage));
  const theme = useTheme(preferences.theme);
  useEffect(() => {
    document.documentElement.lang = preferences.language;
  }, [preferences.language]);
  const change = (next: Preferences): void => {
    writePreferences(() => localStorage, next);
    setPreferences(next);
  };
  return (
    <FluentProvider theme={theme}>
      <TextProvider language={preferences.language}>
        <FaultScreen fallback={error => <FaultMessage error={error} />}>
          <Page session={session} workbook={workbook} preferences={preferences} onPreferences={change} />
        </FaultScreen>
      </TextProvider>
    </FluentProvider>
  );
}
