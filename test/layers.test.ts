// The tree's one direction: addin and server import plan, never each other; plan imports zod and itself.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preProcessFile } from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['plan', 'addin', 'server', 'bench', 'scripts', 'test'].flatMap(filesUnder);

describe('who may import whom', () => {
  test.each([
    { folder: 'plan', allowed: (target: string) => target === 'zod' || isUnder(target, 'plan') },
    {
      folder: 'addin',
      allowed: (target: string) => isPackage(target) || isUnder(target, 'plan') || isUnder(target, 'addin'),
    },
    {
      folder: 'server',
      allowed: (target: string) =>
        isBuiltIn(target) || isPackage(target) || isUnder(target, 'plan') || isUnder(target, 'server'),
    },
  ])('[LA1] $folder/ imports only what it may', ({ folder, allowed }) => {
    const imports = sources.filter(file => isUnder(file, folder)).flatMap(importsOf);
    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter(({ target }) => !allowed(target))).toEqual([]);
  });

  test('[LA2] only addin/excel/ names the Excel API', () => {
    const elsewhere = sources.filter(
      file =>
        isUnder(file, 'addin') &&
        !isUnder(file, 'addin/excel') &&
        /\bExcel\.(run|RequestContext|Range|Worksheet)\b/.test(read(file)),
    );
    expect(elsewhere).toEqual([]);
  });

  test('[LA3] plan/ reads no clock and rolls no dice', () => {
    const impure = sources.filter(
      file =>
        isUnder(file, 'plan') &&
        /\bDate\.now\(|new Date\(\)|Math\.random\(|crypto\.|process\.|window\./.test(read(file)),
    );
    expect(impure).toEqual([]);
  });

  test('[LA4] files are named in kebab-case, with no drawer for odds and ends', () => {
    const drawers = /(^|[-/.])(utils?|helpers?|manager|common|misc)([-/.]|$)/;
    const odd = sources.filter(
      file =>
        !/^[a-z0-9-]+(\.test|\.d|\.dev\.config)?\.(tsx?|mjs|html|css)$/.test(file.split('/').at(-1)!) ||
        drawers.test(file),
    );
    expect(odd.filter(file => /\.(tsx?|mjs)$/.test(file))).toEqual([]);
  });
});

type Import = { file: string; target: string };

function importsOf(file: string): Import[] {
  if (!/\.tsx?$/.test(file)) return [];
  return preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => ({
    file,
    target: fileName.startsWith('.')
      ? relative(root, join(root, dirname(file), fileName)).replaceAll('\\', '/')
      : fileName,
  }));
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (path === 'test/data') return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function isUnder(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function isBuiltIn(target: string): boolean {
  return target.startsWith('node:');
}

/** A name such as `react` or `@scope/name`, not a path of this project and not Node's. */
function isPackage(target: string): boolean {
  return (
    /^(@[\w-]+\/)?[\w-]+/.test(target) &&
    !isBuiltIn(target) &&
    !/^(plan|addin|server|test|bench|scripts|seeds)\//.test(target)
  );
}
