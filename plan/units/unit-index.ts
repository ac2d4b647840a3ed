// The directory's names as a tree of words, so that the longest known name at a place is found in one walk.
import type { IsoDate } from '../iso-date.ts';
import { tokensOf, withoutTone, type Token } from '../text/fold.ts';
import type { Unit } from '../unit.ts';
import type { Directory } from './directory.ts';

/** A known name at a place: the units it may mean on the date (more than one: ambiguous) and the token after it. */
export type Match = Readonly<{ units: readonly Unit[]; end: number }>;

type Entry = Readonly<{ unit: Unit; words: string }>;
type Node = { readonly next: Map<string, Node>; readonly entries: Entry[] };

/** Finds the directory's names in a text. */
export type UnitIndex = Readonly<{
  /** All known names that begin at a token, the longest first. */
  matchesAt: (tokens: readonly Token[], at: number) => Match[];
}>;

const indexes = new WeakMap<Directory, Map<IsoDate, UnitIndex>>();

/** The index of a directory as of a date: names that held on it win over those that did not. */
export function unitIndex(directory: Directory, asOf: IsoDate = directory.asOf): UnitIndex {
  const known = indexes.get(directory) ?? new Map<IsoDate, UnitIndex>();
  indexes.set(directory, known);
  const index = known.get(asOf) ?? buildIndex(directory, asOf);
  known.set(asOf, index);
  return index;
}

function buildIndex(directory: Directory, asOf: IsoDate): UnitIndex {
  const root: Node = { next: new Map(), entries: [] };
  for (const unit of directory.units) {
    for (const words of variantsOf(unit)) add(root, words, unit);
  }
  const provinceWords = wordsOf(tokensOf(directory.province));
  return { matchesAt: (tokens, at) => walk(root, tokens, at, provinceWords, asOf) };
}

function add(root: Node, words: readonly string[], unit: Unit): void {
  let node = root;
  for (const word of words) {
    const loose = withoutTone(word);
    const next = node.next.get(loose) ?? { next: new Map(), entries: [] };
    node.next.set(loose, next);
    node = next;
  }
  node.entries.push({ unit, words: words.join(' ') });
}

/** Signs, and "các", come and go in names without changing whom they mean. */
export function isSkipped(key: string): boolean {
  return key === 'các' || !/[\p{L}\p{N}]/u.test(key);
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.map(token => token.key).filter(key => !isSkipped(key));
}

function variantsOf(unit: Unit): string[][] {
  const variants = [unit.name, ...unit.aliases].flatMap(name => {
    const words = wordsOf(tokensOf(name));
    const bare = words[0] === 'và' ? words.slice(1) : words;
    const forms = [bare, bare.filter(word => word !== 'và')];
    if (unit.group !== null && name.includes(','))
      forms.push(wordsOf(tokensOf(name.replace(/,(?=[^,]*$)/, ' và'))));
    // "Hội Nông dân" stands for "Hội Nông dân tỉnh"; two words ("Công an") or a bare UBND could be anybody's.
    if (bare.at(-1) === 'tỉnh' && bare.length > 3 && bare[0] !== 'uỷ') forms.push(bare.slice(0, -1));
    return forms;
  });
  return [
    ...new Map(variants.filter(words => words.length > 0).map(words => [words.join(' '), words])).values(),
  ];
}

function walk(
  root: Node,
  tokens: readonly Token[],
  at: number,
  province: readonly string[],
  asOf: IsoDate,
): Match[] {
  const matches: Match[] = [];
  const words: string[] = [];
  let node: Node | undefined = root;
  for (let index = at; index < tokens.length; index += 1) {
    const { key } = tokens[index]!;
    if (key === ';') break;
    if (isSkipped(key)) continue;
    node = node.next.get(withoutTone(key));
    if (!node) break;
    words.push(key);
    if (node.entries.length === 0) continue;
    const units = unitsOf(node.entries, words.join(' '), asOf);
    const end = closed(tokens, at, index + 1);
    matches.unshift({ units, end });
    const beyond = pastProvince(tokens, end, province);
    if (beyond > end) matches.unshift({ units, end: beyond });
  }
  return matches.sort((a, b) => b.end - a.end);
}

/** A bracket opened inside the name closes with it: "Ban Thi đua - Khen thưởng (Sở Nội vụ)". */
function closed(tokens: readonly Token[], from: number, end: number): number {
  const inside = tokens.slice(from, end);
  const open =
    inside.filter(token => token.key === '(').length - inside.filter(token => token.key === ')').length;
  return open > 0 && tokens[end]?.key === ')' ? end + 1 : end;
}

/** "Sở Nội vụ tỉnh Thái Bình" is the directory's own "Sở Nội vụ". */
function pastProvince(tokens: readonly Token[], end: number, province: readonly string[]): number {
  const start = tokens[end]?.key === 'tỉnh' ? end + 1 : end;
  const named = province.length > 0 && province.every((word, offset) => tokens[start + offset]?.key === word);
  return named ? start + province.length : start;
}

/** Exact spelling before one that differs in tone marks; a name that held on the date before one that did not. */
function unitsOf(entries: readonly Entry[], words: string, asOf: IsoDate): Unit[] {
  const exact = entries.filter(entry => entry.words === words);
  const units = [...new Set((exact.length > 0 ? exact : entries).map(entry => entry.unit))];
  const valid = units.filter(unit => heldOn(unit, asOf));
  return valid.length > 0 ? valid : units;
}

/** True where a unit bore its name on a date. A year alone as the end means the whole year. */
export function heldOn(unit: Unit, date: IsoDate): boolean {
  return (unit.validFrom ?? '') <= date && date <= (unit.validTo ?? '9999').padEnd(10, '-99-99');
}
