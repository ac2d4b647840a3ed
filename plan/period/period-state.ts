// How a quarter stands, read off its events.
import type { Quarter } from '../quarter.ts';
import type { UnitId } from '../unit.ts';
import type { PeriodEvent, ReminderChannel } from './period-event.ts';
import type { Schedule } from './schedule.ts';
import type { IsoDate } from '../iso-date.ts';
import { z } from 'zod';

/** Đang nhập liệu → Đã gửi, chờ tiếp nhận → Yêu cầu bổ sung or Đã tiếp nhận → Đã tổng hợp (with the closing). */
export const ReportState = z.enum(['entering', 'submitted', 'returned', 'accepted', 'compiled']);
export type ReportState = z.infer<typeof ReportState>;

export const reportStateLabels: Readonly<Record<ReportState, { vi: string; en: string }>> = {
  entering: { vi: 'Đang nhập liệu', en: 'Being filled in' },
  submitted: { vi: 'Đã gửi, chờ tiếp nhận', en: 'Sent, awaiting acceptance' },
  returned: { vi: 'Yêu cầu bổ sung', en: 'To be completed' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  compiled: { vi: 'Đã tổng hợp', en: 'In the summary' },
};

/** Who did something and when. */
export type Mark = Pick<PeriodEvent, 'version' | 'revision' | 'day' | 'at' | 'account' | 'person' | 'by'>;

export type UnitReport = Readonly<{
  state: ReportState;
  /** The last report that was sent and not withdrawn; its version is what was sent. */
  submitted: Mark | null;
  /** What brought it to its state; null where nothing was said yet. */
  last:
    (Mark & Readonly<{ kind: 'submit' | 'withdraw' | 'accept' | 'return'; reason: string | null }>) | null;
  excluded: (Mark & Readonly<{ reason: string }>) | null;
  reminders: readonly (Mark & Readonly<{ channel: ReminderChannel; failed: boolean }>)[];
}>;

export type PeriodState = Readonly<{
  quarter: Quarter;
  /** Null where the plan sets none and the default holds. */
  schedule: Schedule | null;
  closed: (Mark & Readonly<{ asOf: IsoDate }>) | null;
  /** The last reopening; null where it is closed or never was. */
  reopened: (Mark & Readonly<{ reason: string }>) | null;
  /** Of units about which something was said. */
  units: ReadonlyMap<UnitId, UnitReport>;
}>;

export const untouchedReport: UnitReport = {
  state: 'entering',
  submitted: null,
  last: null,
  excluded: null,
  reminders: [],
};

/** The state of a quarter after all events of its plan, oldest first. */
export function periodState(quarter: Quarter, events: readonly PeriodEvent[]): PeriodState {
  const units = new Map<UnitId, UnitReport>();
  let schedule: PeriodState['schedule'] = null;
  let closed: PeriodState['closed'] = null;
  let reopened: PeriodState['reopened'] = null;
  for (const event of events) {
    if (event.quarter !== quarter) continue;
    const { deed } = event;
    const mark = markOf(event);
    switch (deed.kind) {
      case 'schedule':
        schedule = deed.schedule;
        break;
      case 'close':
        closed = { ...mark, asOf: deed.asOf };
        reopened = null;
        break;
      case 'reopen':
        closed = null;
        reopened = { ...mark, reason: deed.reason };
        break;
      default:
        units.set(deed.unit, withDeed(units.get(deed.unit) ?? untouchedReport, deed, mark));
    }
  }
  return { quarter, schedule, closed, reopened, units: closed === null ? units : compiled(units) };
}

/** The report of a unit, also of one about which nothing was said yet. */
export function reportOf({ units }: PeriodState, unit: UnitId): UnitReport {
  return units.get(unit) ?? untouchedReport;
}

/** Whether a report is still waited for. */
export function isAwaited({ state, excluded }: UnitReport): boolean {
  return excluded === null && (state === 'entering' || state === 'returned');
}

/** The last reminder that went out. */
export function lastReminder({ reminders }: UnitReport): UnitReport['reminders'][number] | null {
  return reminders.findLast(each => !each.failed) ?? null;
}

type UnitDeed = Exclude<PeriodEvent['deed'], { kind: 'schedule' | 'close' | 'reopen' }>;

function withDeed(known: UnitReport, deed: UnitDeed, mark: Mark): UnitReport {
  switch (deed.kind) {
    case 'submit':
      return {
        ...known,
        state: 'submitted',
        submitted: mark,
        last: { ...mark, kind: 'submit', reason: null },
      };
    case 'withdraw':
      return {
        ...known,
        state: 'entering',
        submitted: null,
        last: { ...mark, kind: 'withdraw', reason: null },
      };
    case 'accept':
      return { ...known, state: 'accepted', last: { ...mark, kind: 'accept', reason: null } };
    case 'return':
      return { ...known, state: 'returned', last: { ...mark, kind: 'return', reason: deed.reason } };
    case 'exclude':
      return { ...known, excluded: { ...mark, reason: deed.reason } };
    case 'include':
      return { ...known, excluded: null };
    case 'remind':
      return {
        ...known,
        reminders: [...known.reminders, { ...mark, channel: deed.channel, failed: false }],
      };
    case 'remindFailed': {
      // The newest mail: there is one a day at most that has not failed.
      const failed = known.reminders.findLastIndex(each => each.channel === 'mail');
      return {
        ...known,
        reminders: known.reminders.map((each, place) =>
          place === failed ? { ...each, failed: true } : each,
        ),
      };
    }
  }
}

/** What is accepted is in the summary once the quarter is closed, and only accepted again when it is reopened. */
function compiled(units: ReadonlyMap<UnitId, UnitReport>): Map<UnitId, UnitReport> {
  return new Map(
    [...units].map(([unit, report]) => [
      unit,
      report.state === 'accepted' ? { ...report, state: 'compiled' as const } : report,
    ]),
  );
}

function markOf({ version, revision, day, at, account, person, by }: PeriodEvent): Mark {
  return { version, revision, day, at, account, person, by };
}
