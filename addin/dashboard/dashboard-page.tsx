import {
  Link,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
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
import './head.css';

const PrintForm = lazy(async () => ({ default: (await import('./print-form.tsx')).PrintForm }));

const useStyles = makeStyles({
  root: { '@media print': { display: 'none' } },
  content: { maxWidth: pageWidths.figures, paddingInline: PAGE_SIDES },
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
      <div className={mergeClasses('dash-page', styles.root)}>
        <PageHeader
          session={session}
          state={signedIn}
          follows={state.rollup !== null}
          width="figures"
          {...preferences}
        />
        <main className={mergeClasses('dash-content', styles.content)}>
          <NoticeBar
            busy={null}
            notice={signedIn.notice}
            onUndo={() => undefined}
            onDismiss={() => session.dismissNotice()}
          />
          {!mayRollUp ? (
            <>
              <h1 className="dash-title">{text('dash.title')}</h1>
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
