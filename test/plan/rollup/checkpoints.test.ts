import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkpointDistance, isKept, nearestCheckpoint } from '../../../plan/rollup/checkpoints.ts';

const spread = { every: 10, most: 4 };
const commits = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 60 });

/** The log's length after each commit, from 0 on. */
function lengths(sizes: readonly number[]): number[] {
  const result = [0];
  for (const size of sizes) result.push(result.at(-1)! + size);
  return result;
}

const keptOf = (all: readonly number[], lines: number): number[] =>
  all.filter((after, index) => index > 0 && isKept({ before: all[index - 1]!, after }, lines, spread));

describe('checkpoints', () => {
  test.each([
    [0, 10],
    [40, 10],
    [41, 20],
    [80, 20],
    [81, 40],
    [1000, 320],
  ])('[RO19] of a log of %i lines lie %i apart', (lines, distance) => {
    expect(checkpointDistance(lines, spread)).toBe(distance);
  });

  test('[RO19] of commits of any size the first that reaches a multiple is kept', () => {
    expect(keptOf([0, 9, 11, 12, 35, 36, 40], 40)).toEqual([11, 35, 40]);
    expect(keptOf([0, 9, 11, 12, 35, 36, 40, 41], 41)).toEqual([35, 40]);
  });

  test('[RO19] are never more than the limit, leave no longer walk than their distance and a commit, and are never wanted back', () => {
    fc.assert(
      fc.property(commits, sizes => {
        const all = lengths(sizes);
        let kept: readonly number[] = [];
        all.forEach((lines, index) => {
          const known = all.slice(0, index + 1);
          const wanted = keptOf(known, lines);
          expect(wanted.length).toBeLessThanOrEqual(spread.most);
          expect(wanted.filter(each => each !== lines && !kept.includes(each))).toEqual([]);
          const places = [0, ...wanted, lines];
          const gaps = places.slice(1).map((each, at) => each - places[at]!);
          expect(Math.max(...gaps)).toBeLessThan(checkpointDistance(lines, spread) + 25);
          kept = wanted;
        });
      }),
      { seed: 19, numRuns: 200 },
    );
  });

  test('[RO19] the nearest is walked from, in the direction of the place', () => {
    const start = { version: 0, lines: 0 };
    const kept = { version: 7, lines: 30 };
    const now = { version: 9, lines: 41 };
    expect([0, 14, 16, 30, 35, 36, 41].map(lines => nearestCheckpoint([start, kept, now], lines))).toEqual([
      { from: start, walk: 'forward', lines: 0 },
      { from: start, walk: 'forward', lines: 14 },
      { from: kept, walk: 'back', lines: 14 },
      { from: kept, walk: 'forward', lines: 0 },
      { from: kept, walk: 'forward', lines: 5 },
      { from: now, walk: 'back', lines: 5 },
      { from: now, walk: 'forward', lines: 0 },
    ]);
  });
});
