// `OFFICE_JS=self npm run build`: Office.js from this service instead of Microsoft's address, for closed networks. It is
// copied out of its npm package at build time and never kept in the tree.
import { cpSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

export type OfficeJsSource = 'cdn' | 'self';

const MICROSOFT = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
export const OWN = '/office-js/office.js';

/** What one Excel or another asks for: its own client, the loader, tables and texts; not those of other programs. */
const OTHER_PROGRAMS = /^(?:access|onenote|outlook|powerpoint|project|visio|word|mobile|ms-?word)/i;

/** Reads `OFFICE_JS`; anything but its two words is a mistake in the build, not a reason to guess. */
export function officeJsSource(value: string | undefined): OfficeJsSource {
  if (value === undefined || value === '' || value === 'cdn') return 'cdn';
  if (value === 'self') return 'self';
  throw new Error(`expected OFFICE_JS to be "cdn" or "self", found ${JSON.stringify(value)}`);
}

/** The page with its script from where it is to come. */
export function withOfficeJs(html: string, source: OfficeJsSource): string {
  return source === 'self' ? html.replaceAll(`src="${MICROSOFT}"`, `vite-ignore src="${OWN}"`) : html;
}

export function wantedOfFile(name: string): boolean {
  return !OTHER_PROGRAMS.test(name) && !/\.(?:debug\.js|d\.ts|map)$/.test(name);
}

export function officeJs(source: OfficeJsSource): Plugin {
  return {
    name: 'office-js',
    transformIndexHtml: { order: 'pre', handler: html => withOfficeJs(html, source) },
    writeBundle: ({ dir }) => {
      if (source === 'cdn' || dir === undefined) return;
      const from = join(
        dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
        'dist',
      );
      for (const name of readdirSync(from).filter(wantedOfFile)) {
        cpSync(join(from, name), join(dir, 'office-js', name), { recursive: true });
      }
    },
  };
}
