// The page that checks a file without a network, opened from a disk in a real Chromium that has none.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFile } from '../../server/workbook/check/check-file.ts';
import { readPlanFile } from '../../server/workbook/read/read-plan-file.ts';
import { Unreadable } from '../../server/workbook/read/unreadable.ts';
import { writePlanWorkbook } from '../../server/workbook/write-plan-workbook.ts';
import { edited, filledIn } from '../server/workbook/file-stories.ts';
import { damagedFile } from '../server/workbook/damaged-files.ts';
import { sheetOf } from '../server/workbook/seed-plan.ts';
import { aBrowser } from './a-browser.ts';
import { expectAccessible } from './expectations.ts';

const builtPage = join(
  fileURLToPath(new URL('../..', import.meta.url)),
  'build',
  'client',
  'kiem-tra-tep.html',
);
const TODAY = '2023-05-15';

let browser: Browser;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
  browser = await aBrowser();
  const context = await browser.newContext({ offline: true, viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  page.on('request', request => void asked.push(request.url()));
  // A file without its hidden sheet does not say which day its plan works by.
  await page.clock.setFixedTime(`${TODAY}T03:00:00Z`);
  await page.goto(`file://${builtPage}`);
});
afterAll(() => browser.close());

async function onThePage(name: string, file: Uint8Array): Promise<unknown> {
  await page.locator('#file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(file) });
  await page.getByRole('heading', { name, exact: true }).waitFor();
  return JSON.parse((await page.locator('#verdict').getAttribute('data-verdict'))!);
}

function byTheCommand(file: Uint8Array): unknown {
  try {
    return JSON.parse(JSON.stringify(checkFile(readPlanFile(file), TODAY)));
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.reason };
    throw error;
  }
}

test('[IN29] a file opened on the page gets the verdict of the command, whole, and nothing is asked of a network', async () => {
  const given = await writePlanWorkbook(sheetOf('vp-ubnd-tinh'));
  const ROW = '04.VPUBND';
  const files: Record<string, Uint8Array> = {
    'nguyen.xlsx': given,
    'dien.xlsx': await filledIn(given, [ROW, 'status', 'Đang thực hiện'], [ROW, 'percent', 40]),
    'loi.xlsx': await filledIn(
      given,
      [ROW, 'percent', 50.5],
      [ROW, 'status', 'Xong'],
      [ROW, 'completedOn', '31/2/2023'],
    ),
    'thieu-trang-an.xlsx': await edited(given, ({ book }) => book.removeWorksheet('_phuluc')),
    'khong-phai.xlsx': Buffer.from('không phải bảng tính'),
    'trong.xlsx': Buffer.alloc(0),
  };
  for (let seed = 1; seed <= 24; seed += 1)
    files[`hong-${seed}.xlsx`] = (await damagedFile(given, seed)).bytes;

  const found: Record<string, unknown> = {};
  for (const [name, file] of Object.entries(files)) found[name] = await onThePage(name, file);

  expect(found).toEqual(
    Object.fromEntries(Object.entries(files).map(([name, file]) => [name, byTheCommand(file)])),
  );
  expect(asked.filter(url => !/^(file|data):/.test(url))).toEqual([]);
  await onThePage('loi.xlsx', files['loi.xlsx']!);
  expect(await page.getByRole('listitem').nth(1).textContent()).toContain('50; 51');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
