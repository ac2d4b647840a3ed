// What is noticed about single tasks: numbers, carried cells, units and timing.
import { formatDate, type IsoDate } from '../iso-date.ts';
import { fold, withoutTone } from '../text/fold.ts';
import { printedNumber, restarts } from './number-tasks.ts';
import { sharedUnits, type ReadTask } from './read-tasks.ts';
import { listNumbers, type ReadingColumn, type ReadingIssue } from './reading-issue.ts';

type Found = Omit<ReadingIssue, 'edits' | 'place'> & Readonly<{ column?: ReadingColumn }>;

/** Findings about the tasks as read. `issuedOn` null: what is due early cannot be told. */
export function taskIssues(read: readonly ReadTask[], issuedOn: IsoDate | null): ReadingIssue[] {
  const book = { read, byNo: new Map(read.map(each => [each.task.no, each])) };
  return [
    ...numbering(book),
    ...carried(book, 'lead'),
    ...carried(book, 'timing'),
    ...pageBreaks(book),
    ...units(book),
    ...timings(book),
    ...dueEarly(book, issuedOn),
  ];
}

/** The tasks read, and each by its number. */
type Book = Readonly<{ read: readonly ReadTask[]; byNo: ReadonlyMap<number, ReadTask> }>;

function about({ byNo }: Book, numbers: readonly number[], { column, ...found }: Found): ReadingIssue {
  const lines = numbers.flatMap(no => byNo.get(no)?.task.line ?? []);
  return { ...found, place: { lines, tasks: [...numbers], ...(column ? { column } : {}) }, edits: [] };
}

function numbering(book: Book): ReadingIssue[] {
  const { read } = book;
  const rows = read.map(({ row }) => row);
  if (restarts(rows)) return [];
  const issues: ReadingIssue[] = [];
  const seen = new Map<number, number>();
  for (const { task, row } of read) {
    const printed = printedNumber(row);
    if (printed === null) continue;
    const other = seen.get(printed);
    if (other !== undefined) {
      issues.push(
        about(book, [other, task.no], {
          kind: 'numbering',
          reason: 'numberRepeated',
          column: 'no',
          printed: task.printedNo,
          params: { row: task.line ?? task.no, no: printed, other: book.byNo.get(other)?.task.line ?? other },
        }),
      );
    } else seen.set(printed, task.no);
  }
  return [...issues, ...gaps(book, [...seen.keys()])];
}

/** Most missing numbers that are worth naming one by one; beyond, the numbering is of another kind. */
const GAP_LIMIT = 20;

function gaps(book: Book, printed: readonly number[]): ReadingIssue[] {
  if (printed.length < 2) return [];
  const known = new Set(printed);
  const [first, last] = printed.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [Infinity, 0],
  );
  const missing: number[] = [];
  for (let number = first; number <= last && missing.length <= GAP_LIMIT; number += 1) {
    if (!known.has(number)) missing.push(number);
  }
  if (missing.length === 0 || missing.length > GAP_LIMIT) return [];
  const no = listNumbers(missing);
  return [about(book, [], { kind: 'numbering', reason: 'numberGap', column: 'no', params: { no } })];
}

/** One finding per group of merged cells: the rows that go by the cell above them. */
function carried(book: Book, column: 'lead' | 'timing'): ReadingIssue[] {
  const { read, byNo } = book;
  const groups = new Map<number, number[]>();
  for (const { task } of read) {
    const from = task[column].carriedFrom;
    if (from === null) continue;
    const group = groups.get(from) ?? [];
    group.push(task.no);
    groups.set(from, group);
  }
  return [...groups].map(([from, numbers]) => {
    const value = byNo.get(from)!.task[column].printed;
    const params = { row: listNumbers(numbers), from, value };
    return about(book, numbers, {
      kind: 'merged',
      reason: 'carriedDown',
      column,
      printed: '',
      suggestion: value,
      params,
    });
  });
}

/** A page break neither ends a group of merged cells nor begins one: what the row itself prints decides. */
function pageBreaks(book: Book): ReadingIssue[] {
  const { read } = book;
  return read
    .filter(({ row }, index) => row.afterGap && index > 0)
    .map(({ task }) => {
      const from = task.lead.carriedFrom ?? task.timing.carriedFrom;
      const row = task.no;
      return from === null
        ? about(book, [row], { kind: 'merged', reason: 'printedAfterBreak', params: { row } })
        : about(book, [row], { kind: 'merged', reason: 'carriedOverBreak', params: { row, from } });
    });
}

function units(book: Book): ReadingIssue[] {
  const { read } = book;
  const issues: ReadingIssue[] = [];
  const aliases = new Map<string, { name: string; numbers: number[] }>();
  const leadless: number[] = [];
  for (const { task, lead, coordinating } of read) {
    const row = task.no;
    if (!task.lead.units.some(mention => mention.unit !== null)) leadless.push(row);
    if (sharedUnits(task.coordinating.units, task.lead.units).length > 0) {
      const printed = task.coordinating.printed;
      issues.push(
        about(book, [row], {
          kind: 'ambiguity',
          reason: 'coordEqualsLead',
          column: 'coordinating',
          printed,
          params: { row },
        }),
      );
    }
    for (const [column, split] of [
      ['lead', lead],
      ['coordinating', coordinating],
    ] as const) {
      for (const {
        printed,
        units: [a, b],
      } of split.ambiguities) {
        const params = { row, name: printed, a: a!.name, b: b!.name };
        issues.push(
          about(book, [row], { kind: 'ambiguity', reason: 'ambiguousUnit', column, printed, params }),
        );
      }
    }
    for (const mention of task.coordinating.units) {
      if (
        mention.kind !== 'unknown' ||
        coordinating.ambiguities.some(({ printed }) => printed === mention.printed)
      )
        continue;
      const params = { row, name: mention.name };
      issues.push(
        about(book, [row], {
          kind: 'unit',
          reason: 'unknownUnit',
          column: 'coordinating',
          printed: mention.printed,
          params,
        }),
      );
    }
    const own = task.lead.carriedFrom === null ? task.lead.units : [];
    for (const { unit, printed, name } of [...own, ...task.coordinating.units]) {
      if (unit === null || equalLoosely(printed, name)) continue;
      const known = aliases.get(printed) ?? { name, numbers: [] };
      known.numbers.push(row);
      aliases.set(printed, known);
    }
  }
  if (leadless.length > 0) {
    const params = { row: listNumbers(leadless) };
    issues.push(about(book, leadless, { kind: 'unit', reason: 'leadUnresolved', column: 'lead', params }));
  }
  for (const [text, { name, numbers }] of aliases) {
    const params = { text, name };
    issues.push(
      about(book, [...new Set(numbers)], {
        kind: 'alias',
        reason: 'aliasUsed',
        printed: text,
        suggestion: name,
        params,
      }),
    );
  }
  return issues;
}

function timings(book: Book): ReadingIssue[] {
  const { read } = book;
  return read.flatMap(({ task, timing }) =>
    task.timing.carriedFrom !== null
      ? []
      : timing.findings.map(({ reason, params }) =>
          about(book, [task.no], {
            kind: 'timing',
            reason,
            column: 'timing',
            printed: task.timing.printed,
            params: { row: task.no, ...params },
          }),
        ),
  );
}

/** Right although it looks wrong: work of the first quarter is done before the plan is signed. */
function dueEarly(book: Book, issuedOn: IsoDate | null): ReadingIssue[] {
  const { read } = book;
  if (issuedOn === null) return [];
  const early = read
    .filter(({ task }) => task.timing.due !== null && task.timing.due < issuedOn)
    .map(({ task }) => task.no);
  if (early.length === 0) return [];
  const params = { row: listNumbers(early), date: formatDate(issuedOn) };
  return [about(book, early, { kind: 'logic', reason: 'dueBeforeIssue', column: 'timing', params })];
}

/** Equal but for tone marks, which are noticed as scanning errors. */
function equalLoosely(a: string, b: string): boolean {
  return withoutTone(fold(a)) === withoutTone(fold(b));
}
