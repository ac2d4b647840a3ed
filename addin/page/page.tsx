import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { NoticeBar } from '../parts/notice-bar.tsx';
import type { Preferences } from '../parts/preferences.ts';
import { SettingsForm } from '../parts/settings-form.tsx';
import { SignInForm } from '../parts/sign-in-form.tsx';
import { useSession } from '../parts/use-session.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';
import { PageHeader } from './page-header.tsx';
import type { PageWorkbook } from './page-workbook.ts';
import { RowsPage } from './rows-page.tsx';

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  door: {
    boxSizing: 'border-box',
    maxWidth: '440px',
    margin: '0 auto',
    padding: 'clamp(24px, 8vh, 96px) 16px 32px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
  },
  panel: {
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  brand: {
    margin: 0,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
  tagline: { margin: 0, color: tokens.colorNeutralForeground2 },
  content: {
    boxSizing: 'border-box',
    maxWidth: '1600px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} clamp(16px, 3vw, 40px) 64px`,
  },
  starting: { paddingTop: '30vh' },
});

type Props = Readonly<{
  session: PlanSession;
  workbook: PageWorkbook;
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
}>;

/** The web page: sign-in, then the account's rows. */
export function Page({ session, workbook, preferences, onPreferences }: Props) {
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
        <main className={styles.root}>
          <div className={styles.door}>
            <div>
              <h1 className={styles.brand}>{text('app.name')}</h1>
              <p className={styles.tagline}>{text('app.tagline')}</p>
            </div>
            <div className={styles.panel}>
              <SignInForm
                signingIn={state.signingIn}
                failure={state.failure}
                note={state.holdsSheet ? text('page.kept') : undefined}
                onSignIn={request => void session.signIn(request)}
              />
            </div>
            <SettingsForm preferences={preferences} onChange={onPreferences} />
          </div>
        </main>
      );
    case 'signedIn':
      return (
        <div className={styles.root}>
          <PageHeader
            session={session}
            state={state}
            preferences={preferences}
            onPreferences={onPreferences}
          />
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
          <PageHeader
            session={session}
            state={state}
            preferences={preferences}
            onPreferences={onPreferences}
          />
          <main className={styles.content}>
            <RowsPage session={session} state={state} workbook={workbook} />
          </main>
        </div>
      );
  }
}
