// The service as a process of its own, several of which share a database.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findProjectRoot } from '../../server/project-root.ts';

const root = findProjectRoot();

export type Instance = Readonly<{
  url: string;
  /** Ends the process without a warning, as a power cut would. */
  kill(): Promise<void>;
}>;

/** Starts a trial on a free port; resolves once it listens. */
export async function startInstance(
  bundle: string,
  env: Readonly<Record<string, string>>,
): Promise<Instance> {
  const child = spawn(process.execPath, [path.join(bundle, 'main.js'), 'trial'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ctrl+C')) resolve(/http:\/\/127\.0\.0\.1:\d+/.exec(said)![0]);
      });
    }
    void ended.then(() => reject(new Error(`ended before it listened: ${said}`)));
  });
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
