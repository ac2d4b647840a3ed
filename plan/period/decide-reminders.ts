// Whom a reminder goes to: units whose report is awaited, and each once a day at most.
import type { IsoDate } from '../iso-date.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import type { UnitId } from '../unit.ts';
import type { PeriodDeed, ReminderChannel } from './period-event.ts';
import { isAwaited, lastReminder, reportOf, type PeriodState } from './period-state.ts';

export type ReminderView = Readonly<{
  state: PeriodState;
  reporting: ReadonlySet<UnitId>;
  today: IsoDate;
  channel: ReminderChannel;
  emails: ReadonlyMap<UnitId, string>;
}>;

export type ReminderDecision = Readonly<{ unit: UnitId }> &
  (
    | Readonly<{ kind: 'remind'; deed: Extract<PeriodDeed, { kind: 'remind' }> }>
    | Readonly<{ kind: 'skipped'; reason: ReasonCode }>
  );

/** One decision for each unit, named once or more. */
export function decideReminders(units: readonly UnitId[], view: ReminderView): ReminderDecision[] {
  return [...new Set(units)].map(unit => {
    const reason = reasonAgainst(unit, view);
    if (reason !== null) return { unit, kind: 'skipped', reason };
    const { channel, emails } = view;
    const to = channel === 'mail' ? (emails.get(unit) ?? null) : null;
    return { unit, kind: 'remind', deed: { kind: 'remind', unit, channel, to } };
  });
}

function reasonAgainst(
  unit: UnitId,
  { state, reporting, today, channel, emails }: ReminderView,
): ReasonCode | null {
  if (!reporting.has(unit)) return 'unitNotInPeriod';
  if (state.closed !== null) return 'periodClosed';
  const report = reportOf(state, unit);
  if (!isAwaited(report)) return 'reportNotAwaited';
  if (lastReminder(report)?.day === today) return 'remindedToday';
  return channel === 'mail' && !emails.has(unit) ? 'noMailAddress' : null;
}
