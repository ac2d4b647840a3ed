import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisNames, roomForNames, type WidthOf } from '../../../addin/dashboard/charts/axis-names.ts';
import { wholeTicks } from '../../../addin/dashboard/charts/whole-ticks.ts';

/** Capitals are twice as wide as other letters. */
const widthOf: WidthOf = words =>
  [...words].reduce((sum, letter) => sum + (/\p{Lu}/u.test(letter) ? 12 : 6), 0);

test('[CN1] a name that has room stands whole; of one that has none, the end is left out with its mark', () => {
  const names = ['Sở Y tế', 'UBND huyện Vũ Thư', 'ubnd huyện vũ thư'];
  expect(axisNames(names, widthOf('ubnd huyện vũ thư'), widthOf)).toEqual([
    'Sở Y tế',
    'UBND huyện…',
    'ubnd huyện vũ thư',
  ]);
});

test('[CN2] names that begin alike are told from each other within the same room', () => {
  const names = ['UBND huyện Đông Hưng', 'UBND huyện Đông Hà', 'UBND huyện Đông Anh'];
  const room = widthOf('UBND huyện Đông…');
  const shown = axisNames(names, room, widthOf);
  expect(shown).toEqual(['UBND huyện Đông…', 'UBND huyện… (2)', 'UBND huyện… (3)']);
  expect(shown.filter(name => widthOf(name) > room)).toEqual([]);
});

test('[CN1] whatever the names and the room, none is wider and no two are the same', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'ế', 'U', ' '), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), fc.integer({ min: 160, max: 400 }), (names, room) => {
      const shown = axisNames(names, room, widthOf);
      expect(new Set(shown).size).toBe(names.length);
      expect(shown.filter(each => widthOf(each) > room)).toEqual([]);
    }),
  );
});

test('[CN3] names take what the longest needs, and no more than the drawing can spare', () => {
  expect(roomForNames(['Sở Y tế', 'Sở Nội vụ'], widthOf, 300)).toBe(widthOf('Sở Nội vụ'));
  expect(roomForNames(['Sở Y tế', 'Sở Nội vụ'], widthOf, 50.5)).toBe(51);
  expect(roomForNames([], widthOf, 300)).toBe(0);
});

test.each([
  [1, 300, [0, 1]],
  [9, 300, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [9, 150, [0, 2, 4, 6, 8]],
  [9, 90, [0, 5]],
  [137, 240, [0, 20, 40, 60, 80, 100, 120]],
  [10_000, 90, [0, 5_000, 10_000]],
  [7, 5, [0]],
])('[CN4] an axis up to %i in %i pixels, 30 for each mark', (most, room, ticks) => {
  expect(wholeTicks(most, room, 30)).toEqual(ticks);
});
