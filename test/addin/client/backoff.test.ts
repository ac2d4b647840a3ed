import { expect, test } from 'vitest';
import { backoffMs } from '../../../addin/client/backoff.ts';
import { createPlanClient } from '../../../addin/client/plan-client.ts';
import { aHandClock } from '../a-hand-clock.ts';

test.each([
  [0, 0, 0, 1_000],
  [0, 1, 0, 500],
  [3, 0, 0, 8_000],
  [3, 0.5, 0, 6_000],
  [6, 0, 0, 60_000],
  [60, 0, 0, 60_000],
  [60, 1, 0, 30_000],
  [0, 0, 5_000, 5_000],
  [6, 0, 5_000, 60_000],
  [60, 1, 120_000, 120_000],
])('[CL7] attempt %i, chance %f, asked to wait %i ms: %i ms', (attempt, chance, retryAfterMs, expected) => {
  expect(backoffMs(attempt, chance, retryAfterMs)).toBe(expected);
});

test.each([
  ['7', 7_000],
  ['Mon, 15 May 2023 01:00:30 GMT', 30_000],
  ['Mon, 15 May 2023 00:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('[CL8] Retry-After %s is %s ms', async (text, expected) => {
  const headers = text === null ? undefined : { 'Retry-After': text };
  const busy: typeof fetch = async () =>
    Response.json(
      { reason: 'storeUnavailable', message: 'Bận.' },
      { status: 503, ...(headers && { headers }) },
    );
  const client = createPlanClient({ fetch: busy, clock: aHandClock(), language: () => 'vi', base: '' });
  expect(await client.plans('token')).toEqual({
    kind: 'failed',
    reason: 'storeUnavailable',
    message: 'Bận.',
    ...(expected !== undefined && { retryAfterMs: expected }),
  });
});
