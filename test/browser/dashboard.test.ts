// The page of the roll-up in a real browser, on the real plan with the made-up reports of seeds/.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onJuly20 } from '../../seeds/made-up-figures.ts';
import { aTrial, signInLink, type Trial } from './a-trial.ts';
import { eventually, expectAccessible } from './expectations.ts';
import { askAs, REPORTED_BY, writeMadeUpReports } from './made-up-reports.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await aTrial({ TODAY: REPORTED_BY });
  await writeMadeUpReports(await askAs(trial.url, 'thu-ky'));
});
afterAll(() => trial.end());

async function aDashboard(options: BrowserContextOptions = {}, quarter = 2): Promise<Page> {
  const link = signInLink('thu-ky').replace('/excel', `/tong-hop?quarter=${quarter}`);
  // Colours that are still moving from light to dark are neither.
  const page = await trial.open(link, { reducedMotion: 'reduce', ...options });
  await page.getByRole('heading', { name: 'Nhiệm vụ theo thời gian' }).waitFor();
  await page.locator('svg [role=option]').first().waitFor();
  return page;
}

/** The figure under a word of the headline. */
const figure = async (page: Page, word: string): Promise<string> =>
  (await page
    .locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${word}`) }) })
    .locator('dd')
    .textContent())!;

describe('the page of the roll-up in a browser', () => {
  test('[DP1] the headline of each quarter is what was worked out by hand', async () => {
    const page = await aDashboard();
    for (const [index, hand] of onJuly20.entries()) {
      await page.getByRole('tab', { name: `Quý ${['I', 'II', 'III', 'IV'][index]}`, exact: true }).click();
      const [onTime, late, , overdue] = hand.classes;
      const percent = (rate: readonly [number, number]): string =>
        `${String(Math.round((rate[0] / rate[1]) * 1000) / 10).replace('.', ',')}%`;
      await eventually(
        async () => ({
          listed: await figure(page, 'Nhiệm vụ trong quý'),
          due: await figure(page, 'Đến hạn trong quý'),
          onTime: await figure(page, 'Hoàn thành đúng hạn'),
          late: await figure(page, 'Hoàn thành quá hạn'),
          overdue: await figure(page, 'Quá hạn'),
          carried: await figure(page, 'Chuyển từ quý trước'),
          reported: await figure(page, 'Đơn vị đã báo cáo'),
          rate: await figure(page, 'Tỷ lệ hoàn thành'),
        }),
        {
          listed: String(hand.listed),
          due: String(hand.due),
          onTime: String(onTime),
          late: String(late),
          overdue: String(overdue),
          carried: String(hand.carried.length),
          reported: `${hand.units.length - hand.missing.length}/${hand.units.length}`,
          rate: hand.rate === null ? 'Chưa tính được' : percent(hand.rate),
        },
      );
    }
  });

  test('[DP2] a figure opens to its tasks and rows, and a row to who wrote what, when and from where', async () => {
    const page = await aDashboard();
    await page.getByRole('button', { name: /^Quá hạn: 3\./ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('3 nhiệm vụ, 9 dòng báo cáo').waitFor();
    const titles = await drawer.getByRole('heading', { level: 3 }).allTextContents();
    expect(titles.map(title => Number.parseInt(title, 10))).toEqual([11, 14, 15]);
    await drawer.getByRole('button', { name: /^Sở Giáo dục và Đào tạo/ }).click();
    const history = drawer.getByRole('listitem').filter({ hasText: 'Thư ký nhập thay đơn vị' });
    await history.first().waitFor();
    expect(await history.first().textContent()).toContain('Đang thực hiện');
    await expectAccessible(page);
  });

  test('[DP3] it is accessible light, dark, in high contrast and on a phone, with every table open', async () => {
    const page = await aDashboard();
    for (const table of await page.getByText('Bảng số liệu').all()) await table.click();
    for (const media of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'light', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia(media);
      await expectAccessible(page);
    }
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize({ width: 360, height: 740 });
    await expectAccessible(page);
  });

  test.each([360, 768, 3840])('[DP8] nothing sticks out of a window %i wide', async width => {
    const page = await aDashboard({ viewport: { width, height: 900 } });
    for (const table of await page.getByText('Bảng số liệu').all()) await table.click();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  });

  test('[DP4] by keyboard alone: a quarter, a bar, its rows, and back to the bar', async () => {
    const page = await aDashboard();
    await page.getByRole('tab', { name: 'Quý II', exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await eventually(() => figure(page, 'Nhiệm vụ trong quý'), '11');

    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const press = async (key: string, isThere: () => Promise<boolean>): Promise<void> => {
      for (let presses = 0; presses < 60 && !(await isThere()); presses += 1) await page.keyboard.press(key);
      expect(await isThere()).toBe(true);
    };
    const label = 'Báo Thái Bình, Hoàn thành quá hạn: 1. Xem chi tiết';
    await press('Tab', () => page.evaluate(() => document.activeElement instanceof SVGElement));
    await press('ArrowRight', async () => (await focused()) === label);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Báo Thái Bình · Hoàn thành quá hạn' }).waitFor();
    await page.getByText('1 nhiệm vụ, 1 dòng báo cáo').waitFor();
    await page.keyboard.press('Escape');
    await eventually(focused, label);
  });

  test('[DP5] on paper it is the form alone, A4 across, and whole', async () => {
    const page = await aDashboard();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    const form = page.locator('[data-print-form]');
    expect(await form.isVisible()).toBe(true);
    const hand = onJuly20.find(each => each.quarter === 2)!;
    const text = (await form.textContent())!;
    expect(text).toContain('Tổng hợp kết quả thực hiện nhiệm vụ Quý II năm 2023');
    expect(text).toContain(`Đơn vị chưa báo cáo (${hand.missing.length})`);
    expect(await form.evaluate(element => getComputedStyle(element).fontFamily)).toMatch(
      /^"Times New Roman"/,
    );
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(pages.length).toBeGreaterThan(0);
    for (const [, width, height] of pages) {
      // A4 in points, across.
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    }
  });

  test('[DP6] what a unit sends moves the figures in view', async () => {
    const page = await aDashboard({}, 1);
    await eventually(() => figure(page, 'Đơn vị đã báo cáo'), '5/6');
    const unit = await askAs(trial.url, 'so-y-te');
    await unit('/push', {
      client: 'so-y-te',
      source: 'web',
      mutations: [{ id: 'so-y-te-1', rowId: '11.SOYTE', field: 'note', value: 'Đã làm', base: 0 }],
    });
    await eventually(() => figure(page, 'Đơn vị đã báo cáo'), '6/6');
  });

  test('[DP7] a unit’s account is told whose page it is, and where its own rows are', async () => {
    const page = await trial.open(signInLink('so-gddt').replace('/excel', '/tong-hop'));
    await page.getByRole('link', { name: 'Mở trang nhập tiến độ của đơn vị' }).waitFor();
    await expectAccessible(page);
  });
});

describe('a quarter’s reports', () => {
  const aUnitsPage = async (account: string): Promise<Page> => {
    const page = await trial.open(signInLink(account).replace('/excel', '/'), { reducedMotion: 'reduce' });
    await page.getByLabel('Kỳ báo cáo').selectOption({ label: 'Quý II' });
    return page;
  };

  test('[DP9] errors in its rows stop a report; each is named and leads to its cell', async () => {
    // Quarter II of Tiền Hải: done, and no date.
    const page = await aUnitsPage('ubnd-tien-hai');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    const refusal = page
      .getByRole('alert')
      .or(page.getByRole('group'))
      .filter({ hasText: 'Báo cáo chưa gửi được' });
    await refusal.first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Nhiệm vụ số 13', exact: true }).first().click();
    await page.getByRole('dialog').getByText('Nhiệm vụ số 13').first().waitFor();
  });

  test('[DP10] a report is sent, returned with a reason, sent again, accepted, closed and reopened, each side seeing it at once', async () => {
    const unit = await aUnitsPage('dai-ptth');
    const secretariat = await aDashboard();
    const line = secretariat
      .getByRole('region', { name: 'Kỳ báo cáo của các đơn vị' })
      .getByRole('row')
      .filter({ hasText: 'Đài Phát thanh và Truyền hình' });
    await line.getByText('Đang nhập liệu').waitFor();

    await unit.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await unit.getByText('Đã gửi, chờ tiếp nhận').waitFor();
    await line.getByText('Đã gửi, chờ tiếp nhận').waitFor();

    await line.getByRole('button', { name: /^Thao tác với/ }).click();
    await secretariat.getByRole('menuitem', { name: 'Yêu cầu bổ sung' }).click();
    await secretariat.getByLabel('Lý do').fill('Đề nghị bổ sung số văn bản');
    await secretariat.getByRole('dialog').getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    await unit.getByText('Đề nghị bổ sung số văn bản').waitFor();

    await unit.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await line.getByRole('button', { name: /^Tiếp nhận báo cáo/ }).click();
    await unit.getByText('Đã tiếp nhận').waitFor();

    await secretariat.getByRole('button', { name: 'Chốt số liệu', exact: true }).click();
    const preview = secretariat.getByRole('dialog', { name: 'Chốt số liệu quý II' });
    await preview
      .getByText(/tính đến ngày 20\/07\/2023: 9 nhiệm vụ trong quý, 8 đến hạn, tỷ lệ hoàn thành 62,5%/)
      .waitFor();
    await expectAccessible(secretariat);
    await preview.getByRole('button', { name: 'Chốt số liệu' }).click();
    await line.getByText('Đã tổng hợp').waitFor();
    await secretariat.getByText(/Số liệu quý II đã chốt ngày/).waitFor();

    await secretariat.getByRole('button', { name: 'Mở lại' }).click();
    await secretariat.getByLabel('Lý do').fill('Bổ sung kết quả của một đơn vị');
    await secretariat.getByRole('dialog').getByRole('button', { name: 'Mở lại' }).click();
    await line.getByText('Đã tiếp nhận').waitFor();
    await secretariat.getByText(/Bổ sung kết quả của một đơn vị/).waitFor();
  });

  test('[DP11] units that have not reported have a letter to copy, and one that was reminded is marked', async () => {
    const page = await aDashboard();
    await page.getByRole('button', { name: 'Nhắc nộp' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhắc nộp báo cáo quý II' });
    await dialog.getByRole('button', { name: /^Sở Y tế/ }).click();
    expect(await dialog.getByRole('textbox').inputValue()).toContain('Sở Y tế');
    await expectAccessible(page);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Sao chép và ghi nhận đã nhắc' }).click();
    await dialog.getByText(/ghi nhận đã nhắc 1 đơn vị/).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Sở Y tế');
    await dialog.getByText('đã nhắc ngày 20/07/2023').waitFor();
  });
});
