// A server as a process of its own: the service from its build, or the bare one.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type ServerProcess = Readonly<{
  port: number;
  pid: number;
  stop(): Promise<void>;
}>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const builtService = path.join(root, 'build', 'bench', 'main.js');

/** Builds the service from the sources as they are, beside the build that `npm start` uses. */
export function buildService(): void {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'error', '--config', 'vite.server.config.ts', '--outDir', 'build/bench'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the service could not be built: ${stderr}`);
}

/** The service as in production, behind a proxy that speaks TLS for it; only the limit per account is lifted. */
export function startService(data: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const profiling = process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [];
  return start([...profiling, builtService, 'serve'], '/readyz', {
    ...data,
    PUBLIC_URL: 'https://phu-luc.example.vn',
    TRUST_PROXY: '1',
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '0',
  });
}

/** The floor: answers every request with these bytes. */
export async function startBareServer(body: Buffer, encoding = ''): Promise<ServerProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'phu-luc-bare-'));
  const file = path.join(folder, 'body');
  writeFileSync(file, body);
  const bare = fileURLToPath(new URL('./bare-server.mjs', import.meta.url));
  const server = await start([bare], '/', { BODY: file, ENCODING: encoding });
  rmSync(folder, { recursive: true });
  return server;
}

/** Bytes that the process holds in memory; null where the system does not tell. */
export function residentBytes({ pid }: ServerProcess): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** Processor time that the process has used so far, with the kernel's share; null where the system does not tell. */
export function processorMilliseconds({ pid }: ServerProcess): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks; user and system time are the 12th and 13th after it, in 1/100 s.
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(after[11]) + Number(after[12])) * 10;
  } catch {
    return null;
  }
}

async function start(
  args: readonly string[],
  readyPath: string,
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await aFreePort();
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, PORT: String(port) },
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const cutOff = (): boolean => child.kill('SIGKILL');
  process.once('exit', cutOff);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', cutOff);
  };
  const deadline = performance.now() + 60_000;
  while (child.exitCode === null && performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}${readyPath}`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return { port, pid: child.pid!, stop };
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  await stop();
  throw new Error(`${args.join(' ')} did not start`);
}

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
