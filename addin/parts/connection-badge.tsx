import { makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import type { Connection } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

const looks = {
  connecting: { icon: ArrowSyncRegular, word: 'live.connecting', hint: 'live.connectingHint' },
  live: { icon: PlugConnectedRegular, word: 'live.online', hint: 'live.onlineHint' },
  polling: { icon: ClockRegular, word: 'live.polling', hint: 'live.pollingHint' },
  offline: { icon: CloudOffRegular, word: 'live.offline', hint: 'live.offlineHint' },
} as const;

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    borderRadius: tokens.borderRadiusMedium,
    outlineOffset: '2px',
    '& svg': { fontSize: '16px', flexShrink: 0 },
  },
  live: { color: tokens.colorBrandForeground1 },
  offline: { color: tokens.colorPaletteRedForeground1 },
});

/** How the line to the service stands, in a word with its icon. */
export function ConnectionBadge({ connection }: { connection: Connection }) {
  const { text } = useText();
  const styles = useStyles();
  const { icon: Icon, word, hint } = looks[connection];
  return (
    <Tooltip content={text(hint)} relationship="description">
      <span
        role="status"
        tabIndex={0}
        className={mergeClasses(
          styles.badge,
          connection === 'live' && styles.live,
          connection === 'offline' && styles.offline,
        )}
      >
        <Icon aria-hidden />
        {text(word)}
      </span>
    </Tooltip>
  );
}
