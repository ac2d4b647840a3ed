import { TEXT_LIMIT } from '../field.ts';
import type { Fix } from '../issue.ts';
import { cleanText } from '../text/clean.ts';
import { misplacedTones } from '../text/misplaced-tone.ts';
import { detectLegacyEncoding, fromLegacy } from '../text/legacy.ts';
import { accept, quote, refuse, warning, type CellVerdict, type Finding } from './cell-verdict.ts';

/** Far beyond the limit, text is not even normalised: the answer is the same and costs nothing. */
const NOT_WORTH_READING = 5 * TEXT_LIMIT;

/** Control characters but tab and line break, halves of surrogate pairs, and what XML cannot hold. */
const UNREADABLE = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;
/** What plain text never has, an order of magnitude faster to look for; emoji are asked about a second time. */
const DOUBTFUL = /[^\t\n -~\u00A0-\uD7FF\uE000-\uFFFD]/;
const ALL_UNREADABLE = new RegExp(UNREADABLE.source, 'gu');

/** "- Đã ban hành" is a bullet, as reports are written; "-1+2" is what Excel would calculate. */
const FORMULA_LIKE = /^(?:[=@]|[+-](?!\s))/;

/** Letters that only Unicode Vietnamese has, and Latin-1 characters that Vietnamese never uses. */
const UNICODE_ONLY = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/;
const LATIN_1 = /[\u00A1-\u00FF]/;
const FOREIGN_LATIN_1 =
  /[\u00A1-\u00BF\u00C4-\u00C7\u00CB\u00CE-\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE-\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF]/;

/** Marks that Unicode has as characters of their own; composed text needs none of those that Vietnamese uses. */
const COMBINING = /[\u0300-\u036F]/;

/** Any text field. Formula-like text and old encodings are kept as typed and warned of. */
export function checkText(raw: string): CellVerdict {
  if (raw.length > NOT_WORTH_READING) return refuse('textTooLong', { length: raw.length, limit: TEXT_LIMIT });
  const text = cleanText(raw);
  if (text === '') return accept(null);
  if (DOUBTFUL.test(text) && UNREADABLE.test(text))
    return refuse('controlCharacter', {}, readableFixes(text));
  if (text.length > TEXT_LIMIT) return refuse('textTooLong', { length: text.length, limit: TEXT_LIMIT });
  return accept(text, [
    ...formulaLike(text),
    ...legacyEncoding(text),
    ...decomposed(raw, text),
    ...toneMarks(text),
  ]);
}

function readableFixes(text: string): Fix[] {
  const readable = cleanText(text.replace(ALL_UNREADABLE, ''));
  if (readable.length > TEXT_LIMIT) return [];
  return [{ value: readable === '' ? null : readable, label: quote(readable) }];
}

function formulaLike(text: string): Finding[] {
  return FORMULA_LIKE.test(text) ? [warning('formulaLike', { sign: text.charAt(0) })] : [];
}

function legacyEncoding(text: string): Finding[] {
  // Most cells are plain Unicode; judging their syllables would take most of the time of a paste.
  const worthAsking = LATIN_1.test(text) && (FOREIGN_LATIN_1.test(text) || !UNICODE_ONLY.test(text));
  if (!worthAsking) return [];
  const encoding = detectLegacyEncoding(text);
  if (encoding === null) return [];
  const converted = cleanText(fromLegacy(text, encoding));
  const params = { encoding, preview: quote(converted) };
  return [warning('legacyEncoding', params, [{ value: converted, label: quote(converted) }])];
}

/** The value is composed in any case; the cell still holds what was pasted. */
function decomposed(raw: string, text: string): Finding[] {
  if (!COMBINING.test(raw) || raw.normalize('NFC') === raw) return [];
  return [warning('decomposedText', {}, [{ value: text, label: quote(text) }])];
}

function toneMarks(text: string): Finding[] {
  const [first, meant, whole] = misplacedTones(text) ?? [];
  if (first === undefined || meant === undefined || whole === undefined) return [];
  return [warning('misplacedTone', { text: first, meant }, [{ value: whole, label: quote(whole) }])];
}
