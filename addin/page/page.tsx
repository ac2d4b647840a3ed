import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { PreferencesProps } from '../parts/app-frame.tsx';
import { Door } from '../parts/door.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { useSession } from '../parts/use-session.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';
import { PageHeader } from './page-header.tsx';
import { PAGE_SIDES, pageWidths } from './page-width.ts';
import type { PagePlans } from './page-plans.ts';
import type { PageWorkbook } from './page-workbook.ts';
import type { ReturnedFiles } from './returned-files.ts';
import { RowsPage } from './rows-page.tsx';
import type { WaitingConflicts } from '../parts/waiting-conflicts.ts';

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  content: {
    boxSizing: 'border-box',
    maxWidth: pageWidths.rows,
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${PAGE_SIDES} 64px`,
  },
  starting: { paddingTop: '30vh' },
});

type Props = PreferencesProps &
  Readonly<{
    session: PlanSession;
    workbook: PageWorkbook;
    plans: PagePlans;
    files: ReturnedFiles;
    waiting: WaitingConflicts;
  }>;

/** The web page: sign-in, then the account's rows. */
export function Page({ session, workbook, plans, files, waiting, ...preferences }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const state = useSession(session);
  switch (state.kind) {
    case 'starting':
    case 'signedOut':
      return <Door session={session} state={state} keptIn="page" {...preferences} />;
    case 'signedIn':
      return (
        <div className={styles.root}>
          <PageHeader session={session} state={state} {...preferences} />
          <main className={styles.content}>
            {state.plans.length === 0 && state.holds.kind === 'nothing' ? (
              <p>{text('first.noPlans')}</p>
            ) : (
              <Spinner className={styles.starting} label={text('app.loading')} />
            )}
            <NoticeBar
              busy={null}
              notice={state.notice}
              onUndo={cells => void session.undo(cells)}
              onDismiss={() => session.dismissNotice()}
            />
          </main>
        </div>
      );
    case 'open':
      return (
        <div className={styles.root}>
          <PageHeader session={session} state={state} {...preferences} />
          <main className={styles.content}>
            <RowsPage {...{ session, state, workbook, plans, files, waiting }} />
          </main>
        </div>
      );
  }
}
