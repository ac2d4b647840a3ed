import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { ownerName } from '../parts/owner-name.ts';
import type { PreferencesProps } from '../parts/app-frame.tsx';
import { Section } from '../parts/section.tsx';
import { SettingsForm } from '../parts/settings-form.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open, SignedIn } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import type { HostFacts } from './host-facts.ts';
import { SelfTestPart } from './self-test-part.tsx';

const useStyles = makeStyles({
  account: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
  },
  title: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Props = PreferencesProps & Readonly<{ session: PlanSession; state: Open | SignedIn; facts: HostFacts }>;

export function SettingsTab({ session, state, facts, preferences, onPreferences }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { account, person } = state.signIn;
  return (
    <>
      <Section title={text('settings.title')}>
        <SettingsForm preferences={preferences} onChange={onPreferences} />
      </Section>
      {state.kind === 'open' && (
        <Section title={text('settings.plan')}>
          <p className={styles.title}>{state.plan.title}</p>
        </Section>
      )}
      <SelfTestPart session={session} facts={facts} busy={state.busy !== null} />
      <Section title={text('settings.account')}>
        <div className={styles.account}>
          <span>{[ownerName(account, text), person].filter(Boolean).join(' · ')}</span>
          <Button icon={<SignOutRegular />} onClick={() => void session.signOut()}>
            {text('signOut')}
          </Button>
        </div>
      </Section>
    </>
  );
}
