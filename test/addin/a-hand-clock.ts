import type { Clock } from '../../addin/client/clock.ts';

/** A clock that stands still until the test moves it. */
export type HandClock = Clock & Readonly<{ move: (ms: number) => void; waiting: () => number }>;

export function aHandClock(startMs = Date.parse('2023-05-15T01:00:00Z')): HandClock {
  let nowMs = startMs;
  const timers = new Set<{ dueMs: number; run: () => void }>();
  return {
    nowMs: () => nowMs,
    after: (ms, run) => {
      const timer = { dueMs: nowMs + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    move: ms => {
      const endMs = nowMs + ms;
      for (;;) {
        const due = [...timers].filter(timer => timer.dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
        if (!due) break;
        timers.delete(due);
        nowMs = due.dueMs;
        due.run();
      }
      nowMs = endMs;
    },
    breathe: () => Promise.resolve(),
    waiting: () => timers.size,
  };
}
