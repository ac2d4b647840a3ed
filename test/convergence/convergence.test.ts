// Random runs. CONVERGENCE_STEPS asks for more steps than the usual ones, CONVERGENCE_SEED for another first seed.
import { describe, expect, test } from 'vitest';
import { aPostgresServer } from '../server/store/postgres-server.ts';
import { play, type Tally } from './run.ts';

// Every other run has two instances on one database, where there is a PostgreSQL.
const server = await aPostgresServer();

const STEPS_PER_RUN = 250;
const wanted = Number(process.env['CONVERGENCE_STEPS'] ?? 500);
const firstSeed = Number(process.env['CONVERGENCE_SEED'] ?? 1);
const seeds = Array.from({ length: Math.ceil(wanted / STEPS_PER_RUN) }, (_, index) => firstSeed + index);

describe('sheets, people and the service', () => {
  const tallies: Tally[] = [];

  const run = async (seed: number, hasMail: boolean): Promise<Tally> => {
    const database = server && seed % 2 === 0 ? await server.aDatabase() : null;
    return play(seed, STEPS_PER_RUN, { database, hasMail });
  };

  // Seeds that once failed, and what they found.
  test.each([
    [7, 'an answer was lost, the pane was closed, and the cell was put back'],
    [8, 'rows came from an instance that was behind'],
    [14, 'a copy of the workbook was opened over an instance that was behind'],
    [11, 'a send was taken back over what somebody had sent themselves'],
    [16, 'somebody wrote over what had arrived unanswered and was put back here'],
    [17, 'somebody was signed out by a restore from backup'],
    [19, 'after a restore from backup a cell was asked about that nobody had touched'],
    [40, 'copies of a row differed while the choice between two contents waited'],
  ])(
    '[CV1] seed %i: %s',
    async seed => {
      tallies.push(await run(seed, false));
    },
    120_000,
  );

  test.each([
    [106, 'a row went to somebody else while the page with an entry in it was closed'],
    [221, 'a file from before a restore was handed in with a row that was taken away since'],
  ])(
    '[CV1] seed %i, with the page and files by mail: %s',
    async seed => {
      tallies.push(await run(seed, true));
    },
    120_000,
  );

  test.each(seeds)(
    '[CV1] come to agreement and account for every edit, files by mail and the page among them, seed %i',
    async seed => {
      tallies.push(await run(seed, true));
    },
    120_000,
  );

  test('[CV2] these runs had conflicts, decisions, lost and repeated answers', () => {
    const sum = (read: (tally: Tally) => number) => tallies.reduce((total, tally) => total + read(tally), 0);
    const kinds = {
      applied: sum(tally => tally.applied),
      unchanged: sum(tally => tally.unchanged),
      conflicts: sum(tally => tally.conflicts),
      decided: sum(tally => tally.decided),
      heldBack: sum(tally => tally.heldBack),
      repeats: sum(tally => tally.repeats),
      answersLost: sum(tally => tally.mishaps.answerLost),
      dropped: sum(tally => tally.mishaps.dropped),
      amendments: sum(tally => tally.rare.amendments),
      restores: sum(tally => tally.rare.restores),
      undoneSends: sum(tally => tally.rare.undoneSends),
      workbooksMailed: sum(tally => tally.rare.workbooksMailed),
      filesHandedIn: sum(tally => tally.rare.filesHandedIn),
      pageEdits: sum(tally => tally.rare.pageEdits),
      pagesClosed: sum(tally => tally.rare.pagesClosed),
      late: sum(tally => tally.mishaps.late + tally.mishaps.lateAnswer),
    };
    console.info(JSON.stringify({ steps: sum(tally => tally.steps), ...kinds }));
    expect(Object.entries(kinds).filter(([, count]) => count === 0)).toEqual([]);
  });
});
