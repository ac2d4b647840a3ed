// The HTTP contract of reporting periods, under /api/plans/:plan/periods. Like plan/http.ts: extended, never renamed.
import { z } from 'zod';
import { IssueAnswer } from '../http.ts';
import { FieldName } from '../field.ts';
import { IsoDate } from '../iso-date.ts';
import { Quarter } from '../quarter.ts';
import { RowId } from '../row.ts';
import { UnitId } from '../unit.ts';
import { ReminderChannel, PeriodReason } from './period-event.ts';
import { ReportState } from './period-state.ts';
import { Schedule } from './schedule.ts';

const count = z.number().int().min(0);

/** The last part of the address of what may be done: POST …/periods/:quarter/:action. */
export const PeriodActionName = z.enum([
  'submit',
  'withdraw',
  'accept',
  'return',
  'exclude',
  'include',
  'close',
  'reopen',
]);
export type PeriodActionName = z.infer<typeof PeriodActionName>;

/**
 * The body of each: `unit` is left out by a unit that means itself, and by `close` and `reopen`; `reason` is needed by
 * `return`, `exclude` and `reopen`; `asOf` is the day on which a closed quarter is judged, today where left out.
 */
export const PeriodActionRequest = z.object({
  unit: UnitId.optional(),
  reason: PeriodReason.optional(),
  asOf: IsoDate.optional(),
});
export type PeriodActionRequest = z.infer<typeof PeriodActionRequest>;

/** The body of PUT …/periods/:quarter: the quarter's window and deadlines. */
export const ScheduleRequest = Schedule;
export type ScheduleRequest = z.infer<typeof ScheduleRequest>;

/** `by` names the author as people know them; `day` is the working day, `at` the moment (ISO 8601, UTC). */
const mark = { version: count, day: IsoDate, at: z.string(), by: z.string() };

export const UnitReportAnswer = z.object({
  unit: UnitId,
  state: ReportState,
  /** Its rows in the quarter, and those in which anything is entered. */
  rows: count,
  reported: count,
  /** Of its tasks in the quarter those that are overdue today. */
  overdue: count,
  /** The report that was sent: the version fixes what it said. `late`: after the deadline. */
  submitted: z.object({ ...mark, late: z.boolean() }).nullable(),
  /** What brought the report to its state; the reason where it was returned. */
  last: z
    .object({
      ...mark,
      kind: z.enum(['submit', 'withdraw', 'accept', 'return']),
      reason: z.string().nullable(),
    })
    .nullable(),
  excluded: z.object({ ...mark, reason: z.string() }).nullable(),
  /** The deadline has passed and no report was sent. */
  missing: z.boolean(),
  /** Cells of its rows in the quarter that were changed after the report was sent, and after the closing. */
  changedSinceSubmitted: count,
  changedSinceClosed: count,
  lastReminder: z.object({ ...mark, channel: ReminderChannel }).nullable(),
  /** What this account may do about it now. `submit` may still be stopped by errors in the rows. */
  may: z.array(PeriodActionName),
});
export type UnitReportAnswer = z.infer<typeof UnitReportAnswer>;

export const PeriodAnswer = z.object({
  quarter: Quarter,
  ...Schedule.shape,
  /** False where the plan sets its own dates. */
  isDefault: z.boolean(),
  /** Figures are fixed: the roll-up is answered as of this version and date. */
  closed: z
    .object({
      version: count,
      asOf: IsoDate,
      day: IsoDate,
      closedAt: z.string(),
      by: z.string(),
      /** Cells that were changed since, "sửa sau khi chốt", of the rows that this account sees. */
      changedSince: count,
      /** The plan itself was amended since. */
      amendedSince: z.boolean(),
    })
    .nullable(),
  reopened: z.object({ ...mark, reason: z.string() }).nullable(),
  /** How many of `units` are in each state; excluded ones are counted there alone. */
  counts: z.object({
    units: count,
    entering: count,
    submitted: count,
    returned: count,
    accepted: count,
    compiled: count,
    excluded: count,
  }),
  /** The units that have rows in the quarter, by name; a unit's account sees its own alone. */
  units: z.array(UnitReportAnswer),
  /** What this account may do about the quarter as a whole. */
  may: z.array(PeriodActionName),
});
export type PeriodAnswer = z.infer<typeof PeriodAnswer>;

/** GET …/periods. `periods` is raised by whatever is done about any period; pokes carry it too. */
export const PeriodsAnswer = z.object({
  version: count,
  periods: count,
  today: IsoDate,
  quarters: z.array(PeriodAnswer),
});
export type PeriodsAnswer = z.infer<typeof PeriodsAnswer>;

/** What an action or a new schedule came to: the quarter as it stands now. `issues` of a report that was sent: warnings. */
export const PeriodActionAnswer = z.object({
  version: count,
  periods: count,
  quarter: PeriodAnswer,
  issues: z.array(IssueAnswer),
});
export type PeriodActionAnswer = z.infer<typeof PeriodActionAnswer>;

const value = z.union([z.string(), z.number(), z.null()]);

/**
 * GET …/periods/:quarter/changes[?unit=]: the cells that were changed since the quarter was closed, or since the
 * unit's report was sent where it is not closed; `since` null where neither is the case. `more`: not all are listed.
 */
export const PeriodChangesAnswer = z.object({
  version: count,
  since: count.nullable(),
  changes: z.array(
    z.object({
      rowId: RowId,
      task: z.number().int(),
      unit: UnitId,
      field: FieldName,
      /** The value that was fixed, and today's with who wrote it. */
      before: value,
      after: value,
      version: count,
      by: z.string(),
      at: z.string(),
    }),
  ),
  more: z.boolean(),
});
export type PeriodChangesAnswer = z.infer<typeof PeriodChangesAnswer>;

/** GET …/periods/:quarter/history[?unit=]: the log of the quarter, oldest first. */
export const PeriodHistoryAnswer = z.object({
  events: z.array(
    z.object({
      seq: count,
      kind: z.string(),
      unit: UnitId.nullable(),
      reason: z.string().nullable(),
      ...mark,
    }),
  ),
});
export type PeriodHistoryAnswer = z.infer<typeof PeriodHistoryAnswer>;

/** GET …/periods/:quarter/reminders: who has not reported, each with a text that is ready to send. */
export const RemindersAnswer = z.object({
  quarter: Quarter,
  deadline: IsoDate,
  /** Whether the service can send mail itself. */
  mail: z.boolean(),
  units: z.array(
    z.object({
      unit: UnitId,
      name: z.string(),
      email: z.string().nullable(),
      state: ReportState,
      rows: count,
      reported: count,
      /** Numbers of its tasks in the quarter in which it has entered nothing. */
      tasks: z.array(z.number().int()),
      subject: z.string(),
      text: z.string(),
      /** A link that opens the draft in the reader's own mail program; the text is cut where it would be too long. */
      mailto: z.string(),
      lastReminder: z.object({ ...mark, channel: ReminderChannel }).nullable(),
      remindedToday: z.boolean(),
    }),
  ),
});
export type RemindersAnswer = z.infer<typeof RemindersAnswer>;

/** POST …/periods/:quarter/reminders: sends mail, or notes that a reminder was given by hand. */
export const RemindRequest = z.object({
  units: z.array(UnitId).min(1).max(200),
  channel: ReminderChannel,
});
export type RemindRequest = z.infer<typeof RemindRequest>;

export const RemindAnswer = z.object({
  periods: count,
  results: z.array(
    z.object({
      unit: UnitId,
      kind: z.enum(['sent', 'noted', 'skipped', 'failed']),
      /** Why it was skipped or failed, with its sentence. */
      reason: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
});
export type RemindAnswer = z.infer<typeof RemindAnswer>;

/** GET and PUT /api/plans/:plan/contacts: the units' e-mail addresses; null takes one away. They hold for all plans. */
export const ContactsAnswer = z.object({
  contacts: z.array(z.object({ unit: UnitId, email: z.string().nullable() })),
});
export type ContactsAnswer = z.infer<typeof ContactsAnswer>;

export const ContactEmail = z.email().max(254);

export const ContactsRequest = z.object({
  contacts: z.array(z.object({ unit: UnitId, email: ContactEmail.nullable() })).max(2000),
});
export type ContactsRequest = z.infer<typeof ContactsRequest>;
