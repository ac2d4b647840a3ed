// The pictures in docs/pictures, taken from the trial as a newcomer sees it. Needs a build, a Chromium, and for the file
// a LibreOffice with pdftoppm.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePlanWorkbook } from '../server/workbook/write-plan-workbook.ts';
import { aPersonAt } from '../test/browser/a-sheet.ts';
import { aTrial, signInLink } from '../test/browser/a-trial.ts';
import { throughLibreOffice } from '../test/server/workbook/libre-office.ts';
import { sheetOf } from '../test/server/workbook/seed-plan.ts';
import { dashboardPictures } from './dashboard-pictures.ts';
import { panePictures } from './pane-pictures.ts';
import { ensureBuilt } from './built.mjs';
import { root } from './installed.mjs';

const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
ensureBuilt();
const trial = await aTrial();
try {
  await excelTestPage();
  await trial.closePages();
  await conflict();
  await trial.closePages();
  await rollup();
  await trial.closePages();
  await pageForFillingIn();
  await trial.closePages();
  await dashboardPictures();
  await panePictures(trial);
  await unitFile();
} finally {
  await trial.end();
}

async function excelTestPage(): Promise<void> {
  const office = await aPersonAt(trial, 'vp-ubnd-tinh', 'Nguyễn Văn Minh');
  await office.type('01.VPUBND', 'status', 'Đã hoàn thành');
  await office.type('01.VPUBND', 'completedOn', '28/3/2023');
  await office.type('01.VPUBND', 'documents', '45/BC-VPUBND ngày 28/3/2023');
  await office.send();
  await office.paste('03.VPUBND', 'status', 'Xong rồi\t50,5');
  await office.type('04.VPUBND', 'status', 'Đang thực hiện');
  await office.pane.getByText('không có trong danh sách', { exact: false }).first().waitFor();
  await office.page.screenshot({ path: join(folder, 'excel-test-page.png') });
}

async function conflict(): Promise<void> {
  const minh = await aPersonAt(trial, 'so-gddt', 'Nguyễn Văn Minh');
  const lan = await aPersonAt(trial, 'so-gddt', 'Trần Thị Lan');
  await lan.page.context().setOffline(true);
  await lan.type('13.SOGDDT', 'result', 'Đã ban hành Hướng dẫn tổng kết năm học');
  await minh.type('13.SOGDDT', 'result', 'Đã trình dự thảo Hướng dẫn');
  await minh.send();
  await lan.page.context().setOffline(false);
  await lan.pane.getByRole('article').waitFor();
  await lan.page.screenshot({ path: join(folder, 'conflict.png') });
}

async function rollup(): Promise<void> {
  const secretariat = await aPersonAt(trial, 'thu-ky', 'Phạm Thị Hoa');
  await secretariat.pane.getByRole('tab', { name: 'Tổng hợp quý' }).click();
  await secretariat.pane.getByRole('tab', { name: 'Quý II', exact: true }).click();
  await secretariat.pane.getByRole('button', { name: 'Ghi thành trang tính' }).click();
  await secretariat.page.getByRole('tab', { name: 'Tổng hợp Quý II' }).waitFor();
  await secretariat.page.screenshot({ path: join(folder, 'rollup.png') });
}

async function pageForFillingIn(): Promise<void> {
  const phone = await trial.open(signInLink('vp-ubnd-tinh').replace('/excel', '/'), {
    viewport: { width: 360, height: 740 },
  });
  await phone.getByRole('heading', { name: 'Nhiệm vụ của đơn vị' }).waitFor();
  await phone.screenshot({ path: join(folder, 'page-phone.png') });
}

/** The file that a unit is given, as LibreOffice prints its first page. */
async function unitFile(): Promise<void> {
  const paper = mkdtempSync(join(tmpdir(), 'phu-luc-picture-'));
  const pdf = throughLibreOffice(await writePlanWorkbook(sheetOf('vp-ubnd-tinh')), 'pdf');
  const words = ['-png', '-singlefile', '-r', '110', '-', join(paper, 'page')];
  execFileSync('pdftoppm', words, { input: pdf });
  copyFileSync(join(paper, 'page.png'), join(folder, 'unit-file.png'));
  rmSync(paper, { recursive: true });
}
