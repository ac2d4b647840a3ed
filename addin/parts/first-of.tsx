import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  more: { alignSelf: 'flex-start' },
});

type Props<Item> = Readonly<{
  of: readonly Item[];
  /** How many are shown before somebody asks for the rest. */
  first?: number;
  children: (item: Item, index: number) => ReactNode;
}>;

/** The first of a list, and the rest on request. */
export function FirstOf<Item>({ of, first = 5, children }: Props<Item>) {
  const { text } = useText();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? of : of.slice(0, first);
  return (
    <>
      <ul className={styles.list}>{shown.map((item, index) => children(item, index))}</ul>
      {shown.length < of.length && (
        <Button className={styles.more} appearance="subtle" size="small" onClick={() => setAll(true)}>
          {text('files.more', { n: of.length - shown.length })}
        </Button>
      )}
    </>
  );
}
