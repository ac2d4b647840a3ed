import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({ root: { padding: tokens.spacingHorizontalL } });

/** What is shown where a part could not be drawn. */
export function FaultMessage({ error }: { error: Error }) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <main className={styles.root}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{text('error.title')}</MessageBarTitle>
          {text('error.body', { detail: error.message })}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => location.reload()}>{text('error.reload')}</Button>
        </MessageBarActions>
      </MessageBar>
    </main>
  );
}
