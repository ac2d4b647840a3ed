import { Badge, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { PlanAnswer } from '../../plan/http.ts';
import { formatDate } from '../../plan/iso-date.ts';
import { ProgressClass, type Rollup } from '../../plan/rollup.ts';
import { useText } from '../text/text-context.tsx';
import { formatShare } from './format.ts';
import { ProgressClassMark } from './progress-class-mark.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  figures: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  rate: { gridColumn: '1 / -1', gap: tokens.spacingVerticalXS },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  word: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  asOf: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  table: { borderCollapse: 'collapse', width: '100%' },
  headCell: {
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    paddingBottom: tokens.spacingVerticalXS,
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
  },
  numeric: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  task: {
    display: 'grid',
    gridTemplateColumns: '28px 1fr',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  no: {
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    paddingRight: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  title: { display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    paddingTop: tokens.spacingVerticalXXS,
  },
  missing: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  none: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  badge: {
    fontWeight: tokens.fontWeightRegular,
    height: 'auto',
    minHeight: '20px',
    textAlign: 'left',
    whiteSpace: 'normal',
  },
  clean: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    '& svg': { fontSize: '20px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  },
});

type Props = Readonly<{ rollup: Rollup; tasks: PlanAnswer['tasks']; units: PlanAnswer['units'] }>;

/** The merged view of a quarter: figures first, then the tasks behind them and the units still missing. */
export function RollupView({ rollup, tasks, units }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const titleOf = new Map(tasks.map(task => [task.no, task.title]));
  const nameOf = new Map(units.map(unit => [unit.id, (language === 'en' && unit.nameEn) || unit.name]));
  const classes = ProgressClass.options.filter(name => rollup.classes[name] > 0);
  return (
    <div className={styles.root}>
      <p className={styles.asOf}>
        {text('rollup.asOf', { date: formatDate(rollup.asOf), version: rollup.version })}
      </p>
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt className={styles.word}>{text('rollup.listed')}</dt>
          <dd className={styles.number}>{rollup.listed}</dd>
        </div>
        <div className={styles.figure}>
          <dt className={styles.word}>{text('rollup.due')}</dt>
          <dd className={styles.number}>{rollup.due}</dd>
        </div>
        <div className={`${styles.figure} ${styles.rate}`}>
          <dt className={styles.word}>
            {text('rollup.rate')}
            {rollup.rate !== null && (
              <ProgressBar value={rollup.rate} thickness="large" aria-label={text('rollup.rateHint')} />
            )}
          </dt>
          <dd className={mergeClasses(styles.number, rollup.rate === null && styles.none)}>
            {rollup.rate === null ? text('rollup.rateNone') : formatShare(rollup.rate, language)}
          </dd>
        </div>
      </dl>
      {rollup.listed > 0 && (
        <Section title={text('rollup.classes')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.headCell}>
                  {text('rollup.class')}
                </th>
                <th scope="col" className={`${styles.headCell} ${styles.numeric}`}>
                  {text('rollup.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {classes.map(name => (
                <tr key={name}>
                  <th scope="row" className={styles.cell}>
                    <ProgressClassMark progressClass={name} />
                  </th>
                  <td className={`${styles.cell} ${styles.numeric}`}>{rollup.classes[name]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Section title={text('rollup.tasks')} aside={rollup.listed}>
        {rollup.tasks.length === 0 && <p className={styles.asOf}>{text('rollup.empty')}</p>}
        <ol className={styles.list}>
          {rollup.tasks.map(task => (
            <li key={task.task} className={styles.task}>
              <span className={styles.no}>{task.task}</span>
              <div>
                <div className={styles.title}>{titleOf.get(task.task)}</div>
                <div className={styles.meta}>
                  <ProgressClassMark progressClass={task.class} />
                  {task.coordinating.total > 0 && (
                    <span>{text('rollup.coordinating', task.coordinating)}</span>
                  )}
                </div>
              </div>
            </li>
          ))}
        </ol>
        {rollup.carried.length > 0 && (
          <p className={styles.asOf}>{text('rollup.carried', { list: rollup.carried.join(', ') })}</p>
        )}
      </Section>
      <Section title={text('rollup.missing', { n: rollup.missing.length })}>
        {rollup.missing.length === 0 ? (
          <div className={styles.clean}>
            <CheckmarkCircleRegular aria-hidden />
            {text('rollup.missingNone')}
          </div>
        ) : (
          <ul className={`${styles.list} ${styles.missing}`}>
            {rollup.missing.map(unit => (
              <li key={unit}>
                <Badge className={styles.badge} appearance="outline" color="informative" shape="rounded">
                  {nameOf.get(unit) ?? unit}
                </Badge>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
