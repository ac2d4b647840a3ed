import { describe, expect, test } from 'vitest';
import { createPlanClient } from '../../../addin/client/plan-client.ts';
import { sentence } from '../../../plan/reasons/reason.ts';
import { aHandClock } from '../a-hand-clock.ts';

describe('the client of the service', () => {
  test.each<[string, () => Promise<Response>, object]>([
    [
      'a refusal keeps the service’s reason and sentence',
      async () => Response.json({ reason: 'wrongPassword', message: 'Chưa đúng.' }, { status: 401 }),
      { kind: 'failed', reason: 'wrongPassword', message: 'Chưa đúng.' },
    ],
    [
      'a proxy’s own page is no refusal by the service',
      async () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      { kind: 'failed', reason: 'unreachable', message: sentence('unreachable') },
    ],
    [
      'a refusal without a body asks to sign in again',
      async () => new Response(null, { status: 401 }),
      { kind: 'failed', reason: 'notSignedIn', message: sentence('notSignedIn') },
    ],
    [
      'an answer of another shape is not taken',
      async () => Response.json({ plans: [{ id: 'X' }] }),
      { kind: 'failed', reason: 'answerUnreadable', message: sentence('answerUnreadable') },
    ],
    [
      'an answer that is no JSON is not taken',
      async () => new Response('<html>'),
      { kind: 'failed', reason: 'answerUnreadable', message: sentence('answerUnreadable') },
    ],
    [
      'a network that is down is a value, not a throw',
      () => Promise.reject(new TypeError('fetch failed')),
      { kind: 'failed', reason: 'unreachable', message: sentence('unreachable') },
    ],
    ['a good answer', async () => Response.json({ plans: [] }), { kind: 'ok', value: { plans: [] } }],
  ])('[CL1] %s', async (_name, answer, expected) => {
    const client = createPlanClient({ fetch: answer, clock: aHandClock(), language: () => 'vi', base: '' });
    expect(await client.plans('token')).toEqual(expected);
  });

  test('[CL2] a service that does not answer is given up after thirty seconds', async () => {
    const clock = aHandClock();
    const never: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
      });
    const client = createPlanClient({ fetch: never, clock, language: () => 'en', base: '' });
    const asked = client.plans('token');
    clock.move(30_000);
    expect({ answer: await asked, waiting: clock.waiting() }).toEqual({
      answer: { kind: 'failed', reason: 'unreachable', message: sentence('unreachable', {}, 'en') },
      waiting: 0,
    });
  });

  test('[CL3] every request carries the token and the reader’s language', async () => {
    const seen: Record<string, string>[] = [];
    const echo: typeof fetch = async (_input, init) => {
      seen.push(Object.fromEntries(new Headers(init?.headers)));
      return Response.json({ plans: [] });
    };
    const client = createPlanClient({ fetch: echo, clock: aHandClock(), language: () => 'en', base: '' });
    await client.plans('token-1');
    expect(seen).toEqual([{ 'accept-language': 'en', authorization: 'Bearer token-1' }]);
  });

  test('[CL9] a plan is asked for at the newest version heard of it, until the service is found behind that', async () => {
    const asked: (string | null)[] = [];
    let version = 4;
    const service: typeof fetch = async input => {
      asked.push(new URL(String(input), 'http://may').searchParams.get('atLeast'));
      return Response.json({ version, cursor: 'c', rows: [] });
    };
    const client = createPlanClient({ fetch: service, clock: aHandClock(), language: () => 'vi', base: '' });
    const ask = () => client.rows('token', 'ke-hoach', 'tep');
    await ask();
    await ask();
    client.hear('ke-hoach', 7);
    version = 7;
    await ask();
    // As after a restore from backup: the service has looked, and holds no more than this.
    version = 2;
    await ask();
    await ask();
    expect(asked).toEqual(['0', '4', '7', '7', '2']);
  });
});
