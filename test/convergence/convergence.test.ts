// Random runs. CONVERGENCE_STEPS asks for more steps than the usual ones, CONVERGENCE_SEED for another first seed.
import { describe, expect, test } from 'vitest';
import { aPostgresServer } from '../server/store/postgres-server.ts';
import { play, STEPS_PER_RUN, type Tally } from './run.ts';
import { neverHappened, whatHappened } from './what-happened.ts';

const server = await aPostgresServer();

const wanted = Number(process.env['CONVERGENCE_STEPS'] ?? 500);
const askedSeed = process.env['CONVERGENCE_SEED'];
const firstSeed = Number(askedSeed ?? 1);
const seeds = Array.from({ length: Math.ceil(wanted / STEPS_PER_RUN) }, (_, index) => firstSeed + index);

/** Seeds that once failed, and what they found. */
const onceFailed = [
  [106, 'a row went to somebody else while the page with an entry in it was closed'],
  [221, 'a file from before a restore was handed in with a row that was taken away since'],
  [317, 'a choice after a restore stood for what somebody wrote there later'],
] as const;

describe('sheets, people, files by mail, the page and the service', () => {
  const tallies: Tally[] = [];

  test.each([...seeds.map(seed => [seed, 'anew'] as const), ...(askedSeed === undefined ? onceFailed : [])])(
    '[CV1] they come to agreement and account for every edit, seed %i: %s',
    async seed => {
      tallies.push(await play(seed, STEPS_PER_RUN, { server, hasMail: true }));
    },
    120_000,
  );

  test.skipIf(askedSeed)(
    '[CV2] these runs had files handed in, and pages closed with something in them',
    () => {
      const { sync, rare, elsewhere } = whatHappened(tallies);
      console.info(JSON.stringify({ ...sync, ...rare, ...elsewhere }));
      expect(neverHappened({ ...sync, ...elsewhere })).toEqual([]);
    },
  );
});
