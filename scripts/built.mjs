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
  'scripts',
  'package-lock.json',
  'vite.config.ts',
  'vite.dashboard.config.ts',
  'vite.check.config.ts',
  'vite.server.config.ts',
];
const viteBuild = [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'];
const stampFile = join(root, 'build', 'sources.sha256');

const serviceConfig = 'vite.server.config.ts';
const serviceSources = ['plan', 'server', 'package-lock.json', serviceConfig];
const serviceForTests = join(root, 'build', 'service-under-test');

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
  run(process.execPath, viteBuild);
  for (const config of ['vite.dashboard.config.ts', 'vite.check.config.ts', serviceConfig]) {
    run(process.execPath, [...viteBuild, '--config', config]);
  }
}

/** The folder of the service as built from just these sources; built aside, for tests, where build/ is of others. */
export function ensureServiceBuilt() {
  if (isBuilt()) return join(root, 'build', 'server');
  const stamp = stampOf(serviceSources);
  const file = join(serviceForTests, 'sources.sha256');
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return serviceForTests;
  run(process.execPath, [...viteBuild, '--config', serviceConfig, '--outDir', serviceForTests]);
  writeFileSync(file, stamp);
  return serviceForTests;
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
