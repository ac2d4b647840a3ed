import {
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PlansAnswer } from '../../../plan/http.ts';
import { formatDate } from '../../../plan/iso-date.ts';
import type { PeriodAnswer } from '../../../plan/period/period-http.ts';
import { Quarter, quarterNumeral, quarters } from '../../../plan/quarter.ts';
import type { ComparedSide } from '../../../plan/rollup/compare.ts';
import { withChangedRows } from '../../../plan/rollup/difference.ts';
import type { Rollup } from '../../../plan/rollup.ts';
import type { Row } from '../../../plan/row.ts';
import { DateBox } from '../../parts/date-box.tsx';
import { PlanSelect } from '../../parts/plan-select.tsx';
import type { AskHistory } from '../../parts/use-history.ts';
import type { AskPlan } from '../../parts/use-periods.ts';
import { useText } from '../../text/text-context.tsx';
import { ChartCard } from '../chart-card.tsx';
import { VersionBox } from '../choices.tsx';
import type { Choice } from '../dashboard-state.ts';
import { FigureButton } from '../figure-button.tsx';
import { ChangedDrawer, type OpenedDifference } from './changed-drawer.tsx';
import { HeadlineTable, UnitsTable } from './compare-tables.tsx';
import { compareQuery, firstOtherSide, ofPlan, ofQuarter, type OtherSide } from './other-side.ts';
import { useCompare } from './use-compare.ts';

const useStyles = makeStyles({
  side: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    paddingBottom: tokens.spacingVerticalM,
  },
  changed: { margin: `${tokens.spacingVerticalM} 0` },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    alignItems: 'start',
    '@media (min-width: 1200px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' },
  },
  sides: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  sideWords: { margin: 0, color: tokens.colorNeutralForeground1 },
  part: { overflowX: 'auto', minWidth: 0 },
});

type PlanLine = PlansAnswer['plans'][number];

type Props = Readonly<{
  plans: readonly PlanLine[];
  plan: PlanLine;
  choice: Choice;
  rollup: Rollup;
  /** The reporting periods of the plan in view; null while they are not known. */
  periods: readonly PeriodAnswer[] | null;
  rows: readonly Row[];
  nameOf: (unit: string) => string;
  ask: AskPlan;
  askHistory: AskHistory;
}>;

/** The quarter in view beside another quarter, date, version, or plan. */
export function CompareCard({ plans, plan, choice, rollup, periods, rows, nameOf, ask, askHistory }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const known = { quarters: periods };
  const [other, setOther] = useState<OtherSide>(() => firstOtherSide(plan, choice, known));
  const [opened, setOpened] = useState<OpenedDifference | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [plan.id]);
  const { version, quarter, asOf } = rollup;
  const query = compareQuery(other, { plan: plan.id, quarter, asOf, version });
  const { answer, failure, isAsking } = useCompare(ask, other.plan, query);
  const otherPlan = plans.find(each => each.id === other.plan) ?? plan;
  const show = (next: OpenedDifference): void => {
    setOpened(next);
    setOpen(true);
  };
  const sideWords = ({
    plan: id,
    quarter: of,
    year,
    asOf: day,
    version: at,
    closed,
  }: ComparedSide): string => {
    const params = { numeral: quarterNumeral(of), year, date: formatDate(day), version: at };
    const number = plans.find(each => each.id === id)?.number ?? id;
    const words =
      id === plan.id ? text('compare.side', params) : text('compare.sideOfPlan', { ...params, plan: number });
    return closed ? `${words}, ${text('compare.closed')}` : words;
  };
  const names = new Map((answer?.units ?? []).map(({ unit, name }) => [unit, name]));
  const unitName = (unit: string): string =>
    nameOf(unit) === unit ? (names.get(unit) ?? unit) : nameOf(unit);
  const rowsInView = new Map(rows.map(row => [row.id, row]));
  const changed = (answer?.tasks ?? []).filter(({ change }) => change === 'changed');
  return (
    <ChartCard
      title={text('compare.title')}
      hint={text('compare.hint')}
      table={
        <>
          <div className={styles.side} role="group" aria-label={text('compare.with')}>
            <PlanSelect
              plans={plans}
              value={other.plan}
              label={text('compare.with')}
              onChoose={id => {
                const next = plans.find(each => each.id === id);
                if (next === undefined) return;
                setOther(
                  next.id === plan.id
                    ? firstOtherSide(plan, choice, known)
                    : ofPlan(next, choice.quarter, choice.asOf),
                );
              }}
            />
            <Field label={text('rollup.quarterLabel')}>
              <Select
                value={String(other.quarter)}
                onChange={(_, { value }) => {
                  const next = Quarter.parse(Number(value));
                  const isHere = other.plan === plan.id;
                  setOther({
                    ...other,
                    ...(isHere ? ofQuarter(next, choice.asOf, known) : { quarter: next }),
                  });
                }}
              >
                {quarters.map(each => (
                  <option key={each} value={each}>
                    {text('rollup.quarter', { numeral: quarterNumeral(each) })}
                  </option>
                ))}
              </Select>
            </Field>
            <DateBox
              label={text('rollup.asOfLabel')}
              value={other.asOf}
              year={otherPlan.year}
              onChange={day => setOther({ ...other, asOf: day })}
            />
            <VersionBox value={other.version} onChange={at => setOther({ ...other, version: at })} />
            {isAsking && <Spinner size="tiny" label={text('busy.rollup')} />}
          </div>
          {failure && (
            <MessageBar intent="error" layout="multiline" politeness="assertive">
              <MessageBarBody>{failure.message}</MessageBarBody>
            </MessageBar>
          )}
          {answer && (
            <>
              <dl className={styles.sides}>
                <dt>{text('compare.left')}</dt>
                <dd className={styles.sideWords}>{sideWords(answer.left)}</dd>
                <dt>{text('compare.right')}</dt>
                <dd className={styles.sideWords}>{sideWords(answer.right)}</dd>
              </dl>
              <p className={styles.changed} role="status">
                <FigureButton
                  label={text('compare.changed', { tasks: changed.length, rows: answer.rows.length })}
                  onOpen={
                    changed.length + answer.rows.length === 0
                      ? null
                      : () =>
                          show({
                            label: text('compare.changedTasks'),
                            tasks: withChangedRows(answer.tasks, answer.rows).filter(
                              each => each.change === 'changed' || each.rows.length > 0,
                            ),
                          })
                  }
                >
                  {text('compare.changed', { tasks: changed.length, rows: answer.rows.length })}
                </FigureButton>
              </p>
              <div className={styles.parts}>
                <div className={styles.part} tabIndex={0} role="group" aria-label={text('compare.title')}>
                  <HeadlineTable answer={answer} onOpen={show} />
                </div>
                <div className={styles.part} tabIndex={0} role="group" aria-label={text('compare.units')}>
                  <UnitsTable answer={answer} nameOf={unitName} onOpen={show} />
                </div>
              </div>
            </>
          )}
          <ChangedDrawer
            opened={opened}
            open={isOpen}
            nameOf={unitName}
            rowOf={rowId => rowsInView.get(rowId)}
            askHistory={askHistory}
            onClose={() => setOpen(false)}
          />
        </>
      }
    />
  );
}
