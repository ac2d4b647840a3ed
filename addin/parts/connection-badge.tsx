import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
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
  buffered: { icon: ClockRegular, word: 'live.polling', hint: 'live.bufferedHint' },
  offline: { icon: CloudOffRegular, word: 'live.offline', hint: 'live.offlineHint' },
} as const;

const useStyles = makeStyles({
  badge: {
    flexShrink: 0,
    minWidth: 0,
    marginRight: `calc(${tokens.spacingHorizontalXS} * -1)`,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    fontWeight: tokens.fontWeightRegular,
    ...still(tokens.colorNeutralForeground2),
  },
  live: still(tokens.colorBrandForeground1),
  offline: still(tokens.colorPaletteRedForeground1),
  hint: { maxWidth: '260px', zIndex: 2 },
});

/** The button's own colours for pointer and press are too pale as small text on dark. */
function still(color: string) {
  return { color, ':hover': { color }, ':hover:active': { color } };
}

/** How the line to the service stands, in a word with its icon; a press tells what that means. */
export function ConnectionBadge({ connection }: { connection: Connection }) {
  const { text } = useText();
  const styles = useStyles();
  const { icon: Icon, word, hint } = looks[connection];
  return (
    <span role="status">
      <Popover positioning="below-end" withArrow inline>
        <PopoverTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            size="small"
            icon={<Icon />}
            className={mergeClasses(
              styles.badge,
              connection === 'live' && styles.live,
              connection === 'offline' && styles.offline,
            )}
          >
            {text(word)}
          </Button>
        </PopoverTrigger>
        <PopoverSurface className={styles.hint} aria-label={text(word)}>
          {text(hint)}
        </PopoverSurface>
      </Popover>
    </span>
  );
}
