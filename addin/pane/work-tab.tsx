import { ConflictList } from '../parts/conflict-list.tsx';
import { PendingList } from '../parts/pending-list.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { SendSummary } from '../parts/send-summary.tsx';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { CommandList } from './command-list.tsx';

type Props = Readonly<{
  session: PlanSession;
  state: Open;
  /** Null where this account has no roll-up. */
  onRollup: (() => void) | null;
  /** Called after a choice that takes its own button away, so that the focus has somewhere to go. */
  onAnswered: () => void;
}>;

/** Entering: what waits, what differs, what is wrong, and the commands. */
export function WorkTab({ session, state, onRollup, onAnswered }: Props) {
  const { view, busy } = state;
  const goTo = (...place: Parameters<PlanSession['goTo']>): void => void session.goTo(...place);
  return (
    <>
      <SendSummary view={view} sending={busy !== null} onSend={() => void session.send()} />
      <ConflictList
        conflicts={view.conflicts}
        onGoTo={goTo}
        onChoose={(conflicts, choice) => {
          onAnswered();
          void session.choose(conflicts, choice);
        }}
      />
      <ProblemList
        rows={view.problems}
        onGoTo={goTo}
        onFix={fix => {
          onAnswered();
          void session.fix(fix);
        }}
      />
      <PendingList pending={view.pending} onGoTo={goTo} />
      <CommandList session={session} onRollup={onRollup} />
    </>
  );
}
