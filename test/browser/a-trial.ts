// The trial as a newcomer starts it (the built service on an empty data directory) and a real Chromium before it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aBrowser } from './a-browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const PASSWORD = 'mat-khau-thu-nghiem';

export type Trial = Readonly<{
  url: string;
  browser: Browser;
  /** What the pages' policy forbade and they tried, as the browser says it; of a page and the frames in it. */
  forbidden: readonly string[];
  /** A page of its own browser context: another person at another machine. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Everybody goes home: whoever stays keeps listening, and the machine busy. */
  closePages(): Promise<void>;
  /** Kills the service: nobody is there until `restart`. */
  halt(): Promise<void>;
  /** Kills the service and starts it again on the same data. */
  restart(): Promise<void>;
  end(): Promise<void>;
}>;

/** `env` is added to the service's settings, for instance its working day. */
export async function aTrial(env: Readonly<Record<string, string>> = {}): Promise<Trial> {
  const data = mkdtempSync(join(tmpdir(), 'phu-luc-trial-'));
  let service = await startService(data, 0, env);
  const browser = await aBrowser();
  const forbidden: string[] = [];
  return {
    url: service.url,
    browser,
    forbidden,
    open: async (path, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'vi-VN',
        ...options,
      });
      await context.exposeFunction('tellForbidden', (what: string) => forbidden.push(what));
      await context.addInitScript(tellForbidden);
      const page = await context.newPage();
      await page.goto(service.url + path);
      return page;
    },
    closePages: async () => {
      await Promise.all(browser.contexts().map(context => context.close()));
    },
    halt: () => kill(service.process),
    restart: async () => {
      await kill(service.process);
      service = await startService(data, Number(new URL(service.url).port), env);
    },
    end: async () => {
      await browser.close();
      await kill(service.process);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const tellForbidden = `
  document.addEventListener('securitypolicyviolation', event =>
    globalThis.tellForbidden([event.effectiveDirective, event.blockedURI, event.sourceFile].join(' ')),
  );
`;

export function signInLink(account: string, person?: string): string {
  const fragment = new URLSearchParams({ account, password: PASSWORD, ...(person ? { person } : {}) });
  return `/excel#${fragment.toString()}`;
}

type Service = { url: string; process: ChildProcess };

/** Resolves once the service says where it listens; it names a free port itself where `port` is 0. */
async function startService(
  data: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Service> {
  const child = spawn(process.execPath, [join(root, 'build', 'server', 'main.js'), 'trial'], {
    cwd: root,
    env: {
      ...process.env,
      ...env,
      DATA_DIR: data,
      PORT: String(port),
      TRIAL_PASSWORD: PASSWORD,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address) resolve({ url: address, process: child });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', code => reject(new Error(`the service ended with ${code}: ${printed}`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await ended;
}
