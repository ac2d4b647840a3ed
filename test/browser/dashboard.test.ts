// The page of the roll-up in a real browser, on the real plan with the made-up reports of seeds/.
import { readFileSync } from 'node:fs';
import type { Download, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../plan/plan-document.ts';
import { readPlan } from '../../plan/read/read-plan.ts';
import { CompareAnswer } from '../../plan/rollup/compare.ts';
import { readDirectory } from '../../plan/units/directory.ts';
import { onJuly20 } from '../../seeds/made-up-figures.ts';
import { startMailServer } from '../server/a-mail-server.ts';
import { aTrial, signInLink, type Trial } from './a-trial.ts';
import { eventually, expectAccessible } from './expectations.ts';
import { cutOff, placesOfFigures } from './on-the-screen.ts';
import { askAs, REPORTED_BY, SEED_PLAN, writeMadeUpReports } from './made-up-reports.ts';

let trial: Trial;
let mail: Awaited<ReturnType<typeof startMailServer>>;
/** The secretariat's page: opened once, and handed from story to story as it is. */
let page: Page;
/** All that it asked for until its pictures were drawn. */
const asked: URL[] = [];
/** Where its figures stood while its code was held back. */
const atFirst: string[] = [];
beforeAll(async () => {
  mail = await startMailServer();
  trial = await aTrial({
    TODAY: REPORTED_BY,
    SMTP_URL: mail.url,
    MAIL_FROM: 'Thư ký Hội đồng <thu-ky@thaibinh.gov.vn>',
  });
  await writeMadeUpReports(await askAs(trial.url, 'thu-ky'));
  const link = signInLink('thu-ky').replace('/excel', '/tong-hop?quarter=2');
  // Colours that are still moving from light to dark are neither.
  page = await trial.open(link, { reducedMotion: 'reduce' });
  await page.getByRole('tab', { name: 'Quý II', exact: true }).waitFor();
  // Again, as whoever comes back to it: signed in already.
  const note = (request: Request): unknown => asked.push(new URL(request.url()));
  page.on('request', note);
  let letGo = (): void => undefined;
  const isFree = new Promise<void>(resolve => (letGo = resolve));
  await page.route('**/assets/open-dashboard-*', async route => {
    await isFree;
    await route.continue();
  });
  await page.reload();
  await page.locator('.first-view dd').first().waitFor();
  atFirst.push(...(await placesOfFigures(page)));
  letGo();
  await page.getByRole('heading', { name: 'Nhiệm vụ theo thời gian' }).waitFor();
  await page.locator('svg [role=option]').first().waitFor();
  page.off('request', note);
});
afterAll(async () => {
  await trial.end();
  await mail.end();
});

/** The page as it is opened: a story that failed may have left a drawer or another window behind. */
beforeEach(async () => {
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Quý II', exact: true }).click();
  await eventually(() => figure('Nhiệm vụ trong quý'), '9');
});

/** The figure under a word of the headline. */
const figure = async (word: string): Promise<string> =>
  (await page
    .locator('dl > div', { has: page.locator('dt', { hasText: new RegExp(`^${word}`) }) })
    .locator('dd')
    .textContent())!;

/** Every table behind a chart, and the comparison with the quarter before. */
async function openEverything(): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
  });
  const comparing = page.getByRole('button', { name: 'So sánh', exact: true });
  if ((await comparing.getAttribute('aria-pressed')) !== 'true') await comparing.click();
  await page.getByRole('table', { name: 'So sánh số liệu' }).waitFor();
}

describe('the page of the roll-up in a browser', () => {
  test('[OD3] what its first figures need is asked for once, and before all else', () => {
    const at = (path: string, query = ''): number =>
      asked.filter(({ pathname, search }) => pathname.endsWith(path) && search.includes(query)).length;
    expect([at('/api/session'), at('/api/plans'), at('/rollup', 'quarter=2')]).toEqual([1, 1, 1]);
    const first = asked.findIndex(({ pathname }) => pathname.endsWith('/rollup'));
    expect(asked.slice(first).some(({ pathname }) => pathname.endsWith('/rows'))).toBe(true);
  });

  test('[OD10] the figures were there before that code, and have not moved since', async () => {
    expect(atFirst).toHaveLength(8);
    expect(await placesOfFigures(page)).toEqual(atFirst);
  });

  test('[DP1] the headline of each quarter is what was worked out by hand', async () => {
    for (const [index, hand] of onJuly20.entries()) {
      await page.getByRole('tab', { name: `Quý ${['I', 'II', 'III', 'IV'][index]}`, exact: true }).click();
      const [onTime, late, , overdue] = hand.classes;
      const percent = (rate: readonly [number, number]): string =>
        `${String(Math.round((rate[0] / rate[1]) * 1000) / 10).replace('.', ',')}%`;
      await eventually(
        async () => ({
          listed: await figure('Nhiệm vụ trong quý'),
          due: await figure('Đến hạn trong quý'),
          onTime: await figure('Hoàn thành đúng hạn'),
          late: await figure('Hoàn thành quá hạn'),
          overdue: await figure('Quá hạn'),
          carried: await figure('Chuyển từ quý trước'),
          reported: await figure('Đơn vị đã báo cáo'),
          rate: await figure('Tỷ lệ hoàn thành'),
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

  test('[DP3] it is accessible light, dark, in high contrast and on a phone, with every table and the comparison open', async () => {
    await openEverything();
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

  test.each([320, 768, 3840])(
    '[DP8] nothing sticks out of a window %i wide, and names are read in lines',
    async width => {
      await page.setViewportSize({ width, height: 900 });
      await openEverything();
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      const name = page
        .getByRole('rowheader', { name: 'UBND huyện Kiến Xương', includeHidden: false })
        .first();
      const left = (): Promise<number> => name.evaluate(cell => cell.getBoundingClientRect().left);
      const before = await left();
      await name.evaluate(cell => cell.closest('[role=group]')!.scrollBy({ left: 500, behavior: 'instant' }));
      expect(await left()).toBe(before);
      expect(await page.evaluate(cutOff)).toEqual([]);
      // Two lines at the most, and the padding of the cell.
      expect(
        await name.evaluate(cell => cell.clientHeight / parseFloat(getComputedStyle(cell).lineHeight)),
      ).toBeLessThan(3.5);
    },
  );

  test('[DP4] by keyboard alone: a quarter, a bar, its rows, and back to the bar', async () => {
    await page.getByRole('tab', { name: 'Quý II', exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await eventually(() => figure('Nhiệm vụ trong quý'), '11');

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
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    const form = page.locator('[data-print-form]');
    expect(await form.isVisible()).toBe(true);
    const hand = onJuly20.find(each => each.quarter === 2)!;
    const text = (await form.textContent())!;
    expect(text).toMatch(
      /^HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH THÁI BÌNHCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc/,
    );
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
    await page.getByRole('tab', { name: 'Quý I', exact: true }).click();
    await eventually(() => figure('Đơn vị đã báo cáo'), '5/6');
    const unit = await askAs(trial.url, 'so-y-te');
    await unit('/push', {
      client: 'so-y-te',
      source: 'web',
      mutations: [{ id: 'so-y-te-1', rowId: '11.SOYTE', field: 'note', value: 'Đã làm', base: 0 }],
    });
    await eventually(() => figure('Đơn vị đã báo cáo'), '6/6');
  });

  test('[DP7] a unit’s account is told whose page it is, and where its own rows are', async () => {
    const office = await trial.open(signInLink('so-gddt').replace('/excel', '/tong-hop'));
    await office.getByRole('link', { name: 'Mở trang nhập tiến độ của đơn vị' }).waitFor();
    await expectAccessible(office);
    await office.context().close();
  });
});

describe('a quarter’s reports', () => {
  const aUnitsPage = async (account: string): Promise<Page> => {
    const office = await trial.open(signInLink(account).replace('/excel', '/'), { reducedMotion: 'reduce' });
    await office.getByLabel('Kỳ báo cáo').selectOption({ label: 'Quý II' });
    return office;
  };

  test('[DP9] errors in its rows stop a report; each is named and leads to its cell', async () => {
    // Quarter II of Tiền Hải: done, and no date.
    const office = await aUnitsPage('ubnd-tien-hai');
    await office.getByRole('button', { name: 'Gửi báo cáo' }).click();
    const refusal = office
      .getByRole('alert')
      .or(office.getByRole('group'))
      .filter({ hasText: 'Báo cáo chưa gửi được' });
    await refusal.first().waitFor();
    await expectAccessible(office);
    await office.getByRole('button', { name: 'Nhiệm vụ số 13', exact: true }).first().click();
    await office.getByRole('dialog').getByText('Nhiệm vụ số 13').first().waitFor();
    await office.context().close();
  });

  test('[DP10] a report is sent, withdrawn, sent, returned with a reason, sent again, accepted, closed, edited since and reopened, each side seeing it at once', async () => {
    const unit = await aUnitsPage('dai-ptth');
    const reports = page.getByRole('region', { name: 'Kỳ báo cáo của các đơn vị' });
    const line = reports.getByRole('row').filter({ hasText: 'Đài Phát thanh và Truyền hình' });
    const choose = async (item: string): Promise<void> => {
      await line.getByRole('button', { name: /^Thao tác với/ }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const giveReason = async (reason: string, word: string): Promise<void> => {
      await page.getByLabel('Lý do').fill(reason);
      await page.getByRole('dialog').getByRole('button', { name: word }).click();
    };
    await line.getByText('Đang nhập liệu').waitFor();

    await choose('Loại trừ');
    await giveReason('Không có nhiệm vụ trong thực tế', 'Loại trừ');
    await unit.getByText(/được loại trừ khỏi kỳ này/).waitFor();
    await choose('Đưa lại vào');
    await unit.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await line.getByText('Đã gửi, chờ tiếp nhận').waitFor();
    await unit.getByRole('button', { name: 'Rút lại' }).click();
    await line.getByText('Đang nhập liệu').waitFor();

    await unit.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await unit.getByText('Đã gửi, chờ tiếp nhận').waitFor();
    await line.getByText('Đã gửi, chờ tiếp nhận').waitFor();
    await choose('Yêu cầu bổ sung');
    await giveReason('Đề nghị bổ sung số văn bản', 'Yêu cầu bổ sung');
    await unit.getByText('Đề nghị bổ sung số văn bản').waitFor();

    await unit.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await line.getByRole('button', { name: /^Tiếp nhận báo cáo/ }).click();
    await unit.getByText('Đã tiếp nhận').waitFor();

    await page.getByRole('button', { name: 'Chốt số liệu', exact: true }).click();
    const preview = page.getByRole('dialog', { name: 'Chốt số liệu quý II' });
    await preview
      .getByText(/tính đến ngày 20\/07\/2023: 9 nhiệm vụ trong quý, 8 đến hạn, tỷ lệ hoàn thành 62,5%/)
      .waitFor();
    await expectAccessible(page);
    await preview.getByRole('button', { name: 'Chốt số liệu' }).click();
    await line.getByText('Đã tổng hợp').waitFor();
    await page.getByText(/Số liệu quý II đã chốt ngày/).waitFor();

    const office = await askAs(trial.url, 'dai-ptth');
    const { rows } = await office<{ rows: { id: string; versions: { note: number } }[] }>('/rows');
    const [{ id: rowId, versions }] = rows as [(typeof rows)[number]];
    const edit = { id: `dai-ptth-${versions.note}`, rowId, field: 'note', value: 'Sau khi chốt' };
    await office('/push', {
      client: 'dai-ptth',
      source: 'web',
      mutations: [{ ...edit, base: versions.note }],
    });
    await reports.getByRole('button', { name: 'Xem 1 ô sửa sau khi chốt' }).click();
    const changes = page.getByRole('dialog', { name: 'Sửa sau khi chốt số liệu quý II' });
    await changes.getByText('Sau khi chốt', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await unit.getByRole('button', { name: 'Xem 1 ô sửa sau khi chốt' }).click();
    await unit.getByRole('dialog').getByText('Sau khi chốt', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Mở lại' }).click();
    await giveReason('Bổ sung kết quả của một đơn vị', 'Mở lại');
    await line.getByText('Đã tiếp nhận').waitFor();
    await page.getByText(/Bổ sung kết quả của một đơn vị/).waitFor();
    await unit.context().close();
  });

  test('[DP11] units that have not reported have a letter to copy or to send, and one that was reminded is marked', async () => {
    const reports = page.getByRole('region', { name: 'Kỳ báo cáo của các đơn vị' });
    await reports.getByRole('button', { name: 'Địa chỉ thư' }).click();
    await page.getByLabel('UBND huyện Kiến Xương', { exact: true }).fill('kienxuong@thaibinh.gov.vn');
    await page.getByRole('button', { name: 'Lưu 1 địa chỉ' }).click();

    const missing = page.getByRole('region', { name: /^Chưa báo cáo/ });
    await missing.getByRole('button', { name: 'Nhắc nộp UBND huyện Kiến Xương' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nhắc nộp báo cáo quý II' });
    expect(await dialog.getByRole('textbox').inputValue()).toContain('UBND huyện Kiến Xương');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Gửi thư đến kienxuong@thaibinh.gov.vn' }).click();
    await dialog.getByText(/^Đã gửi thư 1 đơn vị/).waitFor();
    expect(mail.taken.map(({ to }) => to)).toEqual([['kienxuong@thaibinh.gov.vn']]);
    const [eml] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Tải thư .eml' }).click(),
    ]);
    expect(await contentOf(eml)).toContain('X-Unsent: 1');

    await dialog.getByRole('button', { name: /^UBND huyện Thái Thụy/ }).click();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Sao chép và ghi nhận đã nhắc' }).click();
    await dialog.getByText(/ghi nhận đã nhắc 1 đơn vị/).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('UBND huyện Thái Thụy');
    await page.keyboard.press('Escape');
    await eventually(() => missing.getByText('đã nhắc ngày 20/07/2023').count(), 2);
  });

  test('[DP12] the quarter in view is saved as a workbook, a written report and a table of text', async () => {
    const saved = async (button: string): Promise<readonly [string, string]> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      return [file.suggestedFilename(), await contentOf(file)];
    };
    const [xlsx, docx, csv] = [
      await saved('Tải .xlsx'),
      await saved('Tải báo cáo .docx'),
      await saved('Tải .csv'),
    ];
    const name = 'tong-hop-38-kh-hdtdkt-2023-quy-2';
    expect([xlsx[0], docx[0], csv[0]]).toEqual([`${name}.xlsx`, `${name}.docx`, `${name}.csv`]);
    expect([xlsx[1], docx[1]].map(bytes => bytes.slice(0, 2))).toEqual(['PK', 'PK']);
    expect(xlsx[1]).toContain('xl/workbook.xml');
    expect(docx[1]).toContain('word/document.xml');
    expect(csv[1]).toContain('Chỉ đạo tổ chức tuyên truyền');
  });
});

describe('the plans of two years', () => {
  test('[DP13] stand side by side, each with its year and its figures as the service tells them', async () => {
    const plans = await askAs(trial.url, 'thu-ky', '/plans');
    const { id: earlier } = await plans<{ id: string }>('', { ...thePlanOf(2022) });
    await page.goto(`${trial.url}/tong-hop?quarter=2&plan=${SEED_PLAN}`);
    await openEverything();
    await page.getByLabel('So sánh với').getByRole('combobox').first().selectOption(earlier);
    const sides = page.locator('dl', { hasText: 'Số liệu so sánh' }).locator('dd');
    await eventually(
      async () => (await sides.allTextContents()).map(words => /Quý II\/\d+/.exec(words)?.[0]),
      ['Quý II/2022', 'Quý II/2023'],
    );

    const days = `quarter=2&asOf=2022-12-31&withQuarter=2&withAsOf=${REPORTED_BY}&withPlan=${SEED_PLAN}`;
    const told = CompareAnswer.parse(await plans(`/${earlier}/rollup/compare?${days}`));
    const shown = await page
      .getByRole('table', { name: 'So sánh số liệu' })
      .locator('tbody tr')
      .evaluateAll(lines =>
        lines.map(line => [...line.querySelectorAll('td')].map(cell => cell.textContent)),
      );
    const percent = (value: number): string => `${String(Math.round(value * 1000) / 10).replace('.', ',')}%`;
    expect(shown.map(cells => cells.slice(0, 2))).toEqual(
      told.figures.map(({ figure, left, right }) =>
        [left, right].map(value => (figure === 'rate' ? percent(value!) : String(value))),
      ),
    );
    // Nobody has reported of the earlier year, so that no side stands in for the other.
    const done = told.figures.find(({ figure }) => figure === 'doneOnTime')!;
    expect([done.left, done.right]).toEqual([0, onJuly20[1]!.classes[0]]);
  });
});

test('[PG14] no page did what its own policy forbids', () => {
  expect(trial.forbidden).toEqual([]);
});

/** The plan of another year in the same words. */
function thePlanOf(year: number): Pick<PlanDocument, 'plan' | 'tasks'> {
  const seed = (name: string): string =>
    readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
  const text = seed('38-KH-HDTDKT-2023.txt').replaceAll('2023', String(year));
  return readPlan({ kind: 'text', text }, readDirectory(JSON.parse(seed('units.json'))));
}

async function contentOf(file: Download): Promise<string> {
  return readFileSync(await file.path(), 'utf8');
}
