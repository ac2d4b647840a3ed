import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { formatDate } from '../../plan/iso-date.ts';
import type { PreferencesProps } from '../parts/app-frame.tsx';
import { ConnectionBadge } from '../parts/connection-badge.tsx';
import { ownerName } from '../parts/owner-name.ts';
import { SettingsForm } from '../parts/settings-form.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open, SignedIn } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { PAGE_SIDES, pageWidths, type PageWidth } from './page-width.ts';

const useStyles = makeStyles({
  header: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  inner: {
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalM} ${PAGE_SIDES}`,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
  },
  rows: { maxWidth: pageWidths.rows },
  figures: { maxWidth: pageWidths.figures },
  brand: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
  who: { flexGrow: 1, minWidth: '180px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  day: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

type Props = PreferencesProps &
  Readonly<{
    session: PlanSession;
    state: Open | SignedIn;
    /** A plan is followed although no sheet of it is open. */
    follows?: boolean;
    /** As wide as what stands under it. */
    width?: PageWidth;
  }>;

export function PageHeader({
  session,
  state,
  follows = false,
  width = 'rows',
  preferences,
  onPreferences,
}: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { account, person, today, trial } = state.signIn;
  const day = [text('account.today', { date: formatDate(today) }), ...(trial ? [text('account.trial')] : [])];
  return (
    <header className={styles.header}>
      <div className={mergeClasses(styles.inner, styles[width])}>
        <span className={styles.brand}>{text('app.name')}</span>
        <div className={styles.who}>
          <div className={styles.name}>{[ownerName(account, text), person].filter(Boolean).join(' · ')}</div>
          <div className={styles.day}>{day.join(' · ')}</div>
        </div>
        {(follows || state.kind === 'open' || state.connection === 'offline') && (
          <ConnectionBadge connection={state.connection} />
        )}
        <div className={styles.actions}>
          <Popover trapFocus>
            <PopoverTrigger disableButtonEnhancement>
              <Button appearance="subtle" icon={<SettingsRegular />} aria-label={text('settings.title')} />
            </PopoverTrigger>
            <PopoverSurface aria-label={text('settings.title')}>
              <SettingsForm preferences={preferences} onChange={onPreferences} />
            </PopoverSurface>
          </Popover>
          <Button
            appearance="subtle"
            icon={<SignOutRegular />}
            aria-label={text('signOut')}
            onClick={() => void session.signOut()}
          />
        </div>
      </div>
    </header>
  );
}
