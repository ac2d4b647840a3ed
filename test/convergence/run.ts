import { comeToAgreement } from './agree.ts';
import { faultsOf } from './expectations.ts';
import type { Mishap } from './network.ts';
import type { PostgresServer } from '../server/store/postgres-server.ts';
import { takeStep } from './steps.ts';
import { aWorld, type Setting, type World } from './world.ts';

/** What a run came to, so that a test can see that something happened in it. */
export type Tally = Readonly<{
  steps: number;
  applied: number;
  unchanged: number;
  conflicts: number;
  decided: number;
  heldBack: number;
  repeats: number;
  mishaps: Readonly<Record<Mishap, number>>;
  rare: World['rare'];
}>;

export const STEPS_PER_RUN = 250;

const LAST_STEPS = 400;

/** Where there is a PostgreSQL, every other seed has two instances on one database. */
type Place = Readonly<{ server: PostgresServer | null }> & Pick<Setting, 'hasMail'>;

/** Plays the steps that a seed gives, lets everybody come to agreement and answers what happened; or throws the story. */
export async function play(seed: number, steps: number, { server, hasMail }: Place): Promise<Tally> {
  const database = server && seed % 2 === 0 ? await server.aDatabase() : null;
  const world = await aWorld(seed, { database, hasMail });
  try {
    for (let step = 0; step < steps; step += 1) await takeStep(world);
    await comeToAgreement(world);
    const faults = await faultsOf(world);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } catch (error) {
    const story = world.story.slice(-LAST_STEPS).join('\n');
    throw new Error(`seed ${seed}, ${steps} steps:\n${String(error)}\n\n${story}`, { cause: error });
  } finally {
    for (const person of world.people) person.closePane();
  }
  return tallyOf(world, steps);
}

function tallyOf({ book, people, rare }: World, steps: number): Tally {
  const mishaps = { dropped: 0, answerLost: 0, repeated: 0, late: 0, lateAnswer: 0 };
  for (const { counts } of people.flatMap(person => person.networks)) {
    for (const kind of Object.keys(mishaps) as Mishap[]) mishaps[kind] += counts[kind];
  }
  return {
    steps,
    applied: book.log.appliedCount,
    unchanged: book.log.outcomes.unchanged,
    conflicts: book.log.outcomes.conflict,
    decided: book.entries.filter(entry => entry.fate === 'decided').length,
    heldBack: book.entries.filter(entry => entry.fate === 'open' && !entry.hasArrived).length,
    repeats: book.log.repeats,
    mishaps,
    rare,
  };
}
