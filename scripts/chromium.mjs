// A Chromium for the browser tests: named, found, fetched by Playwright, or from the system's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usual = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium that is there already, or null. */
export function findChromium() {
  return [...usual, playwrights()].find(path => path && existsSync(path)) ?? null;
}

/** As `findChromium`, but tries to get one first; null where none could be had. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  quietly(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  if (!findChromium() && process.platform === 'linux' && process.getuid?.() === 0) {
    quietly('apt-get', ['update', '-qq']);
    quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  }
  return findChromium();
}

function playwrights() {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

function quietly(command, args) {
  return spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
