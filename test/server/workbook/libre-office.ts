// The real LibreOffice, where the machine has one: what agencies without Excel open and save the files with.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Named by the test command where it is not on the path. */
export const soffice = process.env.SOFFICE_PATH ?? 'soffice';

/** True where the named programs answer; a test that needs them prints why it is left out otherwise. */
export function hasPrograms(...programs: readonly string[]): boolean {
  const missing = programs.filter(program => !isThere(program));
  if (missing.length > 0) console.log(`Left out, not on this machine: ${missing.join(', ')}`);
  return missing.length === 0;
}

function isThere(program: string): boolean {
  const path = program === 'soffice' ? soffice : program;
  return existsSync(path) || spawnSync('sh', ['-c', `command -v ${path}`]).status === 0;
}

/** The file as LibreOffice saves it in another format, read from the first and written to the last. */
export function throughLibreOffice(
  file: Uint8Array,
  ...formats: readonly ('xlsx' | 'ods' | 'pdf')[]
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'phu-luc-'));
  try {
    let current = join(folder, 'given.xlsx');
    writeFileSync(current, file);
    formats.forEach((format, step) => {
      const out = join(folder, String(step));
      // A profile of its own: two LibreOffices on one profile wait for each other.
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      execFileSync(soffice, [profile, '--headless', '--convert-to', format, '--outdir', out, current], {
        stdio: 'ignore',
        timeout: 120_000,
      });
      current = join(out, `given.${format}`);
    });
    return readFileSync(current);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type PlacedWord = Readonly<{ page: number; text: string; top: number; bottom: number }>;

/** The words of a PDF with where they stand, in points from the top of their page. */
export function wordsOf(pdf: Uint8Array): PlacedWord[] {
  const html = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, maxBuffer: 1 << 28 }).toString(
    'utf8',
  );
  return html
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(word => ({
        page: index + 1,
        text: word[3]!,
        top: Number(word[1]),
        bottom: Number(word[2]),
      })),
    );
}
