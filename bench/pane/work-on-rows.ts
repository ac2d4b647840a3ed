import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { fieldNames } from '../../plan/field.ts';
import { onSqlite, type FilledService } from '../sync/a-filled-service.ts';
import { heading, report } from '../sync/report.ts';
import { buildService } from '../sync/server-process.ts';
import { buildPages } from './build-pages.ts';
import type { Traffic } from './excel-worker.ts';
import { othersWrite } from './others-write.ts';
import { listenToTasks } from './own-time.ts';
import { servePages } from './page-server.ts';
import type {} from './work-page.ts';

const KEYS = 15;
const PASTED_CELLS = 10_000;
const OTHERS_CHANGES = 100;
const REFRESHES = 5;
const ARRIVALS = 3;
const FLOORS = 3;
/** Of what takes long. */
const RUNS = 3;
const BLOCKED_MS = 50;
/** After this the pane looks at the whole sheet once more. */
const IDLE_MS = 12_000;
const MB = 1_000_000;
const WAIT = { timeout: 240_000 };

/** Load, typing, a large paste and its check, a send, a refresh of nothing, a refresh of what others changed. */
export async function workOnRows(rows: number): Promise<void> {
  buildService();
  const { folder } = await buildPages('work', { work: 'bench/pane/work-page.html' });
  const client = createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js');
  copyFileSync(client, join(folder, 'excel-web-16.00.debug.js'));
  const service = await onSqlite({ rows });
  const pages = await servePages(folder, service.server.port);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 350, height: 900 }, locale: 'vi-VN' });
    page.setDefaultTimeout(WAIT.timeout);
    await page.addInitScript(
      kept => sessionStorage.setItem('phu-luc.sign-in', kept),
      JSON.stringify({
        token: service.filled.secretariat.token,
        account: service.filled.secretariat.account,
        today: '2026-05-15',
        trial: false,
        person: null,
      }),
    );
    await page.goto(`${pages.url}/bench/pane/work-page.html`);
    await work(page, service);
  } finally {
    await browser.close();
    pages.close();
    await service.stop();
  }
}

async function work(page: Page, service: FilledService): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const told = (words: RegExp) => page.getByText(words).first().waitFor(WAIT);
  const load = page.getByRole('main').getByRole('button', { name: 'Nạp phụ lục' });
  await load.waitFor(WAIT);
  await settled(page);
  const loads = [
    await phase(page, async () => {
      await load.click();
      await told(/Đã nạp/);
    }),
  ];
  for (let run = 1; run < RUNS; run += 1) {
    loads.push(
      await phase(page, async () => {
        await button('Nạp lại phụ lục').click();
        await told(/Đã nạp/);
      }),
    );
  }
  heading('A sheet of 10,000 rows is loaded');
  printTraffic('load', loads);
  const written = await floors(page, lines => window.__work.writeAlone(lines), Infinity);
  printTraffic('  the client reading and writing its cells alone', written);
  report({
    name: 'load',
    unit: 'ms',
    runs: loads.map(({ ms }) => ms),
    floor: { name: 'the client reading and writing its cells alone', runs: written.map(({ ms }) => ms) },
  });

  heading('One cell is typed');
  const keys: Phase[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const row = 5_000 + key;
    keys.push(
      await phase(page, async () => {
        await page.evaluate(
          at => window.__work.hand({ row: at, column: 'note', values: [[`Gõ ${at}`]] }),
          row,
        );
        await button(`Gửi ${key + 1} ô`).waitFor(WAIT);
      }),
    );
  }
  printTraffic('one cell typed', keys);
  const oneLine = await floors(page, lines => window.__work.readAlone(lines), 1);
  report({
    name: 'longest task after a key',
    unit: 'ms',
    runs: keys.map(({ longest }) => longest),
    target: { atMost: BLOCKED_MS },
  });
  report({
    name: '  the client reading that line alone',
    unit: 'ms',
    runs: oneLine.map(({ longest }) => longest),
  });
  report({
    name: '  in time of its own',
    unit: 'ms',
    runs: keys.map(({ own }) => own),
    target: { atMost: BLOCKED_MS },
  });
  const blocked = keys.filter(({ own }) => own > BLOCKED_MS).length;
  report({
    name: `keys that met a task over ${BLOCKED_MS} ms of its own`,
    unit: `of ${KEYS}`,
    runs: [blocked],
    target: { atMost: 0 },
  });
  const idle = await phase(page, () => page.waitForTimeout(IDLE_MS));
  printTraffic('the whole sheet, once it rests', [idle]);
  const wholeSheet = await floors(page, lines => window.__work.readAlone(lines), Infinity);
  printTraffic('  the client reading it alone', wholeSheet);
  report({ name: 'longest task of that', unit: 'ms', runs: [idle.longest], target: { atMost: BLOCKED_MS } });
  report({ name: '  in time of its own', unit: 'ms', runs: [idle.own], target: { atMost: BLOCKED_MS } });
  report({
    name: '  the client reading it alone',
    unit: 'ms',
    runs: wholeSheet.map(({ longest }) => longest),
  });

  heading(`${PASTED_CELLS} cells are pasted, checked and sent`);
  const pastedRows = Math.ceil(PASTED_CELLS / fieldNames.length);
  const checks: Phase[] = [];
  const sends: Phase[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const values = pasted(pastedRows, run);
    await page.evaluate(block => window.__work.hand({ row: 0, column: 'status', values: block }), values);
    checks.push(
      await phase(page, async () => {
        await button('Kiểm tra dữ liệu').click();
        await told(/Không phát hiện lỗi|nội dung cần xử lý\.$/);
      }),
    );
    sends.push(
      await phase(page, async () => {
        await button(/^Gửi \d+ ô/).click();
        await told(/Đã gửi \d+ ô/);
      }),
    );
  }
  printTraffic(`check after ${pastedRows * fieldNames.length} cells pasted`, checks);
  printTraffic('send of all that can go', sends);
  const floor = { name: 'the client reading it alone', runs: wholeSheet.map(({ ms }) => ms) };
  report({ name: 'check', unit: 'ms', runs: checks.map(({ ms }) => ms), floor });
  report({ name: 'send', unit: 'ms', runs: sends.map(({ ms }) => ms), floor });
  await page.waitForTimeout(IDLE_MS);

  heading('A refresh');
  const refreshes: Phase[] = [];
  for (let run = 0; run < REFRESHES; run += 1) {
    refreshes.push(
      await phase(page, async () => {
        await button('Nhận dữ liệu mới').click();
        await told(/Không có dữ liệu mới/);
      }),
    );
  }
  printTraffic('nothing new', refreshes);
  // Microsoft's client lets go of what it kept in a call of its own.
  report({
    name: 'calls',
    unit: '',
    runs: refreshes.map(({ traffic }) => traffic.syncs),
    target: { atMost: 2 },
  });
  report({
    name: 'calls that write',
    unit: '',
    runs: refreshes.map(({ traffic }) => traffic.writes),
    target: { atMost: 0 },
  });
  const arrivals: Phase[] = [];
  for (let run = 0; run < ARRIVALS; run += 1) {
    arrivals.push(
      await phase(page, async () => {
        const theirs = await othersWrite(service, { cells: OTHERS_CHANGES, run });
        await button('Nhận dữ liệu mới').click();
        await page.waitForFunction(
          wanted => window.__work.holds(wanted),
          { column: 'note' as const, texts: Object.fromEntries(theirs) },
          { ...WAIT, polling: 100 },
        );
      }),
    );
  }
  printTraffic(`${OTHERS_CHANGES} cells of others, all found in the sheet`, arrivals);
}

type Phase = Readonly<{ ms: number; traffic: Traffic; longest: number; own: number; over: number }>;

async function phase(page: Page, act: () => Promise<void>): Promise<Phase> {
  await page.evaluate(() => window.__work.longTasks());
  await page.evaluate(() => window.__work.traffic());
  const longestOwn = await listenToTasks(page);
  const start = performance.now();
  await act();
  const ms = performance.now() - start;
  await settled(page);
  const own = await longestOwn();
  const tasks = await page.evaluate(() => window.__work.longTasks());
  return {
    ms,
    traffic: await page.evaluate(() => window.__work.traffic()),
    longest: Math.max(0, ...tasks),
    own,
    over: tasks.filter(task => task > BLOCKED_MS).length,
  };
}

/** Microsoft's client at the first lines of the sheet, in the same pieces, and nothing else. */
async function floors(page: Page, work: (lines: number) => Promise<void>, lines: number): Promise<Phase[]> {
  const runs: Phase[] = [];
  for (let run = 0; run < FLOORS; run += 1) runs.push(await phase(page, () => page.evaluate(work, lines)));
  return runs;
}

/** Until the pane has asked nothing of Excel for as long as it waits after typing. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(600);
}

/** Of several runs the middle one of each figure. */
function printTraffic(name: string, phases: readonly Phase[]): void {
  const middle = (read: (one: Phase) => number): number => {
    const sorted = phases.map(read).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)]!;
  };
  const longest = Math.max(...phases.map(one => one.longest));
  const own = Math.max(...phases.map(one => one.own));
  console.log(
    `${name.padEnd(46)} ${String(middle(({ traffic }) => traffic.syncs)).padStart(3)} calls, ` +
      `${middle(({ traffic }) => traffic.writes)} write, ` +
      `${(middle(({ traffic }) => traffic.askedBytes) / MB).toFixed(2)} MB to Excel, ` +
      `${(middle(({ traffic }) => traffic.answeredBytes) / MB).toFixed(2)} MB back, ` +
      `${middle(({ ms }) => ms).toFixed(0)} ms; longest task ` +
      `${longest <= BLOCKED_MS ? `under ${BLOCKED_MS}` : longest.toFixed(0)} ms (${own.toFixed(0)} of its own)`,
  );
}

/** Another content with each run. */
function pasted(rows: number, run: number): (string | number)[][] {
  return Array.from({ length: rows }, (_, row) => [
    'Đang thực hiện',
    (row * 7 + run) % 100,
    `Đã ban hành Kế hoạch triển khai nhiệm vụ số ${row}, lần ${run}`,
    `${row + run + 1}/KH-UBND`,
    '',
    `Chưa bố trí được kinh phí lần ${run}`,
    `Chờ ý kiến của Ủy ban nhân dân tỉnh lần ${run}`,
    `Đề nghị hướng dẫn thêm lần ${run}`,
    `Số liệu ước thực hiện ${row}, lần ${run}`,
  ]);
}
