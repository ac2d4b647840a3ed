// From the first byte asked for to a pane in which somebody can type, in a Chromium that has nothing in its cache.
import { chromium, type Browser, type Page } from 'playwright-core';
import { report } from '../sync/report.ts';
import { buildPages } from './build-pages.ts';
import { KB, packedShares, type Shares } from './parts.ts';
import { servePages, type PageServer } from './page-server.ts';

const RUNS = 9;
const CODE = /\.(?:js|css|html)$/;
const OFFICE_JS = 'https://appsforoffice.microsoft.com/**';

/** Excel has answered that it is there; its own script is no part of what is measured. */
const EXCEL_IS_THERE = `
  const info = { host: 'Excel', platform: 'OfficeOnline' };
  globalThis.Office = {
    onReady: async () => info,
    HostType: { Excel: 'Excel' },
    context: { diagnostics: info, requirements: { isSetSupported: () => true } },
  };
  globalThis.Excel = { run: async () => { throw Object.assign(new Error('busy'), { code: 'HostIsBusy' }); } };
`;

/** Notes when the first box can be typed into: it is drawn, and the thread is free again. */
const NOTE_INTERACTIVE = `
  const observer = new MutationObserver(() => {
    if (document.querySelector('input[name=account]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (globalThis.__interactiveMs = performance.now());
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
`;

type Opened = Readonly<{ interactiveMs: number; fetched: ReadonlyMap<string, number> }>;

export async function openingPane(): Promise<void> {
  const pane = await buildPages('pane', { taskpane: 'addin/taskpane.html' });
  const floor = await buildPages('floor', { floor: 'bench/pane/fluent-floor.html' });
  const [paneServer, floorServer] = [await servePages(pane.folder), await servePages(floor.folder)];
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const openPane = () => open(browser, paneServer, '/addin/taskpane.html');
    const openFloor = () => open(browser, floorServer, '/bench/pane/fluent-floor.html');
    const first = await openPane();
    const firstFloor = await openFloor();
    const runs: number[] = [];
    const floors: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      runs.push((await openPane()).interactiveMs);
      floors.push((await openFloor()).interactiveMs);
    }
    report({
      name: 'pane opened until somebody can type',
      unit: 'ms',
      runs,
      floor: { name: 'the same Fluent components alone', runs: floors },
      target: { atMost: 1.3 },
    });
    const signedIn = await openSignedIn(browser, paneServer);
    const scripts = bytesOf(first, CODE);
    report({
      name: 'transferred at the door, packed',
      unit: 'KB',
      runs: [scripts / KB],
      target: { atMost: 200 },
    });
    console.log(
      `  without Office.js and ${kilobytes(bytesOf(first, /\.woff2$/))} of fonts; the Fluent page ` +
        kilobytes(bytesOf(firstFloor, CODE)),
    );
    printShares(packedShares(pane, file => first.fetched.has(`/${file}`)));
    report({
      name: 'transferred until signed in, all together',
      unit: 'KB',
      runs: [bytesOf(signedIn, CODE) / KB],
    });
    printShares(packedShares(pane, file => signedIn.fetched.has(`/${file}`)));
  } finally {
    await browser.close();
    paneServer.close();
    floorServer.close();
  }
}

function printShares(shares: Shares): void {
  for (const [part, bytes] of [...shares].sort(([, a], [, b]) => b - a)) {
    console.log(`  ${part.padEnd(28)} ${kilobytes(bytes)}`);
  }
}

/** Somebody who signed in before: what the pane fetches until their first screen stands. */
async function openSignedIn(browser: Browser, { url }: PageServer): Promise<Pick<Opened, 'fetched'>> {
  const context = await browser.newContext({ viewport: { width: 350, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.route(OFFICE_JS, route =>
    route.fulfill({ contentType: 'text/javascript', body: EXCEL_IS_THERE }),
  );
  await page.addInitScript(
    kept => sessionStorage.setItem('phu-luc.sign-in', kept),
    JSON.stringify({
      token: 'bench',
      account: { id: 'thu-ky', name: 'Thư ký', unit: null, role: 'secretariat' },
      today: '2026-05-15',
      trial: false,
      person: null,
    }),
  );
  await page.goto(`${url}/addin/taskpane.html`);
  await page.getByRole('banner').waitFor();
  await page.waitForLoadState('networkidle');
  const fetched = await fetchedBy(page);
  await context.close();
  return { fetched };
}

async function open(browser: Browser, { url }: PageServer, path: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 350, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.route(OFFICE_JS, route =>
    route.fulfill({ contentType: 'text/javascript', body: EXCEL_IS_THERE }),
  );
  await page.addInitScript(NOTE_INTERACTIVE);
  await page.goto(url + path);
  const found = await page.waitForFunction(
    () => (globalThis as { __interactiveMs?: number }).__interactiveMs,
  );
  const interactiveMs = Number(await found.jsonValue());
  await page.waitForLoadState('networkidle');
  const fetched = await fetchedBy(page);
  await context.close();
  return { interactiveMs, fetched };
}

async function fetchedBy(page: Page): Promise<ReadonlyMap<string, number>> {
  const fetched = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
      entry => {
        const { name, encodedBodySize } = entry as PerformanceResourceTiming;
        return [new URL(name).pathname, encodedBodySize] as const;
      },
    ),
  );
  return new Map(fetched);
}

function bytesOf({ fetched }: Pick<Opened, 'fetched'>, which: RegExp): number {
  return [...fetched].filter(([name]) => which.test(name)).reduce((sum, [, bytes]) => sum + bytes, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`;
}
