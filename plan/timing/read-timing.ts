// Reads when a task is to be done, as clerks write it. A grammar rather than a list of spellings: periods are found
// wherever they stand, and the words around them say what kind of timing it is.
import { addDays, dateOf, fromSerial, isIsoDate, type IsoDate } from '../iso-date.ts';
import type { ReasonParams } from '../issue.ts';
import type { Timing } from '../plan.ts';
import { quarterOf, quarters, type Quarter } from '../quarter.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import { monthPeriod, intervalOf, quartersOf, quartersOfDate, type Interval, type Period } from './period.ts';
import { scanPeriods, type Link, type Scan } from './scan-periods.ts';
import * as words from './timing-words.ts';

/** What the cell alone does not say. */
export type TimingContext = Readonly<{
  /** The plan's year, meant wherever the text names none. */
  year: number;
  /** Excel's number format of the cell, where the text comes from one. */
  numberFormat?: string;
  /** What a bare number counts, where the column's header says so ("Số ngày dự kiến"). */
  measure?: 'days';
}>;

/** Something the reader was unsure of; the reading stands nevertheless. */
export type TimingFinding = Readonly<{ reason: ReasonCode; params: ReasonParams }>;
/** The reading, and what was unsure about it. */
export type TimingReading = Readonly<{ timing: Timing; findings: readonly TimingFinding[] }>;

const TEXT_LIMIT = 2000;

/**
 * Reads a timing. `due` is the last day that counts as in time ("trước 30/6" is taken as due on that day); `start`
 * the first day of the first quarter, month or range named; `quarters` those of the plan's year.
 */
export function readTiming(text: string, context: TimingContext): TimingReading {
  const [first, ...rest] = linesOf(text);
  if (first === undefined) return plainly('blank', null);
  if (rest.length > 0) {
    const alone = readLine(first, context);
    if (isDefinite(alone.timing) && isRemark(rest.join(' '))) {
      return also(alone, { reason: 'timingRemark', params: { text: rest.join(' ') } });
    }
  }
  return readLine([first, ...rest].join(' '), context);
}

function linesOf(text: string): string[] {
  return text
    .slice(0, TEXT_LIMIT)
    .normalize('NFKC')
    .normalize('NFC')
    .split('\n')
    .map(line =>
      line
        .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
        .replace(/[‐‑‒–—―−]/g, '-')
        .replace(/q(?:úy|uí|úi)/giu, word => (word[0] === 'Q' ? 'Quý' : 'quý'))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(line => line !== '');
}

/** An editor's note under the timing: words that are neither a further period nor its continuation. */
function isRemark(line: string): boolean {
  const { periods, after } = scanPeriods(line);
  const besides = (periods.map(found => found.before).join(' ') + after).replace(/[^\p{L}]+/gu, ' ').trim();
  return besides.split(' ').length > 3 || (periods.length === 0 && /^\p{L}/u.test(line));
}

function isDefinite(timing: Timing): boolean {
  return timing.due !== null;
}

function readLine(text: string, context: TimingContext): TimingReading {
  if (words.ditto.test(text)) return plainly('ditto', null);
  if (words.blank.test(text)) return plainly('blank', null);
  return (
    readNumber(text, context) ??
    readHabit(text, context) ??
    readCount(text, context) ??
    readCalendar(text, context) ??
    readEvent(text)
  );
}

/** A bare number: days where the header says so, a date serial, or a cell whose format shows no day. */
function readNumber(text: string, { numberFormat, measure, year }: TimingContext): TimingReading | null {
  if (measure === 'days' && /^\d{1,4}(?: ngày(?: làm việc)?)?$/iu.test(text))
    return plainly('durationDays', null);
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? fromSerial(Number(text)) : null;
  const date = serial ?? (isIsoDate(text.slice(0, 10)) ? text.slice(0, 10) : null);
  if (date === null) return null;
  const shown = (numberFormat ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  if (!shown.includes('d') && /[my]/.test(shown)) {
    const [y, m] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
    return fromPeriods([{ period: monthPeriod(m, y), link: 'words', before: '' }], '', year);
  }
  if (serial === null) return null;
  return { timing: onDate('excelSerial', date, year), findings: outside(date, text, year) };
}

/** Done again and again, or all the time: never overdue, asked about each quarter. */
function readHabit(text: string, { year }: TimingContext): TimingReading | null {
  const scan = scanPeriods(text);
  const named = scan.periods.filter(({ period }) => period.grain !== 'year' && period.valid);
  if (words.recurring.test(text)) {
    // "Trước ngày 10/12 hằng năm" has its day in the plan's year; "hằng quý" has none.
    if (named.length === 0 || !words.yearly.test(text)) return plainly('recurring', [...quarters]);
    const reading = fromPeriods(named, '', year);
    return { ...reading, timing: { ...reading.timing, kind: 'recurring', start: null } };
  }
  const always = words.continuous.exec(text);
  if (!always) return null;
  const before = named.length > 0 ? scan.periods[0]!.before : text;
  if (named.length > 0 && !words.continuous.test(before)) return null;
  const findings = named.length > 0 ? [{ reason: 'timingRemark' as const, params: { text } }] : [];
  return { timing: timing('continuous', [...quarters]), findings };
}

/** So many days from something: from a date named, they can be counted; from an event, not yet. */
function readCount(text: string, { year }: TimingContext): TimingReading | null {
  const match = words.relative.exec(text);
  if (!match) return null;
  const { amount, amount2, unit, unit2 } = match.groups ?? {};
  const from = scanPeriods(text.slice(match.index + match[0].length)).periods[0]?.period;
  const count = Number(amount ?? amount2);
  if (from?.grain === 'day' && from.valid && Number.isInteger(count) && (unit ?? unit2) !== 'tháng') {
    const { start } = intervalOf(from, from.year ?? year);
    const due = addDays(start, (unit ?? unit2) === 'tuần' ? count * 7 : count);
    return {
      timing: { kind: 'relative', quarters: quartersOf({ start, end: due }, year), start, due },
      findings: [],
    };
  }
  return also(plainly('relative', null), { reason: 'timingNotPlaced', params: { text } });
}

function readCalendar(text: string, { year }: TimingContext): TimingReading | null {
  const { periods, after } = scanPeriods(text);
  return periods.length === 0 ? null : fromPeriods(periods, after, year);
}

function readEvent(text: string): TimingReading {
  if (words.deferring.test(text)) return plainly('group', null);
  if (words.openEnded.test(text)) {
    return also(plainly('openStart', null), { reason: 'timingNotPlaced', params: { text } });
  }
  if (words.byEvent.test(text)) return plainly('event', []);
  return also(plainly('unknown', null), { reason: 'timingUnread', params: { text } });
}

type Placed = Readonly<{ period: Period; link: Link; interval: Interval }>;

function fromPeriods(found: Scan['periods'], after: string, year: number): TimingReading {
  const bad = found.find(({ period }) => !period.valid);
  if (bad)
    return also(plainly('invalid', null), { reason: 'timingInvalid', params: { text: textOf(bad.period) } });
  const placed = sharpened(place(found, year));
  const findings: TimingFinding[] = found.some(({ period }) => period.ocr)
    ? [{ reason: 'timingOcr', params: {} }]
    : [];
  const [only] = placed;
  if (isOpenStart(found, after)) {
    const { start } = only!.interval;
    const running = quartersOf({ start, end: `${year}-12-31` }, year);
    return { timing: { kind: 'openStart', quarters: running, start, due: null }, findings };
  }
  const spans = spansOf(placed);
  const due = spans
    .map(span => span.end)
    .sort()
    .at(-1)!;
  const start = spans.map(span => span.start).sort()[0]!;
  const within = quarters.filter(quarter => spans.some(span => quartersOf(span, year).includes(quarter)));
  const kind = kindOf(placed);
  return {
    timing: { kind, quarters: within, start: kind === 'date' ? null : start, due },
    findings: within.length === 0 ? [...findings, ...outside(due, due, year)] : findings,
  };
}

/** Gives each period its year: its own, that of the next one it is tied to, or the plan's. */
function place(found: Scan['periods'], planYear: number): Placed[] {
  const placed: Placed[] = [];
  let next: number | null = null;
  for (const { period, link, before } of [...found].reverse()) {
    const own: number = period.year ?? next ?? planYear;
    const follower = placed[0];
    let interval = intervalOf(period, own);
    // "Tháng 11 - tháng 2/2024" begins in the year before.
    if (follower?.link === 'range' && interval.start > follower.interval.end)
      interval = intervalOf(period, own - 1);
    // "Trước tháng 6" ends the day before; "trước 30/6" includes its day.
    if (period.grain !== 'day' && period.grain !== 'year' && /trước\s*$/iu.test(before)) {
      interval = intervalBefore(period, interval);
    }
    placed.unshift({ period, link, interval });
    next = link === 'words' ? null : own;
  }
  return placed;
}

function intervalBefore({ grain }: Period, { start }: Interval): Interval {
  const end = addDays(start, -1);
  const month = Number(end.slice(5, 7));
  const first = grain === 'month' ? month : quarterOf(end) * 3 - 2;
  return { start: dateOf(Number(end.slice(0, 4)), first, 1)!, end };
}

/** "Quý I (trước 15/3)": a day within the period beside it makes that period precise. */
function sharpened(placed: readonly Placed[]): readonly Placed[] {
  const days = placed.filter(({ period }) => period.grain === 'day');
  if (placed.length !== 2 || days.length !== 1) return placed;
  const [day] = days;
  const [around] = placed.filter(each => each !== day);
  const { start, end } = around!.interval;
  const inside = day!.interval.start >= start && day!.interval.end <= end;
  return inside && placed[1]!.link !== 'range' ? [{ ...day!, link: 'words' }] : placed;
}

/** Ranges run from their first day to their last; everything else stands for itself. */
function spansOf(placed: readonly Placed[]): Interval[] {
  const spans: Interval[] = [];
  for (const { link, interval } of placed) {
    const last = spans.at(-1);
    if (link === 'range' && last) spans[spans.length - 1] = { start: last.start, end: interval.end };
    else spans.push(interval);
  }
  return spans;
}

function kindOf(placed: readonly Placed[]): Timing['kind'] {
  const grains = new Set(placed.map(({ period }) => period.grain));
  const rest = placed.slice(1);
  if (rest.some(({ link }) => link === 'words')) return 'milestones';
  if (placed.length === 1) {
    return ({ quarter: 'quarters', month: 'month', day: 'date', year: 'yearRound' } as const)[
      placed[0]!.period.grain
    ];
  }
  if (grains.has('day')) return rest.every(({ link }) => link === 'range') ? 'dateRange' : 'milestones';
  if (grains.size > 1) return rest.every(({ link }) => link === 'range') ? 'dateRange' : 'milestones';
  return grains.has('quarter') ? 'quarters' : grains.has('month') ? 'months' : 'yearRound';
}

function isOpenStart(found: Scan['periods'], after: string): boolean {
  if (found.length !== 1) return false;
  if (words.openEnded.test(after)) return true;
  return /(?:^|[^\p{L}])(?:kể )?từ(?: ngày| đầu| cuối)?\s*$/iu.test(found[0]!.before);
}

function onDate(kind: Timing['kind'], due: IsoDate, year: number): Timing {
  return { kind, quarters: quartersOfDate(due, year), start: null, due };
}

function outside(due: IsoDate, text: string, year: number): TimingFinding[] {
  return Number(due.slice(0, 4)) === year ? [] : [{ reason: 'timingOutsideYear', params: { text, year } }];
}

function timing(kind: Timing['kind'], within: Quarter[] | null): Timing {
  return { kind, quarters: within, start: null, due: null };
}

function plainly(kind: Timing['kind'], within: Quarter[] | null): TimingReading {
  return { timing: timing(kind, within), findings: [] };
}

function also(reading: TimingReading, finding: TimingFinding): TimingReading {
  return { ...reading, findings: [...reading.findings, finding] };
}

function textOf({ grain, day, first, last, year }: Period): string {
  const suffix = year === null ? '' : `/${year}`;
  if (grain === 'day') return `${day}/${first}${suffix}`;
  return grain === 'month' ? `tháng ${first}${suffix}` : `quý ${Math.ceil(last / 3)}${suffix}`;
}
