import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXL,
    maxWidth: '480px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  body: { margin: 0 },
});

/** Opened in a browser, or in an Excel too old for it: where to go instead. */
export function OutsideExcel({ why }: { why: 'outside' | 'tooOld' }) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <main className={styles.root}>
      <h1 className={styles.title}>{text('outside.title')}</h1>
      <p className={styles.body}>{text(why === 'outside' ? 'outside.body' : 'outside.oldExcel')}</p>
      <Link href="/">{text('outside.link')}</Link>
    </main>
  );
}
