import type { IsoDate } from '../plan/iso-date.ts';

/** Time as the service knows it: passed in, so that a test moves it. */
export type Clock = Readonly<{
  now(): Date;
  /** The working day by which dates are judged. */
  today(): IsoDate;
  /** Calls back again and again; answers the function that stops it. Never keeps the process alive. */
  every(milliseconds: number, action: () => void): () => void;
}>;

/** Vietnam keeps UTC+7 all year. `sv` writes dates as YYYY-MM-DD. */
const vietnamDate = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' });

export function systemClock(fixedToday: IsoDate | null): Clock {
  return {
    now: () => new Date(),
    today: () => fixedToday ?? vietnamDate.format(new Date()),
    every(milliseconds, action) {
      const timer = setInterval(action, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
