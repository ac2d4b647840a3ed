import { describe, expect, test } from 'vitest';
import { pageBreaks, type PageLine } from '../../../plan/sheet/page-breaks.ts';

/** `h` a heading, `-` a line, each 10 points high; a digit is a line that is so many times as high. */
const page = (drawn: string): PageLine[] =>
  [...drawn].map((mark, row) => ({
    row,
    heightPt: 10 * (Number(mark) || 1),
    isHead: mark === 'h',
  }));

describe('pages of a sheet with several tables', () => {
  test.each([
    ['all on one page', 'h--h--', 60, []],
    ['a heading whose lines come on the next page goes with them', '----h---', 50, [4]],
    ['so it does with only one of its lines beside it', '---h---', 50, [3]],
    ['two lines beside it are enough', '--h----', 50, [5]],
    ['a heading right under another stays with it', '---hh---', 60, [3]],
    ['lines alone go on by themselves', '----------', 40, [4, 8]],
    ['each page after the first counts anew', '----h-------h---', 50, [4, 9, 12]],
    ['a table with one line is kept with that', '----h-h--', 60, [6]],
    ['a stretch higher than a page is left to itself', '--h99', 50, [3, 4]],
    ['a heading that would begin a page does so in any program', '--h--h--', 50, [5]],
  ] as const)('[PR7] %s', (_what, drawn, pagePt, expected) => {
    expect(pageBreaks(page(drawn), pagePt)).toEqual(expected);
  });
});
