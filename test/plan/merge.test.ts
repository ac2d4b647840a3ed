import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeField, type Merge, type MergeInput } from '../../plan/merge.ts';

describe('one field', () => {
  test.each<[string, MergeInput, Merge]>([
    ['nobody wrote since', { current: 'A', incoming: 'B', baseVersion: 3, currentVersion: 3 }, 'applied'],
    ['nobody ever wrote', { current: null, incoming: 'B', baseVersion: 0, currentVersion: 0 }, 'applied'],
    [
      'somebody wrote the same',
      { current: 'B', incoming: 'B', baseVersion: 1, currentVersion: 4 },
      'unchanged',
    ],
    [
      'the value stands already',
      { current: 'B', incoming: 'B', baseVersion: 4, currentVersion: 4 },
      'unchanged',
    ],
  ])('[MG1] %s', (_story, input, expected) => {
    expect(mergeField(input)).toBe(expected);
  });

  test.each<[string, MergeInput, Merge]>([
    ['another value', { current: 'C', incoming: 'B', baseVersion: 3, currentVersion: 4 }, 'conflict'],
    ['cleared by another', { current: null, incoming: 'B', baseVersion: 3, currentVersion: 4 }, 'conflict'],
    [
      'cleared by the author',
      { current: 'C', incoming: null, baseVersion: 3, currentVersion: 4 },
      'conflict',
    ],
  ])('[MG2] somebody wrote since: %s', (_story, input, expected) => {
    expect(mergeField(input)).toBe(expected);
  });

  test.each<[string, MergeInput, Merge]>([
    [
      'the author saw what stands again',
      { base: 'A', current: 'A', incoming: 'C', baseVersion: 1, currentVersion: 3 },
      'applied',
    ],
    [
      'what the author saw is not known',
      { current: 'A', incoming: 'C', baseVersion: 1, currentVersion: 3 },
      'conflict',
    ],
    [
      'the base is of another history',
      { base: 'A', current: 'A', incoming: 'C', baseVersion: null, currentVersion: 3 },
      'conflict',
    ],
  ])('[MG5] changed and changed back: %s', (_story, input, expected) => {
    expect(mergeField(input)).toBe(expected);
  });

  test('[MG3] a file that kept the base value says nothing about the field', () => {
    expect(mergeField({ base: 'A', current: 'C', incoming: 'A', baseVersion: 3, currentVersion: 4 })).toBe(
      'unchanged',
    );
    expect(mergeField({ base: null, current: 'C', incoming: null, baseVersion: 3, currentVersion: 4 })).toBe(
      'unchanged',
    );
    expect(mergeField({ base: 'A', current: 'C', incoming: 'B', baseVersion: 3, currentVersion: 4 })).toBe(
      'conflict',
    );
  });

  test('[MG4] a base that cannot be trusted makes each difference a question', () => {
    expect(mergeField({ base: 'A', current: 'C', incoming: 'A', baseVersion: null, currentVersion: 0 })).toBe(
      'conflict',
    );
    expect(mergeField({ current: 'C', incoming: 'C', baseVersion: null, currentVersion: 9 })).toBe(
      'unchanged',
    );
  });

  test('[MG2] a value written after the base is never replaced', () => {
    const value = fc.constantFrom('A', 'B', 'C', null, 0, 50);
    const version = fc.integer({ min: 0, max: 9 });
    const known = fc.oneof(version, fc.constant(null));
    fc.assert(
      fc.property(value, value, known, version, (current, incoming, baseVersion, currentVersion) => {
        const merge = mergeField({ current, incoming, baseVersion, currentVersion });
        expect(merge === 'unchanged').toBe(current === incoming);
        if (merge === 'applied') expect(baseVersion).toBeGreaterThanOrEqual(currentVersion);
      }),
    );
  });
});
