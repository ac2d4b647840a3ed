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

/** Tells when the first figure of the headline stands in the page; a hidden one is not there yet. */
const NOTE_FIRST_FIGURE = `
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('main dl dd') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.__figureMs = performance.now())));
  }).observe(document, { childList: true, subtree: true });
`;

export async function firstFigureDrawn(): Promise<void> {
  ensureBuilt();
  buildService();
  const runs = { first: [] as number[], again: [] as number[] };
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
      await stop();
    }
  } finally {
    await browser.close();
  }
  const name = `dashboard of ${ROWS} rows opened until its first figure is drawn`;
  print({ name: `${name}, service just started`, unit: 'ms', runs: runs.first });
  print({ name: `${name}, again`, unit: 'ms', runs: runs.again });
}

/** Milliseconds from the navigation to the first figure, in a window that has nothing of the page yet. */
async function opened(browser: Browser, address: string, token: string): Promise<number> {
  const answer = await fetch(`${address}/api/session`, { headers: { Authorization: `Bearer ${token}` } });
  const kept = JSON.stringify({ ...((await answer.json()) as object), token, person: null });
  const context = await browser.newContext({ locale: 'vi-VN' });
  await context.addInitScript(([key, value]) => sessionStorage.setItem(key, value), [
    KEPT_SIGN_IN,
    kept,
  ] as const);
  await context.addInitScript(NOTE_FIRST_FIGURE);
  const page = await context.newPage();
  await page.goto(`${address}/tong-hop?quarter=3`);
  const figureMs = await page.waitForFunction(() => (globalThis as { __figureMs?: number }).__figureMs);
  const milliseconds = (await figureMs.jsonValue())!;
  await context.close();
  return milliseconds;
}
