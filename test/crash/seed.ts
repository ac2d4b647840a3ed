import { randomInt } from 'node:crypto';

/** The seed of this run: another one each time, told so that a run can be played again. */
export function aSeed(): number {
  const seed = Number(process.env['CRASH_SEED'] ?? randomInt(1, 1_000_000));
  process.stdout.write(`\nCRASH_SEED=${seed}\n`);
  return seed;
}

/** How often the service is killed per store. */
export const KILLS = Number(process.env['CRASH_KILLS'] ?? 30);
