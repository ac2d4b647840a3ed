import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import type { Row } from '../../plan/row.ts';
import { useText } from '../text/text-context.tsx';
import { HistoryList } from './history-list.tsx';
import { useHistory, type AskHistory } from './use-history.ts';

/** A quick answer comes without a spinner before it. */
const QUIET_MS = 300;

const useStyles = makeStyles({
  none: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    '& svg': { fontSize: '20px', flexShrink: 0 },
  },
});

/** The history of one row, or that there is none yet, or why it cannot be shown. */
export function RowHistory({ row, ask }: { row: Pick<Row, 'id' | 'versions'>; ask: AskHistory }) {
  const { text } = useText();
  const styles = useStyles();
  const { answer, retry } = useHistory(ask, row);
  return (
    <div aria-busy={answer === null}>
      {answer === null && <Spinner size="small" delay={QUIET_MS} label={text('history.loading')} />}
      {answer?.kind === 'failed' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{answer.message}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={retry}>
              {text('history.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {answer?.kind === 'ok' && answer.value.changes.length === 0 && (
        <div className={styles.none}>
          <HistoryRegular aria-hidden />
          {text('history.none')}
        </div>
      )}
      {answer?.kind === 'ok' && answer.value.changes.length > 0 && (
        <HistoryList key={row.id} changes={answer.value.changes} />
      )}
    </div>
  );
}
