import { useSyncExternalStore } from 'react';
import type { PlanSession } from '../session/plan-session.ts';
import type { SessionState } from '../session/session-state.ts';

/** The session's state, and a new rendering whenever it changes. */
export function useSession(session: PlanSession): SessionState {
  return useSyncExternalStore(session.subscribe, session.current);
}
