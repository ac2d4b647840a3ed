// The whole list, one entry after another: first the questions, then the scenarios; what Office.js cannot play is named
// and left to a person.
import type { PaneFacts, SelfTestResult, Verdict } from './verdicts.ts';
import { entries, type Entry } from './entries.ts';
import { expectedAnswers } from './questions.ts';
import { playScenario } from './play-scenario.ts';
import { asLoaded } from './scenario.ts';
import type { ScratchWorkbook } from './scratch-workbook.ts';
import { sameValue } from './same-value.ts';

export type SelfTestRun = Readonly<{
  scratch: ScratchWorkbook;
  nowMs: () => number;
  facts: PaneFacts;
  /** Hears which entry is next, and how many there are before it and in all. */
  onEntry?: (entry: Entry, before: number, all: number) => void;
  isStopped?: () => boolean;
  /** Those that are played; all of them unless said otherwise. */
  list?: readonly Entry[];
}>;

class Stopped extends Error {}

export async function runSelfTest(run: SelfTestRun): Promise<SelfTestResult> {
  const { scratch, nowMs, facts, onEntry, isStopped = () => false, list = entries } = run;
  const verdicts: Verdict[] = [];
  const startedMs = nowMs();
  try {
    for (const [index, entry] of list.entries()) {
      if (!isStopped()) onEntry?.(entry, index, list.length);
      verdicts.push(isStopped() ? leftOut(entry) : await judge(entry, run));
    }
  } finally {
    await scratch.end();
  }
  const count = (verdict: Verdict['verdict']): number =>
    verdicts.filter(one => one.verdict === verdict).length;
  return {
    format: 2,
    at: new Date(startedMs).toISOString(),
    facts,
    ms: nowMs() - startedMs,
    passed: count('passed'),
    failed: count('failed'),
    byHand: count('byHand'),
    notRun: count('notRun'),
    verdicts,
  };
}

function leftOut(entry: Entry): Verdict {
  const expected = expectedOf(entry);
  return {
    id: entry.id,
    verdict: entry.kind === 'byHand' ? 'byHand' : 'notRun',
    ...(expected !== undefined && { expected }),
  };
}

async function judge(entry: Entry, { scratch, nowMs, isStopped }: SelfTestRun): Promise<Verdict> {
  if (entry.kind === 'byHand') return { id: entry.id, verdict: 'byHand' };
  const { id } = entry;
  const startedMs = nowMs();
  const expected = expectedOf(entry);
  try {
    const seen = await see(entry, scratch, isStopped);
    const verdict = sameValue(seen, expected) ? 'passed' : 'failed';
    return { id, verdict, expected, seen, ms: nowMs() - startedMs };
  } catch (error) {
    if (error instanceof Stopped) return leftOut(entry);
    return { id, verdict: 'failed', expected, failure: failureOf(error), ms: nowMs() - startedMs };
  } finally {
    if (entry.kind === 'scenario') await scratch.clear();
  }
}

function expectedOf(entry: Entry): unknown {
  switch (entry.kind) {
    case 'question':
      return { answer: expectedAnswers[entry.id] };
    case 'scenario':
      return { ...asLoaded, ...entry.expected };
    case 'byHand':
      return undefined;
  }
}

async function see(
  entry: Exclude<Entry, { kind: 'byHand' }>,
  scratch: ScratchWorkbook,
  isStopped: () => boolean = () => false,
): Promise<unknown> {
  if (entry.kind === 'question') return scratch.ask(entry.id);
  return playScenario(scratch, entry, () => {
    if (isStopped()) throw new Stopped();
  });
}

/** What Excel said, or the pane's own word for it. */
function failureOf(error: unknown): string {
  const told: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) told.push(`${at.name}: ${at.message}`);
  return told.join(' ← ') || String(error);
}
