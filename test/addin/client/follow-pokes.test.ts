import { describe, expect, test } from 'vitest';
import { followPokes, type LiveState } from '../../../addin/client/follow-pokes.ts';
import { aHandClock } from '../a-hand-clock.ts';

describe('following the pokes of a plan', () => {
  test('[LV2] the stream is asked for with the token, and its versions are passed on', async () => {
    const line = aLine();
    line.answers();
    await line.settled();
    line.says('data: {"version":4}\n\n');
    line.says('data: {"version":5}\n\n');
    await line.settled();
    expect({ asked: line.asked, pokes: line.pokes, states: line.states }).toEqual({
      asked: [{ url: '/pokes', authorization: 'Bearer token-1' }],
      pokes: [4, 5],
      states: ['connecting', 'live'],
    });
  });

  test('[LV3] a line that ends is asked about and opened again, later each time', async () => {
    const line = aLine();
    line.refuses();
    await line.settled();
    expect({ pokes: line.pokes, states: line.states }).toEqual({
      pokes: [null],
      states: ['connecting', 'polling'],
    });
    for (const seconds of [1, 2, 4]) {
      const before = line.asked.length;
      line.clock.move(seconds * 1000 - 1);
      await line.settled();
      expect(line.asked.length).toBe(before);
      line.refuses();
      line.clock.move(1);
      await line.settled();
      expect(line.asked.length).toBe(before + 1);
    }
  });

  test('[LV4] a line that is silent for longer than the heartbeats allow is given up', async () => {
    const line = aLine();
    line.answers();
    await line.settled();
    line.clock.move(40_000);
    line.says(': heartbeat\n\n');
    await line.settled();
    line.clock.move(40_000);
    await line.settled();
    expect(line.states).toEqual(['connecting', 'live']);
    line.clock.move(10_001);
    await line.settled();
    expect(line.states).toEqual(['connecting', 'live', 'polling']);
  });

  test('[LV5] without a line changes are asked for every fifteen seconds, with one every forty-five', async () => {
    const line = aLine();
    await line.settled();
    line.clock.move(46_000);
    await line.settled();
    const withoutLine = line.pokes.length;
    line.answers();
    await line.settled();
    const before = line.pokes.length;
    line.says(':\n\n');
    line.clock.move(45_000);
    await line.settled();
    expect({ withoutLine, withLine: line.pokes.length - before <= 2 }).toEqual({
      withoutLine: 3,
      withLine: true,
    });
  });

  test('[LV6] once stopped nothing is asked any more', async () => {
    const line = aLine();
    line.answers();
    await line.settled();
    line.stop();
    await line.settled();
    line.clock.move(600_000);
    await line.settled();
    expect({ asked: line.asked.length, waiting: line.clock.waiting(), states: line.states }).toEqual({
      asked: 1,
      waiting: 0,
      states: ['connecting', 'live'],
    });
  });
});

/** The far end of the live channel in the test's hands; chance always throws one half, so waits are exact. */
function aLine() {
  const clock = aHandClock();
  const asked: { url: string; authorization: string | null }[] = [];
  const pokes: (number | null)[] = [];
  const states: LiveState[] = [];
  const waiting: { resolve: (response: Response) => void; signal: AbortSignal }[] = [];
  let early: Response | null = null;
  let far: ReadableStreamDefaultController<Uint8Array> | null = null;

  const answer = (response: Response): void => {
    const next = waiting.shift();
    if (next) next.resolve(response);
    else early = response;
  };
  const fetch_: typeof fetch = (input, init) =>
    new Promise((resolve, reject) => {
      const signal = init?.signal ?? new AbortController().signal;
      asked.push({ url: String(input), authorization: new Headers(init?.headers).get('Authorization') });
      signal.addEventListener('abort', () => {
        far?.error(new DOMException('gone', 'AbortError'));
        far = null;
        reject(new DOMException('gone', 'AbortError'));
      });
      if (early) resolve(early);
      else waiting.push({ resolve, signal });
      early = null;
    });
  const stop = followPokes({
    fetch: fetch_,
    clock,
    random: () => 0.5,
    url: '/pokes',
    token: 'token-1',
    onPoke: version => pokes.push(version),
    onState: state => states.push(state),
  });
  return {
    clock,
    asked,
    pokes,
    states,
    stop,
    answers: () =>
      answer(
        new Response(
          new ReadableStream({
            start: controller => {
              far = controller;
            },
          }),
        ),
      ),
    refuses: () => answer(new Response(null, { status: 503 })),
    says: (text: string) => far?.enqueue(new TextEncoder().encode(text)),
    /** Lets every promise that can go on go on. */
    settled: async () => {
      for (let turn = 0; turn < 30; turn++) await Promise.resolve();
      await new Promise<void>(resolve => setImmediate(resolve));
    },
  };
}
