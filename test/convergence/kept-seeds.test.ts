// Seeds that once failed, and what they found: people in Excel alone.
import { describe, expect, test } from 'vitest';
import { aPostgresServer } from '../server/store/postgres-server.ts';
import { play, STEPS_PER_RUN, type Tally } from './run.ts';
import { neverHappened, whatHappened } from './what-happened.ts';

const server = await aPostgresServer();

describe('sheets, people and the service', () => {
  const tallies: Tally[] = [];

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
      tallies.push(await play(seed, STEPS_PER_RUN, { server, hasMail: false }));
    },
    120_000,
  );

  test('[CV2] these runs had conflicts, decisions, lost and repeated answers, restores and amendments', () => {
    const { sync, rare } = whatHappened(tallies);
    expect(neverHappened({ ...sync, ...rare })).toEqual([]);
  });
});
