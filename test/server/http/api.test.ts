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

describe('a push', () => {
  const note = (rowId: string): object =>
    mutationOf({ rowId, field: 'note', value: 'Đã gửi dự thảo', id: `ghi-chu-${rowId}` });
  const own = '06.VPUBND';
  const cases: readonly (readonly [string, Readonly<{ body: unknown; headers?: object; path?: string }>])[] =
    [
      ['that is applied', { body: { client: 'sheet-1', mutations: [note(own)] } }],
      [
        'that is refused in English',
        {
          body: { client: 'sheet-1', mutations: [note('01.KHONGCO')] },
          headers: { 'Accept-Language': 'en' },
        },
      ],
      [
        'with a long answer',
        {
          body: { client: 'sheet-1', mutations: Array.from({ length: 40 }, (_, n) => note(`${n}.KHONGCO`)) },
        },
      ],
      [
        'of a stranger',
        { body: { client: 'sheet-1', mutations: [] }, headers: { Authorization: 'Bearer la' } },
      ],
      ['to no plan', { body: { client: 'sheet-1', mutations: [] }, path: '/api/plans/khong-co/push' }],
      ['of another shape', { body: { client: 'sheet-1', mutations: [{ ...note(own), base: -1 }] } }],
      ['with a cursor that nobody wrote', { body: { client: 'sheet-1', mutations: [], cursor: 'x' } }],
    ];

  test.each(cases)('[HT6] %s is answered alike, past the router and through it', async (_name, sent) => {
    const { vpUbnd, plan, ask } = await aTrialService();
    const send = async (address: string): Promise<unknown> => {
      const { status, headers, body } = await ask(address, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${vpUbnd.token}`,
          'Content-Type': 'application/json',
          ...sent.headers,
        },
        body: JSON.stringify(sent.body),
      });
      const told = [...headers].filter(([name]) => name !== 'date');
      // What is left of the limit, and for how long, differs with each request.
      return {
        status,
        body,
        headers: told.map(([name, text]) => `${name}: ${text.replace(/\b[rt]=\d+/g, '')}`),
      };
    };
    const path = sent.path ?? `${plan}/push`;
    const straight = await send(path);
    expect(await send(`${path}/`)).toEqual(straight);
  });

  test('[HT6] counts towards the limit either way', async () => {
    const { vpUbnd, plan } = await aTrialService({ env: { REQUESTS_PER_MINUTE: '3' } });
    const body = { client: 'sheet-1', mutations: [] };
    const statuses: number[] = [];
    for (const path of ['push', 'push/', 'push', 'push/', 'push']) {
      statuses.push((await vpUbnd.post(`${plan}/${path}`, body)).status);
    }
    expect([statuses.slice(-2), new Set(statuses)]).toEqual([[429, 429], new Set([200, 429])]);
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
