import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../text/text-context.tsx';

/** Longer than about four lines of a pane. */
const LONG_CHARACTERS = 160;
const LONG_LINES = 4;

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  folded: {
    display: '-webkit-box',
    WebkitLineClamp: 4,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  more: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    // In forced colours a link looks like text.
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
});

/** A text as it was typed; a long one shows its first lines until asked for. */
export function FoldedText({ children }: { children: string }) {
  const { text } = useText();
  const styles = useStyles();
  const [whole, setWhole] = useState(false);
  const isLong = children.length > LONG_CHARACTERS || children.split('\n').length > LONG_LINES;
  return (
    <>
      <div className={mergeClasses(styles.text, isLong && !whole && styles.folded)}>{children}</div>
      {isLong && (
        <Link as="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {text(whole ? 'fold.less' : 'fold.more')}
        </Link>
      )}
    </>
  );
}
