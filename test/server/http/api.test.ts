import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { PushAnswer } from '../../../plan/http.ts';
import { openStore } from '../../../server/data.ts';
import { sha256 } from '../../../server/history/sha256.ts';
import { aTrialService, mutationOf } from '../a-service.ts';

describe('an answer of the service', () => {
  test.each([200, 401, 404])(
    '[HT1] of status %i is data: not to be run, framed, guessed at or kept',
    async status => {
      const { secretariat, ask, plan } = await aTrialService();
      const paths = { 200: `${plan}/history?rowId=01.BANTDKT`, 401: plan, 404: '/api/khong-co' };
      const path = paths[status as keyof typeof paths];
      const answer = status === 401 ? await ask(path) : await secretariat.get(path);
      expect([
        answer.status,
        answer.headers.get('content-security-policy'),
        answer.headers.get('x-content-type-options'),
        answer.headers.get('cache-control'),
      ]).toEqual([status, "default-src 'none'; frame-ancestors 'none'", 'nosniff', 'no-store']);
    },
  );
});

describe('a body', () => {
  const cases: readonly (readonly [string, Record<string, string>, (text: string) => BodyInit])[] = [
    ['plain', { 'Content-Type': 'application/json' }, text => text],
    ['with its character set', { 'Content-Type': 'application/json; charset=utf-8' }, text => text],
    [
      'packed',
      { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      text => new Uint8Array(gzipSync(text)),
    ],
    ['of a length not told', { 'Content-Type': 'application/json' }, text => new Blob([text]).stream()],
  ];

  test.each(cases)('[HT2] %s is read alike', async (_name, headers, bodyOf) => {
    const { vpUbnd, plan, ask } = await aTrialService();
    const [row] = (await vpUbnd.rows()).rows;
    const mutation = mutationOf({ rowId: row!.id, field: 'note', value: 'Đã gửi dự thảo' });
    const send = (text: string) =>
      ask(`${plan}/push`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${vpUbnd.token}`, ...headers },
        body: bodyOf(text),
        duplex: 'half',
      } as RequestInit);
    const answer = await send(JSON.stringify({ client: 'sheet-1', mutations: [mutation] }));
    expect([answer.status, (answer.body as PushAnswer).outcomes.map(outcome => outcome.kind)]).toEqual([
      200,
      ['applied'],
    ]);
    const broken = await send('{"client":');
    expect([broken.status, (broken.body as { reason?: string }).reason]).toEqual([400, 'badJson']);
  });
});

describe('a session', () => {
  test('[HT3] that was used a moment ago is over once it is signed out', async () => {
    const { vpUbnd, plan } = await aTrialService();
    expect((await vpUbnd.get(plan)).status).toBe(200);
    await Promise.all([vpUbnd.get(plan), vpUbnd.signOut(), vpUbnd.get(plan)]);
    expect((await vpUbnd.get(plan)).status).toBe(401);
  });

  test('[HT3] that was ended by another program is over within a second', async () => {
    const { vpUbnd, plan, dataDir, clock } = await aTrialService();
    expect((await vpUbnd.get(plan)).status).toBe(200);
    const other = await openStore(dataDir);
    await other.closeSession(sha256(vpUbnd.token));
    await other.close();
    clock.move(1_000);
    expect((await vpUbnd.get(plan)).status).toBe(401);
  });
});
