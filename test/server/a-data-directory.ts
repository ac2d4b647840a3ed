import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { quickFolder } from './quick-folder.ts';

/** An empty directory that is gone after the test. */
export function aDataDirectory(under = quickFolder): string {
  const directory = mkdtempSync(path.join(under, 'phu-luc-data-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
