// What the worker keeps of the page, and what it answers with.
import { describe, expect, test } from 'vitest';
import {
  answerPage,
  dropOldPages,
  keepPage,
  roleOf,
  type PageFiles,
} from '../../../addin/page/worker/kept-page.ts';

const ORIGIN = 'https://phu-luc.vn';
const files: PageFiles = { version: 'v3', assets: ['/assets/page-a1.js', '/assets/chu-b2.woff2'] };
const assets = new Set(files.assets);

describe('the worker of the page', () => {
  test.each<[what: string, path: string, asked: Partial<Request>, role: string]>([
    ['the page itself', '/', { mode: 'navigate' }, 'page'],
    ['also with a fragment and a query', '/?a=1#nhan-tep', { mode: 'navigate' }, 'page'],
    ['a script of the page', '/assets/page-a1.js', {}, 'asset'],
    ['no script of another page', '/assets/taskpane-c3.js', {}, 'none'],
    ['no other page', '/taskpane.html', { mode: 'navigate' }, 'none'],
    ['no other page', '/tong-hop', { mode: 'navigate' }, 'none'],
    ['nothing of the service', '/api/plans', {}, 'none'],
    ['nothing of the service, however it is asked for', '/api/plans', { mode: 'navigate' }, 'none'],
    ['nothing that is sent', '/', { method: 'POST', mode: 'navigate' }, 'none'],
    ['nothing of other addresses', 'https://khac.vn/', { mode: 'navigate' }, 'none'],
  ])('[WO1] keeps %s: %s', (_what, path, asked, role) => {
    const url = new URL(path, ORIGIN).href;
    expect(roleOf({ method: 'GET', mode: 'cors', ...asked, url }, ORIGIN, assets)).toBe(role);
  });

  const kept = new Response('đã giữ');
  const moved = Object.defineProperty(new Response('trang đăng nhập của mạng'), 'redirected', {
    value: true,
  });
  test.each<[what: string, network: () => Promise<Response>, kept: Response | undefined, shown: string]>([
    ['the newest page where the network has it', async () => new Response('mới'), kept, 'mới'],
    ['the kept one without a network', () => Promise.reject(new TypeError('failed')), kept, 'đã giữ'],
    ['the kept one where the service is away', async () => new Response('', { status: 502 }), kept, 'đã giữ'],
    ['the kept one where a network leads elsewhere', async () => moved, kept, 'đã giữ'],
    [
      'what the service said where nothing is kept',
      async () => new Response('503', { status: 503 }),
      undefined,
      '503',
    ],
  ])('[WO2] shows %s', async (_what, network, keptPage, shown) => {
    const answer = await answerPage(network, async () => keptPage?.clone());
    expect(await answer.text()).toBe(shown);
  });

  test('[WO2] without a network and with nothing kept the page does not open', async () => {
    const answer = await answerPage(
      () => Promise.reject(new TypeError('failed')),
      async () => undefined,
    );
    expect(answer.type).toBe('error');
  });

  test('[WO3] a new release is kept whole beside the last one, and those before it are given up', async () => {
    const held = new Map<string, string[]>([
      ['cua-nguoi-khac', []],
      ['phu-luc-page-v1', []],
      ['phu-luc-page-v2', []],
    ]);
    const caches = {
      open: async (name: string) => ({
        addAll: async (requests: readonly Request[]) =>
          void held.set(
            name,
            requests.map(({ url }) => url),
          ),
      }),
      keys: async () => [...held.keys()],
      delete: async (name: string) => held.delete(name),
    } as unknown as CacheStorage;
    await keepPage(files, caches, path => new Request(ORIGIN + path));
    await dropOldPages(files, caches);
    expect([...held]).toEqual([
      ['cua-nguoi-khac', []],
      ['phu-luc-page-v2', []],
      ['phu-luc-page-v3', ['/', ...files.assets].map(path => ORIGIN + path)],
    ]);
  });
});
