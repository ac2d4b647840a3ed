import type { IsoDate } from '../plan/iso-date.ts';

/** Time as the service knows it: passed in, so that a test moves it. */
export type Clock = Readonly<{
  now(): Date;
  /** The working day by which dates are judged. */
  today(): IsoDate;
  /** Calls back again and again; answers the function that stops it. Never keeps the process alive. */
  every(milliseconds: number, action: () => void): () => void;
}>;

/** Vietnam keeps UTC+7 all year. */
const VIETNAM_MS = 7 * 3_600_000;

function vietnamDate(now: Date): IsoDate {
  return new Date(now.getTime() + VIETNAM_MS).toISOString().slice(0, 10);
}

export function systemClock(fixedToday: IsoDate | null): Clock {
  return {
    now: () => new Date(),
    today: () => fixedToday ?? vietnamDate(new Date()),
    every(milliseconds, action) {
      const timer = setInterval(action, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
