import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { officeJsSource, OWN, wantedOfFile, withOfficeJs } from '../../scripts/office-js.ts';

const page = readFileSync(new URL('../../addin/taskpane.html', import.meta.url), 'utf8');
const dist = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')),
  'dist',
);

describe('where Office.js comes from', () => {
  test('[PA11] a build for closed networks names the service and nobody else', () => {
    expect(withOfficeJs(page, 'self')).toContain(`src="${OWN}"></script>`);
    expect(withOfficeJs(page, 'self')).not.toContain('microsoft.com');
    expect(withOfficeJs(page, 'cdn')).toBe(page);
  });

  test('[PA11] Excel’s client, its loader and the texts are copied, other programs’ and what is for reading are not', () => {
    const names = readdirSync(dist).filter(wantedOfFile);
    expect(names).toEqual(
      expect.arrayContaining([
        'office.js',
        'excel-web-16.00.js',
        'excel-win32-16.01.js',
        'vi-vn',
        'telemetry',
      ]),
    );
    expect(names.filter(name => /outlook|word-|powerpoint|\.debug\./.test(name))).toEqual([]);
  });

  test('[PA11] a word that the build does not know is said', () => {
    expect([officeJsSource(undefined), officeJsSource('cdn'), officeJsSource('self')]).toEqual([
      'cdn',
      'cdn',
      'self',
    ]);
    expect(() => officeJsSource('local')).toThrow('"local"');
  });
});
