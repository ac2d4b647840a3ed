// The same wait as its reader has it: the page opened in a real browser, signed in already, until the first headline
// figure is drawn.
import { chromium, type Browser } from 'playwright-core';
import { KEPT_SIGN_IN } from '../../addin/client/has-kept-sign-in.ts';
import { ensureBuilt } from '../../scripts/built.mjs';
import { print } from '../measure.ts';
import { onSqlite } from '../sync/a-filled-service.ts';
import { buildService } from '../sync/server-process.ts';

const ROWS = 10_000;
const STARTS = 5;

/** Tells when the first figure of the headline is on the screen, and when it can be opened. */
const NOTE_FIGURES = `
  globalThis.__drawnMs = {};
  const note = (what, selector) =>
    new MutationObserver((_changes, observer) => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.__drawnMs[what] = performance.now())));
    }).observe(document, { childList: true, subtree: true });
  note('figure', 'main dl dd');
  note('button', 'main dl dd button');
`;

/** The least that any page does for it: the same questions one after the other, and the number written. */
const BARE_PAGE = `<!doctype html><main></main><script type="module">
  const ask = async path => (await fetch(path, {
    headers: { Authorization: 'Bearer ' + JSON.parse(sessionStorage.getItem(${JSON.stringify(KEPT_SIGN_IN)})).token },
  })).json();
  const [{ today }, { plans }] = await Promise.all([ask('/api/session'), ask('/api/plans')]);
  const { listed } = await ask('/api/plans/' + plans[0].id + '/rollup?quarter=3&asOf=' + today);
  document.querySelector('main').innerHTML = '<dl><dd><button>' + listed + '</button></dd></dl>';
</script>`;

type Drawn = Readonly<{ figure: number; button: number }>;

export async function firstFigureDrawn(): Promise<void> {
  ensureBuilt();
  buildService();
  const runs = { first: [] as Drawn[], again: [] as Drawn[], bare: [] as Drawn[] };
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    for (let start = 0; start < STARTS; start += 1) {
      const { filled, server, stop } = await onSqlite({ rows: ROWS });
      const address = `http://127.0.0.1:${server.port}`;
      runs.first.push(await opened(browser, address, filled.secretariat.token));
      runs.again.push(await opened(browser, address, filled.secretariat.token));
      runs.bare.push(await opened(browser, address, filled.secretariat.token, BARE_PAGE));
      await stop();
    }
  } finally {
    await browser.close();
  }
  const name = `dashboard of ${ROWS} rows opened until its first figure`;
  const figures = (of: readonly Drawn[]): number[] => of.map(({ figure }) => figure);
  const floor = { name: 'a bare page that asks the same', runs: figures(runs.bare) };
  print({ name: `${name} is drawn, service just started`, unit: 'ms', runs: figures(runs.first), floor });
  print({ name: `${name} is drawn, again`, unit: 'ms', runs: figures(runs.again), floor });
  const opens = runs.again.map(({ button }) => button);
  print({ name: `${name} can be opened, again`, unit: 'ms', runs: opens, floor });
}

/** Milliseconds from the navigation, in a window that has nothing of the page yet; of `bare` in its place, where given. */
async function opened(browser: Browser, address: string, token: string, bare?: string): Promise<Drawn> {
  const answer = await fetch(`${address}/api/session`, { headers: { Authorization: `Bearer ${token}` } });
  const kept = JSON.stringify({ ...((await answer.json()) as object), token, person: null });
  const context = await browser.newContext({ locale: 'vi-VN' });
  await context.addInitScript(([key, value]) => sessionStorage.setItem(key, value), [
    KEPT_SIGN_IN,
    kept,
  ] as const);
  await context.addInitScript(NOTE_FIGURES);
  const page = await context.newPage();
  if (bare !== undefined) {
    await page.route('**/tong-hop?*', route => route.fulfill({ contentType: 'text/html', body: bare }));
  }
  await page.goto(`${address}/tong-hop?quarter=3`);
  const drawn = await page.waitForFunction(() => {
    const { __drawnMs: ms } = globalThis as unknown as { __drawnMs: Partial<Drawn> };
    return ms.figure !== undefined && ms.button !== undefined && { figure: ms.figure, button: ms.button };
  });
  const milliseconds = (await drawn.jsonValue()) as Drawn;
  await context.close();
  return milliseconds;
}
