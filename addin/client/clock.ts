/** Time as an argument, so that tests move it by hand. */
export type Clock = Readonly<{
  nowMs: () => number;
  /** Runs once after so many milliseconds; the answer cancels. */
  after: (ms: number, run: () => void) => () => void;
}>;

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
