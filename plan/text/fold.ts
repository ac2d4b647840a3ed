// Folding makes a key by which two spellings of the same name are recognised. It is for matching only: nothing that
// was typed is ever replaced by its key.
import { abbreviations } from './abbreviations.ts';

/** A folded word or sign, and where it stands in the text it came from. */
export type Token = Readonly<{ key: string; start: number; end: number }>;

/** A key under which spellings that mean the same are equal: spaces, dashes, quotes, case, tone placement, UBND. */
export function fold(text: string): string {
  const keys = tokensOf(text).map(token => token.key);
  while (keys.length > 0 && ';,.:'.includes(keys.at(-1)!)) keys.pop();
  return keys.join(' ');
}

/** True where two texts are spellings of the same words. */
export function equalText(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

/**
 * The folded words and signs of a text, abbreviations written out. The words of an abbreviation share its place.
 * Spans are positions in the text as given, so that what was printed can be cut out unchanged.
 */
export function tokensOf(text: string): Token[] {
  return writeOut(plainTokensOf(text));
}

// Soft hyphen, joiners and marks of direction (category Cf) stand inside words without being read; so does the
// zero-width space by its category, but it parts words.
const token = /[\p{L}\p{M}\p{N}\p{Cf}]+|\S/gu;
const unread = /\p{Cf}/gu;

function plainTokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.replaceAll('\u200B', ' ').matchAll(token)) {
    const key = foldWord(match[0]);
    if (key !== '') tokens.push({ key, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

const signs: Readonly<Record<string, string>> = { '&': 'và', '…': '...' };

/** Texts are made of few different words: their keys are kept, up to a number that no plan reaches. */
const KNOWN_WORDS = 50_000;
const keysOfWords = new Map<string, string>();

/** The key of one word or sign. */
export function foldWord(word: string): string {
  const known = keysOfWords.get(word);
  if (known !== undefined) return known;
  const key = makeKey(word);
  if (word.length < 40) remember(keysOfWords, word, key);
  return key;
}

function remember(keys: Map<string, string>, word: string, key: string): void {
  if (keys.size >= KNOWN_WORDS) keys.clear();
  keys.set(word, key);
}

function makeKey(word: string): string {
  const plain = word
    .replace(unread, '')
    .normalize('NFC')
    .replace(/[\u2160-\u217F]/g, numeral => numeral.normalize('NFKC'))
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/[ðɖ]/g, 'đ')
    .toLowerCase();
  if (/^[-‐‑‒–—―−]$/.test(plain)) return '-';
  if (/^["“”„«»]$/.test(plain)) return '"';
  if (/^['‘’‚]$/.test(plain)) return "'";
  return signs[plain] ?? placeTone(plain);
}

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const marked = (vowel: string): string => tones.map(tone => (vowel + tone).normalize('NFC')).join('');
// hòa → hoà, ủy → uỷ, qúy → quý: the older and the newer rule put the mark on different letters of one sound.
const earlyMark = new RegExp(
  `([${marked('o')}])([ae])|([${marked('u')}])(y)|(?<=q)([${marked('u')}])([aeioyâêơô])`,
  'g',
);

function placeTone(word: string): string {
  return word.replace(earlyMark, pair => {
    const [base, ...marks] = pair.normalize('NFD');
    const tone = marks.find(mark => tones.includes(mark))!;
    return base + (marks.filter(mark => mark !== tone).join('') + tone).normalize('NFC');
  });
}

const byFirstWord = new Map<string, (typeof abbreviations)[number][]>();
for (const entry of abbreviations) {
  byFirstWord.set(entry[0][0]!, [...(byFirstWord.get(entry[0][0]!) ?? []), entry]);
}

function writeOut(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = byFirstWord
      .get(tokens[at]!.key)
      ?.find(([short]) => short.every((word, offset) => tokens[at + offset]?.key === word));
    if (!found || isJusticeDepartment(tokens, at)) {
      out.push(tokens[at]!);
      at += 1;
      continue;
    }
    const { start } = tokens[at]!;
    at += found[0].length;
    // "TP. Thái Bình": the full stop belongs to the abbreviation.
    const stop =
      tokens[at]?.key === '.' && tokens[at]!.start === tokens[at - 1]!.end && at + 1 < tokens.length;
    const end = tokens[stop ? at : at - 1]!.end;
    if (stop) at += 1;
    for (const word of found[1]) out.push({ key: foldWord(word), start, end });
  }
  return out;
}

/** "Sở TP", "Phòng TP" is the office of justice (Tư pháp), not a city. */
function isJusticeDepartment(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.key === 'tp' && ['sở', 'phòng'].includes(tokens[at - 1]?.key ?? '');
}

const looseKeys = new Map<string, string>();

/** A key without tone marks, by which a name is still found where a scan got a mark wrong: "Cùm" for "Cụm". */
export function withoutTone(key: string): string {
  const known = looseKeys.get(key);
  if (known !== undefined) return known;
  const loose = key
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
  if (key.length < 40) remember(looseKeys, key, loose);
  return loose;
}
