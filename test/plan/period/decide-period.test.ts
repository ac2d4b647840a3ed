import { describe, expect, test } from 'vitest';
import type { Account } from '../../../plan/account.ts';
import type { Issue } from '../../../plan/issue.ts';
import { decidePeriod, type PeriodAction } from '../../../plan/period/decide-period.ts';
import type { PeriodDeed, PeriodEvent } from '../../../plan/period/period-event.ts';
import { periodState, reportOf } from '../../../plan/period/period-state.ts';
import { defaultSchedule, Schedule } from '../../../plan/period/schedule.ts';
import { quarters } from '../../../plan/quarter.ts';
import { secretariat, unitAccount } from '../../builders.ts';

const TODAY = '2023-06-10';
const office = unitAccount('van-phong');
const school = unitAccount('truong');

/** The log of quarter II after these deeds of the secretariat, one version later each. */
function logOf(...deeds: readonly PeriodDeed[]): PeriodEvent[] {
  return deeds.map((deed, index) => ({
    seq: index + 1,
    quarter: 2,
    deed,
    version: index + 10,
    revision: 1,
    day: TODAY,
    at: `2023-06-10T0${index}:00:00.000Z`,
    account: 'thu-ky',
    person: null,
    by: null,
  }));
}

function stateAfter(...deeds: readonly PeriodDeed[]) {
  return periodState(2, logOf(...deeds));
}

function decide(
  action: PeriodAction,
  deeds: readonly PeriodDeed[] = [],
  { account = secretariat, issues = [] }: { account?: Account; issues?: readonly Issue[] } = {},
): string {
  const decision = decidePeriod(action, {
    state: stateAfter(...deeds),
    account,
    today: TODAY,
    reporting: new Set(['van-phong', 'truong']),
    issuesOf: () => issues,
  });
  return decision.kind === 'recorded' ? 'recorded' : decision.reason;
}

const unit = 'van-phong';
const submit: PeriodDeed = { kind: 'submit', unit };
const withdraw: PeriodDeed = { kind: 'withdraw', unit };
const accept: PeriodDeed = { kind: 'accept', unit };
const giveBack: PeriodDeed = { kind: 'return', unit, reason: 'Thiếu số liệu' };
const exclude: PeriodDeed = { kind: 'exclude', unit, reason: 'Đã giải thể' };
const include: PeriodDeed = { kind: 'include', unit };
const close: PeriodDeed = { kind: 'close', asOf: TODAY };
const reopen: PeriodDeed = { kind: 'reopen', reason: 'Bổ sung báo cáo' };

/** What each action comes to after each history. */
const actions = { submit, withdraw, accept, return: giveBack, exclude, include, close, reopen };
const [sent, accepted, notSent, excluded, closed] = [
  'reportAlreadySent',
  'reportAlreadyAccepted',
  'reportNotSent',
  'unitExcluded',
  'periodClosed',
];
const [ok, notOut, open] = ['recorded', 'unitNotExcluded', 'periodNotClosed'];

describe('what may be done about a report, as it stands', () => {
  test.each<[string, readonly PeriodDeed[], readonly string[]]>([
    //                                submit    withdraw  accept    return   exclude include close   reopen
    ['nothing was said', [], [ok, notSent, notSent, notSent, ok, notOut, ok, open]],
    ['sent', [submit], [sent, ok, ok, ok, ok, notOut, ok, open]],
    ['withdrawn', [submit, withdraw], [ok, notSent, notSent, notSent, ok, notOut, ok, open]],
    ['accepted', [submit, accept], [accepted, accepted, accepted, ok, ok, notOut, ok, open]],
    ['returned', [submit, giveBack], [ok, notSent, notSent, notSent, ok, notOut, ok, open]],
    ['returned after all', [submit, accept, giveBack], [ok, notSent, notSent, notSent, ok, notOut, ok, open]],
    ['excluded', [exclude], [excluded, excluded, excluded, excluded, excluded, ok, ok, open]],
    ['taken back in', [submit, exclude, include], [sent, ok, ok, ok, ok, notOut, ok, open]],
    ['closed', [submit, accept, close], [closed, closed, closed, closed, closed, closed, closed, ok]],
    [
      'opened again',
      [submit, accept, close, reopen],
      [accepted, accepted, accepted, ok, ok, notOut, ok, open],
    ],
  ])('[PB1] after: %s', (_name, deeds, outcomes) => {
    expect(Object.values(actions).map(action => decide(action as PeriodAction, deeds))).toEqual(outcomes);
  });

  test('[PB2] a unit sends and withdraws its own report, nothing else; the secretariat does all', () => {
    const asUnit = (account: Account) =>
      Object.values(actions).map(action => decide(action as PeriodAction, [], { account }));
    const only = 'secretariatOnly';
    expect(asUnit(office)).toEqual([ok, notSent, only, only, only, only, only, only]);
    expect(asUnit(school)).toEqual(['notYourUnit', 'notYourUnit', only, only, only, only, only, only]);
  });

  test('[PB3] errors in its rows stop a report, warnings do not', () => {
    const issue: Issue = {
      rowId: '06.VP',
      field: 'completedOn',
      reason: 'doneNeedsDate',
      severity: 'error',
      params: {},
      fixes: [],
    };
    const warning: Issue = { ...issue, reason: 'doneNot100', severity: 'warning' };
    expect([
      decide({ kind: 'submit', unit }, [], { issues: [warning, issue] }),
      decide({ kind: 'submit', unit }, [], { issues: [warning] }),
    ]).toEqual(['reportHasErrors', 'recorded']);
  });

  test('[PB4] a unit without rows in the quarter has nothing to report', () => {
    expect(decide({ kind: 'submit', unit: 'khac' })).toBe('unitNotInPeriod');
  });

  test('[PB5] figures are not closed on a day that is still to come', () => {
    expect([
      decide({ kind: 'close', asOf: '2023-06-11' }),
      decide({ kind: 'close', asOf: '2023-06-10' }),
    ]).toEqual(['asOfInFuture', 'recorded']);
  });
});

describe('how a quarter stands', () => {
  test('[PB6] a report goes from being filled in to the summary, and each step is told with version and reason', () => {
    const after = (...deeds: readonly PeriodDeed[]) => {
      const { state, submitted, last } = reportOf(stateAfter(...deeds), unit);
      return { state, version: submitted?.version ?? null, last: last?.kind, reason: last?.reason };
    };
    expect([
      after(submit),
      after(submit, giveBack),
      after(submit, giveBack, submit, accept),
      after(submit, accept, close),
      after(submit, close),
      after(submit, withdraw),
    ]).toEqual([
      { state: 'submitted', version: 10, last: 'submit', reason: null },
      { state: 'returned', version: 10, last: 'return', reason: 'Thiếu số liệu' },
      { state: 'accepted', version: 12, last: 'accept', reason: null },
      { state: 'compiled', version: 10, last: 'accept', reason: null },
      { state: 'submitted', version: 10, last: 'submit', reason: null },
      { state: 'entering', version: null, last: 'withdraw', reason: null },
    ]);
  });

  test('[PB7] the quarters do not touch each other', () => {
    const log = [...logOf(submit, close), { ...logOf(submit)[0]!, quarter: 3 as const, seq: 3 }];
    expect(quarters.map(quarter => periodState(quarter, log).closed?.version ?? null)).toEqual([
      null,
      11,
      null,
      null,
    ]);
    expect(reportOf(periodState(3, log), unit).state).toBe('submitted');
  });
});

describe('the calendar', () => {
  test('[PB8] windows run from the 15th of the month before to the 14th of the last, as the decree has them', () => {
    expect(quarters.map(quarter => defaultSchedule(2023, quarter))).toEqual([
      {
        window: { from: '2022-12-15', to: '2023-03-14' },
        deadline: '2023-03-20',
        reportDeadline: '2023-03-25',
      },
      {
        window: { from: '2023-03-15', to: '2023-06-14' },
        deadline: '2023-06-20',
        reportDeadline: '2023-06-25',
      },
      {
        window: { from: '2023-06-15', to: '2023-09-14' },
        deadline: '2023-09-20',
        reportDeadline: '2023-09-25',
      },
      {
        window: { from: '2023-09-15', to: '2023-12-14' },
        deadline: '2023-12-20',
        reportDeadline: '2023-12-25',
      },
    ]);
  });

  test('[PB9] the secretariat’s dates hold once set; dates in the wrong order are none', () => {
    const schedule = { ...defaultSchedule(2023, 2), deadline: '2023-06-17' };
    expect(stateAfter({ kind: 'schedule', schedule }).schedule).toEqual(schedule);
    const places = [
      { ...schedule, window: { from: '2023-06-15', to: '2023-06-14' } },
      { ...schedule, deadline: '2023-03-01' },
      { ...schedule, reportDeadline: '2023-06-16' },
    ].map(each => Schedule.safeParse(each).error?.issues[0]?.path.join('.'));
    expect(places).toEqual(['window.to', 'deadline', 'reportDeadline']);
  });
});
