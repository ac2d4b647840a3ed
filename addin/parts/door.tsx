import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { PlanSession } from '../session/plan-session.ts';
import type { SignedOut, Starting } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import type { PreferencesProps } from './app-frame.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** A task pane and a phone have no room for a panel with a shadow. */
const ROOMY = '@media (min-width: 600px)';

const useStyles = makeStyles({
  root: { minHeight: '100vh', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground2 },
  starting: { paddingTop: '30vh' },
  door: {
    boxSizing: 'border-box',
    maxWidth: '440px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    [ROOMY]: { padding: 'clamp(24px, 8vh, 96px) 16px 32px', gap: tokens.spacingVerticalXXL },
  },
  panel: {
    [ROOMY]: {
      padding: tokens.spacingHorizontalXXL,
      borderRadius: tokens.borderRadiusXLarge,
      backgroundColor: tokens.colorNeutralBackground1,
      boxShadow: tokens.shadow8,
    },
  },
  brand: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    [ROOMY]: { fontSize: tokens.fontSizeHero800, lineHeight: tokens.lineHeightHero800 },
  },
  tagline: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Props = PreferencesProps &
  Readonly<{
    session: Pick<PlanSession, 'signIn'>;
    state: Starting | SignedOut;
    /** Where entries wait for the sign-in. */
    keptIn: 'sheet' | 'page';
  }>;

/** What pane and page show before anybody is signed in. */
export function Door({ session, state, keptIn, preferences, onPreferences }: Props) {
  const { text } = useText();
  const styles = useStyles();
  if (state.kind === 'starting') {
    return (
      <main className={styles.root} aria-busy>
        <Spinner className={styles.starting} label={text('app.starting')} />
      </main>
    );
  }
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
            note={state.holdsSheet ? text(keptIn === 'sheet' ? 'signIn.kept' : 'page.kept') : undefined}
            onSignIn={request => void session.signIn(request)}
          />
        </div>
        <SettingsForm preferences={preferences} onChange={onPreferences} />
      </div>
    </main>
  );
}
