// A trial service on a free port with its real store in a directory of its own, and the people who use it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { FieldValue } from '../../plan/field.ts';
import type {
  ErrorAnswer,
  PlansAnswer,
  PullAnswer,
  PushAnswer,
  RowsAnswer,
  SignInAnswer,
} from '../../plan/http.ts';
import { backUp } from '../../server/backup/back-up.ts';
import { restore } from '../../server/backup/restore.ts';
import { readConfig } from '../../server/config.ts';
import { openData, openStore } from '../../server/data.ts';
import type { PokeWire } from '../../server/engine/poke-wire.ts';
import { placesIn, type Places } from '../../server/places.ts';
import { findProjectRoot } from '../../server/project-root.ts';
import { startService } from '../../server/start-service.ts';
import { fillTrial } from '../../server/trial/fill-trial.ts';
import { aClock, type HandClock } from './a-clock.ts';
import { aDataDirectory } from './a-data-directory.ts';
import { aFailingStore } from './a-failing-store.ts';

export const PASSWORD = 'mat-khau-dung-thu';

export type Answered<Body> = Readonly<{ status: number; headers: Headers; body: Body }>;

/** Somebody who is signed in, and what they can ask the service. */
export type Person = Readonly<{
  token: string;
  /** The path of the seed plan: /api/plans/… */
  plan: string;
  signIn: SignInAnswer;
  get<Body = ErrorAnswer>(path: string, headers?: Record<string, string>): Promise<Answered<Body>>;
  post<Body = ErrorAnswer>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered<Body>>;
  put<Body = ErrorAnswer>(path: string, body: unknown): Promise<Answered<Body>>;
  /** The answer's bytes as they came. */
  bytes(path: string): Promise<Buffer>;
  rows(): Promise<RowsAnswer>;
  pull(cursor?: string): Promise<PullAnswer>;
  /** Sends edits as the pane would. */
  push(...edits: readonly Edit[]): Promise<PushAnswer>;
  signOut(): Promise<Answered<unknown>>;
}>;

export type Edit = Readonly<{
  rowId: string;
  field: string;
  value: FieldValue;
  base?: number;
  /** Made up from the edit where left out. */
  id?: string;
}>;

export type TrialService = Readonly<{
  url: string;
  /** Of every instance; the first is `url`. */
  urls: readonly string[];
  clock: HandClock;
  /** The path of the seed plan: /api/plans/… */
  plan: string;
  dataDir: string;
  secretariat: Person;
  vpUbnd: Person;
  soGddt: Person;
  banTdkt: Person;
  /** Another person, at another machine. */
  signIn(account: string, person?: string): Promise<Person>;
  ask(path: string, init?: RequestInit): Promise<Answered<unknown>>;
  /** The disk fails until told otherwise. */
  failDisk(isFailing: boolean): void;
  /** Stops an instance in order and starts it again on the same data and port. Tokens stay good. */
  restart(instance?: number): Promise<void>;
  /** Of a data directory: copies the data as they are into a file of its own. */
  backUp(): Promise<string>;
  /** Stops the service, puts a copy in place of the data and starts again. */
  restore(file: string): Promise<void>;
  stop(): Promise<void>;
}>;

type Settings = Readonly<{
  env?: Record<string, string>;
  places?: Partial<Places>;
  /** Several instances on one PostgreSQL database; without it, one on a data directory. */
  shared?: Readonly<{ database: string; instances: number; wire: PokeWire }>;
}>;

export async function aTrialService({ env = {}, places = {}, shared }: Settings = {}): Promise<TrialService> {
  const dataDir = aDataDirectory();
  const clock = aClock();
  const world = {
    clock,
    log: pino({ level: 'silent' }),
    places: { ...placesIn(findProjectRoot()), client: aBuiltClient(), ...places },
  };

  async function start(port: number) {
    const config = readConfig(['trial'], {
      DATA_DIR: dataDir,
      PORT: String(port),
      TRIAL_PASSWORD: PASSWORD,
      ...env,
    });
    const data = shared
      ? { store: await openStore(dataDir, { url: shared.database, connections: 3 }), wire: shared.wire }
      : await openData(dataDir);
    const failing = aFailingStore(data.store);
    await fillTrial({ store: data.store, places: world.places, password: PASSWORD, cost: quickCost });
    const service = await startService({ ...world, config, store: failing.store, wire: data.wire });
    let stopped: Promise<void> | null = null;
    const close = (): Promise<void> => ('close' in data ? data.close() : data.store.close());
    const stop = (): Promise<void> => (stopped ??= service.stop().then(close));
    return { failing, stop, port: service.port };
  }

  const running = [await start(0)];
  for (let more = 1; more < (shared?.instances ?? 1); more += 1) running.push(await start(0));
  const stopAll = async (): Promise<void> => void (await Promise.all(running.map(({ stop }) => stop())));
  onTestFinished(stopAll);
  const urls = running.map(({ port }) => `http://127.0.0.1:${port}`);
  const url = urls[0]!;
  const ask = (path: string, init: RequestInit = {}) => request(url + path, init);
  const signIn = (account: string, person?: string) => aPerson(url, account, person);
  const [secretariat, vpUbnd, soGddt, banTdkt] = await Promise.all([
    signIn('thu-ky'),
    signIn('vp-ubnd-tinh'),
    signIn('so-gddt'),
    signIn('ban-tdkt'),
  ]);
  return {
    url,
    urls,
    clock,
    plan: secretariat.plan,
    dataDir,
    secretariat,
    vpUbnd,
    soGddt,
    banTdkt,
    signIn,
    ask,
    failDisk: isFailing => running[0]!.failing.fail(isFailing),
    restart: async (instance = 0) => {
      const { stop, port } = running[instance]!;
      await stop();
      running[instance] = await start(port);
    },
    backUp: async () => {
      const file = path.join(aDataDirectory(), 'ban-sao.sqlite');
      await backUp(dataDir, file);
      return file;
    },
    restore: async file => {
      const { stop, port } = running[0]!;
      await stop();
      await restore(dataDir, file, clock.now());
      running[0] = await start(port);
    },
    stop: stopAll,
  };
}

/** The weakest that scrypt takes: these tests are not about guessing. */
const quickCost = { N: 2, r: 8, p: 1 };

async function aPerson(url: string, account: string, person?: string): Promise<Person> {
  const opened = await request<SignInAnswer>(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account, password: PASSWORD, ...(person === undefined ? {} : { person }) }),
  });
  if (opened.status !== 200) throw new Error(`expected ${account} to sign in, found ${opened.status}`);
  const { token } = opened.body;
  const authorization = { Authorization: `Bearer ${token}` };

  const get = <Body>(path: string, headers = {}) =>
    request<Body>(url + path, { headers: { ...authorization, ...headers } });
  const sending =
    (method: 'POST' | 'PUT') =>
    <Body>(path: string, body: unknown, headers = {}) =>
      request<Body>(url + path, {
        method,
        headers: { ...authorization, 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
  const post = sending('POST');

  const { plans } = (await get<PlansAnswer>('/api/plans')).body;
  const plan = `/api/plans/${plans[0]?.id}`;
  return {
    token,
    plan,
    signIn: opened.body,
    get,
    post,
    put: sending('PUT'),
    bytes: path => bytesOf(url + path, authorization),
    rows: async () => (await get<RowsAnswer>(`${plan}/rows`)).body,
    pull: async cursor =>
      (await get<PullAnswer>(`${plan}/pull${cursor === undefined ? '' : `?cursor=${cursor}`}`)).body,
    push: async (...edits) => {
      const answer = await post<PushAnswer>(`${plan}/push`, {
        client: 'sheet-1',
        mutations: edits.map(mutationOf),
      });
      if (answer.status !== 200)
        throw new Error(`expected a judged push, found ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    signOut: () => request(`${url}/api/session`, { method: 'DELETE', headers: authorization }),
  };
}

export function mutationOf({ rowId, field, value, base = 0, id }: Edit) {
  return { id: id ?? `${rowId}/${field}/${base}/${String(value)}`.slice(0, 128), rowId, field, value, base };
}

/** Over a connection of its own, so that one which the service has closed meanwhile is not taken up again. */
function bytesOf(url: string, headers: Readonly<Record<string, string>>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    httpGet(url, { agent: false, headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function request<Body>(url: string, init: RequestInit): Promise<Answered<Body>> {
  const response = await fetch(url, init);
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body = isJson ? await response.json() : Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body: body as Body };
}

/** Stands for the built pages, which tests of the service do not build. */
function aBuiltClient(): string {
  const folder = aDataDirectory();
  for (const page of [
    'addin/index',
    'addin/taskpane',
    'addin/dashboard',
    'test/excel-host/page/excel',
    'test/excel-host/page/pane',
  ]) {
    mkdirSync(path.join(folder, path.dirname(page)), { recursive: true });
    writeFileSync(path.join(folder, `${page}.html`), `<!doctype html><title>${path.basename(page)}</title>`);
  }
  writeFileSync(path.join(folder, 'kiem-tra-tep.html'), '<!doctype html><title>kiem-tra-tep</title>');
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets/pane-1a2b3c.js'), 'export {};');
  writeFileSync(path.join(folder, 'assets/pane-1a2b3c.js.gz'), gzipSync('export {};'));
  writeFileSync(path.join(folder, 'assets/plain-4d5e6f.js'), 'export {};');
  return folder;
}
