// The service as a process that is killed, cut off and started again on the same data.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findProjectRoot } from '../../server/project-root.ts';

export const PASSWORD = 'mat-khau-dung-thu';

export type ServiceProcess = Readonly<{
  pid: number;
  /** Where it listens; rejects where it ended before. */
  url: Promise<string>;
  /** Everything it said, on both streams. */
  printed(): string;
  /** Resolves with the exit code, null where a signal ended it. */
  ended: Promise<number | null>;
  /** Ends it at once, as SIGKILL does. */
  kill(): Promise<void>;
  /** Ends it in order; answers the exit code. */
  stop(): Promise<number | null>;
}>;

/** Starts a trial on a free port. `bundle` is the folder that holds main.js. */
export function startProcess(bundle: string, env: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, [path.join(bundle, 'main.js'), 'trial'], {
    cwd: findProjectRoot(),
    env: { PATH: process.env.PATH, PORT: '0', REQUESTS_PER_MINUTE: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ctrl+C')) resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(said)![0]);
      });
    }
    void ended.then(code => reject(new Error(`ended with ${code} before it listened: ${said}`)));
  });
  // A process that is killed while it starts has no address, and nobody may have asked for it.
  url.catch(() => {});
  return {
    pid: child.pid!,
    url,
    printed: () => said,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
