// A LibreOffice for the tests of what other programs make of our files: named, found, or from the system's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const usual = [
  process.env.SOFFICE_PATH,
  ...(process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'soffice')),
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** The path of a LibreOffice that is there already, or null. */
export function findLibreOffice() {
  return usual.find(path => path && existsSync(path)) ?? null;
}

/** As `findLibreOffice`, but tries to get one first; null where none could be had. */
export function ensureLibreOffice() {
  const found = findLibreOffice();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    quietly('apt-get', ['update', '-qq']);
    // The letters of Times New Roman as wide as they are, and what reads a printed page.
    const packages = ['libreoffice-calc', 'fonts-liberation', 'poppler-utils'];
    quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  return findLibreOffice();
}

function quietly(command, args) {
  return spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
