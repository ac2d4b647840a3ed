import {
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { TableAddRegular } from '@fluentui/react-icons/svg/table-add';
import { useCallback, useEffect, useState } from 'react';
import { quarterOf, type Quarter } from '../../plan/quarter.ts';
import { defaultAsOf } from '../../plan/rollup/default-as-of.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { Answer } from '../client/answer.ts';
import { DateBox } from '../parts/date-box.tsx';
import { RollupView } from '../parts/rollup-view.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { QuarterTabs } from '../parts/quarter-tabs.tsx';
import { useText } from '../text/text-context.tsx';
import { OtherReports } from './other-reports.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quarters: { justifyContent: 'space-between' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, '& > *': { flexGrow: 1 } },
  stale: { marginBottom: tokens.spacingVerticalM },
  asOf: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{
  session: Pick<PlanSession, 'rollup' | 'printReport' | 'downloadRollup'>;
  state: Pick<Open, 'plan' | 'signIn' | 'version' | 'tasks' | 'units' | 'rows'>;
}>;

/** The quarter's roll-up as the service answers it, and its two ways out: a sheet and a file. */
export function RollupTab({ session, state }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [quarter, setQuarter] = useState<Quarter>(() => quarterWithin(state));
  const [asOf, setAsOf] = useState(() => dayWithin(state));
  const [answer, setAnswer] = useState<Answer<Rollup> | null>(null);
  const query = { quarter, asOf };

  const ask = useCallback(() => {
    let wanted = true;
    setAnswer(null);
    void session.rollup({ quarter, asOf }).then(found => {
      if (wanted) setAnswer(found);
    });
    return () => {
      wanted = false;
    };
  }, [session, quarter, asOf]);
  useEffect(ask, [ask]);

  return (
    <div className={styles.root}>
      <QuarterTabs className={styles.quarters} value={quarter} onChoose={setQuarter} />
      <div className={styles.asOf}>
        <DateBox label={text('rollup.asOfLabel')} value={asOf} year={state.plan.year} onChange={setAsOf} />
        <Button icon={<ArrowClockwiseRegular />} onClick={ask}>
          {text('rollup.refresh')}
        </Button>
      </div>
      <div className={styles.actions}>
        <Button
          icon={<TableAddRegular />}
          disabledFocusable={answer?.kind !== 'ok'}
          onClick={() =>
            answer?.kind === 'ok' && void session.printReport({ kind: 'rollup', rollup: answer.value })
          }
        >
          {text('rollup.print')}
        </Button>
        <Button
          icon={<ArrowDownloadRegular />}
          disabledFocusable={answer?.kind !== 'ok'}
          onClick={() => void session.downloadRollup(query)}
        >
          {text('rollup.download')}
        </Button>
      </div>
      <Link
        href={`/tong-hop?plan=${encodeURIComponent(state.plan.id)}&quarter=${quarter}`}
        target="_blank"
        rel="noopener"
      >
        {text('dash.open')}
      </Link>
      <div aria-live="polite" aria-busy={answer === null}>
        {answer === null && <Spinner size="small" label={text('busy.rollup')} />}
        {answer?.kind === 'failed' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{answer.message}</MessageBarBody>
          </MessageBar>
        )}
        {answer?.kind === 'ok' && answer.value.version < state.version && (
          <MessageBar intent="info" layout="multiline" className={styles.stale}>
            <MessageBarBody>{text('rollup.stale', { version: answer.value.version })}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={ask}>
                {text('rollup.refresh')}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {answer?.kind === 'ok' && (
          <RollupView rollup={answer.value} tasks={state.tasks} units={state.units} />
        )}
      </div>
      <OtherReports session={session} state={state} />
    </div>
  );
}

/** The working day, or the plan year's last where the year is over. */
function dayWithin({ plan, signIn }: Props['state']): string {
  return defaultAsOf(plan.year, signIn.today);
}

function quarterWithin(state: Props['state']): Quarter {
  const day = dayWithin(state);
  return Number(day.slice(0, 4)) < state.plan.year ? 1 : quarterOf(day);
}
