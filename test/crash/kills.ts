// A service that is killed again and again while everybody writes, and what must hold each time it is back.
import { expect, onTestFinished } from 'vitest';
import type { SessionAnswer } from '../../plan/http.ts';
import type { Store } from '../../server/store/store.ts';
import { Dice } from '../convergence/dice.ts';
import { PASSWORD, startProcess, type ServiceProcess } from './a-service-process.ts';
import { get } from './ask.ts';
import { disagreements } from './disagreements.ts';
import { aLoad, aMoment, askWhatIsHeld, writeUntil, type Load } from './load.ts';

/** Every so many kills, one comes while the service is starting. */
const KILLED_AT_START = 6;
const START_MS = 450;

export type Tally = {
  kills: number;
  atStart: number;
  acknowledged: number;
  /** Batches whose answer never came: those that were in the plan all the same, and those that were not. */
  unansweredIn: number;
  unansweredOut: number;
};

type Given = Readonly<{ bundle: string; env: Readonly<Record<string, string>>; seed: number; kills: number }>;

/** Kills and starts, checks each time, and leaves the service stopped in order. */
export async function killAgainAndAgain({ bundle, env, seed, kills }: Given): Promise<{
  load: Load;
  tally: Tally;
}> {
  const dice = new Dice(seed);
  const tally: Tally = { kills: 0, atStart: 0, acknowledged: 0, unansweredIn: 0, unansweredOut: 0 };
  const start = (settings = env): ServiceProcess => {
    const service = startProcess(bundle, settings);
    onTestFinished(() => service.kill());
    return service;
  };

  let service = start({ ...env, TRIAL_PASSWORD: PASSWORD });
  const load = await aLoad(await service.url, seed);
  for (tally.kills = 0; tally.kills < kills;) {
    const { kill } = service;
    await writeUntil(await service.url, load, aMoment(dice), kill);
    tally.kills += 1;
    service = start();
    if (tally.kills % KILLED_AT_START === 0) {
      const early = service;
      await Promise.race([
        early.ended,
        new Promise(resolve => setTimeout(resolve, dice.below(START_MS))).then(early.kill),
      ]);
      tally.kills += 1;
      tally.atStart += 1;
      service = start();
    }
    await checkAfterCrash(await service.url, load, dice, tally);
  }
  expect(await service.stop()).toBe(0);
  tally.acknowledged = load.writers.reduce((sum, { sent }) => sum + sent.length, 0);
  return { load, tally };
}

/**
 * 1. Nothing is lost or half. 2. Who is signed in stays so. 3. What was not answered is repeated; that it stands once
 * shows after the next crash.
 */
export async function checkAfterCrash(url: string, load: Load, dice: Dice, tally: Tally): Promise<void> {
  const sent = load.writers.flatMap(writer => writer.sent);
  const held = await askWhatIsHeld(url, load);
  expect(disagreements(held, sent)).toEqual([]);

  for (const { token } of load.writers) await get<SessionAnswer>(url, '/api/session', token);

  const logged = new Set(held.log.map(change => change.mutation));
  for (const writer of load.writers) {
    const { unanswered } = writer;
    if (unanswered) {
      const wasIn = logged.has(unanswered.mutations[0]!.id);
      tally[wasIn ? 'unansweredIn' : 'unansweredOut'] += 1;
      expect(await writer.send(url, load.plan)).toBe(true);
    }
    const old = writer.sent[dice.below(writer.sent.length)];
    if (old) {
      expect(new Set(await writer.repeat(url, load.plan, old))).toEqual(new Set(['applied']));
    }
  }
}

/** The store itself, opened when the service has stopped: log, rows, version and once-only memory agree. */
export async function checkStore(store: Store, { plan, writers }: Load): Promise<void> {
  const id = plan.split('/').at(-1)!;
  const { rows, state } = (await store.readPlan(id))!;
  const log = await store.changesSince(id, 0);
  const sent = writers.flatMap(writer => writer.sent);
  expect(disagreements({ version: state.version, rows, log }, sent)).toEqual([]);
  for (const { unit, sent: own } of writers) {
    const asked = own.flatMap(({ mutations }) => mutations);
    const remembered = await store.decided(
      id,
      asked.map(mutation => ({ unit, id: mutation.id })),
    );
    expect(remembered).toEqual(
      asked.map(({ id: mutation, rowId, field, value, base }) => ({
        unit,
        id: mutation,
        decided: { rowId, field, value, base, outcome: 'applied' },
      })),
    );
  }
}
