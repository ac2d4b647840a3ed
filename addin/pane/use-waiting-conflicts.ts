import { useEffect, useState } from 'react';
import { WaitingConflicts } from '../parts/waiting-conflicts.ts';
import type { PlanSession } from '../session/plan-session.ts';

/** What waits to be chosen of files that were handed in, as of the opening and of each return to this window. */
export function useWaitingConflicts(session: PlanSession): WaitingConflicts | null {
  const [waiting, setWaiting] = useState<WaitingConflicts | null>(null);
  useEffect(() => {
    const made = new WaitingConflicts({ session, followsVersions: false });
    const refresh = (): void => made.refresh();
    window.addEventListener('focus', refresh);
    refresh();
    setWaiting(made);
    return () => {
      window.removeEventListener('focus', refresh);
      made.close();
    };
  }, [session]);
  return waiting;
}
