import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { WandRegular } from '@fluentui/react-icons/svg/wand';
import { useMemo, useState } from 'react';
import type { Fix } from '../../plan/issue.ts';
import { sentence, type Severity } from '../../plan/reasons/reason.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { fixKinds } from '../session/fix-kinds.ts';
import {
  countsOf,
  emptyView,
  type AcceptedFix,
  type Problem,
  type RowProblems,
} from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { countWords } from './count-words.ts';
import { FixChange, FixKindList } from './fix-kind-list.tsx';
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
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, width: '100%' },
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
  onFix: (fixes: readonly AcceptedFix[]) => void;
}>;

type Props = Handlers & Readonly<{ rows: readonly RowProblems[] }>;

/** What the checks found, row by row, each with the way to its cell and the repairs on offer. */
export function ProblemList({ rows, onGoTo, onFix }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const { errors, warnings } = useMemo(() => countsOf({ ...emptyView, problems: rows }), [rows]);
  const sorted = useMemo(() => gravestFirst(rows), [rows]);
  const kinds = useMemo(() => fixKinds(rows), [rows]);
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
  const shown = all ? sorted : sorted.slice(0, FIRST_ROWS);
  return (
    <Section title={text('problems.title')} aside={countWords({ errors, warnings }, text)}>
      <FixKindList kinds={kinds} onFix={onFix} />
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
      {rowId !== null && column !== undefined && problem.fixes.length > 0 && (
        <div className={styles.fixes}>
          {problem.fixes.map(fix => (
            <FixButton
              key={String(fix.value)}
              fix={fix}
              shown={problem.shown}
              previews={problem.reason === 'legacyEncoding'}
              onFix={() =>
                onFix([
                  {
                    rowId,
                    column,
                    value: fix.value,
                    ...(problem.shown !== undefined && { shown: problem.shown }),
                  },
                ])
              }
            />
          ))}
        </div>
      )}
    </li>
  );
}

/** Longer contents are no words for a button. */
const LABEL_CHARACTERS = 40;

type FixButtonProps = Readonly<{
  fix: Fix;
  shown: string | undefined;
  /** What it would write is to be seen before it is written. */
  previews: boolean;
  onFix: () => void;
}>;

function FixButton({ fix, shown, previews, onFix }: FixButtonProps) {
  const { text } = useText();
  const styles = useStyles();
  const [previewed, setPreviewed] = useState(false);
  if (previewed) {
    return (
      <div className={styles.preview}>
        <FixChange fix={{ ...fix, ...(shown !== undefined && { shown }) }} />
        <div className={styles.fixes}>
          <Button autoFocus size="small" icon={<WandRegular />} onClick={onFix}>
            {text('conflict.mergeSave')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => setPreviewed(false)}>
            {text('conflict.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  const isLong = fix.label.length > LABEL_CHARACTERS;
  return (
    <Button
      size="small"
      icon={<WandRegular />}
      onClick={previews || isLong ? () => setPreviewed(true) : onFix}
    >
      {fix.value === null
        ? text('problems.fixEmpty')
        : previews || isLong
          ? text('problems.fixPreview')
          : text('problems.fix', { label: fix.label })}
    </Button>
  );
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** By the gravest problem of the row; rows that are equal in this keep the order of the plan. */
function gravestFirst(rows: readonly RowProblems[]): RowProblems[] {
  const byRank = new Map<number, RowProblems[]>();
  for (const row of rows) {
    const rank = row.problems.reduce((least, { severity }) => Math.min(least, ranks[severity]), Infinity);
    const alike = byRank.get(rank);
    if (alike) alike.push(row);
    else byRank.set(rank, [row]);
  }
  return [...byRank].sort(([a], [b]) => a - b).flatMap(([, alike]) => alike);
}
