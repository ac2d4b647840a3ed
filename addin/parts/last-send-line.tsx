import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useState } from 'react';
import type { LastSend } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { officeTime } from './format.ts';

/** More cells than this are taken back only after a question. */
const WITHOUT_QUESTION = 3;

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  undo: { marginLeft: `calc(${tokens.spacingHorizontalS} * -1)` },
  question: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    outlineStyle: 'none',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{ lastSend: LastSend; busy: boolean; onUndo: () => void }>;

/** What was sent last, and the way back from it; asked about once where it is more than a few cells. */
export function LastSendLine({ lastSend, busy, onUndo }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [asking, setAsking] = useState<LastSend | null>(null);
  const [declined, setDeclined] = useState(false);
  const { n, at } = lastSend;
  if (asking !== lastSend) {
    return (
      <div className={styles.line}>
        <span>{text('lastSend.said', { n, ...officeTime(at) })}</span>
        <Button
          className={styles.undo}
          appearance="subtle"
          size="small"
          icon={<ArrowUndoRegular />}
          autoFocus={declined}
          disabledFocusable={busy}
          onClick={() => (n > WITHOUT_QUESTION ? setAsking(lastSend) : onUndo())}
        >
          {text('lastSend.undo')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.question} role="group" aria-label={text('lastSend.undo')}>
      <div>{text('lastSend.question', { n })}</div>
      <div className={styles.actions}>
        <Button
          size="small"
          autoFocus
          onClick={() => {
            setAsking(null);
            onUndo();
          }}
        >
          {text('lastSend.yes', { n })}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setDeclined(true);
            setAsking(null);
          }}
        >
          {text('lastSend.no')}
        </Button>
      </div>
    </div>
  );
}
