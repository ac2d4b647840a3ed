import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../plan/text/clean.ts';
import { equalText, fold } from '../../../plan/text/fold.ts';
import { detectLegacyEncoding, fromLegacy } from '../../../plan/text/legacy.ts';
import { collator, compareVietnamese, pointLetters } from '../../../plan/text/order.ts';

const cases = JSON.parse(readFileSync(new URL('../../data/text-cases.json', import.meta.url), 'utf8')) as {
  legacy: {
    unicode: string;
    tcvn3: string;
    vni: string;
    convertsTo?: string;
    tcvn3HasSoftHyphenU00AD: boolean;
  }[];
  equalPairs: [string, string][];
  notEqualPairs: [string, string][];
  sortExpected: string[];
  toneSortExpectedByIcu: string[];
  letterOrder: string[];
};
const seed = readFileSync(new URL('../../../seeds/38-KH-HDTDKT-2023.txt', import.meta.url), 'utf8');

describe('spellings', () => {
  it.each(cases.equalPairs)('[TX1] "%s" and "%s" are the same words', (a, b) => {
    expect(fold(a)).toBe(fold(b));
    expect(equalText(a, b)).toBe(true);
  });

  it.each(cases.notEqualPairs)('[TX2] "%s" and "%s" stay apart', (a, b) => {
    expect(equalText(a, b)).toBe(false);
  });

  it.each([
    ['Thi đua-Khen thưởng', 'Thi đua - Khen thưởng'],
    ['Sở NN&PTNT', 'Sở Nông nghiệp & Phát triển nông thôn'],
    ['UBND TP. Thái Bình', 'Ủy ban nhân dân thành phố Thái Bình'],
    ['VP. UBND tỉnh;', 'Văn phòng Uỷ ban nhân dân tỉnh'],
    ['  Sở\u200BY tế ', 'sở y tế.'],
    ['Sở Y t\u00ADế', 'Sở Y tế'],
    ['“Ái quốc”', '"Ái quốc"'],
    ['Qúy I', 'Quý I'],
  ])('[TX1] %j and %j are the same words', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it('[TX2] "Sở TP" is no city', () => {
    expect(equalText('Sở TP', 'Sở thành phố')).toBe(false);
  });

  it('[TX3] cleaning keeps every word as typed and only settles composition, line ends and outer blanks', () => {
    const typed = '\uFEFF\r\n Thi đua – Khen thưởng \r\nquý\u00A0I\r'.normalize('NFD');
    expect(cleanText(typed)).toBe('Thi đua – Khen thưởng \nquý\u00A0I');
  });
});

describe('old encodings', () => {
  const variants = cases.legacy.flatMap(entry =>
    (['tcvn3', 'vni'] as const).map(key => ({
      key,
      encoding: key === 'tcvn3' ? ('TCVN3' as const) : ('VNI' as const),
      text: entry[key],
      reads: key === 'tcvn3' ? (entry.convertsTo ?? entry.unicode) : entry.unicode,
    })),
  );

  it.each(variants)('[TX4] $key "$text" reads "$reads"', ({ encoding, text, reads }) => {
    expect(fromLegacy(text, encoding)).toBe(reads);
    expect(detectLegacyEncoding(text)).toBe(text === reads ? null : encoding);
  });

  it('[TX4] the soft hyphen of TCVN3 is a letter', () => {
    const withSoftHyphen = cases.legacy.filter(entry => entry.tcvn3HasSoftHyphenU00AD);
    expect(withSoftHyphen.every(entry => entry.tcvn3.includes('\u00AD'))).toBe(true);
    expect(withSoftHyphen.length).toBeGreaterThan(0);
  });

  it.each<[string, string]>([
    ['the whole seed plan', seed],
    ['the whole seed plan, decomposed', seed.normalize('NFD')],
    ...seed
      .split('\n')
      .filter(line => line.trim() !== '')
      .map((line): [string, string] => [line.slice(0, 40), line]),
    ...cases.legacy.map((entry): [string, string] => [entry.unicode, entry.unicode]),
    ['nothing', ''],
    ['numbers', '12.5% 30/6/2023'],
    ['English', 'The quarterly report was late; a naïve résumé of the façade.'],
    ['French', 'Où est la bibliothèque de l’hôpital ? Elle a dû être fermée déjà cet été, à côté du café.'],
    ['Spanish', 'El niño español comió mañana; señor Muñoz vendrá después.'],
    ['German', 'Die Straße führt über größere Brücken nach Köln.'],
    ['Vietnamese without marks', 'Thi dua khen thuong cap tinh nam 2023'],
    ['a code', 'const ñ = "®©";'],
  ])('[TX5] %s is not in an old encoding', (_name, text) => {
    expect(detectLegacyEncoding(text)).toBe(null);
  });
});

describe('order', () => {
  it('[TX6] names sort as a Vietnamese reader expects', () => {
    expect([...cases.sortExpected].reverse().sort(compareVietnamese)).toEqual(cases.sortExpected);
    expect([...cases.toneSortExpectedByIcu].reverse().sort(collator.compare)).toEqual(
      cases.toneSortExpectedByIcu,
    );
  });

  it('[TX6] points are lettered a b c d đ e g', () => {
    expect(pointLetters).toEqual(cases.letterOrder);
  });
});

describe('what JavaScript does with Vietnamese', () => {
  it.each([
    ['\\b is ASCII', /\bquý\b/i.test('Quý I'), false],
    ['plain sort goes by code point', ['Đông Hưng', 'Dương', 'Yên'].sort().join(), 'Dương,Yên,Đông Hưng'],
    ['composition matters to ===', 'Sở'.normalize('NFD') === 'Sở', false],
    ['but not to the collator', new Intl.Collator('vi').compare('Sở'.normalize('NFD'), 'Sở'), 0],
    ['đ has no decomposition', 'Đào tạo'.normalize('NFD').replace(/\p{M}/gu, ''), 'Đao tao'],
    ['a decimal comma is no number', Number.isNaN(Number('12,5')), true],
    ['numbers are grouped by points', new Intl.NumberFormat('vi-VN').format(1234567.89), '1.234.567,89'],
    ['NFKC takes numerals apart', 'Quý Ⅱ'.normalize('NFKC'), 'Quý II'],
    ['tone placement matters to the collator', new Intl.Collator('vi').compare('hòa', 'hoà') === 0, false],
    [
      'đ is a letter of its own',
      new Intl.Collator('vi', { sensitivity: 'base' }).compare('d', 'đ') === 0,
      false,
    ],
  ])('[TX7] %s', (_name, value, expected) => {
    expect(value).toBe(expected);
  });
});
