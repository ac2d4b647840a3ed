// The whole of the main job on the real plan, as a newcomer without Excel does it.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { aPersonAt } from './a-sheet.ts';
import { aTrial, signInLink, type Trial } from './a-trial.ts';
import { filledIn } from '../server/workbook/file-stories.ts';
import { eventually, expectAccessible, expectPartAccessible } from './expectations.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await aTrial();
});
afterEach(() => trial.closePages());
afterAll(() => trial.end());

describe('the main job in a browser', () => {
  test('[BR1] the secretariat loads all 28 tasks with the rows of every agency', async () => {
    const secretariat = await aPersonAt(trial, 'thu-ky', 'Chị Hoa');
    const rowIds = await secretariat.rowIds();
    expect(rowIds).toHaveLength(69);
    expect(new Set(rowIds.map(id => id.split('.')[0])).size).toBe(28);
    await expectAccessible(secretariat.page);
  });

  test('[BR2] each agency sees its own rows, fills them in, and a bad value is marked at once with its reason', async () => {
    const office = await aPersonAt(trial, 'vp-ubnd-tinh', 'Anh Minh');
    const education = await aPersonAt(trial, 'so-gddt', 'Chị Lan');
    expect(await office.rowIds()).toHaveLength(16);
    expect(await education.rowIds()).toEqual(['13.SOGDDT', '14.SOGDDT', '22.SOGDDT']);

    await office.type('06.VPUBND', 'status', 'Đang thực hiện');
    await office.type('06.VPUBND', 'percent', '60');
    await office.type('12.VPUBND', 'documents', '12/TB-VPUBND ngày 10/5/2023');
    await office.pane.getByRole('button', { name: 'Gửi 3 ô' }).waitFor();
    await office.send();
    await eventually(() => office.text('06.VPUBND', 'sync'), 'Đã gửi');

    await education.paste('13.SOGDDT', 'status', 'Xong rồi\t50,5\tĐã ban hành Hướng dẫn');
    await education.pane
      .getByText('Trạng thái "Xong rồi" không có trong danh sách', { exact: false })
      .first()
      .waitFor();
    await education.pane
      .getByText('Mức độ hoàn thành "50,5" phải là số nguyên', { exact: false })
      .first()
      .waitFor();
    await eventually(async () => (await education.text('13.SOGDDT', 'sync')).startsWith('Có lỗi'), true);
    await expectAccessible(education.page);

    await education.pane.getByRole('button', { name: 'Sửa giúp: 50' }).first().click();
    await eventually(() => education.text('13.SOGDDT', 'percent'), '50');
    await education.send();
    expect(await education.text('13.SOGDDT', 'status')).toBe('Xong rồi');
    await education.type('13.SOGDDT', 'status', 'Đang thực hiện');
    await education.send();
    await eventually(() => education.text('13.SOGDDT', 'sync'), 'Đã gửi');
  });

  test('[BR3] what one person of a unit sends appears in the sheet of another, and two who write the same cell choose', async () => {
    const minh = await aPersonAt(trial, 'vp-ubnd-tinh', 'Anh Minh');
    const thu = await aPersonAt(trial, 'vp-ubnd-tinh', 'Chị Thu');
    await minh.type('15.VPUBND', 'note', 'Bản của anh Minh');
    await minh.send();
    await eventually(() => thu.text('15.VPUBND', 'note'), 'Bản của anh Minh');

    await thu.page.context().setOffline(true);
    await thu.type('15.VPUBND', 'note', 'Bản của chị Thu');
    await minh.type('15.VPUBND', 'note', 'Anh Minh sửa lần hai');
    await minh.send();
    await thu.page.context().setOffline(false);
    await thu.pane.getByRole('button', { name: /^Gửi( \d+ ô)?$/ }).click();

    const card = thu.pane.getByRole('article', { name: 'Nhiệm vụ số 15: Ghi chú' });
    await card.waitFor();
    expect(await card.locator('dd').allTextContents()).toEqual([
      'Bản của anh Minh',
      'Bản của chị Thu',
      'Anh Minh sửa lần hai',
    ]);
    expect(await card.locator('dt').nth(2).textContent()).toContain('Anh Minh');
    expect(await thu.text('15.VPUBND', 'note')).toBe('Bản của chị Thu');
    // The sheet beside it is as it was at the load.
    await expectPartAccessible(thu.page, 'iframe');

    await card.getByRole('button', { name: 'Giữ của tôi' }).click();
    await thu.send();
    await eventually(() => minh.text('15.VPUBND', 'note'), 'Bản của chị Thu');
  });

  test('[BR4] the secretariat rolls the quarters up: in the pane, as a sheet, and as a file', async () => {
    const { page, pane } = await aPersonAt(trial, 'thu-ky', 'Chị Hoa');
    await pane.getByRole('tab', { name: 'Tổng hợp quý' }).click();
    for (const [quarter, listed, due] of [
      ['I', 11, 9],
      ['II', 9, 8],
      ['III', 7, 6],
      ['IV', 5, 5],
    ] as const) {
      await pane.getByRole('tab', { name: `Quý ${quarter}`, exact: true }).click();
      const figure = (label: string) =>
        pane.locator('dl > div', { hasText: label }).first().locator('dd').textContent();
      await eventually(() => figure('Nhiệm vụ trong quý'), String(listed));
      expect(await figure('Đến hạn trong quý')).toBe(String(due));
    }
    await expectPartAccessible(page, 'iframe');
    await pane.getByRole('tab', { name: 'Quý II', exact: true }).click();
    await pane.getByRole('button', { name: 'Ghi thành trang tính' }).click();
    await page.getByRole('tab', { name: 'Tổng hợp Quý II' }).waitFor();

    const download = page.waitForEvent('download');
    await pane.getByRole('button', { name: 'Tải .xlsx' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  test('[BR5] what was sent is there after the service was killed and started again', async () => {
    const before = await aPersonAt(trial, 'so-gddt', 'Chị Lan');
    await before.type('22.SOGDDT', 'result', 'Đã trình danh sách khen thưởng');
    await before.send();
    await trial.restart();
    const after = await aPersonAt(trial, 'so-gddt', 'Chị Lan');
    expect(await after.text('22.SOGDDT', 'result')).toBe('Đã trình danh sách khen thưởng');
  });
});

describe('files that come back', () => {
  test('[BR9] a unit’s file is downloaded, filled in elsewhere and handed in by the secretariat; what became of it stands on the page, accessible, light and dark', async () => {
    const unit = await trial.open(signInLink('so-gddt').replace('/excel', '/'));
    const downloading = unit.waitForEvent('download');
    await unit.getByRole('button', { name: 'Tải tệp Excel của đơn vị' }).click();
    const file = readFileSync(await (await downloading).path());
    const buffer = await filledIn(
      file,
      ['14.SOGDDT', 'result', 'Ghi trong tệp'],
      ['14.SOGDDT', 'percent', 150],
    );
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

    // Colours that are still moving from light to dark are neither.
    const secretariat = await trial.open(signInLink('thu-ky').replace('/excel', '/'), {
      reducedMotion: 'reduce',
    });
    const choosing = secretariat.waitForEvent('filechooser');
    await secretariat.getByRole('button', { name: 'Chọn tệp Excel' }).click();
    await (
      await choosing
    ).setFiles([
      { name: 'so-gddt.xlsx', mimeType, buffer },
      { name: 'ghi-chu.xlsx', mimeType, buffer: Buffer.from('không phải sổ tính') },
    ]);
    await secretariat.getByText('Đã đọc 2/2 tệp').waitFor();
    const card = secretariat.getByRole('article', { name: 'so-gddt.xlsx' });
    expect(await card.getByRole('list').first().getByRole('listitem').allTextContents()).toEqual([
      '1 ô đã ghi nhận',
      '1 ô bị từ chối',
    ]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await secretariat.emulateMedia({ colorScheme });
      await expectAccessible(secretariat);
    }

    const archive = secretariat.waitForEvent('download');
    await secretariat.getByRole('button', { name: 'Tải tệp của các đơn vị' }).click();
    expect((await archive).suggestedFilename()).toMatch(/\.zip$/);
    await eventually(
      () =>
        unit
          .getByText('Ghi trong tệp')
          .count()
          .then(n => n > 0),
      true,
    );
  });
});

describe('every page is accessible', () => {
  test.each([
    ['the page for filling in, signed out', '/'],
    ['the Excel test page, signed out', '/excel'],
    ['the task pane opened outside Excel', '/taskpane.html'],
  ])('[BR6] %s', async (_name, path) => {
    const page = await trial.open(path);
    await page.getByRole('heading').first().waitFor();
    await expectAccessible(page);
  });

  test.each(['light', 'dark'] as const)('[BR7] the page for filling in, signed in, %s', async colorScheme => {
    const page = await trial.open(signInLink('vp-ubnd-tinh').replace('/excel', '/'), { colorScheme });
    await page.getByRole('heading', { name: 'Nhiệm vụ của đơn vị' }).waitFor();
    await expectAccessible(page);
  });

  test('[BR8] the Excel test page in high contrast', async () => {
    const page = await trial.open(signInLink('so-gddt'), { forcedColors: 'active' });
    await page.frameLocator('iframe').getByRole('button', { name: 'Nạp phụ lục' }).first().waitFor();
    await expectAccessible(page);
  });
});

test('[PG14] no page did what its own policy forbids', () => {
  expect(trial.forbidden).toEqual([]);
});
