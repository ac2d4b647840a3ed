// The parts of a running service, put together; used by main.ts and by the tests.
import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Unit } from '../plan/unit.ts';
import { readDirectory } from '../plan/units/directory.ts';
import { createApp } from './app.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { fileKeyOf } from './data.ts';
import { createEngine } from './engine/engine.ts';
import type { PokeWire } from './engine/poke-wire.ts';
import { readAhead } from './engine/read-ahead.ts';
import { listen } from './listen.ts';
import { createMailer } from './mail/mailer.ts';
import type { Places } from './places.ts';
import { createSessions } from './session/sessions.ts';
import type { Store } from './store/store.ts';

export type Service = Readonly<{
  port: number;
  /** Takes no more requests, ends the streams, and resolves once what was begun is answered. */
  stop(): Promise<void>;
}>;

type World = Readonly<{
  config: Config;
  places: Places;
  clock: Clock;
  log: Logger;
  store: Store;
  /** To the other instances on the same store; null where there can be none. */
  wire?: PokeWire | null;
}>;

/** How long requests that are under way may take once the service is to stop. */
const LAST_ANSWERS_MS = 5000;
const SWEEP_MS = 3_600_000;

/** Starts answering on the configured address. The store stays open until the caller closes it. */
export async function startService(world: World): Promise<Service> {
  const { config, places, clock, log, store, wire = null } = world;
  const stopping = new AbortController();
  // Each open stream hears it; a thousand of them are no leak.
  setMaxListeners(0, stopping.signal);
  let directory: Promise<readonly Unit[]> | null = null;
  const engine = createEngine({
    store,
    clock,
    wire,
    failed: err => log.error({ err }, 'following other instances'),
  });
  const app = createApp({
    ...world,
    engine,
    sessions: createSessions({ store, clock, hours: config.sessionHours }),
    directory: () => (directory ??= readUnits(places.unitDirectory)),
    fileKey: await fileKeyOf(store),
    mailer: config.mail && createMailer(config.mail),
    stopping: stopping.signal,
  });
  const { server, port } = await listen(app, config);
  const ahead = readAhead({ ...world, engine, stopping: stopping.signal }).catch((err: unknown) =>
    log.error({ err }, 'reading plans ahead'),
  );
  const stopSweeping = clock.every(SWEEP_MS, () => {
    store
      .sweepSessions(clock.now().toISOString())
      .catch((err: unknown) => log.error({ err }, 'sweeping sessions'));
  });
  return {
    port,
    stop: async () => {
      stopSweeping();
      engine.close();
      stopping.abort();
      await Promise.all([closed(server), ahead]);
    },
  };
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeIdleConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await done;
  clearTimeout(cutOff);
}

async function readUnits(file: string): Promise<readonly Unit[]> {
  return readDirectory(JSON.parse(await readFile(file, 'utf8'))).units;
}
