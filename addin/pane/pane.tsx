import { lazy, Suspense, useMemo, useSyncExternalStore } from 'react';
import type { PreferencesProps } from '../parts/app-frame.tsx';
import { Door } from '../parts/door.tsx';
import type { SignInRequest } from '../../plan/http.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { SessionState, SignedOut, Starting } from '../session/session-state.ts';
import type { HostFacts } from './host-facts.ts';
import type { RequestedCommand } from './requested-command.ts';

const SignedInPane = lazy(async () => ({ default: (await import('./signed-in-pane.tsx')).SignedInPane }));

type Props = PreferencesProps &
  Readonly<{
    /** Null until its code is there and it knows who is signed in. */
    session: PlanSession | null;
    /** What is shown meanwhile. */
    early: Starting | SignedOut;
    onEarlySignIn: (request: SignInRequest) => void;
    facts: HostFacts;
    /** The last thing a ribbon button asked for; a new object each time. */
    asked: Readonly<{ command: RequestedCommand }> | null;
  }>;

const silent = (): (() => void) => () => undefined;
const starting: Starting = { kind: 'starting' };

/** The task pane: the door stands at once, all else follows. */
export function Pane({ session, early, onEarlySignIn, facts, asked, ...preferences }: Props) {
  const state = useSyncExternalStore<SessionState>(
    session?.subscribe ?? silent,
    session?.current ?? (() => early),
  );
  const door = useMemo(
    () => ({
      signIn: async (request: SignInRequest): Promise<void> =>
        session ? session.signIn(request) : onEarlySignIn(request),
    }),
    [session, onEarlySignIn],
  );
  if (session === null || state.kind === 'starting' || state.kind === 'signedOut') {
    const shown = state.kind === 'starting' || state.kind === 'signedOut' ? state : starting;
    return <Door session={door} state={shown} keptIn="sheet" {...preferences} />;
  }
  return (
    <Suspense fallback={<Door session={door} state={starting} keptIn="sheet" {...preferences} />}>
      <SignedInPane session={session} state={state} asked={asked} facts={facts} {...preferences} />
    </Suspense>
  );
}
