// What a command needs before it can run: a Node that is new enough and the packages of the lock file.
// Built-in modules only, since nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the project's folder and stops the process with its code if it fails. */
export function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** The same of several programs of Node at once, which leave each other alone; the first that fails stops them all. */
export async function runTogether(programs) {
  const running = programs.map(args => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));
  await Promise.all(
    running.map(
      child =>
        new Promise(resolve =>
          child.once('exit', status => {
            if (status === 0) return resolve();
            for (const other of running) other.kill();
            process.exit(status ?? 1);
          }),
        ),
    ),
  );
}

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Cần Node.js 20.19 trở lên (đang dùng ${process.versions.node}).`);
  console.error(`Node.js 20.19 or later is needed (this is ${process.versions.node}).`);
  process.exit(1);
}

export function ensureInstalled() {
  ensureNode();
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
  const missing = Object.entries(wanted).some(
    ([path, entry]) =>
      path !== '' && !entry.optional && !entry.link && present[path]?.version !== entry.version,
  );
  if (missing) run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function lockedPackages(file) {
  return existsSync(root + file) ? JSON.parse(readFileSync(root + file, 'utf8')).packages : {};
}
