import type { Clock } from '../client/clock.ts';

/** A clock that a scenario moves: what the pane does after a while, it does when the scenario says so. */
export type HandClock = Clock & Readonly<{ move: (ms: number) => void }>;

export function aHandClock(startMs: number, breathe: Clock['breathe']): HandClock {
  let nowMs = startMs;
  const timers = new Set<Readonly<{ dueMs: number; run: () => void }>>();
  return {
    nowMs: () => nowMs,
    breathe,
    after: (ms, run) => {
      const timer = { dueMs: nowMs + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    move: ms => {
      nowMs += ms;
      for (const timer of [...timers].filter(({ dueMs }) => dueMs <= nowMs)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}
