// How long a newcomer waits: the build beside an empty Vite React build, and an empty data directory to the first answer.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurns, print } from './measure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

const BARE_SERVER = `require('node:http').createServer((_, answer) => answer.end('{}')).listen(Number(process.env.PORT), '127.0.0.1')`;

export async function start(): Promise<void> {
  const empty = anEmptyReactApp();
  const build = await inTurns(
    3,
    () => {
      execute([vite, 'build', '--logLevel', 'error'], root);
      execute([vite, 'build', '--logLevel', 'error', '--config', 'vite.server.config.ts'], root);
    },
    () => execute([vite, 'build', '--logLevel', 'error'], empty),
  );
  rmSync(empty, { recursive: true });
  print({
    name: 'build of all pages and the service',
    unit: 'ms',
    runs: build.work,
    floor: { name: 'an empty Vite React build', runs: build.floor },
  });

  const serving = await inTurns(
    7,
    () => untilServing([join(root, 'build', 'server', 'main.js'), 'trial']),
    () => untilServing(['-e', BARE_SERVER]),
  );
  print({
    name: 'empty data directory to the first answer',
    unit: 'ms',
    runs: serving.work,
    floor: { name: 'a bare node:http server', runs: serving.floor },
  });
}

/** The smallest React page, resolved through this project's packages. */
function anEmptyReactApp(): string {
  const folder = mkdtempSync(join(root, 'build', 'empty-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><div id="root"></div><script type="module" src="./main.jsx"></script>',
  );
  writeFileSync(
    join(folder, 'main.jsx'),
    "import { createRoot } from 'react-dom/client';\ncreateRoot(document.getElementById('root')).render(<p>0</p>);\n",
  );
  writeFileSync(
    join(folder, 'vite.config.js'),
    "import react from '@vitejs/plugin-react';\nexport default { plugins: [react()] };\n",
  );
  return folder;
}

function execute(args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
}

/** Runs until the service's first answer on an empty data directory, then stops it. */
async function untilServing(args: string[]): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'phu-luc-start-'));
  const port = await aFreePort();
  const service = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, DATA_DIR: data, PORT: String(port) },
  });
  const ended = new Promise<void>(resolve => service.once('exit', () => resolve()));
  try {
    await firstAnswer(`http://127.0.0.1:${port}/readyz`, performance.now() + 30_000);
  } finally {
    service.kill('SIGKILL');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

async function firstAnswer(url: string, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  throw new Error(`${url} did not answer`);
}

async function aFreePort(): Promise<number> {
  const server = createServer();
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    }),
  );
}
