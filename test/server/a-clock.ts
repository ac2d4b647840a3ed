import type { IsoDate } from '../../plan/iso-date.ts';
import type { Clock } from '../../server/clock.ts';

/** A clock that stands still until the test moves it, calling back whatever fell due meanwhile. */
export type HandClock = Clock & Readonly<{ move(milliseconds: number): void }>;

type Timer = { period: number; next: number; action: () => void };

export function aClock({
  now = '2023-05-15T01:00:00.000Z',
  today = '2023-05-15' as IsoDate,
} = {}): HandClock {
  let nowMs = Date.parse(now);
  const timers = new Set<Timer>();
  return {
    now: () => new Date(nowMs),
    today: () => today,
    every(period, action) {
      const timer = { period, next: nowMs + period, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    move(milliseconds) {
      const end = nowMs + milliseconds;
      for (;;) {
        const due = [...timers].filter(timer => timer.next <= end).sort((a, b) => a.next - b.next)[0];
        if (!due) break;
        nowMs = due.next;
        due.next += due.period;
        due.action();
      }
      nowMs = end;
    },
  };
}
