import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useState } from 'react';
import { sentence, type Language } from '../../plan/reasons/reason.ts';
import type { CellUpdate } from '../excel/plan-workbook.ts';
import type { Busy, Notice } from '../session/session-state.ts';
import type { Text } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';

/** A wait shorter than this passes without a word. */
const QUIET_MS = 400;

const useStyles = makeStyles({
  busy: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
  what: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '24px',
  },
});

type Props = Readonly<{
  busy: Busy | null;
  notice: Notice | null;
  /** The waiting note beside it already says that the service cannot be reached. */
  isWaiting?: boolean;
  onUndo: (cells: readonly CellUpdate[]) => void;
  onDismiss: () => void;
  /** Missing where nothing can be stopped. */
  onStop?: () => void;
}>;

/** What is going on, or what the last command came to; read out when it changes. */
export function NoticeBar({ busy, notice, isWaiting = false, onUndo, onDismiss, onStop }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const slow = useSlow(busy !== null);
  const undo = notice?.undo;
  return (
    <div aria-live="polite">
      {busy && slow && (
        <div className={styles.busy}>
          <div className={styles.what}>
            <span>{text(`busy.${busy.command}`)}</span>
            {busy.canStop && onStop && (
              <Button size="small" onClick={onStop}>
                {text('busy.stop')}
              </Button>
            )}
          </div>
          {busy.share === null ? <ProgressBar /> : <ProgressBar value={busy.share} />}
        </div>
      )}
      {!busy && notice && !(isWaiting && isFailure(notice)) && (
        <MessageBar
          intent={notice.tone}
          layout="multiline"
          politeness={notice.tone === 'error' ? 'assertive' : 'polite'}
        >
          <MessageBarBody>{wordsOf(notice, text, language)}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={text('notice.dismiss')}
                onClick={onDismiss}
              />
            }
          >
            {undo && (
              <Button size="small" onClick={() => onUndo(undo)}>
                {text('notice.undo')}
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

/** What the service, or the lack of it, answered to a request. */
function isFailure({ tone, said }: Notice): boolean {
  return tone === 'error' && 'message' in said;
}

function wordsOf({ said }: Notice, text: Text, language: Language): string {
  if ('key' in said) return text(said.key, said.params);
  return 'reason' in said ? sentence(said.reason, said.params, language) : said.message;
}

function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return slow;
}
