// TCVN3 (.VnTime) and VNI text that was typed for an old font and pasted as Unicode: each byte shows as the Latin-1
// character of the same number. TCVN3 has no accented capitals, so "Ủy ban" comes back as "ủy ban".
import { isSyllable } from './syllable.ts';

/** The two encodings in which old Vietnamese office files are found. */
export type LegacyEncoding = 'TCVN3' | 'VNI';

// The letters of TCVN 5712:1993, third table, from their bytes on; a blank stands where there is no letter.
const tcvn3Rows: readonly (readonly [firstByte: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ'],
];
const tcvn3 = new Map(
  tcvn3Rows.flatMap(([first, letters]) =>
    [...letters].flatMap((letter, at) => (letter === ' ' ? [] : [[String.fromCharCode(first + at), letter]])),
  ) as [string, string][],
);

/** VNI writes a vowel and, after it, a character for its marks. */
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const vniLetters: Readonly<Record<string, string>> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};
const vniPair = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ôöñæóòî]/giu;

/** Text in an old encoding as Unicode (NFC). To be shown before it is taken over. */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  return encoding === 'TCVN3' ? fromTcvn3(text) : fromVni(text);
}

function fromTcvn3(text: string): string {
  return text.replace(/[\u00A1-\u00FE]/g, letter => tcvn3.get(letter) ?? letter);
}

function fromVni(text: string): string {
  return text.replace(vniPair, (whole, vowel: string | undefined, mark: string | undefined) => {
    const base = letterOfVni(vowel ?? whole);
    return vowel && mark ? (base + vniMarks[mark.toLowerCase()]).normalize('NFC') : base;
  });
}

function letterOfVni(letter: string): string {
  const lower = letter.toLowerCase();
  const read = vniLetters[lower] ?? lower;
  return letter === lower ? read : read.toUpperCase();
}

/** Enough to tell, however long the text. */
const SAMPLE_LIMIT = 200_000;
const word = /[\p{L}\p{M}\u00A1-\u00FE]+/gu;
const notAscii = /[^ -~]/;
const onlyTcvn3 = /[\u00A1-\u00BF×ÞßÐ÷þ]/;

/**
 * The old encoding a text is in, or null. Judged by syllables: the text must read badly as it stands and well once
 * converted. To be asked before soft hyphens are dropped, since U+00AD is the "ư" of TCVN3.
 */
export function detectLegacyEncoding(text: string): LegacyEncoding | null {
  const counts = { plain: 0, marked: 0, unicode: 0, TCVN3: 0, VNI: 0 };
  let words = 0;
  for (const [found] of text.slice(0, SAMPLE_LIMIT).matchAll(word)) {
    if (!notAscii.test(found)) {
      // Acronyms, numerals and single letters say nothing about the language.
      if (found.length < 2 || found === found.toUpperCase()) continue;
      words += 1;
      if (isSyllable(found)) counts.plain += 1;
      continue;
    }
    words += 1;
    counts.marked += 1;
    if (isSyllable(found)) counts.unicode += 1;
    for (const encoding of ['TCVN3', 'VNI'] as const) {
      if (isSyllable(fromLegacy(found, encoding))) counts[encoding] += 1;
    }
  }
  // A short text may read well both ways; then the characters decide that VNI has no use for.
  const tie = counts.TCVN3 === counts.VNI;
  const best = counts.TCVN3 > counts.VNI || (tie && onlyTcvn3.test(text)) ? 'TCVN3' : 'VNI';
  const readsWell = counts[best] >= 0.8 * counts.marked && counts.plain + counts[best] >= 0.7 * words;
  return counts[best] > counts.unicode && readsWell ? best : null;
}
