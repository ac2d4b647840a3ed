// Pushes in a second, each acknowledged when it is on disk, beside an echo that stores nothing.
import type { FilledService } from './a-filled-service.ts';
import { openFetch } from './fetch-connection.ts';
import { report } from './report.ts';
import { processorMilliseconds, startBareServer, type ServerProcess } from './server-process.ts';
import { percentile, perSecond, Writers, type Load } from './writers.ts';

/** What spreadsheet databases showed on the same kind of machine with 32 writers, the quickest of them. */
const PEER_PUSHES_PER_SECOND = 95;
const RUN_MS = 1_000;
const WARM_PUSHES = 16_000;

export async function throughput(
  { filled, server }: FilledService,
  { writers: count, runs, isWarm = false }: Readonly<{ writers: number; runs: number; isWarm?: boolean }>,
): Promise<void> {
  const writers = new Writers(filled, count);
  const echo = await startBareServer(await writers.anAnswer(server.port));
  const loads = { push: [] as Load[], echo: [] as Load[] };
  // Until the code is compiled, which goes by how often it ran.
  for (let warmed = isWarm ? WARM_PUSHES : 0, turn = 0; warmed < WARM_PUSHES && turn < 6; turn += 1) {
    warmed += (await writers.push(server.port, RUN_MS)).pushes;
  }
  await writers.echo(echo.port, RUN_MS);
  const processor = { push: [] as number[], echo: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const push = await processorTimeOf(server, () => writers.push(server.port, RUN_MS));
    const bare = await processorTimeOf(echo, () => writers.echo(echo.port, RUN_MS));
    loads.push.push(push.load);
    loads.echo.push(bare.load);
    if (push.milliseconds === null || bare.milliseconds === null) continue;
    processor.push.push(push.milliseconds);
    processor.echo.push(bare.milliseconds);
  }
  if (count === 32) await throughFetch({ filled, server }, { count, runs, echo });
  await echo.stop();
  const pushes = loads.push.map(perSecond);
  report({
    name: `pushes with ${count} writers`,
    unit: '/s',
    runs: pushes,
    floor: { name: 'echo', runs: loads.echo.map(perSecond) },
    ...(count === 32 ? { target: { atLeast: 0.35 } } : {}),
  });
  if (count === 32) {
    report({
      name: '  beside the quickest peer',
      unit: '/s',
      runs: pushes,
      floor: { name: 'peer', runs: [PEER_PUSHES_PER_SECOND] },
      target: { atLeast: 10 },
    });
  }
  if (processor.push.length > 0) {
    report({
      name: "  the server's processor time for each",
      unit: 'ms',
      runs: processor.push,
      floor: { name: 'echo', runs: processor.echo },
    });
  }
  for (const share of [0.5, 0.99]) {
    const at = (load: Load) => percentile(load.latencies, share);
    report({
      name: `  until acknowledged, p${share * 100}`,
      unit: 'ms',
      runs: loads.push.map(at),
      floor: { name: 'echo', runs: loads.echo.map(at) },
    });
  }
}

/** Both servers asked through Node's own fetch, whose cost both share. */
async function throughFetch(
  { filled, server }: Pick<FilledService, 'filled' | 'server'>,
  { count, runs, echo }: Readonly<{ count: number; runs: number; echo: ServerProcess }>,
): Promise<void> {
  const writers = new Writers(filled, count, openFetch);
  await writers.push(server.port, RUN_MS);
  await writers.echo(echo.port, RUN_MS);
  const rates = { push: [] as number[], echo: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    rates.push.push(perSecond(await writers.push(server.port, RUN_MS)));
    rates.echo.push(perSecond(await writers.echo(echo.port, RUN_MS)));
  }
  report({
    name: `the same through Node's fetch`,
    unit: '/s',
    runs: rates.push,
    floor: { name: 'echo', runs: rates.echo },
  });
}

/** What a push costs the server's process, which other programs on the machine hardly change. */
async function processorTimeOf(
  server: ServerProcess,
  run: () => Promise<Load>,
): Promise<Readonly<{ load: Load; milliseconds: number | null }>> {
  const before = processorMilliseconds(server);
  const load = await run();
  const after = processorMilliseconds(server);
  return { load, milliseconds: before === null || after === null ? null : (after - before) / load.pushes };
}
