// The sync service over HTTP, from a process of its own, on each store this machine has. Its plan has 10,000 rows of a
// year's progress: nine fields that units fill in, and three columns of the plan that go with each row.
import { folderOnDisk } from '../test/server/quick-folder.ts';
import { startPostgres } from '../test/server/store/start-postgres.ts';
import { allRows, nothingNew, pullBytes } from './sync/answers.ts';
import { onPostgres, onSqlite, type FilledService } from './sync/a-filled-service.ts';
import { growth } from './sync/growth.ts';
import { openListeners } from './sync/open-listeners.ts';
import { heading } from './sync/report.ts';
import { seen } from './sync/seen.ts';
import { buildService } from './sync/server-process.ts';
import { throughput } from './sync/throughput.ts';

const ROWS = 10_000;

const parts: Readonly<Record<string, () => Promise<void>>> = { pushes, reads, listeners, growing, postgres };

/** All parts, or the one named. */
export async function sync(part?: string): Promise<void> {
  const wanted = part === undefined ? Object.values(parts) : [parts[part]];
  buildService();
  for (const run of wanted) {
    if (!run) throw new Error(`expected one of ${Object.keys(parts).join(', ')}, found ${part}`);
    await run();
  }
}

async function pushes(): Promise<void> {
  await onEach([() => onSqlite({ rows: ROWS })], async ([service]) => {
    heading(`SQLite, ${ROWS} rows`);
    await throughput(service!, { writers: 32, runs: 5 });
    await throughput(service!, { writers: 8, runs: 5, isWarm: true });
  });
}

async function reads(): Promise<void> {
  await onEach([() => onSqlite({ rows: ROWS })], async ([service]) => {
    heading(`What is seen and read (SQLite, ${ROWS} rows)`);
    await seen(service!, 5);
    await pullBytes(service!);
    await allRows(service!);
    await nothingNew(service!);
  });
}

async function listeners(): Promise<void> {
  await onEach([() => onSqlite({ rows: ROWS })], async ([service]) => openListeners(service!));
}

async function growing(): Promise<void> {
  await onEach(
    [
      () => onSqlite({ rows: ROWS }),
      () => onSqlite({ rows: 10 * ROWS }),
      () => onSqlite({ rows: ROWS, logLines: 1_000_000 }),
    ],
    async ([small, large, old]) => {
      const grown = [
        { name: 'a push to 100,000 rows', service: large!, target: { atMost: 1.5 } },
        { name: 'a push after 1,000,000 lines of log', service: old!, target: { atMost: 1.5 } },
      ];
      heading('What a push costs as things grow (SQLite)');
      await growth(small!, grown, 5);
    },
  );
}

async function postgres(): Promise<void> {
  const started = await aPostgres();
  if (!started) return;
  try {
    const url = await started.server.aDatabase();
    await onEach([() => onPostgres(url, { rows: ROWS })], async ([service]) => {
      heading(`PostgreSQL, ${ROWS} rows`);
      await throughput(service!, { writers: 32, runs: 3 });
      await throughput(service!, { writers: 8, runs: 3, isWarm: true });
      await seen(service!, 3);
    });
  } finally {
    await started.stop();
  }
}

/** Null, with the reason printed, where the machine cannot run one. */
async function aPostgres() {
  try {
    return await startPostgres(folderOnDisk);
  } catch (error) {
    heading(`PostgreSQL: none could be started here (${String(error)})`);
    return null;
  }
}

async function onEach(
  starts: readonly (() => Promise<FilledService>)[],
  work: (services: readonly FilledService[]) => Promise<void>,
): Promise<void> {
  const services: FilledService[] = [];
  try {
    for (const start of starts) services.push(await start());
    await work(services);
  } finally {
    for (const service of services) await service.stop();
  }
}
