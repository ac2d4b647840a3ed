// A power cut, at moments that a seed decides: the service's own writes are recorded, and what was not synced by then
// is dropped, kept or torn. Everything before the cut that was acknowledged has to be there.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openData } from '../../server/data.ts';
import { findProjectRoot } from '../../server/project-root.ts';
import type { Store } from '../../server/store/store.ts';
import { Dice } from '../convergence/dice.ts';
import { aDataDirectory } from '../server/a-data-directory.ts';
import { folderOnDisk } from '../server/quick-folder.ts';
import { builtService } from '../server/built-service.ts';
import { PASSWORD, startProcess } from './a-service-process.ts';
import { planPath, signIn } from './ask.ts';
import { disagreements } from './disagreements.ts';
import { Disk, type Fate } from './disk.ts';
import { buildRecorder, readJournal, recording, type Entry } from './journal.ts';
import { aLoad, askWhatIsHeld, writeUntil, type Load } from './load.ts';
import { aSeed } from './seed.ts';

/** Enough for SQLite to move its log into the database several times. */
const ANSWERS = 1500;
const CUTS = Number(process.env['CRASH_CUTS'] ?? 24);
const CUTS_AT_START = 6;

const tools = mkdtempSync(path.join(tmpdir(), 'phu-luc-recorder-'));
const recorder = buildRecorder(tools);
const seed = aSeed();
/** Under the project, where its dependencies are found. */
const notWaiting = path.join(findProjectRoot(), 'build/not-waiting-under-test');
afterAll(() => {
  for (const folder of [notWaiting, tools]) rmSync(folder, { recursive: true, force: true });
});

type Recorded = Readonly<{
  root: bigint;
  entries: readonly Entry[];
  load: Load;
  /** When the service had answered the first request: from then on everything was in place. */
  startedAt: bigint;
}>;

/** Runs the service on an empty folder under load, and keeps the journal of what it wrote. */
async function record(program: string, answers = ANSWERS): Promise<Recorded> {
  const base = aDataDirectory(folderOnDisk);
  const journal = path.join(tools, `journal-${path.basename(base)}`);
  const service = startProcess(program, {
    ...recording(recorder!, base, journal),
    DATA_DIR: path.join(base, 'data'),
    TRIAL_PASSWORD: PASSWORD,
  });
  onTestFinished(() => service.kill());
  const url = await service.url;
  const startedAt = process.hrtime.bigint();
  const load = await aLoad(url, seed);
  await writeUntil(url, load, { answers, microseconds: 0 }, service.kill);
  return { root: statSync(base, { bigint: true }).ino, entries: readJournal(journal), load, startedAt };
}

type Cut = Readonly<{ folder: string; at: bigint; fate: Fate }>;

/** The folder as it is found after each of some power cuts, one after the other. */
function* cutsOf({ root, entries }: Recorded, numbers: readonly number[], dice: Dice): Generator<Cut> {
  const disk = new Disk(root);
  let taken = 0;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    for (; taken < number; taken += 1) disk.take(entries[taken]!);
    const folder = aDataDirectory(folderOnDisk);
    const fate = dice.one<Fate>(['dropped', 'inOrder', 'bySector', 'bySector']);
    disk.writeAfterPowerCut(folder, dice, fate);
    yield { folder: path.join(folder, 'data'), at: entries[number]!.beganAt, fate };
  }
}

async function held(store: Store, { plan }: Load) {
  const id = plan.split('/').at(-1)!;
  const found = await store.readPlan(id);
  return {
    version: found?.state.version ?? 0,
    rows: found?.rows ?? [],
    log: await store.changesSince(id, 0),
  };
}

/** Cuts the power at random while all write; answers what was wrong after each cut. */
async function cutPower(recorded: Recorded, dice: Dice): Promise<readonly string[]> {
  const { entries, load, startedAt } = recorded;
  const first = entries.findIndex(entry => entry.beganAt > startedAt);
  const numbers = Array.from({ length: CUTS }, () => first + dice.below(entries.length - first));
  const sent = load.writers.flatMap(writer => writer.sent);
  const wrong: string[] = [];
  for (const { folder, at, fate } of cutsOf(recorded, numbers, dice)) {
    const data = await openData(folder);
    const found = disagreements(await held(data.store, load), sent, at);
    wrong.push(...found.map(what => `${fate}: ${what}`));
    await data.close();
  }
  return wrong;
}

describe.skipIf(recorder === null)('a data directory after a power cut', () => {
  test('[CR3] while all write: what was acknowledged is there, nothing is half', async () => {
    const recorded = await record(builtService);
    expect(await cutPower(recorded, new Dice(seed))).toEqual([]);
    expect(checkpoints(recorded)).toBeGreaterThan(0);
  });

  test('[CR3] the same cuts find what is lost where commits do not wait for the disk', async () => {
    const recorded = await record(aBundleThatDoesNotWait());
    const wrong = await cutPower(recorded, new Dice(seed));
    expect(wrong.length).toBeGreaterThan(0);
    // The last commits go as a whole; what is there is whole.
    expect(wrong.filter(what => !what.endsWith('was acknowledged and is lost'))).toEqual([]);
  });

  test('[CR4] while it starts for the first time: the next start completes what was begun', async () => {
    const recorded = await record(builtService, 0);
    const dice = new Dice(seed);
    const last = recorded.entries.findIndex(entry => entry.beganAt > recorded.startedAt);
    const numbers = Array.from({ length: CUTS_AT_START }, () => dice.below(last));
    for (const { folder } of cutsOf(recorded, numbers, dice)) {
      const service = startProcess(builtService, { DATA_DIR: folder, TRIAL_PASSWORD: PASSWORD });
      onTestFinished(() => service.kill());
      const url = await service.url;
      const secretariat = await signIn(url, 'thu-ky');
      const held = await askWhatIsHeld(url, { secretariat, plan: await planPath(url, secretariat) });
      expect({ rows: held.rows.length, wrong: disagreements(held, []) }).toEqual({ rows: 69, wrong: [] });
      await service.kill();
    }
  });
});

/** How often SQLite moved its log into the database: each time it syncs the database's file. */
function checkpoints({ entries, startedAt }: Recorded): number {
  const database = entries.find(entry => entry.kind === 'created' && entry.path.endsWith('.sqlite'));
  return entries.filter(
    entry =>
      entry.kind === 'synced' &&
      entry.beganAt > startedAt &&
      database?.kind === 'created' &&
      entry.inode === database.inode,
  ).length;
}

/** The service with SQLite's setting that loses the last commits when the power goes. */
function aBundleThatDoesNotWait(): string {
  // A run that was killed may have left one.
  rmSync(notWaiting, { recursive: true, force: true });
  mkdirSync(notWaiting);
  let changed = 0;
  for (const name of readdirSync(builtService, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const text = readFileSync(path.join(builtService, name), 'utf8');
    const without = text.replace('PRAGMA synchronous = FULL', 'PRAGMA synchronous = NORMAL');
    if (without !== text) changed += 1;
    mkdirSync(path.dirname(path.join(notWaiting, name)), { recursive: true });
    writeFileSync(path.join(notWaiting, name), without);
  }
  expect(changed).toBe(1);
  return notWaiting;
}
