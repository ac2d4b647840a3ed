import { describe, expect, it } from 'vitest';
import { lineCount, MAX_ROW_HEIGHT_PT, rowHeightPt, textHeightPt } from '../../../plan/sheet/row-height.ts';

const font = { pt: 12 };

describe('how high a row of wrapped text is', () => {
  it.each<[text: string, widthChars: number, lines: number]>([
    ['', 10, 1],
    ['Quý I', 13, 1],
    ['một\nhai\nba', 20, 3],
    ['một\n\nba', 20, 3],
    ['Ban Thi đua - Khen thưởng, Sở Nội vụ', 24, 2],
    ['Ban Thi đua - Khen thưởng, Sở Nội vụ', 48, 1],
    // 40 letters of half an em are 240 points; a line of 10 characters holds 50.9.
    ['n'.repeat(40), 10, 5],
  ])('[HG1] "%s" in %d characters takes %d lines', (text, widthChars, lines) => {
    expect(lineCount(text, font, widthChars)).toBe(lines);
  });

  it('[HG2] marks take no room: the same letters with and without them are as long', () => {
    const bare = 'uy ban nhan dan tinh '.repeat(20);
    const marked = 'ủy bàn nhận dấn tỉnh '.repeat(20);

    expect(lineCount(marked, font, 30)).toBe(lineCount(bare, font, 30));
    expect(lineCount(marked.normalize('NFD'), font, 30)).toBe(lineCount(bare, font, 30));
  });

  it('[HG3] a row is as high as its highest cell and never higher than Excel allows', () => {
    const two = textHeightPt('một\nhai', font, 20);

    expect(rowHeightPt([0, two, textHeightPt('một', font, 20)], font)).toBe(rowHeightPt([two], font));
    expect(rowHeightPt([], font)).toBeGreaterThanOrEqual(font.pt * 1.2);
    expect(rowHeightPt([textHeightPt('dòng\n'.repeat(100), font, 20)], font)).toBe(MAX_ROW_HEIGHT_PT);
  });

  it('[HG4] eight thousand characters are measured in the blink of an eye', () => {
    const text = 'Đã tham mưu Ủy ban nhân dân tỉnh. '.repeat(240);
    const startMs = performance.now();
    for (let i = 0; i < 20; i += 1) lineCount(text, font, 36);

    expect((performance.now() - startMs) / 20).toBeLessThan(100);
  });
});
