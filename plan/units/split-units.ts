// Takes a cell apart into the units it names. Commas and "và" also stand inside names, so known names go first, the
// longest of them, and what remains is parted only where both sides begin like a unit.
import type { IsoDate } from '../iso-date.ts';
import type { UnitMention } from '../plan.ts';
import { tokensOf, type Token } from '../text/fold.ts';
import type { Unit } from '../unit.ts';
import type { Directory } from './directory.ts';
import { beginsGeneric, beginsLikeUnit, endsClosedList, isJointOffice, isProperName } from './unit-heads.ts';
import { unitIndex, type UnitIndex } from './unit-index.ts';

/** A name that the directory gives to more than one unit. */
export type Ambiguity = Readonly<{ printed: string; units: readonly Unit[] }>;
/** The units of a cell, and the names among them that could mean several. */
export type SplitUnits = Readonly<{ mentions: readonly UnitMention[]; ambiguities: readonly Ambiguity[] }>;

/**
 * The units that a cell names, in the order of the text; examples in brackets come before the open-ended phrase that
 * they belong to. `printed` is cut from the text unchanged; `name` is the directory's where the unit is known.
 */
export function splitUnits(text: string, directory: Directory, asOf?: IsoDate): UnitMention[] {
  return [...splitUnitsWithDoubts(text, directory, asOf).mentions];
}

/** The same, with the names that could mean several units. */
export function splitUnitsWithDoubts(text: string, directory: Directory, asOf?: IsoDate): SplitUnits {
  const index = unitIndex(directory, asOf);
  const pieces = segmentsOf(text.slice(0, CELL_LIMIT)).flatMap(segment => splitSegment(segment, index));
  const ambiguities = pieces
    .filter(piece => piece.units.length > 1)
    .map(piece => ({ printed: piece.printed, units: piece.units }));
  return { mentions: pieces.map(mentionOf), ambiguities };
}

type Piece = Readonly<{ printed: string; name: string; units: readonly Unit[]; example: boolean }>;

const bullet = /^[\s]*(?:[-–—+•*▪●·]+\s+|[-–—+•*▪●·]+(?=\p{L})|\d{1,2}[.)]\s+|[a-zđ]\)\s+)/u;

/** Parts that stand apart for certain: lines and semicolons outside brackets, without bullet and final stop. */
function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth = Math.max(0, depth - 1);
    const ends = sign === undefined || sign === '\n' || (sign === ';' && depth === 0);
    if (!ends) continue;
    segments.push(text.slice(start, at));
    start = at + 1;
    if (sign === '\n') depth = 0;
  }
  return segments
    .map(segment => segment.replace(bullet, '').trim())
    .map(segment => (/(?:\.\.\.|…)$/.test(segment) ? segment : withoutFinalSigns(segment)))
    .filter(segment => segment !== '');
}

/** A piece of the segment as token positions, before brackets and tails are dealt with. */
type Cut = Readonly<{ from: number; end: number; units: readonly Unit[] }>;

function splitSegment(segment: string, index: UnitIndex): Piece[] {
  const tokens = tokensOf(segment);
  const cuts: Cut[] = [];
  for (let at = 0; at < tokens.length;) {
    if (isSeparator(tokens, at)) {
      at += 1;
      continue;
    }
    const cut = tokens[at]!.key === '(' ? bracketAt(tokens, at) : cutAt(tokens, at, segment, index);
    cuts.push(cut);
    at = cut.end;
  }
  return piecesOf(cuts, tokens, segment, index);
}

function cutAt(tokens: readonly Token[], at: number, segment: string, index: UnitIndex): Cut {
  const known = knownAt(tokens, at, segment, index);
  if (known) return known;
  for (let end = at + 1; end < tokens.length; end += 1) {
    if (tokens[end]!.key === '(') return { from: at, end, units: [] };
    if (isSeparator(tokens, end) && parts(tokens, at, end, segment, index))
      return { from: at, end, units: [] };
    if (isLostBreak(tokens, at, end, segment)) return { from: at, end, units: [] };
  }
  return { from: at, end: tokens.length, units: [] };
}

/** The longest known name at a place that ends where a unit may end. */
function knownAt(tokens: readonly Token[], at: number, segment: string, index: UnitIndex): Cut | null {
  for (const { units, end } of index.matchesAt(tokens, at)) {
    const sign = tokens[end]?.key;
    const ends =
      sign === undefined ||
      sign === '(' ||
      sign === ')' ||
      sign === '.' ||
      (isSeparator(tokens, end) && parts(tokens, at, end, segment, index)) ||
      (beginsLikeUnit(tokens, end, segment) &&
        index.matchesAt(tokens, end).some(match => match.end === tokens.length));
    if (ends) return { from: at, end, units };
  }
  return null;
}

/** Longest cell that is taken apart, and how far back a list's last words reach. */
const CELL_LIMIT = 10_000;
const TAIL_REACH = 12;

const separators = new Set([',', 'và', 'hoặc', '/', '+', 'cùng', '-']);

function isSeparator(tokens: readonly Token[], at: number): boolean {
  const [token, previous, next] = [tokens[at]!, tokens[at - 1], tokens[at + 1]];
  // A joint inside a written-out abbreviation shares its place with the words beside it.
  if (token.start === previous?.start || token.start === next?.start) return false;
  return separators.has(token.key);
}

/** True where a separator stands between two units: both sides begin like one. */
function parts(
  tokens: readonly Token[],
  from: number,
  separator: number,
  segment: string,
  index: UnitIndex,
): boolean {
  let right = separator;
  while (right < tokens.length && isSeparator(tokens, right)) right += 1;
  const next = tokens[right]?.key;
  if (next === undefined || next === '(' || next === '...') return true;
  if (next === '.' && tokens[right + 1]?.key === '.') return true;
  if (isJointOffice(tokens, from, right)) return false;
  const proper = isProperName(tokens, from, separator, segment);
  if (beginsLikeUnit(tokens, right, segment)) return proper || !isBareHead(tokens, from, separator, segment);
  if (beginsGeneric(tokens, right)) {
    return (proper && !isBareHead(tokens, from, separator, segment)) || endsClosedList(tokens, separator);
  }
  return (
    index.matchesAt(tokens, right).some(match => endsAt(tokens, match.end)) &&
    (proper || separator - from > 1)
  );
}

function endsAt(tokens: readonly Token[], end: number): boolean {
  return end >= tokens.length || tokens[end]!.key === '(' || isSeparator(tokens, end);
}

/** "Bộ, ngành", "Tập đoàn, doanh nghiệp": a head with nothing after it is not yet a unit. */
function isBareHead(tokens: readonly Token[], from: number, end: number, segment: string): boolean {
  const first = tokens[from]!;
  const length = end - from;
  if (length === 1) return !/^[\p{Lu}\p{N}]{2,}$/u.test(segment.slice(first.start, first.end));
  return length === 2 && first.key !== 'các' && /^(?:tập|cơ|đơn)$/.test(first.key);
}

/** "Sở Y tế Sở Nội vụ": the same head begins again, so a line break between two units was lost. */
function isLostBreak(tokens: readonly Token[], from: number, at: number, segment: string): boolean {
  const [first, token] = [tokens[from]!, tokens[at]!];
  if (at - from < 2 || token.key !== first.key || isSeparator(tokens, at - 1)) return false;
  return isProperName(tokens, from, at, segment) && beginsLikeUnit(tokens, at, segment);
}

function bracketAt(tokens: readonly Token[], at: number): Cut {
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    if (tokens[end]!.key === '(') depth += 1;
    if (tokens[end]!.key === ')') depth -= 1;
    if (depth === 0) return { from: at, end: end + 1, units: [] };
  }
  return { from: at, end: tokens.length, units: [] };
}

function piecesOf(
  cuts: readonly Cut[],
  tokens: readonly Token[],
  segment: string,
  index: UnitIndex,
): Piece[] {
  const pieces: Piece[] = [];
  cuts.forEach((cut, position) => {
    const printed = printedOf(cut, tokens, segment);
    if (tokens[cut.from]!.key === '(') {
      const last = pieces.pop();
      pieces.push(...withBracket(last, printed, index));
      return;
    }
    const name = nameOf(printed);
    if (name === '') return;
    const tail = cut.units.length === 0 ? tailAfter(cuts, position, tokens, segment) : '';
    const whole = tail === '' ? name : `${name} ${tail}`;
    const units = cut.units.length > 0 || tail === '' ? cut.units : wholeMatch(whole, index);
    pieces.push({ printed, name: whole, units, example: false });
  });
  return pieces;
}

function printedOf(cut: Cut, tokens: readonly Token[], segment: string): string {
  return segment.slice(tokens[cut.from]!.start, tokens[cut.end - 1]!.end);
}

function nameOf(printed: string): string {
  if (/^[.…]+$/.test(printed)) return '...';
  return withoutFinalSigns(printed.replace(/\s+/g, ' '));
}

const openEnded = /(?:^|[^\p{L}])(?:một số|liên quan|khác|ngoài tỉnh|v\.v)(?![\p{L}])|^\.\.\.$|…/iu;

/** What stands in brackets: examples of an open-ended phrase, a further group ("hoặc ngoài tỉnh"), or a remark. */
function withBracket(last: Piece | undefined, printed: string, index: UnitIndex): Piece[] {
  const content = printed.replace(/^\(|\)$/g, '').trim();
  const own = wholeMatch(content, index);
  if (!last) return [{ printed, name: nameOf(content), units: own, example: false }];
  if (openEnded.test(last.printed)) {
    const examples = splitSegment(content, index).filter(piece => piece.name !== '...');
    return [
      ...examples.map(piece => ({ ...piece, example: true })),
      { ...last, printed: `${last.printed} ${printed}` },
    ];
  }
  if (own.length === 1 && openEnded.test(content))
    return [last, { printed, name: nameOf(content), units: own, example: false }];
  return [{ ...last, printed: `${last.printed} ${printed}` }];
}

function wholeMatch(text: string, index: UnitIndex): readonly Unit[] {
  const tokens = tokensOf(text);
  const start = tokens.findIndex(token => token.key !== 'hoặc' && token.key !== 'và');
  for (const from of new Set([0, Math.max(0, start)])) {
    const match = index.matchesAt(tokens, from).find(({ end }) => end >= tokens.length);
    if (match) return match.units;
  }
  return [];
}

const tail =
  /(?:các\s+)?(?:huyện|quận|thị xã|thành phố|TP|xã|phường|thị trấn|đặc khu)(?:\s*(?:,|và|-)\s*(?:huyện|quận|thị xã|thành phố|TP|xã|phường|thị trấn|đặc khu))+$|cấp (?:huyện|xã)$/iu;

/** "Phòng A và Phòng B huyện, thành phố": the places named last hold for each office of the list. */
function tailAfter(
  cuts: readonly Cut[],
  position: number,
  tokens: readonly Token[],
  segment: string,
): string {
  const own = cuts[position]!;
  if (tail.test(printedOf(own, tokens, segment))) return '';
  for (const later of cuts.slice(position + 1, position + 1 + TAIL_REACH)) {
    if (tokens[later.from]!.key !== tokens[own.from]!.key) return '';
    const found = tail.exec(printedOf(later, tokens, segment));
    if (found) return found[0];
  }
  return '';
}

function mentionOf({ printed, name, units, example }: Piece): UnitMention {
  const unit = units.length === 1 ? units[0]! : null;
  const kind = openEnded.test(printed)
    ? 'openEnded'
    : unit === null
      ? 'unknown'
      : isGroup(unit)
        ? 'group'
        : 'unit';
  return {
    name: unit?.name ?? name,
    printed,
    unit: unit?.id ?? null,
    kind: example && kind === 'openEnded' ? 'unknown' : kind,
    ...(example ? { example } : {}),
  };
}

function isGroup(unit: Unit): boolean {
  return unit.group !== null;
}

/** The one unit that a whole text names on a date, or null where none or several do. */
export function findUnit(name: string, directory: Directory, asOf?: IsoDate): Unit | null {
  const units = wholeMatch(withoutFinalSigns(name), unitIndex(directory, asOf));
  return units.length === 1 ? units[0]! : null;
}

/** A loop, since a pattern that ends in `+$` takes quadratic time on long runs of signs. */
function withoutFinalSigns(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n\u00A0,;:.'.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}
