import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { fieldNames } from '../../plan/field.ts';
import { mutationId } from '../../plan/mutation.ts';
import { sha256 } from '../../server/history/sha256.ts';
import { median } from '../measure.ts';
import { onSqlite, type FilledService } from '../sync/a-filled-service.ts';
import { buildService } from '../sync/server-process.ts';
import { buildPages } from './build-pages.ts';
import { servePages } from './page-server.ts';
import type { Traffic } from './excel-worker.ts';
import type {} from './work-page.ts';

const KEYS = 15;
const PASTED_CELLS = 10_000;
const OTHERS_CHANGES = 100;
const BLOCKED_MS = 50;
const MB = 1_000_000;
const WAIT = { timeout: 120_000 };

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
  await phase(page, 'load', async () => {
    await load.click();
    await told(/Đã nạp/);
  });

  const longest: number[] = [];
  const traffics: Traffic[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const row = 5_000 + key;
    await page.evaluate(at => window.__work.hand({ row: at, column: 'note', values: [[`Gõ ${at}`]] }), row);
    await button(`Gửi ${key + 1} ô`).waitFor(WAIT);
    await settled(page);
    longest.push(Math.max(0, ...(await page.evaluate(() => window.__work.longTasks()))));
    traffics.push(await page.evaluate(() => window.__work.traffic()));
  }
  report('one cell typed', traffics.at(-1)!, longest);
  const blocked = longest.filter(ms => ms > BLOCKED_MS).length;
  console.log(
    `  typing met a task over ${BLOCKED_MS} ms in ${blocked} of ${KEYS}, median of the longest ${median(longest).toFixed(0)} ms`,
  );

  const pastedRows = Math.ceil(PASTED_CELLS / fieldNames.length);
  await page.evaluate(values => window.__work.hand({ row: 0, column: 'status', values }), pasted(pastedRows));
  await phase(page, `check after ${pastedRows * fieldNames.length} cells pasted`, async () => {
    await button('Kiểm tra dữ liệu').click();
    await told(/Không phát hiện lỗi|nội dung cần xử lý\.$/);
  });
  await phase(page, 'send of all that can go', async () => {
    await button(/^Gửi \d+ ô/).click();
    await told(/Đã gửi \d+ ô/);
  });
  await phase(page, 'refresh, nothing new', async () => {
    await button('Nhận dữ liệu mới').click();
    await told(/Không có dữ liệu mới/);
  });
  const before = await page.evaluate(() => document.body.innerText.length);
  await phase(page, `refresh, ${OTHERS_CHANGES} cells of others`, async () => {
    await othersWrite(service);
    await button('Nhận dữ liệu mới').click();
    await told(/Đã nhận \d+ ô|Không có dữ liệu mới/);
  });
  if (before === 0) throw new Error('the pane is empty');
}

async function phase(page: Page, name: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate(() => window.__work.longTasks());
  await page.evaluate(() => window.__work.traffic());
  const start = performance.now();
  await act();
  const ms = performance.now() - start;
  await settled(page);
  const tasks = await page.evaluate(() => window.__work.longTasks());
  report(name, await page.evaluate(() => window.__work.traffic()), tasks, ms);
}

/** Until the pane has asked nothing of Excel for as long as it waits after typing. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(600);
}

function report(name: string, traffic: Traffic, tasks: readonly number[], ms?: number): void {
  const { syncs, writes, askedBytes, answeredBytes } = traffic;
  const longest = Math.max(0, ...tasks);
  console.log(
    `${name.padEnd(40)} ${String(syncs).padStart(3)} calls, ${writes} of them write, ` +
      `${(askedBytes / MB).toFixed(2)} MB to Excel, ${(answeredBytes / MB).toFixed(2)} MB back` +
      `${ms === undefined ? '' : `, ${ms.toFixed(0)} ms`}; longest task ` +
      `${longest === 0 ? `under ${BLOCKED_MS} ms` : `${longest.toFixed(0)} ms`} (${tasks.filter(task => task > 0).length} over ${BLOCKED_MS})`,
  );
}

function pasted(rows: number): (string | number)[][] {
  return Array.from({ length: rows }, (_, row) => [
    'Đang thực hiện',
    (row * 7) % 100,
    `Đã ban hành Kế hoạch triển khai nhiệm vụ số ${row}`,
    `${row + 1}/KH-UBND`,
    '',
    'Chưa bố trí được kinh phí',
    'Chờ ý kiến của Ủy ban nhân dân tỉnh',
    'Đề nghị hướng dẫn thêm',
    `Số liệu ước thực hiện ${row}`,
  ]);
}

/** Other units write rows that nothing was pasted into. */
async function othersWrite({ filled, server }: FilledService): Promise<void> {
  let left = OTHERS_CHANGES;
  for (const { token, cells } of filled.writers) {
    const theirs = cells.filter(({ rowId }) => Number.parseInt(rowId, 10) > 700).slice(0, left);
    if (theirs.length === 0) continue;
    left -= theirs.length;
    const mutations = theirs.map(({ rowId, base }) => {
      const edit = { rowId, field: 'note' as const, value: `Của đơn vị ${rowId}`, base };
      return { ...edit, id: mutationId({ ...edit, plan: filled.plan }, sha256) };
    });
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/plans/${filled.plan}/push`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Forwarded-Proto': 'https',
      },
      body: JSON.stringify({ client: 'bench', source: 'web', mutations }),
    });
    if (!answer.ok) throw new Error(`expected a push, found ${answer.status}`);
    if (left === 0) return;
  }
}
