import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { WandRegular } from '@fluentui/react-icons/svg/wand';
import { useState } from 'react';
import { FieldName } from '../../plan/field.ts';
import { sentence, type Severity } from '../../plan/reasons/reason.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { AcceptedFix, Problem, RowProblems } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { columnLabel } from './format.ts';
import { Section } from './section.tsx';
import { SeverityMark } from './severity-mark.tsx';

/** More rows than this are shown on request, so that a bad paste does not bury the pane. */
const FIRST_ROWS = 20;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  row: {
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  title: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
  problems: { listStyleType: 'none', margin: 0, padding: 0 },
  problem: {
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalXS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
    '&:not(:first-child)': { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  where: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  /** In forced colours a link looks like text. */
  link: { textAlign: 'right', '@media (forced-colors: active)': { textDecorationLine: 'underline' } },
  fixes: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    paddingTop: tokens.spacingVerticalXS,
  },
  clean: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    '& svg': { fontSize: '20px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  },
});

type Handlers = Readonly<{
  onGoTo: (rowId: string, column: ColumnKey) => void;
  onFix: (fix: AcceptedFix) => void;
}>;

type Props = Handlers & Readonly<{ rows: readonly RowProblems[] }>;

/** What the checks found, row by row, each with the way to its cell and the repairs on offer. */
export function ProblemList({ rows, onGoTo, onFix }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const problems = rows.flatMap(row => row.problems);
  const counts = {
    errors: problems.filter(problem => problem.severity === 'error').length,
    warnings: problems.filter(problem => problem.severity === 'warning').length,
  };
  if (rows.length === 0) {
    return (
      <Section title={text('problems.title')}>
        <div className={styles.clean}>
          <CheckmarkCircleRegular aria-hidden />
          {text('problems.none')}
        </div>
      </Section>
    );
  }
  const sorted = gravestFirst(rows);
  const shown = all ? sorted : sorted.slice(0, FIRST_ROWS);
  return (
    <Section title={text('problems.title')} aside={text('problems.counts', counts)}>
      <ul className={styles.list}>
        {shown.map(row => (
          <li key={row.rowId ?? 'sheet'} className={styles.row}>
            <h3 className={styles.heading}>
              {row.task === null ? text('problems.sheet') : text('problems.row', { no: row.task })}
            </h3>
            {row.title !== '' && <div className={styles.title}>{row.title}</div>}
            <ul className={styles.problems}>
              {row.problems.map((problem, index) => (
                <ProblemItem
                  key={`${problem.reason}.${problem.column ?? ''}.${index}`}
                  rowId={row.rowId}
                  problem={problem}
                  onGoTo={onGoTo}
                  onFix={onFix}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          {text('problems.more', { n: rows.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}

type ItemProps = Handlers & Readonly<{ rowId: string | null; problem: Problem }>;

function ProblemItem({ rowId, problem, onGoTo, onFix }: ItemProps) {
  const { text, language } = useText();
  const styles = useStyles();
  const { column } = problem;
  const field = FieldName.safeParse(column);
  return (
    <li className={styles.problem}>
      <div className={styles.where}>
        <SeverityMark severity={problem.severity} />
        {rowId !== null && (
          <Link as="button" className={styles.link} onClick={() => onGoTo(rowId, column ?? 'status')}>
            {column === undefined
              ? text('problems.goToRow')
              : text('problems.goTo', { field: columnLabel(column, language) })}
          </Link>
        )}
      </div>
      <div>{problem.message ?? sentence(problem.reason, problem.params, language)}</div>
      {rowId !== null && field.success && problem.fixes.length > 0 && (
        <div className={styles.fixes}>
          {problem.fixes.map(fix => (
            <Button
              key={String(fix.value)}
              size="small"
              icon={<WandRegular />}
              onClick={() => onFix({ rowId, field: field.data, value: fix.value })}
            >
              {fix.value === null ? text('problems.fixEmpty') : text('problems.fix', { label: fix.label })}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** By the gravest problem of the row; rows that are equal in this keep the order of the plan. */
function gravestFirst(rows: readonly RowProblems[]): RowProblems[] {
  const rank = ({ problems }: RowProblems): number =>
    Math.min(...problems.map(found => ranks[found.severity]));
  return rows.toSorted((a, b) => rank(a) - rank(b));
}
