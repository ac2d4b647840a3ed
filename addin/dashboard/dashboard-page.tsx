import { Link, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { sentence } from '../../plan/reasons/reason.ts';
import { PageHeader } from '../page/page-header.tsx';
import { PAGE_SIDES, pageWidths } from '../page/page-width.ts';
import type { PreferencesProps } from '../parts/app-frame.tsx';
import { Door } from '../parts/door.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { useSession } from '../parts/use-session.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';
import { DashboardView } from './dashboard-view.tsx';
import type { Dashboard } from './dashboard.ts';

const PrintForm = lazy(async () => ({ default: (await import('./print-form.tsx')).PrintForm }));

const useStyles = makeStyles({
  title: { marginTop: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  root: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media print': { display: 'none' },
  },
  content: {
    boxSizing: 'border-box',
    maxWidth: pageWidths.figures,
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${PAGE_SIDES} 64px`,
  },
});

type Props = PreferencesProps & Readonly<{ session: PlanSession; dashboard: Dashboard }>;

/** The page of the roll-up: sign-in, then the secretariat's merged view of a quarter. */
export function DashboardPage({ session, dashboard, ...preferences }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const signedIn = useSession(session);
  const state = useSyncExternalStore(dashboard.subscribe, dashboard.current);
  if (signedIn.kind === 'starting' || signedIn.kind === 'signedOut') {
    return <Door session={session} state={signedIn} keptIn="page" {...preferences} />;
  }
  const mayRollUp = signedIn.signIn.account.role === 'secretariat';
  return (
    <>
      <div className={styles.root}>
        <PageHeader
          session={session}
          state={signedIn}
          follows={state.rollup !== null}
          width="figures"
          {...preferences}
        />
        <main className={styles.content}>
          <NoticeBar
            busy={null}
            notice={signedIn.notice}
            onUndo={() => undefined}
            onDismiss={() => session.dismissNotice()}
          />
          {!mayRollUp ? (
            <>
              <h1 className={styles.title}>{text('dash.title')}</h1>
              <MessageBar intent="info" layout="multiline">
                <MessageBarBody>
                  {sentence('secretariatOnly', {}, language)}{' '}
                  <Link href="/" inline>
                    {text('dash.toRows')}
                  </Link>
                </MessageBarBody>
              </MessageBar>
            </>
          ) : state.plan === null ? (
            state.plans.length === 0 && signedIn.kind === 'signedIn' && signedIn.holds.kind === 'nothing' ? (
              <p>{text('first.noPlans')}</p>
            ) : (
              <Spinner label={text('app.loading')} />
            )
          ) : (
            <DashboardView
              dashboard={dashboard}
              state={state}
              onDownload={format => void dashboard.download(format)}
            />
          )}
        </main>
      </div>
      {state.rollup !== null && state.behind !== null && (
        <Suspense>
          <PrintForm rollup={state.rollup} behind={state.behind} />
        </Suspense>
      )}
    </>
  );
}
