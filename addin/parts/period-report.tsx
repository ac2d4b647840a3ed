import {
  Button,
  Field,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useCallback, useState } from 'react';
import type { IssueAnswer } from '../../plan/http.ts';
import { formatDate } from '../../plan/iso-date.ts';
import { Quarter, quarterNumeral, quarterOf } from '../../plan/quarter.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { Failure } from '../client/answer.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { ChangedCells, type ChangesOf } from './changed-cells.tsx';
import { ReportStateMark } from './report-state-mark.tsx';
import { Section } from './section.tsx';
import { usePeriods, type AskPlan } from './use-periods.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  facts: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  issues: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

type Props = Readonly<{
  session: Pick<PlanSession, 'ask'>;
  state: Pick<Open, 'plan' | 'signIn' | 'version' | 'periodNews' | 'rows' | 'view'>;
  onGoTo: (rowId: string, column: ColumnKey) => void;
}>;

/** The unit's report of a quarter: how it stands, and the way to send it or to take it back. */
export function PeriodReport({ session, state, onGoTo }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { plan, signIn, view } = state;
  const ask: AskPlan = useCallback(question => session.ask(question), [session]);
  const news = `${plan.id} ${state.version} ${state.periodNews}`;
  const { quarters, failure, isActing, act } = usePeriods(ask, news);
  const [changes, setChanges] = useState<ChangesOf | null>(null);
  const [isListing, setListing] = useState(false);
  const [quarter, setQuarter] = useState<Quarter>(() => quarterWithin(plan.year, signIn.today));
  const [refused, setRefused] = useState<Failure | null>(null);
  if (failure !== null) return null;
  const period = quarters?.find(each => each.quarter === quarter);
  const report = period?.units[0];
  const unsent = view.pending.length;
  // What is listed is what came after the closing, of an open quarter what came after the report was sent.
  const isClosed = period !== undefined && period.closed !== null;
  const changed = (isClosed ? report?.changedSinceClosed : report?.changedSinceSubmitted) ?? 0;
  const list = (): void => {
    const numeral = quarterNumeral(quarter);
    const label = text(isClosed ? 'changed.closedTitle' : 'changed.sentTitle', { numeral });
    setChanges({ quarter, unit: null, label });
    setListing(true);
  };
  const does = async (action: 'submit' | 'withdraw'): Promise<void> => {
    setRefused(null);
    const done = await act({ quarter, action });
    if (done.kind === 'failed') setRefused(done);
  };
  return (
    <Section title={text('period.title')}>
      <div className={styles.card}>
        <div className={styles.line}>
          <Field label={text('period.quarter')}>
            <Select
              value={String(quarter)}
              onChange={(_, data) => {
                setRefused(null);
                setQuarter(Quarter.parse(Number(data.value)));
              }}
            >
              {(quarters ?? []).map(each => (
                <option key={each.quarter} value={each.quarter}>
                  {text('rollup.quarter', { numeral: quarterNumeral(each.quarter) })}
                </option>
              ))}
            </Select>
          </Field>
          {report?.may.includes('submit') && (
            <Button
              icon={isActing ? <Spinner size="tiny" /> : <SendRegular />}
              disabledFocusable={isActing || unsent > 0}
              onClick={() => void does('submit')}
            >
              {text('period.submit')}
            </Button>
          )}
          {report?.may.includes('withdraw') && (
            <Button disabledFocusable={isActing} onClick={() => void does('withdraw')}>
              {text('period.withdraw')}
            </Button>
          )}
        </div>
        <div role="status">
          {quarters === null && <Spinner size="tiny" label={text('app.loading')} />}
          {period && !report && <p className={styles.facts}>{text('period.noRows')}</p>}
          {period && report && (
            <>
              <ReportStateMark state={report.state} />
              <p className={styles.facts}>
                {[
                  text('period.rows', { reported: report.reported, rows: report.rows }),
                  text('period.deadline', { date: formatDate(period.deadline) }),
                  ...(report.submitted
                    ? [text('period.sentOn', { date: formatDate(report.submitted.day) })]
                    : []),
                  ...(report.submitted?.late || report.missing ? [text('period.late')] : []),
                  ...(report.excluded ? [text('period.excluded')] : []),
                  ...(period.closed
                    ? [text('period.closedOn', { date: formatDate(period.closed.day) })]
                    : []),
                ].join(' · ')}
              </p>
            </>
          )}
        </div>
        {changed > 0 && (
          <Link as="button" onClick={list}>
            {text(isClosed ? 'changed.show' : 'changed.showSent', { n: changed })}
          </Link>
        )}
        <ChangedCells
          of={changes}
          open={isListing}
          news={news}
          ask={ask}
          nameOf={() => ''}
          titleOf={() => ''}
          onClose={() => setListing(false)}
        />
        {report?.state === 'returned' && report.last?.reason && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{text('period.returnReason', { reason: report.last.reason })}</MessageBarBody>
          </MessageBar>
        )}
        {report?.may.includes('submit') && unsent > 0 && (
          <p className={styles.facts}>{text('period.unsent', { n: unsent })}</p>
        )}
        {refused && <Refused refused={refused} taskOf={taskNumbers(state)} onGoTo={onGoTo} />}
      </div>
    </Section>
  );
}

type RefusedProps = Readonly<{
  refused: Failure;
  taskOf: ReadonlyMap<string, number>;
  onGoTo: Props['onGoTo'];
}>;

/** Why the report was not sent; each error leads to its cell. */
function Refused({ refused, taskOf, onGoTo }: RefusedProps) {
  const { text } = useText();
  const styles = useStyles();
  const errors = (refused.issues ?? []).filter((issue: IssueAnswer) => issue.severity === 'error');
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        {refused.message}
        {errors.length > 0 && (
          <ul className={styles.issues}>
            {errors.map((issue, index) => (
              <li key={index}>
                <Link as="button" inline onClick={() => onGoTo(issue.rowId, issue.field ?? 'status')}>
                  {text('problems.row', { no: taskOf.get(issue.rowId) ?? issue.rowId })}
                </Link>
                {`: ${issue.message}`}
              </li>
            ))}
          </ul>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

function taskNumbers({ rows }: Props['state']): ReadonlyMap<string, number> {
  return new Map(rows.map(row => [row.id, row.task]));
}

/** The quarter of the working day; of a year that is over, its last. */
function quarterWithin(year: number, today: string): Quarter {
  const now = Number(today.slice(0, 4));
  if (now === year) return quarterOf(today);
  return now < year ? 1 : 4;
}
