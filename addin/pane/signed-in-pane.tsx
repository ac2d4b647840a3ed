import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { PreferencesProps } from '../parts/app-frame.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { supportReport } from '../parts/support-report.ts';
import { WaitingNote } from '../parts/waiting-note.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open, SignedIn } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { FirstRun } from './first-run.tsx';
import { HistoryTab } from './history-tab.tsx';
import type { HostFacts } from './host-facts.ts';
import { PaneHeader } from './pane-header.tsx';
import type { RequestedCommand } from './requested-command.ts';
import { RollupTab } from './rollup-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { SupportSection } from './support-section.tsx';
import { useWaitingConflicts } from './use-waiting-conflicts.ts';
import { WorkTab } from './work-tab.tsx';

type TabName = 'work' | 'history' | 'rollup' | 'settings';

const useStyles = makeStyles({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  tabs: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  tab: { padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalS}` },
  settings: { marginLeft: 'auto' },
  main: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    minWidth: 0,
  },
  notice: { outlineStyle: 'none', padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0` },
  quiet: { padding: 0 },
});

type Props = PreferencesProps &
  Readonly<{
    session: PlanSession;
    facts: HostFacts;
    /** The last thing a ribbon button asked for; a new object each time. */
    asked: Readonly<{ command: RequestedCommand }> | null;
  }>;

type SignedInProps = Props & Readonly<{ state: Open | SignedIn }>;

/** Signed in: one column, what matters now on top. Fetched once the first screen stands. */
export function SignedInPane({ session, state, asked, facts, ...preferences }: SignedInProps) {
  const { text } = useText();
  const styles = useStyles();
  // The service answers a roll-up to the secretariat alone.
  const rollsUp = state.signIn.account.role === 'secretariat';
  const [tab, setTab] = useState<TabName>('work');
  const waiting = useWaitingConflicts(session);
  const noticeArea = useRef<HTMLDivElement>(null);
  const focusNotice = (): void => noticeArea.current?.focus();
  const done = useRef<Props['asked']>(null);

  const makeReport = (): string =>
    supportReport(session.current(), session.troubles, {
      version: __VERSION__,
      at: new Date().toISOString(),
      host: facts,
      browser: navigator.userAgent,
      preferences: preferences.preferences,
    });

  useEffect(() => {
    if (!asked || done.current === asked) return;
    done.current = asked;
    setTab(asked.command === 'rollup' && rollsUp ? 'rollup' : 'work');
    if (asked.command !== 'rollup') void session.run(asked.command);
    else if (!rollsUp) session.refuse('secretariatOnly');
  }, [asked, session, rollsUp]);

  return (
    <div className={styles.root}>
      <PaneHeader
        title={state.kind === 'open' ? state.plan.number : text('app.name')}
        signIn={state.signIn}
        connection={state.kind === 'open' || state.connection === 'offline' ? state.connection : null}
      />
      <main>
        <div className={styles.top}>
          <TabList
            className={styles.tabs}
            selectedValue={tab}
            onTabSelect={(_, data) => setTab(data.value as TabName)}
            aria-label={text('tabs.label')}
          >
            <Tab value="work" id="tab-work" aria-controls="panel" className={styles.tab}>
              {text('tab.work')}
            </Tab>
            <Tab value="history" id="tab-history" aria-controls="panel" className={styles.tab}>
              {text('tab.history')}
            </Tab>
            {rollsUp && (
              <Tab value="rollup" id="tab-rollup" aria-controls="panel" className={styles.tab}>
                {text('tab.rollup')}
              </Tab>
            )}
            <Tab
              value="settings"
              id="tab-settings"
              aria-controls="panel"
              aria-label={text('tab.settings')}
              title={text('tab.settings')}
              icon={<SettingsRegular />}
              className={mergeClasses(styles.tab, styles.settings)}
            />
          </TabList>
          <div
            ref={noticeArea}
            tabIndex={-1}
            className={mergeClasses(styles.notice, !state.busy && !state.notice && styles.quiet)}
          >
            <NoticeBar
              busy={state.busy}
              notice={state.notice}
              isWaiting={state.kind === 'open' && state.resend !== null}
              onUndo={cells => {
                focusNotice();
                void session.undo(cells);
              }}
              onDismiss={() => {
                focusNotice();
                session.dismissNotice();
              }}
              onStop={() => {
                focusNotice();
                session.stop();
              }}
            />
          </div>
        </div>
        <div className={styles.main} id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          <WaitingNote
            connection={state.connection}
            resend={state.kind === 'open' ? state.resend : null}
            keptIn="sheet"
            busy={state.busy !== null}
            onSendNow={() => void session.send()}
          />
          {tab === 'work' && state.kind === 'open' && (
            <WorkTab
              session={session}
              state={state}
              waiting={waiting}
              onRollup={rollsUp ? () => setTab('rollup') : null}
              onAnswered={focusNotice}
            />
          )}
          {tab === 'work' && state.kind === 'signedIn' && <FirstRun session={session} state={state} />}
          {tab === 'rollup' && state.kind === 'open' && <RollupTab session={session} state={state} />}
          {tab === 'history' && state.kind === 'open' && <HistoryTab session={session} state={state} />}
          {(tab === 'rollup' || tab === 'history') && state.kind === 'signedIn' && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>
                {text(tab === 'rollup' ? 'rollup.needPlan' : 'history.needPlan')}
              </MessageBarBody>
            </MessageBar>
          )}
          {tab === 'settings' && (
            <>
              <SettingsTab session={session} state={state} facts={facts} {...preferences} />
              <SupportSection makeReport={makeReport} />
            </>
          )}
        </div>
      </main>
    </div>
  );
}
