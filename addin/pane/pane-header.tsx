import { makeStyles, tokens } from '@fluentui/react-components';
import type { SignIn } from '../client/kept-sign-in.ts';
import { ConnectionBadge } from '../parts/connection-badge.tsx';
import { ownerName } from '../parts/owner-name.ts';
import { formatDate } from '../../plan/iso-date.ts';
import type { Connection } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  plan: {
    margin: 0,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  who: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  day: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

type Props = Readonly<{
  title: string;
  signIn: SignIn;
  /** Null before a sheet is open, when there is nothing to follow. */
  connection: Connection | null;
}>;

/** Which plan, who is at the keyboard, and how the line to the service stands. */
export function PaneHeader({ title, signIn, connection }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const who = [ownerName(signIn.account, text), signIn.person].filter(Boolean).join(' · ');
  const day = [
    text('account.today', { date: formatDate(signIn.today) }),
    ...(signIn.trial ? [text('account.trial')] : []),
  ].join(' · ');
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.plan}>{title}</h1>
        {connection !== null && <ConnectionBadge connection={connection} />}
      </div>
      <div className={styles.who}>{who}</div>
      <div className={styles.day}>{day}</div>
    </header>
  );
}
