// What is said about a reporting period, one event after another. The log is only ever added to; how a quarter stands
// is read off it.
import { z } from 'zod';
import { IsoDate } from '../iso-date.ts';
import { Quarter } from '../quarter.ts';
import { ReasonCode } from '../reasons/reason.ts';
import { UnitId } from '../unit.ts';
import { Schedule } from './schedule.ts';

/** Why something was returned, excluded or reopened, in the secretariat's words. */
export const PeriodReason = z.string().trim().min(1).max(2000);

/** How a unit was reminded: by mail, or by hand with the text copied or opened in a mail program. */
export const ReminderChannel = z.enum(['mail', 'hand']);
export type ReminderChannel = z.infer<typeof ReminderChannel>;

const ofUnit = { unit: UnitId };

export const PeriodDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit'), ...ofUnit }),
  z.object({ kind: z.literal('withdraw'), ...ofUnit }),
  z.object({ kind: z.literal('accept'), ...ofUnit }),
  z.object({ kind: z.literal('return'), ...ofUnit, reason: PeriodReason }),
  z.object({ kind: z.literal('exclude'), ...ofUnit, reason: PeriodReason }),
  z.object({ kind: z.literal('include'), ...ofUnit }),
  z.object({ kind: z.literal('close'), asOf: IsoDate }),
  z.object({ kind: z.literal('reopen'), reason: PeriodReason }),
  z.object({ kind: z.literal('schedule'), schedule: Schedule }),
  z.object({ kind: z.literal('remind'), ...ofUnit, channel: ReminderChannel, to: z.string().nullable() }),
  /** A mail that was announced by `remind` and did not go out. */
  z.object({ kind: z.literal('remindFailed'), ...ofUnit, why: ReasonCode }),
]);
export type PeriodDeed = z.infer<typeof PeriodDeed>;

export const PeriodEvent = z.object({
  /** 1, 2, 3 … of its plan, without gaps. */
  seq: z.number().int().positive(),
  quarter: Quarter,
  deed: PeriodDeed,
  /** The plan's version and revision when it was done. */
  version: z.number().int().min(0),
  revision: z.number().int().min(1),
  /** The working day on which it was done, and the moment (ISO 8601, UTC). */
  day: IsoDate,
  at: z.string(),
  account: z.string(),
  person: z.string().nullable(),
  /** The account's unit; null for the secretariat. */
  by: UnitId.nullable(),
});
export type PeriodEvent = z.infer<typeof PeriodEvent>;
