// Draws the icons of the manifest: one small picture per command, in every size that Office asks for.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { root } from './installed.mjs';

const accent = '#0f6c4d';
const sheet = `<rect x="4.5" y="3.5" width="23" height="25" rx="2.5" fill="#fff" stroke="${accent}" stroke-width="2"/>`;
const lines = (...ys: number[]) =>
  ys.map(y => `<path d="M9 ${y}h14" stroke="${accent}" stroke-width="2" opacity=".45"/>`).join('');
const stroke = `fill="none" stroke="${accent}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"`;

/** 32 × 32 drawings. */
const drawings: Readonly<Record<string, string>> = {
  app: `<rect x="2" y="2" width="28" height="28" rx="6" fill="${accent}"/><rect x="8" y="7" width="16" height="18" rx="2" fill="#fff"/>
    <path d="M11 12h10M11 16h5" stroke="${accent}" stroke-width="2" stroke-linecap="round"/>
    <path d="m14.500 19.500 2.500 2.500 5-5.500" fill="none" stroke="#c8102e" stroke-width="2.500" stroke-linecap="round" stroke-linejoin="round"/>`,
  load: `${sheet}${lines(9)}<path d="M16 12.500v10M11 18l5 5 5-5" ${stroke}/>`,
  check: `${sheet}${lines(9)}<path d="m10 18 4.500 4.500L22.500 14" ${stroke}/>`,
  send: `${sheet}${lines(25)}<path d="M16 20.500v-11M11 14l5-5 5 5" ${stroke}/>`,
  rollup: `${sheet}<path d="M10.500 23v-5M16 23V9.500M21.500 23v-9" ${stroke}/>`,
};
const sizes: Readonly<Record<string, readonly number[]>> = { app: [16, 32, 64, 80, 128] };

const folder = join(root, 'addin', 'icons');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const [name, drawing] of Object.entries(drawings)) {
  for (const size of sizes[name] ?? [16, 32, 80]) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}">${drawing}</svg>`,
    );
    writeFileSync(join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
