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
    line.says(': heartbeat\n\n');
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
    const without = aLine();
    await without.settled();
    without.clock.move(8_000);
    await without.settled();
    const atFirst = without.pokes.length;
    without.clock.move(38_000);
    await without.settled();
    const withLine = aLine();
    withLine.answers();
    withLine.says(':\n\n');
    await withLine.settled();
    withLine.clock.move(15_000);
    withLine.says(':\n\n');
    await withLine.settled();
    const before = withLine.pokes.length;
    withLine.clock.move(45_000);
    await withLine.settled();
    expect([without.pokes.length - atFirst, withLine.pokes.length - before, withLine.states]).toEqual([
      3,
      1,
      ['connecting', 'live'],
    ]);
  });

  test('[LV7] a stream that says nothing at all is held back on the way: changes are asked for, and it is tried now and then', async () => {
    const line = aLine();
    line.answers();
    await line.settled();
    line.clock.move(8_000);
    await line.settled();
    const heldBack = { states: [...line.states], asked: line.asked.length, pokes: line.pokes.length };
    line.clock.move(30_000);
    await line.settled();
    const polled = line.pokes.length - heldBack.pokes;
    line.clock.move(270_000);
    await line.settled();
    line.answers();
    line.says('data: {"version":4}\n\n');
    await line.settled();
    expect({ heldBack, polled, asked: line.asked.length, states: line.states }).toEqual({
      heldBack: { states: ['connecting', 'buffered'], asked: 1, pokes: 1 },
      polled: 2,
      asked: 2,
      states: ['connecting', 'buffered', 'live'],
    });
  });

  test('[LV6] once stopped nothing is asked any more', async () => {
    const line = aLine();
    line.answers();
    line.says(':\n\n');
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
