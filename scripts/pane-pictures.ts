// Every state of the pane as a picture of its own: docs/pictures/pane/. Called by scripts/screenshots.ts, or by itself:
// npx tsx scripts/pane-pictures.ts
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { aPersonAt, type Person } from '../test/browser/a-sheet.ts';
import { aTrial, PASSWORD, signInLink, type Trial } from '../test/browser/a-trial.ts';
import { ensureBuilt } from './built.mjs';
import { root } from './installed.mjs';

const folder = join(root, 'docs', 'pictures', 'pane');

/** TCVN3 as it comes out of old files: "Chủ trì, phối hợp" and "Thi đua - Khen thưởng". */
const TCVN3 = ['Chñ tr×, phèi hîp', 'Thi ®ua - Khen th­ëng'] as const;

export async function panePictures(trial: Trial): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await beforeAnybody(trial);
  await firstRun(trial);
  await fromElsewhere(trial);
  await problems(trial);
  await sending(trial);
  await conflict(trial);
  await otherTabs(trial);
  await whatGoesWrong(trial);
}

type Opened = Readonly<{ page: Page; pane: FrameLocator }>;

async function open(trial: Trial, path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const page = await trial.open(path, { reducedMotion: 'reduce', ...options });
  return { page, pane: page.frameLocator('iframe') };
}

/** The pane's frame alone. */
async function picture(page: Page, name: string): Promise<void> {
  await page.locator('iframe').screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

async function beforeAnybody(trial: Trial): Promise<void> {
  const { page, pane } = await open(trial, '/excel');
  await pane.getByRole('textbox', { name: 'Tài khoản' }).waitFor();
  await picture(page, 'signed-out');
  await pane.getByRole('textbox', { name: 'Tài khoản' }).fill('vp-ubnd-tinh');
  await pane.getByLabel('Mật khẩu').fill('sai');
  await pane.getByRole('button', { name: 'Đăng nhập' }).click();
  await pane
    .getByText(/mật khẩu chưa đúng/)
    .first()
    .waitFor();
  await picture(page, 'wrong-password');
  await page.context().close();

  const outside = await trial.open('/taskpane.html', { viewport: { width: 350, height: 420 } });
  await outside.getByRole('heading').first().waitFor();
  await outside.screenshot({ path: join(folder, 'outside-excel.png') });
  await outside.context().close();
}

async function firstRun(trial: Trial): Promise<void> {
  for (const [name, options] of [
    ['first-run', {}],
    ['first-run-dark', { colorScheme: 'dark' }],
    ['first-run-forced-colours', { forcedColors: 'active' }],
  ] as const) {
    const { page, pane } = await open(trial, signInLink('vp-ubnd-tinh', 'Nguyễn Văn Minh'), options);
    await pane.getByRole('button', { name: 'Nạp phụ lục' }).first().waitFor();
    await picture(page, name);
    if (name === 'first-run') {
      // The service takes its time: what is being done, and the way to stop it.
      await page.route('**/rows?*', () => new Promise<void>(() => undefined));
      await pane.getByRole('main').getByRole('button', { name: 'Nạp phụ lục' }).click();
      await pane.getByRole('button', { name: 'Dừng' }).waitFor();
      await picture(page, 'loading');
      await pane.getByRole('button', { name: 'Dừng' }).click();
      await pane.getByText('Đã dừng theo yêu cầu', { exact: false }).waitFor();
      await picture(page, 'stopped');
    }
    await page.context().close();
  }
}

/** A plan that the service does not have, in a file, with what the scan may have got wrong. */
async function fromElsewhere(trial: Trial): Promise<void> {
  const { page, pane } = await open(trial, signInLink('thu-ky', 'Phạm Thị Hoa'));
  const printed = readFileSync(join(root, 'seeds', '38-KH-HDTDKT-2023.txt'), 'utf8');
  const choosing = page.waitForEvent('filechooser');
  await pane.getByRole('button', { name: 'Đọc từ tệp' }).click();
  await (
    await choosing
  ).setFiles({
    name: 'du-thao.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(printed.replaceAll('38/KH', '39/KH')),
  });
  const read = pane.getByRole('checkbox', { name: 'Chấp nhận' }).first();
  await read.check();
  await pane.getByText('Đã đọc kế hoạch', { exact: false }).evaluate(element => element.scrollIntoView());
  await picture(page, 'read-from-file');
  await page.context().close();
}

async function withProblems(trial: Trial): Promise<Person> {
  const person = await aPersonAt(trial, 'vp-ubnd-tinh', 'Nguyễn Văn Minh');
  const rows = await person.rowIds();
  for (const rowId of rows.slice(0, 3)) await person.paste(rowId, 'percent', '0,5');
  await person.type(rows[0]!, 'result', TCVN3[0]);
  await person.type(rows[1]!, 'result', TCVN3[1]);
  await person.type(rows[2]!, 'result', 'Đã họp trong Qúy 1');
  await person.paste(rows[3]!, 'status', 'Xong rồi');
  await person.type(rows[4]!, 'note', 'Số liệu ước thực hiện');
  await person.pane.getByText('3 ô ghi tỷ lệ thay cho phần trăm').waitFor();
  await person.pane.getByText('2 ô dùng bảng mã cũ', { exact: false }).waitFor();
  return person;
}

async function problems(trial: Trial): Promise<void> {
  const { page, pane } = await withProblems(trial);
  await picture(page, 'problems');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'problems-dark');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await picture(page, 'problems-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await pane.getByRole('button', { name: 'Xem trước', exact: true }).last().click();
  await pane.getByText('Chủ trì, phối hợp').first().waitFor();
  await picture(page, 'repair-preview');
  await pane.getByRole('button', { name: 'Sửa giúp 3 ô' }).click();
  await pane.getByText('Đã sửa 3 ô.').waitFor();
  await picture(page, 'repaired');
  const pending = pane.getByRole('button', { name: /ô chờ gửi/ }).last();
  await pending.click();
  await pending.evaluate(element => element.scrollIntoView());
  await picture(page, 'pending');
  await page.context().close();
}

async function sending(trial: Trial): Promise<void> {
  const person = await aPersonAt(trial, 'so-gddt', 'Trần Thị Lan');
  await picture(person.page, 'loaded');
  await person.type('13.SOGDDT', 'status', 'Đang thực hiện');
  await person.type('13.SOGDDT', 'percent', '40');
  await person.send();
  await picture(person.page, 'sent');
  await person.page.context().setOffline(true);
  await person.type('14.SOGDDT', 'status', 'Đang thực hiện');
  await person.pane.getByRole('button', { name: 'Gửi 1 ô' }).click();
  await person.pane.getByText('Chưa gửi được 1 ô.').waitFor();
  await picture(person.page, 'offline');
  await person.page.context().close();
}

async function conflict(trial: Trial): Promise<void> {
  const minh = await aPersonAt(trial, 'so-gddt', 'Nguyễn Văn Minh');
  const lan = await aPersonAt(trial, 'so-gddt', 'Trần Thị Lan');
  await lan.page.context().setOffline(true);
  await lan.type('22.SOGDDT', 'result', 'Đã ban hành Hướng dẫn tổng kết năm học');
  await minh.type('22.SOGDDT', 'result', 'Đã trình dự thảo Hướng dẫn');
  await minh.send();
  await lan.page.context().setOffline(false);
  await lan.pane.getByRole('article').waitFor();
  await picture(lan.page, 'conflict');
  await lan.pane.getByRole('button', { name: 'Sửa gộp' }).click();
  await picture(lan.page, 'merging');
  await lan.page.context().close();
  await minh.page.context().close();
}

async function otherTabs(trial: Trial): Promise<void> {
  const { page, pane, type } = await aPersonAt(trial, 'so-gddt', 'Trần Thị Lan');
  await type('13.SOGDDT', 'note', 'Chờ gửi');
  await pane.getByRole('tab', { name: 'Lịch sử' }).click();
  await pane.getByRole('heading', { name: 'Lịch sử cập nhật' }).waitFor();
  await picture(page, 'history');
  await pane.getByRole('tab', { name: 'Thiết lập' }).click();
  await pane.getByRole('button', { name: 'Sao chép báo cáo hỗ trợ' }).click();
  await pane.getByRole('status').last().waitFor();
  await pane
    .getByRole('button', { name: 'Sao chép báo cáo hỗ trợ' })
    .evaluate(element => element.scrollIntoView());
  await picture(page, 'settings');
  await pane.getByRole('switch', { name: 'Hiện công cụ kiểm tra' }).click();
  await pane.getByRole('button', { name: 'Chạy tự kiểm tra' }).click();
  const result = pane.getByRole('button', { name: 'Tải kết quả' });
  await result.waitFor();
  await result.evaluate(element => element.scrollIntoView({ block: 'center' }));
  await picture(page, 'self-test');
  await pane.getByRole('radio', { name: 'English' }).click();
  await pane.getByRole('tab').first().click();
  await picture(page, 'english');
  await page.context().close();
}

async function whatGoesWrong(trial: Trial): Promise<void> {
  const { page, pane } = await aPersonAt(trial, 'so-gddt', 'Trần Thị Lan');
  await pane.getByRole('tab', { name: 'Thiết lập' }).click();
  await pane.getByRole('button', { name: 'Đăng xuất' }).click();
  await pane.getByRole('textbox', { name: 'Tài khoản' }).waitFor();
  await picture(page, 'signed-out-kept');
  await pane.getByRole('textbox', { name: 'Tài khoản' }).fill('vp-ubnd-tinh');
  await pane.getByLabel('Mật khẩu').fill(PASSWORD);
  await pane.getByRole('button', { name: 'Đăng nhập' }).click();
  await pane.getByRole('button', { name: 'Đăng nhập tài khoản khác' }).waitFor();
  await picture(page, 'other-unit');
  await page.context().close();

  const cut = await open(trial, '/excel');
  await cut.pane.getByRole('textbox', { name: 'Tài khoản' }).fill('vp-ubnd-tinh');
  await cut.pane.getByLabel('Mật khẩu').fill(PASSWORD);
  await cut.page.context().setOffline(true);
  await cut.pane.getByRole('button', { name: 'Đăng nhập' }).click();
  await cut.pane
    .getByText(/kết nối/)
    .first()
    .waitFor();
  await picture(cut.page, 'unreachable');
  await cut.page.context().close();
}

if (process.argv[1]?.endsWith('pane-pictures.ts')) {
  ensureBuilt();
  const trial = await aTrial();
  try {
    await panePictures(trial);
  } finally {
    await trial.end();
  }
}
