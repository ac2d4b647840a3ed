// Pictures of the page of the roll-up in docs/pictures, in a trial of its own whose working day is the one on which the
// made-up reports are judged. Called by scripts/screenshots.ts, or by itself: npx tsx scripts/dashboard-pictures.ts
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aTrial, signInLink } from '../test/browser/a-trial.ts';
import { askAs, REPORTED_BY, writeMadeUpReports } from '../test/browser/made-up-reports.ts';
import { ensureBuilt } from './built.mjs';
import { root } from './installed.mjs';

const folder = join(root, 'docs', 'pictures');

export async function dashboardPictures(): Promise<void> {
  const trial = await aTrial({ TODAY: REPORTED_BY });
  try {
    const secretariat = await askAs(trial.url, 'thu-ky');
    await writeMadeUpReports(secretariat);
    for (const unit of ['dai-ptth', 'bao-thai-binh']) {
      const office = await askAs(trial.url, unit);
      await office('/periods/2/submit', {});
    }
    await secretariat('/periods/2/accept', { unit: 'bao-thai-binh' });
    const link = signInLink('thu-ky').replace('/excel', '/tong-hop?quarter=2');
    const open = async (width: number, height: number): Promise<Page> => {
      const page = await trial.open(link, { viewport: { width, height }, reducedMotion: 'reduce' });
      await page.locator('svg [role=option]').first().waitFor();
      return page;
    };
    const wide = await open(1600, 1000);
    await wide.screenshot({ path: join(folder, 'dashboard.png') });
    await wide
      .getByRole('region', { name: 'Kỳ báo cáo của các đơn vị' })
      .screenshot({ path: join(folder, 'dashboard-periods.png') });
    await wide.getByRole('button', { name: 'So sánh', exact: true }).click();
    const compared = wide.getByRole('region', { name: 'So sánh số liệu' });
    await compared.getByRole('table', { name: 'So sánh số liệu' }).waitFor();
    await compared.screenshot({ path: join(folder, 'dashboard-comparison.png') });
    const phone = await open(360, 740);
    await phone.screenshot({ path: join(folder, 'dashboard-phone.png') });
  } finally {
    await trial.end();
  }
}

if (process.argv[1]?.endsWith('dashboard-pictures.ts')) {
  mkdirSync(folder, { recursive: true });
  ensureBuilt();
  await dashboardPictures();
}
