// Scanning errors hit tone marks first: "Cùm" for "Cụm" is a real word that no spelling list flags. Context does: a
// word is suspect where the same three words stand, with one other tone mark, in the names of the directory, or far
// more often in the document itself.
import { tokensOf, withoutTone, type Token } from '../text/fold.ts';
import type { Directory } from '../units/directory.ts';

/** A word at a position (UTF-16) of a text, and how it should probably read. */
export type Suspect = Readonly<{ at: number; found: string; fix: string }>;

/** How often the other reading must stand in the document where the directory does not settle it. */
const ATTESTED = 6;
const SAMPLE_WORDS = 300_000;

type Attested = Readonly<{
  /** Words as the directory writes them, by their form without tone. */
  words: ReadonlyMap<string, ReadonlySet<string>>;
  trigrams: ReadonlySet<string>;
  /** Trigrams of the document by their form without tone, counted. */
  counted: ReadonlyMap<string, ReadonlyMap<string, number>>;
}>;

/** A function that finds the suspect words of a text, having learnt from the directory and the document's own texts. */
export function suspectFinder(directory: Directory, texts: Iterable<string>): (text: string) => Suspect[] {
  const attested = learn(directory, texts);
  return text => {
    const words = wordsOf(text);
    return words.flatMap((word, index) => {
      const fix = betterReading(words, index, attested);
      if (fix === null) return [];
      const found = text.slice(word.start, word.end);
      return [{ at: word.start, found, fix: likeCase(fix, found) }];
    });
  };
}

function learn(directory: Directory, texts: Iterable<string>): Attested {
  const words = new Map<string, Set<string>>();
  const trigrams = new Set<string>();
  for (const name of directory.units.flatMap(unit => [unit.name, ...unit.aliases])) {
    const keys = wordsOf(name).map(token => token.key);
    for (const key of keys) words.set(withoutTone(key), (words.get(withoutTone(key)) ?? new Set()).add(key));
    for (let at = 0; at + 2 < keys.length; at += 1) trigrams.add(keys.slice(at, at + 3).join(' '));
  }
  return { words, trigrams, counted: countTrigrams(texts) };
}

function countTrigrams(texts: Iterable<string>): Map<string, Map<string, number>> {
  const counted = new Map<string, Map<string, number>>();
  let left = SAMPLE_WORDS;
  for (const text of texts) {
    const keys = wordsOf(text).map(token => token.key);
    for (let at = 0; at + 2 < keys.length; at += 1) {
      const trigram = keys.slice(at, at + 3).join(' ');
      const loose = withoutTone(trigram);
      const forms = counted.get(loose) ?? new Map<string, number>();
      counted.set(loose, forms.set(trigram, (forms.get(trigram) ?? 0) + 1));
    }
    left -= keys.length;
    if (left < 0) break;
  }
  return counted;
}

/** Words alone: signs come and go between them, and an abbreviation has no place of its own for each of its words. */
function wordsOf(text: string): Token[] {
  return tokensOf(text).filter(
    (token, index, all) =>
      /\p{L}/u.test(token.key) &&
      token.start !== all[index - 1]?.start &&
      token.start !== all[index + 1]?.start,
  );
}

function betterReading(words: readonly Token[], index: number, attested: Attested): string | null {
  const word = words[index]!.key;
  const loose = withoutTone(word);
  const known = attested.words.get(loose);
  if (known && !known.has(word)) {
    const fix = [...known].find(form =>
      windows(words, index, form).some(trigram => attested.trigrams.has(trigram)),
    );
    if (fix !== undefined) return fix;
  }
  for (let from = index - 2; from <= index; from += 1) {
    const keys = words.slice(Math.max(0, from), from + 3).map(token => token.key);
    if (from < 0 || keys.length < 3) continue;
    const own = keys.join(' ');
    const forms = attested.counted.get(withoutTone(own));
    if (!forms || forms.size < 2) continue;
    const seen = forms.get(own) ?? 1;
    for (const [form, count] of forms) {
      const others = form.split(' ');
      const onlyHere = others.every((other, offset) =>
        from + offset === index ? other !== word : other === keys[offset],
      );
      if (onlyHere && count >= ATTESTED * seen) return others[index - from]!;
    }
  }
  return null;
}

function windows(words: readonly Token[], index: number, form: string): string[] {
  return [index - 2, index - 1, index]
    .filter(from => from >= 0 && from + 2 < words.length)
    .map(from =>
      words
        .slice(from, from + 3)
        .map((token, offset) => (from + offset === index ? form : token.key))
        .join(' '),
    );
}

function likeCase(fix: string, found: string): string {
  if (found.length > 1 && found === found.toUpperCase()) return fix.toUpperCase();
  return found[0] === found[0]!.toUpperCase() ? fix[0]!.toUpperCase() + fix.slice(1) : fix;
}
