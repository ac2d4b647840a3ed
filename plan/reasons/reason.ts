// The closed list of reasons. A reason does not compile without both of its sentences.
import { z } from 'zod';
import { cellReasons } from './cell-reasons.ts';
import { fileReasons } from './file-reasons.ts';
import { fill } from './fill.ts';
import { periodReasons } from './period-reasons.ts';
import { readingReasons } from './reading-reasons.ts';
import { requestReasons } from './request-reasons.ts';
import { revisionReasons } from './revision-reasons.ts';
import { rowReasons } from './row-reasons.ts';
import { tableReasons } from './table-reasons.ts';
import { workbookReasons } from './workbook-reasons.ts';

export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/** One polite sentence in each language; `{name}` stands for a parameter. */
export type ReasonText = Readonly<{ severity: Severity; vi: string; en: string }>;

export const reasons = {
  ...cellReasons,
  ...rowReasons,
  ...tableReasons,
  ...readingReasons,
  ...requestReasons,
  ...revisionReasons,
  ...periodReasons,
  ...workbookReasons,
  ...fileReasons,
} as const satisfies Record<string, ReasonText>;

export type ReasonCode = keyof typeof reasons;
export const ReasonCode = z.enum(Object.keys(reasons) as [ReasonCode, ...ReasonCode[]]);

export type Language = 'vi' | 'en';

/** The sentence of a reason, its parameters filled in. A missing parameter shows as its name in braces. */
export function sentence(
  reason: ReasonCode,
  params: Readonly<Record<string, string | number>> = {},
  language: Language = 'vi',
): string {
  return fill(reasons[reason][language], params);
}

export function severityOf(reason: ReasonCode): Severity {
  return reasons[reason].severity;
}
