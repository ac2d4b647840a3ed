// Differences of writing that change nothing in the reading: dashes, capitals, quotes, stops and bullets.
import type { Task, UnitMention } from '../plan.ts';
import { tokensOf } from '../text/fold.ts';
import { linesOf, printedCell } from './ocr-issues.ts';
import { listNumbers, type ReadingColumn, type ReadingIssue, type TextEdit } from './reading-issue.ts';

/** Findings about spelling habits; the edits they offer are cosmetic. */
export function styleIssues(tasks: readonly Task[]): ReadingIssue[] {
  return [
    ...unitSpellings(tasks, 'lead'),
    ...unitSpellings(tasks, 'coordinating'),
    ...spacedYears(tasks),
    ...mixedQuotes(tasks),
    ...finalStops(tasks, 'title'),
    ...finalStops(tasks, 'coordinating'),
    ...bullets(tasks),
  ];
}

type Spelling = Readonly<{ found: string; fix: string; edits: readonly TextEdit[] }>;

/** Known units written with another dash, or with other capitals inside the name. */
function unitSpellings(tasks: readonly Task[], column: 'lead' | 'coordinating'): ReadingIssue[] {
  const dashes: Spelling[] = [];
  const capitals: Spelling[] = [];
  for (const task of tasks) {
    const { printed, units } = task[column];
    let from = 0;
    for (const mention of units) {
      const at = printed.indexOf(mention.printed, from);
      if (at < 0 || mention.unit === null) continue;
      if (mention.kind !== 'openEnded') from = at + mention.printed.length;
      const edits = spellingEdits(mention, at, task.no, column);
      const put = (list: Spelling[], chosen: readonly TextEdit[]): void => {
        if (chosen.length > 0) list.push({ found: mention.printed, fix: mention.name, edits: chosen });
      };
      put(
        dashes,
        edits.filter(edit => isDash(edit.found)),
      );
      put(
        capitals,
        edits.filter(edit => !isDash(edit.found)),
      );
    }
  }
  return [
    ...grouped(tasks, dashes, 'dash', 'dashVariant', column),
    ...grouped(tasks, capitals, 'case', 'caseVariant', column),
  ];
}

/** Word by word against the directory's name; the first letter may be small within a sentence. */
function spellingEdits(mention: UnitMention, at: number, task: number, column: ReadingColumn): TextEdit[] {
  const [own, named] = [tokensOf(mention.printed), tokensOf(mention.name)];
  if (
    own.length !== named.length ||
    own.some((token, index) => index > 0 && token.start === own[index - 1]!.start)
  ) {
    return [];
  }
  return own.flatMap((token, index) => {
    const found = mention.printed.slice(token.start, token.end);
    const fix = mention.name.slice(named[index]!.start, named[index]!.end);
    const differs = found !== fix && token.key === named[index]!.key && (isDash(found) || index > 0);
    const sameLetters = isDash(found) || found.toLowerCase() === fix.toLowerCase();
    return differs && sameLetters ? [{ task, column, at: at + token.start, found, fix }] : [];
  });
}

function isDash(text: string): boolean {
  return /^[-‐‑‒–—―−]$/.test(text);
}

function grouped(
  tasks: readonly Task[],
  spellings: readonly Spelling[],
  kind: 'dash' | 'case',
  reason: 'dashVariant' | 'caseVariant',
  column: ReadingColumn,
): ReadingIssue[] {
  const byText = new Map<string, { found: string; fix: string; edits: TextEdit[] }>();
  for (const { found, fix, edits } of spellings) {
    const known = byText.get(found) ?? { found, fix, edits: [] };
    known.edits.push(...edits);
    byText.set(found, known);
  }
  return [...byText.values()].map(({ found, fix, edits }) => {
    const numbers = [...new Set(edits.map(edit => edit.task))];
    return {
      kind,
      reason,
      place: { lines: linesOf(tasks, numbers), tasks: numbers, column },
      printed: found,
      suggestion: fix,
      edits,
      params: { row: listNumbers(numbers), found, fix },
    };
  });
}

/** "2022 – 2025" where the rest of the table writes 2022-2023: kept, since either is right. */
function spacedYears(tasks: readonly Task[]): ReadingIssue[] {
  const found = tasks.flatMap(task =>
    [...task.title.matchAll(/\d{4}\s?([-‐‑‒–—―−])\s?\d{4}/g)].map(match => ({
      task,
      text: match[0],
      dash: match[1]!,
    })),
  );
  const hyphens = found.filter(({ dash }) => dash === '-').length;
  const odd = found.filter(({ dash }) => (dash === '-') !== hyphens * 2 >= found.length);
  return odd.map(({ task, text }) => ({
    kind: 'dash',
    reason: 'dashKept',
    place: { lines: linesOf(tasks, [task.no]), tasks: [task.no], column: 'title' },
    printed: text,
    edits: [],
    params: { row: String(task.no), found: text },
  }));
}

function mixedQuotes(tasks: readonly Task[]): ReadingIssue[] {
  const straight = tasks.filter(task => task.title.includes('"'));
  const curly = tasks.filter(task => /[“”]/.test(task.title));
  if (straight.length === 0 || curly.length === 0) return [];
  const quoted = new Set([...straight, ...curly]);
  const numbers = tasks.filter(task => quoted.has(task)).map(task => task.no);
  return [
    {
      kind: 'quotes',
      reason: 'quotesMixed',
      place: { lines: linesOf(tasks, numbers), tasks: numbers, column: 'title' },
      printed: '" “ ”',
      edits: [],
      params: { row: listNumbers(numbers) },
    },
  ];
}

/** A stop after a unit list is never part of it; after a title it is odd only where nearly all titles have none. */
function finalStops(tasks: readonly Task[], column: 'title' | 'coordinating'): ReadingIssue[] {
  const filled = tasks.filter(task => printedCell(task, column) !== '');
  const edits = filled.flatMap(task => {
    const text = printedCell(task, column);
    const match = /(?<![.…])[.;,]$/.exec(text);
    return match ? [{ task: task.no, column, at: match.index, found: match[0], fix: '' }] : [];
  });
  if (edits.length === 0 || (column === 'title' && edits.length * 5 > filled.length)) return [];
  return [punctuation(tasks, edits, 'trailingStop', column)];
}

function bullets(tasks: readonly Task[]): ReadingIssue[] {
  const edits = tasks.flatMap(task => {
    const match = /^[-–—+•*▪●·]\s*/u.exec(task.coordinating.printed);
    // A list of several lines has its bullets by right.
    const isList = task.coordinating.printed.includes('\n');
    return match && !isList
      ? [{ task: task.no, column: 'coordinating' as const, at: 0, found: match[0], fix: '' }]
      : [];
  });
  return edits.length === 0 ? [] : [punctuation(tasks, edits, 'strayBullet', 'coordinating')];
}

function punctuation(
  tasks: readonly Task[],
  edits: TextEdit[],
  reason: 'trailingStop' | 'strayBullet',
  column: ReadingColumn,
): ReadingIssue {
  const numbers = edits.map(edit => edit.task);
  const found = edits[0]!.found.trim();
  return {
    kind: 'punctuation',
    reason,
    place: { lines: linesOf(tasks, numbers), tasks: numbers, column },
    printed: found,
    suggestion: '',
    edits,
    params: { row: listNumbers(numbers), found },
  };
}
