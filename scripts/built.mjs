// Builds pages and service when a source is newer than what was built from it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './installed.mjs';

const sources = [
  'addin',
  'plan',
  'server',
  'test/excel-host',
  'scripts/office-js.ts',
  'scripts/packed-assets.ts',
  'scripts/preloaded-code.ts',
  'package-lock.json',
  'vite.config.ts',
  'vite.dashboard.config.ts',
  'vite.check.config.ts',
  'vite.server.config.ts',
];
const stampFile = join(root, 'build', 'sources.sha256');

/** Builds unless build/ was made from exactly these sources. */
export function ensureBuilt() {
  const stamp = stampOf(sources);
  if (isBuilt(stamp)) return;
  console.log('Đang dựng chương trình… / Building…');
  build();
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

export function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const build = [vite, 'build', '--logLevel', 'warn'];
  run(process.execPath, build);
  for (const config of ['vite.dashboard.config.ts', 'vite.check.config.ts', 'vite.server.config.ts']) {
    run(process.execPath, [...build, '--config', config]);
  }
}

/** True where build/ was made from just these sources. */
export function isBuilt(stamp = stampOf(sources)) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

function stampOf(paths) {
  const hash = createHash('sha256').update(process.env.OFFICE_JS ?? '');
  for (const file of paths.flatMap(path => filesUnder(path)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap(name => filesUnder(`${path}/${name}`));
}
