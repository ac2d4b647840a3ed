// The service as a process of its own: what it prints, refuses, keeps and ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { findProjectRoot } from '../../server/project-root.ts';
import { createFileReader, readerLimits } from '../../server/workbook/read/file-reader.ts';
import { builtService } from './built-service.ts';
import { aDataDirectory } from './a-data-directory.ts';

const root = findProjectRoot();

type Run = Readonly<{
  child: ChildProcess;
  printed(): string;
  /** Resolves with what was printed so far, once it holds the text. */
  says(text: string | RegExp): Promise<string>;
  /** Resolves with the exit code, once the process has ended. */
  ended: Promise<number | null>;
}>;

function run(script: string, args: readonly string[], env: Record<string, string>, input?: string): Run {
  const child = spawn(process.execPath, [path.join(builtService, script), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end(input);
  let output = '';
  const hearers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const hear of hearers) hear();
    });
  }
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  return {
    child,
    printed: () => output,
    ended,
    says: text =>
      new Promise((resolve, reject) => {
        const hear = (): void => {
          if (typeof text === 'string' ? !output.includes(text) : !text.test(output)) return;
          hearers.delete(hear);
          resolve(output);
        };
        hearers.add(hear);
        void ended.then(code => reject(new Error(`ended with ${code} before saying ${text}: ${output}`)));
        hear();
      }),
  };
}

const trial = (env: Record<string, string>) => run('main.js', ['trial'], { PORT: '0', ...env });

function addressIn(printed: string): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(printed)![0];
}

async function signIn(address: string, account: string, password: string): Promise<Response> {
  return fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
}

describe('a trial', () => {
  test('[TR1] on an empty directory prints where it is, its working day, and links that sign in', async () => {
    const service = trial({ DATA_DIR: aDataDirectory() });
    const printed = await service.says('Ctrl+C');
    const address = addressIn(printed);
    expect(printed).toContain('15/05/2023');
    const links = [...printed.matchAll(/\/excel#account=([\w-]+)&password=(\w+)/g)];
    expect(links.map(link => link[1])).toEqual(['thu-ky', 'vp-ubnd-tinh', 'so-gddt']);
    for (const [, account, password] of links) {
      expect((await signIn(address, account!, password!)).status).toBe(200);
    }
  });

  test('[TR2] started again keeps all data and the password, which it does not print; killed or not', async () => {
    const env = { DATA_DIR: aDataDirectory() };
    const first = trial(env);
    const printed = await first.says('Ctrl+C');
    const password = /password=(\w+)/.exec(printed)![1]!;
    const { token } = (await (await signIn(addressIn(printed), 'so-gddt', password)).json()) as {
      token: string;
    };
    first.child.kill('SIGKILL');
    await first.ended;

    const second = trial(env);
    const again = await second.says('Ctrl+C');
    expect(again).toContain('Mật khẩu đã được in ở lần chạy đầu');
    expect(again).not.toContain(password);
    const kept = await fetch(`${addressIn(again)}/api/session`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(kept.status).toBe(200);
    expect((await signIn(addressIn(again), 'so-gddt', password)).status).toBe(200);
  });

  test('[TR3] TRIAL_PASSWORD given later replaces the password of all accounts', async () => {
    const env = { DATA_DIR: aDataDirectory() };
    const first = trial({ ...env, TRIAL_PASSWORD: 'mat-khau-cu' });
    await first.says('Ctrl+C');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = trial({ ...env, TRIAL_PASSWORD: 'mat-khau-moi' });
    const address = addressIn(await second.says('Ctrl+C'));
    expect((await signIn(address, 'thu-ky', 'mat-khau-cu')).status).toBe(401);
    expect((await signIn(address, 'thu-ky', 'mat-khau-moi')).status).toBe(200);
  });

  test('[TR4] a data directory in use by another process is refused in a sentence', async () => {
    const env = { DATA_DIR: aDataDirectory() };
    await trial(env).says('Ctrl+C');
    const second = trial(env);
    expect(await second.ended).toBe(1);
    expect(second.printed()).toContain('đang được một tiến trình khác của Phụ lục dùng');
    expect(second.printed()).not.toContain(' at ');
  });

  test('[TR5] a port in use is refused in a sentence, and the directory is free again', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const port = (other.address() as AddressInfo).port;
    const env = { DATA_DIR: aDataDirectory() };
    const refused = trial({ ...env, PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toContain(`Cổng ${port} đang được một chương trình khác dùng.`);
    await trial(env).says('Ctrl+C');
  });
});

describe('production', () => {
  const password = 'mat-khau-du-dai';
  const serve = (env: Record<string, string>) =>
    run('main.js', ['serve'], {
      PORT: '0',
      PUBLIC_URL: 'https://x.example',
      TRUST_PROXY: '1',
      ...env,
    });

  test('[TR6] starts with a secretariat account made by the account command, and without a trial’s pages', async () => {
    const env = { DATA_DIR: aDataDirectory() };
    const early = serve(env);
    expect(await early.ended).toBe(1);
    expect(early.printed()).toContain('npm run account -- add thu-ky --secretariat');

    const made = run('account.js', ['add', 'thu-ky', '--secretariat'], {
      ...env,
      ACCOUNT_PASSWORD: password,
    });
    expect([await made.ended, made.printed()]).toEqual([
      0,
      'Đã tạo tài khoản / added: thu-ky – Thư ký Hội đồng\n',
    ]);
    const service = serve(env);
    const { port } = JSON.parse((await service.says(/"port":\d+.*\n/)).trim().split('\n')[0]!) as {
      port: number;
    };
    const address = `http://127.0.0.1:${port}`;
    const signedIn = await signIn(address, 'thu-ky', password);
    expect(await signedIn.json()).toMatchObject({ trial: false, account: { role: 'secretariat' } });
    expect((await fetch(`${address}/excel`)).status).toBe(404);
    expect((await fetch(`${address}/healthz`)).headers.get('strict-transport-security')).toContain(
      'max-age=',
    );

    const token = ((await (await signIn(address, 'thu-ky', password)).json()) as { token: string }).token;
    const reset = run('account.js', ['reset', 'thu-ky'], env, 'mot-mat-khau-khac\n');
    expect(await reset.ended).toBe(0);
    const ended = await fetch(`${address}/api/session`, { headers: { Authorization: `Bearer ${token}` } });
    expect(ended.status).toBe(401);
    expect((await signIn(address, 'thu-ky', 'mot-mat-khau-khac')).status).toBe(200);
  });

  test('[TR7] refuses a trial’s data, and a trial refuses production’s', async () => {
    const trialData = aDataDirectory();
    const first = trial({ DATA_DIR: trialData });
    await first.says('Ctrl+C');
    first.child.kill('SIGTERM');
    await first.ended;
    const served = serve({ DATA_DIR: trialData });
    expect(await served.ended).toBe(1);
    expect(served.printed()).toContain('bản dùng thử: các tài khoản dùng chung một mật khẩu');

    const realData = aDataDirectory();
    await run('account.js', ['add', 'so-gddt'], { DATA_DIR: realData, ACCOUNT_PASSWORD: password }).ended;
    const tried = trial({ DATA_DIR: realData });
    expect(await tried.ended).toBe(1);
    expect(tried.printed()).toContain('Thư mục dữ liệu này là của bản chính thức');
  });

  test.each([
    { args: ['add', 'so-gddt'], input: 'ngan\n', told: 'ít nhất 10 ký tự' },
    { args: ['add', 'khong-co-don-vi'], input: `${password}\n`, told: 'Danh bạ không có đơn vị' },
    { args: ['add', 'Sở GDĐT', '--name', 'Sở'], input: `${password}\n`, told: 'chữ thường không dấu' },
    { args: ['reset', 'so-gddt'], input: `${password}\n`, told: 'Không có tài khoản' },
    { args: ['xoa'], input: '', told: 'Cách dùng' },
  ])('[TR8] the account command refuses $args in a sentence', async ({ args, input, told }) => {
    const refused = run('account.js', args, { DATA_DIR: path.join(aDataDirectory(), 'moi') }, input);
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toContain(told);
  });
});

test('[TR9] the root is found from the source and from a bundle under build/', () => {
  expect(findProjectRoot(path.join(root, 'build/server'))).toBe(root);
  expect(existsSync(path.join(root, 'seeds'))).toBe(true);
  expect(() => findProjectRoot('/')).toThrow('package.json');
});

test('[TR10] from its sources, where nothing is built, a thread that reads files runs from the sources too', async () => {
  vi.stubEnv('BUILT_SERVICE', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const reader = createFileReader({ ...readerLimits, workers: 1 });
  onTestFinished(() => reader.close());
  const read = await reader.read(Buffer.from('không phải bảng tính'));
  expect(read).toMatchObject({ kind: 'unreadable', reason: 'notWorkbook' });
});
