import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Spinner,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { NoticeBar } from '../parts/notice-bar.tsx';
import type { Preferences } from '../parts/preferences.ts';
import { SettingsForm } from '../parts/settings-form.tsx';
import { SignInForm } from '../parts/sign-in-form.tsx';
import { useSession } from '../parts/use-session.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open, SignedIn, SignedOut } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { FirstRun } from './first-run.tsx';
import { PaneHeader } from './pane-header.tsx';
import type { RequestedCommand } from './requested-command.ts';
import { RollupTab } from './rollup-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { WorkTab } from './work-tab.tsx';

type TabName = 'work' | 'rollup' | 'settings';

const useStyles = makeStyles({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  tabs: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  main: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    minWidth: 0,
  },
  notice: { outlineStyle: 'none' },
  quiet: { marginBottom: `calc(${tokens.spacingVerticalXL} * -1)` },
  brand: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
  tagline: { margin: 0, color: tokens.colorNeutralForeground2 },
  starting: { paddingTop: '30vh' },
});

type Props = Readonly<{
  session: PlanSession;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
  /** The last thing a ribbon button asked for; a new object each time. */
  asked: Readonly<{ command: RequestedCommand }> | null;
}>;

/** The task pane: one column, what matters now on top. */
export function Pane({ session, preferences, onPreferences, asked }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const state = useSession(session);
  switch (state.kind) {
    case 'starting':
      return (
        <main className={styles.root} aria-busy>
          <Spinner className={styles.starting} label={text('app.starting')} />
        </main>
      );
    case 'signedOut':
      return (
        <SignedOutPane
          session={session}
          state={state}
          preferences={preferences}
          onPreferences={onPreferences}
        />
      );
    case 'signedIn':
    case 'open':
      return (
        <SignedInPane
          session={session}
          state={state}
          preferences={preferences}
          onPreferences={onPreferences}
          asked={asked}
        />
      );
  }
}

type SignedOutProps = Omit<Props, 'asked'> & Readonly<{ state: SignedOut }>;

function SignedOutPane({ session, state, preferences, onPreferences }: SignedOutProps) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <main className={styles.root}>
      <div className={styles.main}>
        <div>
          <h1 className={styles.brand}>{text('app.name')}</h1>
          <p className={styles.tagline}>{text('app.tagline')}</p>
        </div>
        <SignInForm
          signingIn={state.signingIn}
          failure={state.failure}
          note={state.holdsSheet ? text('signIn.kept') : undefined}
          onSignIn={request => void session.signIn(request)}
        />
        <SettingsForm preferences={preferences} onChange={onPreferences} />
      </div>
    </main>
  );
}

type SignedInProps = Props & Readonly<{ state: Open | SignedIn }>;

function SignedInPane({ session, state, preferences, onPreferences, asked }: SignedInProps) {
  const { text } = useText();
  const styles = useStyles();
  // The service answers a roll-up to the secretariat alone.
  const rollsUp = state.signIn.account.role === 'secretariat';
  const [tab, setTab] = useState<TabName>('work');
  const noticeArea = useRef<HTMLDivElement>(null);
  const focusNotice = (): void => noticeArea.current?.focus();
  const done = useRef<Props['asked']>(null);

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
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_, data) => setTab(data.value as TabName)}
          aria-label={text('tabs.label')}
        >
          <Tab value="work" id="tab-work" aria-controls="panel">
            {text('tab.work')}
          </Tab>
          {rollsUp && (
            <Tab value="rollup" id="tab-rollup" aria-controls="panel">
              {text('tab.rollup')}
            </Tab>
          )}
          <Tab value="settings" id="tab-settings" aria-controls="panel">
            {text('tab.settings')}
          </Tab>
        </TabList>
        <div className={styles.main} id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          <div
            ref={noticeArea}
            tabIndex={-1}
            className={mergeClasses(styles.notice, !state.busy && !state.notice && styles.quiet)}
          >
            <NoticeBar
              busy={state.busy}
              notice={state.notice}
              onUndo={cells => {
                focusNotice();
                void session.undo(cells);
              }}
              onDismiss={() => {
                focusNotice();
                session.dismissNotice();
              }}
            />
          </div>
          {tab === 'work' && state.kind === 'open' && (
            <WorkTab
              session={session}
              state={state}
              onRollup={rollsUp ? () => setTab('rollup') : null}
              onAnswered={focusNotice}
            />
          )}
          {tab === 'work' && state.kind === 'signedIn' && <FirstRun session={session} state={state} />}
          {tab === 'rollup' && state.kind === 'open' && <RollupTab session={session} state={state} />}
          {tab === 'rollup' && state.kind === 'signedIn' && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{text('rollup.needPlan')}</MessageBarBody>
            </MessageBar>
          )}
          {tab === 'settings' && (
            <SettingsTab
              session={session}
              state={state}
              preferences={preferences}
              onPreferences={onPreferences}
            />
          )}
        </div>
      </main>
    </div>
  );
}
