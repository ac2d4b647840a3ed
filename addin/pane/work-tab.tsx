import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { ArrivingList } from '../parts/arriving-list.tsx';
import { ConflictList } from '../parts/conflict-list.tsx';
import { LastSendLine } from '../parts/last-send-line.tsx';
import { PendingList } from '../parts/pending-list.tsx';
import { PeriodReport } from '../parts/period-report.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { rowNames } from '../parts/row-names.ts';
import { SendSummary } from '../parts/send-summary.tsx';
import { WaitingConflictsList } from '../parts/waiting-conflicts-list.tsx';
import type { WaitingConflicts } from '../parts/waiting-conflicts.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { CommandList } from './command-list.tsx';

const useStyles = makeStyles({
  /** Not under the tabs, which stay at the top. */
  preview: { outlineStyle: 'none', scrollMarginTop: '64px' },
});

type Props = Readonly<{
  session: PlanSession;
  state: Open;
  /** Of files that came back; null until they are asked for. */
  waiting: WaitingConflicts | null;
  /** Null where this account has no roll-up. */
  onRollup: (() => void) | null;
  /** Called after a choice that takes its own button away, so that the focus has somewhere to go. */
  onAnswered: () => void;
}>;

/** Entering: what waits, what differs, what is wrong, and the commands. */
export function WorkTab({ session, state, waiting, onRollup, onAnswered }: Props) {
  const styles = useStyles();
  const { view, busy, arriving, lastSend } = state;
  const preview = useRef<HTMLDivElement>(null);
  const [received, setReceived] = useState(0);
  // The command stands at the bottom of the pane, and its answer at the top.
  useEffect(() => {
    if (received > 0) preview.current?.focus();
  }, [received]);
  const goTo = (...place: Parameters<PlanSession['goTo']>): void => void session.goTo(...place);
  return (
    <>
      {arriving && (
        <div ref={preview} tabIndex={-1} className={styles.preview}>
          <ArrivingList
            arriving={arriving}
            busy={busy !== null}
            {...rowNames(state)}
            onGoTo={goTo}
            onTakeIn={() => {
              onAnswered();
              void session.takeIn();
            }}
            onPutOff={() => {
              onAnswered();
              session.putOff();
            }}
          />
        </div>
      )}
      <SendSummary view={view} sending={busy !== null} onSend={() => void session.send()}>
        {lastSend && (
          <LastSendLine
            lastSend={lastSend}
            busy={busy !== null}
            onUndo={() => {
              onAnswered();
              void session.undoLastSend();
            }}
          />
        )}
      </SendSummary>
      <ConflictList
        conflicts={view.conflicts}
        onGoTo={goTo}
        onChoose={(conflicts, choice) => {
          onAnswered();
          void session.choose(conflicts, choice);
        }}
      />
      {waiting && (
        <WaitingConflictsList
          waiting={waiting}
          units={state.units}
          isSecretariat={state.signIn.account.role === 'secretariat'}
          onGoTo={goTo}
          onAnswered={onAnswered}
        />
      )}
      <ProblemList
        rows={view.problems}
        onGoTo={goTo}
        onFix={fixes => {
          onAnswered();
          void session.fix(fixes);
        }}
      />
      <PendingList pending={view.pending} onGoTo={goTo} />
      {state.signIn.account.unit !== null && <PeriodReport session={session} state={state} onGoTo={goTo} />}
      <CommandList session={session} onRollup={onRollup} onReceived={() => setReceived(n => n + 1)} />
    </>
  );
}
