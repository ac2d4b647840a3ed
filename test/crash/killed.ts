// The service is killed without a warning, at moments that a seed decides. CRASH_SEED plays a run again, CRASH_KILLS
// asks for more than the usual ones.
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../server/data.ts';
import { Dice } from '../convergence/dice.ts';
import { builtService } from '../server/built-service.ts';
import { PASSWORD, startProcess } from './a-service-process.ts';
import { planPath, signIn } from './ask.ts';
import { checkStore, killAgainAndAgain, type Tally } from './kills.ts';
import { aSeed, KILLS } from './seed.ts';

const FIRST_STARTS = 4;
const FIRST_START_MS = 600;

/** Where the data are, in the settings of a process. */
type Place = () => Promise<Readonly<Record<string, string>>>;

/** What holds on every store; skipped without one. */
export function describeKills(name: string, place: Place | null): void {
  const seed = aSeed();

  describe.skipIf(place === null)(`${name} under a service that is killed`, () => {
    test('[CR1] while all write: what was acknowledged is there, nothing is half, a repeat counts once', async () => {
      const where = await place!();
      const began = Date.now();
      const { load, tally } = await killAgainAndAgain({
        bundle: builtService,
        env: where,
        seed,
        kills: KILLS,
      });
      process.stdout.write(`\n${JSON.stringify({ ...tally, seconds: (Date.now() - began) / 1000 })}\n`);
      const store = await openStore(
        where['DATA_DIR'] ?? '',
        where['DATABASE_URL'] ? { url: where['DATABASE_URL'], connections: 2 } : null,
      );
      onTestFinished(() => store.close());
      await checkStore(store, load);
      // Otherwise nothing was cut in the middle, and this showed nothing.
      expect(missing(tally)).toEqual([]);
    });

    test('[CR2] while it starts for the first time: the next start completes what was begun', async () => {
      const dice = new Dice(seed);
      for (let n = 0; n < FIRST_STARTS; n += 1) {
        const env = { ...(await place!()), TRIAL_PASSWORD: PASSWORD };
        const first = startProcess(builtService, env);
        await new Promise(resolve => setTimeout(resolve, 150 + dice.below(FIRST_START_MS - 150)));
        await first.kill();
        const second = startProcess(builtService, env);
        onTestFinished(() => second.kill());
        const url = await second.url;
        expect(await planPath(url, await signIn(url, 'so-gddt'))).toBe('/api/plans/38-kh-hdtdkt-2023');
        await second.kill();
      }
    });
  });
}

function missing(tally: Tally): string[] {
  return Object.entries(tally).flatMap(([name, count]) => (count === 0 ? [name] : []));
}
