// The task pane over any workbook: Excel's own, or the one of the Excel test page.
import { useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import { AppFrame, type PreferencesProps } from '../parts/app-frame.tsx';
import { sessionInBrowser } from '../parts/session-in-browser.ts';
import { startSession } from '../parts/start-session.ts';
import { supportReport } from '../parts/support-report.ts';
import type { HostFacts } from './host-facts.ts';
import { OutsideExcel } from './outside-excel.tsx';
import { Pane } from './pane.tsx';
import { requestedCommand, type RequestedCommand } from './requested-command.ts';

/** Where the pane found itself: beside a workbook, in a plain browser, or in an Excel too old for it. */
export type Found =
  | Readonly<{ kind: 'workbook'; workbook: PlanWorkbook; facts: HostFacts }>
  | Readonly<{ kind: 'outside' }>
  | Readonly<{ kind: 'tooOld' }>;

/**
 * Draws the pane into an element and begins its session. `?do=load|check|send|rollup` in the address runs that command
 * when the pane opens, `#do=…` while it is open; `#account=…&password=…[&person=…]` signs in. Fragments are cleared
 * once they are read.
 */
export function mountPane(root: HTMLElement, found: Found): () => void {
  const react = createRoot(root);
  react.render(<PaneApp found={found} />);
  return () => react.unmount();
}

function PaneApp({ found }: { found: Found }) {
  return (
    <AppFrame {...(found.kind === 'workbook' && { office: found.facts.colours })}>
      {preferences =>
        found.kind === 'workbook' ? (
          <PaneOver workbook={found.workbook} facts={found.facts} {...preferences} />
        ) : (
          <OutsideExcel why={found.kind} />
        )
      }
    </AppFrame>
  );
}

type PaneOverProps = PreferencesProps & Readonly<{ workbook: PlanWorkbook; facts: HostFacts }>;

function PaneOver({ workbook, facts, ...preferences }: PaneOverProps) {
  const session = useMemo(() => sessionInBrowser(workbook, 'pane'), [workbook]);
  const [asked, setAsked] = useState<Readonly<{ command: RequestedCommand }> | null>(null);

  useEffect(() => {
    return startSession(session, () => {
      const command = requestedCommand(location);
      if (command) setAsked({ command });
    });
  }, [session]);

  const makeReport = (): string =>
    supportReport(session.current(), session.troubles, {
      version: __VERSION__,
      at: new Date().toISOString(),
      host: facts,
      browser: navigator.userAgent,
      preferences: preferences.preferences,
    });
  return <Pane session={session} {...preferences} asked={asked} makeReport={makeReport} />;
}
