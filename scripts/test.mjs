// `npm test`: types, lint, then every test that this machine can run; says plainly what it could not get.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, run, runTogether } from './installed.mjs';

ensureInstalled();
const { findChromium } = await import('./chromium.mjs');
const { findLibreOffice } = await import('./libreoffice.mjs');

const bin = name => join(root, 'node_modules', ...name.split('/'));
await runTogether([
  [bin('typescript/bin/tsc'), '--noEmit'],
  [bin('eslint/bin/eslint.js'), '.'],
  [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  [join(root, 'scripts', 'prepare-tests.mjs')],
]);

const chromium = findChromium();
if (!chromium)
  console.log(
    'Không có Chromium: bỏ qua kiểm thử trình duyệt. / No Chromium could be had: browser tests are skipped.',
  );

const soffice = findLibreOffice();
if (!soffice)
  console.log(
    'Không có LibreOffice: bỏ qua kiểm thử tệp qua LibreOffice. / No LibreOffice could be had: tests of files through it are skipped.',
  );

const report = join(root, 'build', 'test-report.json');
const wanted = ['unit', 'crash', ...(chromium ? ['browser'] : []), ...(soffice ? ['office-suite'] : [])];
const projects = wanted.flatMap(name => ['--project', name]);
run(
  process.execPath,
  [
    bin('vitest/vitest.mjs'),
    'run',
    ...projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  {
    env: {
      ...process.env,
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
      ...(soffice ? { SOFFICE_PATH: soffice } : {}),
    },
  },
);

const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
