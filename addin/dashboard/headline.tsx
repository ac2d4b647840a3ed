import { makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import type { Rollup } from '../../plan/rollup.ts';
import type { Figure } from '../../plan/rollup/rows-behind.ts';
import { formatShare } from '../parts/format.ts';
import type { TextKey } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';

const useStyles = makeStyles({
  root: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  rate: { gridColumn: 'span 2' },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  of: {
    fontSize: tokens.fontSizeBase500,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  word: { color: tokens.colorNeutralForeground2 },
  formula: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  late: { color: tokens.colorStatusDangerForeground1 },
  bar: { marginTop: tokens.spacingVerticalXS },
  none: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightHero800 },
});

type Props = Readonly<{
  rollup: Rollup;
  onOpen: OpenFigure;
  /** Leads to the list of units that have not reported. */
  onMissing: () => void;
}>;

/** What matters first, each figure open to what it counts. */
export function Headline({ rollup, onOpen, onMissing }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const { classes, quarter, rate, units, missing } = rollup;
  const completed = classes.doneOnTime + classes.doneLate;
  const figures: readonly (readonly [TextKey, number, Figure])[] = [
    ['rollup.listed', rollup.listed, { kind: 'listed' }],
    ['rollup.due', rollup.due, { kind: 'due' }],
    ['dash.doneOnTime', classes.doneOnTime, { kind: 'class', of: 'doneOnTime' }],
    ['dash.doneLate', classes.doneLate, { kind: 'class', of: 'doneLate' }],
    ['dash.overdue', classes.openOverdue, { kind: 'class', of: 'openOverdue' }],
    ['dash.carried', rollup.carried.length, { kind: 'carried' }],
  ];
  const reported = units.length - missing.length;
  return (
    <dl className={styles.root}>
      <div className={mergeClasses(styles.figure, styles.rate)}>
        <dt className={styles.word}>
          {text('rollup.rate')}
          <span className={styles.formula}>
            {text('dash.rateFormula', { completed, overdue: classes.openOverdue })}
          </span>
          {rate !== null && (
            <ProgressBar
              className={styles.bar}
              value={rate}
              thickness="large"
              aria-label={text('rollup.rateHint')}
            />
          )}
        </dt>
        <dd className={mergeClasses(styles.number, rate === null && styles.none)}>
          <FigureButton
            label={`${text('rollup.rate')}: ${rate === null ? text('rollup.rateNone') : formatShare(rate, language)}`}
            onOpen={
              rate === null
                ? null
                : () => onOpen({ figure: { kind: 'rated' }, quarter, label: text('dash.rated') })
            }
          >
            {rate === null ? text('rollup.rateNone') : formatShare(rate, language)}
          </FigureButton>
        </dd>
      </div>
      {figures.map(([key, n, figure]) => (
        <div key={key} className={styles.figure}>
          <dt className={styles.word}>{text(key)}</dt>
          <dd className={mergeClasses(styles.number, key === 'dash.overdue' && n > 0 && styles.late)}>
            <FigureButton
              label={`${text(key)}: ${n}`}
              onOpen={n === 0 ? null : () => onOpen({ figure, quarter, label: text(key) })}
            >
              {n}
            </FigureButton>
          </dd>
        </div>
      ))}
      <div className={styles.figure}>
        <dt className={styles.word}>{text('dash.unitsReported')}</dt>
        <dd className={styles.number}>
          <FigureButton
            label={`${text('dash.unitsReported')}: ${reported}/${units.length}`}
            onOpen={units.length === 0 ? null : onMissing}
          >
            {reported}
            <span className={styles.of}>{`/${units.length}`}</span>
          </FigureButton>
        </dd>
      </div>
    </dl>
  );
}
