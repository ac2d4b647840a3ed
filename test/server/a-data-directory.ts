import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty directory that is gone after the test. */
export function aDataDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'phu-luc-data-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
