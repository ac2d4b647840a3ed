import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { FoldedText } from './folded-text.tsx';

/** Two values that fit a line of the pane together stand in one. */
const ONE_LINE_CHARACTERS = 44;
/** Beside a long value a short one stands in the line of its term. */
const SHORT_CHARACTERS = 24;

const useStyles = makeStyles({
  line: {
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `0 ${tokens.spacingHorizontalS}`,
    '& svg': { alignSelf: 'center', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  },
  part: { display: 'contents' },
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  stack: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  side: {
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke2}`,
  },
  shortSide: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `0 ${tokens.spacingHorizontalXS}`,
  },
  newSide: { borderLeftColor: tokens.colorBrandStroke1 },
  term: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  old: { color: tokens.colorNeutralForeground2 },
  new: { fontWeight: tokens.fontWeightSemibold },
});

type Props = Readonly<{
  /** As the reader is shown them, an empty one in its word. */
  before: string;
  after: string;
  /** What the two are called. */
  terms: readonly [before: string, after: string];
}>;

/** Old and new content of a cell: short ones side by side, long ones one under the other. */
export function ValueChange({ before, after, terms }: Props) {
  const styles = useStyles();
  if (fitsIn(`${before}${after}`, ONE_LINE_CHARACTERS)) {
    return (
      <dl className={styles.line}>
        <div className={styles.part}>
          <dt className={styles.hidden}>{terms[0]}</dt>
          <dd className={mergeClasses(styles.value, styles.old)}>{before}</dd>
        </div>
        <ArrowRightRegular aria-hidden />
        <div className={styles.part}>
          <dt className={styles.hidden}>{terms[1]}</dt>
          <dd className={mergeClasses(styles.value, styles.new)}>{after}</dd>
        </div>
      </dl>
    );
  }
  return (
    <dl className={styles.stack}>
      <div className={mergeClasses(styles.side, fitsIn(before, SHORT_CHARACTERS) && styles.shortSide)}>
        <dt className={styles.term}>{terms[0]}</dt>
        <dd className={mergeClasses(styles.value, styles.old)}>
          <FoldedText>{before}</FoldedText>
        </dd>
      </div>
      <div
        className={mergeClasses(
          styles.side,
          styles.newSide,
          fitsIn(after, SHORT_CHARACTERS) && styles.shortSide,
        )}
      >
        <dt className={styles.term}>{terms[1]}</dt>
        <dd className={styles.value}>
          <FoldedText>{after}</FoldedText>
        </dd>
      </div>
    </dl>
  );
}

function fitsIn(value: string, characters: number): boolean {
  return value.length <= characters && !value.includes('\n');
}
