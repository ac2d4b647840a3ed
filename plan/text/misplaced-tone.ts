// After "qu" the tone belongs on the vowel that follows: Quý, never Qúy. Of all misplaced marks this is the one that
// hides a word from a reader of quarters, and it has one right form, unlike hoà and hòa, which are both written.
import { toNfc } from './clean.ts';

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const;
const marked = (letter: string): string => tones.map(tone => toNfc(letter + tone)).join('');
const MISPLACED = new RegExp(`([qQ])([${marked('u')}${marked('U')}])([yYeEêÊơƠ])(?!\\p{M})`, 'gu');

/** The first misplaced spelling, the right one, and the whole text put right; null where there is none. `text` is NFC. */
export function misplacedTones(text: string): readonly [found: string, meant: string, whole: string] | null {
  const first = text.match(MISPLACED)?.[0];
  if (first === undefined) return null;
  return [first, withTonesMoved(first), withTonesMoved(text)];
}

/** The text with the tone of each "qúy" moved to its place. */
export function withTonesMoved(text: string): string {
  return text.replace(MISPLACED, (_, q: string, u: string, vowel: string) => {
    const [bare = u, tone = ''] = u.normalize('NFD');
    return toNfc(`${q}${bare}${vowel}${tone}`);
  });
}
