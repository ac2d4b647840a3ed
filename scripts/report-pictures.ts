// Pictures of the files of a quarter in docs/pictures, as LibreOffice prints them: the real plan with the made-up reports of
// seeds/. Needs soffice and pdftoppm on this machine.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollUp } from '../plan/rollup/roll-up.ts';
import { writeRollupFile } from '../server/rollup/write-rollup-file.ts';
import { aMadeUpPlan } from '../test/plan/rollup/made-up-plan.ts';
import { root } from './installed.mjs';

const pictures = join(root, 'docs', 'pictures');
const work = mkdtempSync(join(tmpdir(), 'phu-luc-pictures-'));
mkdirSync(pictures, { recursive: true });

const day = '2023-07-20';
const { document, rows } = aMadeUpPlan();
const rollup = rollUp({ ...document, rows, version: 1 }, { quarter: 2, asOf: day });
const read = { rollup, document, rows, closed: null };

for (const format of ['docx', 'xlsx'] as const) {
  const { bytes } = await writeRollupFile(format, read, {
    language: 'vi',
    now: new Date(`${day}T01:00:00Z`),
    today: day,
    signedAs: 'kt',
  });
  const file = join(work, `report-${format}.${format}`);
  writeFileSync(file, bytes);
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, file]);
  execFileSync('pdftoppm', [
    ...['-r', '70', '-png'],
    join(work, `report-${format}.pdf`),
    join(pictures, `report-${format}`),
  ]);
}
