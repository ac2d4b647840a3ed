/** Time as an argument, so that tests move it by hand. */
export type Clock = Readonly<{
  nowMs: () => number;
  /** Runs once after so many milliseconds; the answer cancels. */
  after: (ms: number, run: () => void) => () => void;
  /** Lets whatever waits have its turn: keys, drawing, the line. */
  breathe: () => Promise<void>;
}>;

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  // A message, since browsers make a timer that follows a timer wait for 4 ms.
  breathe: () =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
};
