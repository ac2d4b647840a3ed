// The pane's work by the keyboard alone, as somebody does it who has no pointer; and the states of the pane that this
// comes by, accessible in light, dark and forced colours.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entries } from '../../addin/self-test/entries.ts';
import { onlyByHand } from '../../addin/self-test/only-by-hand.ts';
import type { SelfTestResult } from '../../addin/self-test/verdicts.ts';
import { themes } from '../../addin/theme/theme.ts';
import { aTrial, signInLink, type Trial } from './a-trial.ts';
import { tasks } from '../server/workbook/seed-plan.ts';
import { byKeys, type Keys } from './by-keys.ts';
import { eventually, expectPartAccessible } from './expectations.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await aTrial();
});
afterEach(() => trial.closePages());
afterAll(() => trial.end());

type Somebody = Readonly<{
  page: Page;
  pane: FrameLocator;
  keys: Keys;
  button: (name: string | RegExp) => ReturnType<FrameLocator['getByRole']>;
  cell: (address: string) => Promise<string>;
}>;

async function somebodyAt(account: string, person: string): Promise<Somebody> {
  const page = await trial.open(signInLink(account, person), {
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  const pane = page.frameLocator('iframe');
  return {
    page,
    pane,
    keys: byKeys(page),
    button: name => pane.getByRole('button', { name }),
    cell: rowAndColumn => {
      const [rowId, letter] = rowAndColumn.split('!');
      return page.evaluate(
        ([id, column]) => {
          let row = 1;
          while (window.__excelTest.text(`A${row}`, 'Nhiệm vụ') !== id) row += 1;
          return window.__excelTest.text(`${column}${row}`, 'Nhiệm vụ');
        },
        [rowId, letter] as const,
      );
    },
  };
}

async function loadedBy(account: string, person: string): Promise<Somebody> {
  const somebody = await somebodyAt(account, person);
  await somebody.keys.toPane();
  await somebody.keys.press(somebody.pane.getByRole('main').getByRole('button', { name: 'Nạp phụ lục' }));
  await somebody.pane.getByText(/Đã nạp \d+ dòng/).waitFor();
  return somebody;
}

async function expectAccessibleInAllThemes({ page, pane }: Somebody): Promise<void> {
  const background = (): Promise<string> =>
    pane
      .locator('.fui-FluentProvider')
      .first()
      .evaluate(element => getComputedStyle(element).getPropertyValue('--colorNeutralBackground1'));
  for (const [theme, media] of [
    ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['contrast', { colorScheme: 'light', forcedColors: 'active' }],
    ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ] as const) {
    await page.emulateMedia(media);
    await eventually(background, themes[theme].colorNeutralBackground1);
    await expectPartAccessible(page, 'iframe');
  }
}

const [status, percent, note] = ['I', 'J', 'Q'] as const;

describe('without a pointer', () => {
  test('[PA12] a unit loads, fills in, repairs all of a kind, takes that back, repairs again, sends', async () => {
    const lan = await loadedBy('so-gddt', 'Chị Lan');
    const { keys, pane, button, cell } = lan;
    const rows = ['13.SOGDDT', '14.SOGDDT', '22.SOGDDT'] as const;
    for (const rowId of rows) await keys.paste(rowId, 'percent', '0,5');
    await keys.paste(rows[0], 'status', 'Xong rồi');
    await pane.getByText('3 ô ghi tỷ lệ thay cho phần trăm').waitFor();
    await expectAccessibleInAllThemes(lan);
    // Excel takes 0,5 for a number, and the column's format hides what is behind the comma.
    const asPasted = await Promise.all(rows.map(row => cell(`${row}!${percent}`)));

    await keys.toPane();
    await keys.press(button('Sửa giúp 3 ô'));
    await eventually(() => Promise.all(rows.map(row => cell(`${row}!${percent}`))), ['50', '50', '50']);
    await keys.press(button('Hoàn tác'));
    await eventually(() => Promise.all(rows.map(row => cell(`${row}!${percent}`))), asPasted);
    await keys.press(button('Sửa giúp 3 ô'));
    await eventually(() => cell(`${rows[2]}!${percent}`), '50');

    await keys.press(button('Đến ô Trạng thái'));
    await eventually(
      () => lan.page.evaluate(() => window.__excelTest.workbook.activeSheet.activeCell.column),
      8,
    );
    await keys.press(button(/^Gửi \d+ ô/));
    await pane.getByText('Đã gửi 3 ô; 1 ô được giữ lại để xử lý.').waitFor();
    expect(await cell(`${rows[0]}!${status}`)).toBe('Xong rồi');
    await keys.press(button('Sửa giúp: Đã hoàn thành'));
    await eventually(() => cell(`${rows[0]}!${status}`), 'Đã hoàn thành');
    await keys.press(button('Gửi 1 ô'));
    await pane.getByText('Đã gửi 1 ô.').waitFor();
    await keys.press(button('Hoàn tác lần gửi'));
    await pane.getByText('Đã hoàn tác lần gửi: 1 ô.').waitFor();
  });

  test('[PA12] two who wrote one cell: base, mine and theirs, and a merged text', async () => {
    const minh = await loadedBy('vp-ubnd-tinh', 'Anh Minh');
    const thu = await loadedBy('vp-ubnd-tinh', 'Chị Thu');
    await thu.page.context().setOffline(true);
    await thu.keys.type('15.VPUBND', 'note', 'Bản của chị Thu');
    await minh.keys.type('15.VPUBND', 'note', 'Bản của anh Minh');
    await minh.keys.toPane();
    await minh.keys.press(minh.button('Gửi 1 ô'));
    await minh.pane.getByText('Đã gửi 1 ô.').waitFor();
    await thu.page.context().setOffline(false);
    await thu.keys.toPane();
    await thu.keys.press(thu.button(/^Gửi( \d+ ô)?$/));
    await thu.pane.getByRole('article', { name: 'Nhiệm vụ số 15: Ghi chú' }).waitFor();
    await expectAccessibleInAllThemes(thu);
    await thu.keys.press(thu.button('Sửa gộp'));
    await thu.page.keyboard.press('Control+a');
    await thu.page.keyboard.type('Bản của cả hai');
    await thu.keys.press(thu.button('Dùng nội dung này'));
    await eventually(() => thu.cell(`15.VPUBND!${note}`), 'Bản của cả hai');
    await thu.keys.press(thu.button('Gửi 1 ô'));
    await eventually(() => minh.cell(`15.VPUBND!${note}`), 'Bản của cả hai');
  });

  test('[PA12] receiving, sorting, the history, the theme and the support report', async () => {
    const { keys, pane, page, button, ...rest } = await loadedBy('so-gddt', 'Chị Lan');
    await keys.press(button('Nhận dữ liệu mới'));
    await pane.getByText('Không có dữ liệu mới.').waitFor();
    await keys.press(button('Sắp xếp'));
    await pane.getByRole('menuitem', { name: 'Theo số thứ tự' }).waitFor();
    await page.keyboard.press('Enter');
    await pane.getByText('Đã sắp xếp.').waitFor();

    const tabs = pane.getByRole('tab', { selected: true });
    const tab = (name: string) => pane.getByRole('tab', { name });
    await keys.choose(tab('Lịch sử'), tabs, 'ArrowRight');
    await page.keyboard.press('Enter');
    await pane.getByRole('heading', { name: 'Lịch sử cập nhật' }).waitFor();
    await keys.choose(tab('Thiết lập'), tabs, 'ArrowRight');
    await page.keyboard.press('Enter');
    await keys.press(button('Sao chép báo cáo hỗ trợ'));
    await pane.getByText(/Đã sao chép/).waitFor();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(/^phu-luc: .*\n/);
    expect(report).not.toContain('Lan');
    await expectAccessibleInAllThemes({ keys, pane, page, button, ...rest });

    const dark = pane.getByRole('radio', { name: 'Tối' });
    await keys.choose(dark, pane.getByRole('radio', { name: 'Tự động' }), 'ArrowDown');
    expect(await dark.isChecked()).toBe(true);
  });
});

describe('the secretariat, without a pointer', () => {
  test('[PA12] writes the quarter, all units and what a unit will get as sheets', async () => {
    const hoa = await loadedBy('thu-ky', 'Chị Hoa');
    const { page, pane, keys, button } = hoa;
    const sheets = () => page.getByRole('tab', { selected: true }).last().textContent();
    const rollup = pane.getByRole('tab', { name: 'Tổng hợp quý' });
    await keys.choose(rollup, pane.getByRole('tab', { selected: true }).first(), 'ArrowRight');
    await page.keyboard.press('Enter');
    const third = pane.getByRole('tab', { name: 'Quý III', exact: true });
    await keys.choose(third, pane.getByRole('tab', { name: 'Quý II', exact: true }), 'ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(() => third.getAttribute('aria-selected'), 'true');
    await keys.press(button('Ghi thành trang tính'));
    await eventually(sheets, 'Tổng hợp Quý III');
    await keys.toPane();
    await keys.press(button('Bảng tổng hợp các đơn vị'));
    await eventually(sheets, 'Bảng tổng hợp');
    await keys.toPane();
    await keys.press(button('Xem như đơn vị'));
    await eventually(async () => (await sheets())?.startsWith('Xem như'), true);
    await expectAccessibleInAllThemes(hoa);
  });
});

describe('an appendix from elsewhere', () => {
  test('[PA14] a selection and a file are read and compared before anything is written, then loaded', async () => {
    const hoa = await somebodyAt('thu-ky', 'Chị Hoa');
    const { page, pane, keys, button } = hoa;
    const heads = ['Stt', 'Nội dung', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'];
    const lines = tasks
      .slice(0, 3)
      .map(({ no, title, lead, coordinating, timing }) => [
        no,
        title,
        lead.resolved,
        coordinating.printed,
        timing.resolved,
      ]);
    const pasted = [['Phụ lục'], ['Kèm theo Kế hoạch số 38/KH-HĐTĐKT ngày 04/4/2023'], heads, ...lines].map(
      line => line.join('\t'),
    );
    await button('Đọc vùng đang chọn').waitFor();
    await page.evaluate(text => navigator.clipboard.writeText(text), pasted.join('\n'));
    await page.evaluate(() => window.__excelTest.focusGrid());
    await page.keyboard.press('Control+v');
    await keys.press(button('Đọc vùng đang chọn'));
    await pane.getByText('Đã đọc kế hoạch 38/KH-HĐTĐKT năm 2023: 3 nhiệm vụ').waitFor();
    await pane.getByText('Thiếu nhiệm vụ số 4, 5,', { exact: false }).waitFor();
    await expectAccessibleInAllThemes(hoa);

    const choosing = page.waitForEvent('filechooser');
    await keys.press(button('Đọc từ tệp'));
    const source = fileURLToPath(new URL('../../seeds/38-KH-HDTDKT-2023.txt', import.meta.url));
    await (await choosing).setFiles(source);
    await pane.getByText('Trùng với kế hoạch 38/KH-HĐTĐKT trên hệ thống.').waitFor();
    await keys.press(button('Nạp phụ lục 38/KH-HĐTĐKT'));
    await pane.getByText('Đã nạp 69 dòng').waitFor();
  });
});

describe('the self-test', () => {
  test('[ZT3] is found in the settings, asks this Excel, and its result is a file', async () => {
    const somebody = await loadedBy('so-gddt', 'Chị Lan');
    const { page, pane, keys, button } = somebody;
    const tab = pane.getByRole('tab', { name: 'Thiết lập' });
    await keys.choose(tab, pane.getByRole('tab', { selected: true }), 'ArrowRight');
    await page.keyboard.press('Enter');
    await keys.reach(pane.getByRole('switch', { name: 'Hiện công cụ kiểm tra' }));
    await page.keyboard.press('Space');
    await keys.press(button('Chạy tự kiểm tra'));
    await pane.getByText(`Đạt ${entries.length - onlyByHand.length}, không đạt 0.`).waitFor();
    await expectAccessibleInAllThemes(somebody);
    const saving = page.waitForEvent('download');
    await keys.press(button('Tải kết quả'));
    const result = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as SelfTestResult;
    expect(result.verdicts.map(({ id, verdict }) => [id, verdict])).toEqual(
      entries.map(({ id, kind }) => [id, kind === 'byHand' ? 'byHand' : 'passed']),
    );
  });
});

describe('states that nobody chose', () => {
  test('[PA13] a workbook without a sheet: three cards, accessible in light, dark and forced colours', async () => {
    const somebody = await somebodyAt('vp-ubnd-tinh', 'Anh Minh');
    await somebody.button('Nạp phụ lục').first().waitFor();
    expect(await somebody.pane.getByRole('listitem').getByRole('heading').allTextContents()).toEqual([
      '1. Nạp phụ lục',
      '2. Nhập tiến độ',
      '3. Gửi và nhận',
    ]);
    await expectAccessibleInAllThemes(somebody);
  });
});
