import { z } from 'zod';
import { ReasonParams } from '../issue.ts';
import { ReasonCode } from '../reasons/reason.ts';

/** The columns of an appendix that a finding can be about. */
export const ReadingColumn = z.enum(['no', 'title', 'lead', 'coordinating', 'timing', 'product']);
export type ReadingColumn = z.infer<typeof ReadingColumn>;

/** One change of a cell's text to offer: what stands at a position (UTF-16) of the printed cell, and what to put there. */
export const TextEdit = z.object({
  task: z.number().int(),
  column: ReadingColumn,
  at: z.number().int().min(0),
  found: z.string(),
  fix: z.string(),
});
export type TextEdit = z.infer<typeof TextEdit>;

/**
 * Something a careful clerk notices while reading. Nothing is changed by it: `suggestion` and `edits` are offered to
 * the secretariat. `place` holds 1-based lines of the source and task numbers.
 */
export const ReadingIssue = z.object({
  kind: z.enum([
    'discrepancy',
    'missing',
    'noise',
    'ocr',
    'dash',
    'quotes',
    'punctuation',
    'case',
    'merged',
    'structure',
    'numbering',
    'unit',
    'alias',
    'timing',
    'ambiguity',
    'logic',
    'encoding',
  ]),
  reason: ReasonCode,
  place: z.object({
    lines: z.array(z.number().int().positive()),
    tasks: z.array(z.number().int()),
    column: ReadingColumn.optional(),
  }),
  printed: z.string().optional(),
  suggestion: z.string().optional(),
  edits: z.array(TextEdit),
  params: ReasonParams,
});
export type ReadingIssue = z.infer<typeof ReadingIssue>;

/** A cell's text with every edit offered for it taken up. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce(
      (done, { at, found, fix }) =>
        done.startsWith(found, at) ? done.slice(0, at) + fix + done.slice(at + found.length) : done,
      text,
    );
}

/** Task numbers as staff would write them: "2–9, 11". */
export function listNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
