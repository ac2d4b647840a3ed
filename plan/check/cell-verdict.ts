import type { FieldValue } from '../field.ts';
import type { Fix, ReasonParams } from '../issue.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import type { ReasonCode } from '../reasons/reason.ts';

/** A value as it came in; `text` is how its cell shows it, where there is a cell. */
export type CellInput = Readonly<{ value: string | number | boolean | null; text?: string }>;

export type CellContext = Readonly<{
  today: IsoDate;
  /** The plan's year, taken where a date names none. */
  year: number;
  /** The row's task; its period tells a date with day and month swapped. */
  task?: Task;
  /** The workbook's date system; old Mac workbooks count from 1904. */
  calendar?: 1900 | 1904;
}>;

/** Something to say about a value. Each fix is a value that the check itself accepts. */
export type Finding = Readonly<{ reason: ReasonCode; params: ReasonParams; fixes: Fix[] }>;

/** The canonical value and what to warn of, or why there is none. */
export type CellVerdict =
  | Readonly<{ ok: true; value: FieldValue; findings: Finding[] }>
  | Readonly<{ ok: false; findings: Finding[] }>;

/** Accepts a canonical value. */
export function accept(value: FieldValue, findings: Finding[] = []): CellVerdict {
  return { ok: true, value, findings };
}

/** Refuses a value for one reason. */
export function refuse(reason: ReasonCode, params: ReasonParams = {}, fixes: Fix[] = []): CellVerdict {
  return { ok: false, findings: [{ reason, params, fixes }] };
}

/** Warns without refusing. */
export function warning(reason: ReasonCode, params: ReasonParams = {}, fixes: Fix[] = []): Finding {
  return { reason, params, fixes };
}

const QUOTE_LIMIT = 80;

/** A piece of somebody's text, short enough for a sentence. */
export function quote(text: string): string {
  return text.length <= QUOTE_LIMIT ? text : `${text.slice(0, QUOTE_LIMIT).replace(/\p{Cs}$/u, '')}…`;
}
