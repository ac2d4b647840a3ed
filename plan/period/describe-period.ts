// A quarter as an account sees it: its dates, whether it is closed, and how each unit's report stands.
import type { Account } from '../account.ts';
import type { IsoDate } from '../iso-date.ts';
import type { Quarter } from '../quarter.ts';
import type { Rollup, RollupUnit } from '../rollup.ts';
import type { Row } from '../row.ts';
import type { UnitId } from '../unit.ts';
import { countChangedSince } from './changed-cells.ts';
import { decidePeriod, type PeriodAction, type PeriodView } from './decide-period.ts';
import { isAwaited, lastReminder, reportOf, type Mark, type PeriodState } from './period-state.ts';
import type { PeriodActionName, PeriodAnswer, UnitReportAnswer } from './period-http.ts';
import { defaultSchedule } from './schedule.ts';

export type Described = Readonly<{
  state: PeriodState;
  year: number;
  account: Account;
  today: IsoDate;
  /** The quarter's figures as the rows are now; `units` are those that have to report. */
  rollup: Rollup;
  /** The rows as they are now. */
  rows: Iterable<Row>;
  /** The revision of the plan's document. */
  revision: number;
  /** Who did something, as people know them. */
  nameOf(mark: Mark): string;
}>;

/** The units that take part in a quarter: those with rows in it. */
export function reportingUnits({ units }: Rollup): ReadonlySet<UnitId> {
  return new Set(units.map(unit => unit.unit));
}

export function describePeriod(described: Described): PeriodAnswer {
  const { state, year, account, rollup, today, nameOf } = described;
  const quarter: Quarter = state.quarter;
  const schedule = state.schedule ?? defaultSchedule(year, quarter);
  const rowsOf = rowsByUnit(described);
  const view: PeriodView = {
    state,
    account,
    today,
    reporting: reportingUnits(rollup),
    issuesOf: () => [],
  };
  const units = unitsToTell(described).map((unit): UnitReportAnswer => {
    const rows = rowsOf.get(unit.unit) ?? [];
    return describeUnit(unit, rows, { ...described, deadline: schedule.deadline, view });
  });
  const { closed, reopened } = state;
  const seen = units.flatMap(({ unit }) => rowsOf.get(unit) ?? []);
  return {
    quarter,
    ...schedule,
    isDefault: state.schedule === null,
    closed: closed && {
      version: closed.version,
      asOf: closed.asOf,
      day: closed.day,
      closedAt: closed.at,
      by: nameOf(closed),
      changedSince: countChangedSince(seen, closed.version),
      amendedSince: described.revision > closed.revision,
    },
    reopened: reopened && { ...told(reopened, nameOf), reason: reopened.reason },
    counts: countStates(units),
    units,
    may: allowed(
      [
        { kind: 'close', asOf: today },
        { kind: 'reopen', reason: '' },
      ],
      view,
    ),
  };
}

function unitsToTell({ state, account, rollup }: Described): RollupUnit[] {
  const known = new Set(rollup.units.map(unit => unit.unit));
  const gone = [...state.units.keys()].filter(unit => !known.has(unit)).sort();
  const all = [...rollup.units, ...gone.map(emptyUnit)];
  return account.role === 'secretariat' ? all : all.filter(unit => unit.unit === account.unit);
}

/** A unit that lost its rows by an amendment, and about whose report something was said. */
function emptyUnit(unit: UnitId): RollupUnit {
  const classes = {
    doneOnTime: 0,
    doneLate: 0,
    openInTime: 0,
    openOverdue: 0,
    notYetDue: 0,
    continuous: 0,
    cancelled: 0,
  };
  return { unit, rows: 0, reported: 0, done: 0, overdue: 0, leads: 0, due: 0, classes, rate: null };
}

/** The rows that the quarter's figures are made of: under the tasks that it lists or carries over. */
function rowsByUnit({ rollup, rows }: Described): Map<UnitId, Row[]> {
  const tasks = new Set([...rollup.tasks.map(task => task.task), ...rollup.carried]);
  const byUnit = new Map<UnitId, Row[]>();
  for (const row of rows) {
    if (!tasks.has(row.task)) continue;
    const known = byUnit.get(row.unit);
    if (known) known.push(row);
    else byUnit.set(row.unit, [row]);
  }
  return byUnit;
}

type Describing = Described & Readonly<{ deadline: IsoDate; view: PeriodView }>;

function describeUnit(
  { unit, rows, reported, overdue }: RollupUnit,
  own: readonly Row[],
  { state, today, deadline, view, nameOf }: Describing,
): UnitReportAnswer {
  const report = reportOf(state, unit);
  const { submitted, last, excluded } = report;
  const reminder = lastReminder(report);
  return {
    unit,
    state: report.state,
    rows,
    reported,
    overdue,
    submitted: submitted && { ...told(submitted, nameOf), late: submitted.day > deadline },
    last: last && { ...told(last, nameOf), kind: last.kind, reason: last.reason },
    excluded: excluded && { ...told(excluded, nameOf), reason: excluded.reason },
    missing: isAwaited(report) && today > deadline,
    changedSinceSubmitted: submitted === null ? 0 : countChangedSince(own, submitted.version),
    changedSinceClosed: state.closed === null ? 0 : countChangedSince(own, state.closed.version),
    lastReminder: reminder && { ...told(reminder, nameOf), channel: reminder.channel },
    may: allowed(
      [
        { kind: 'submit', unit },
        { kind: 'withdraw', unit },
        { kind: 'accept', unit },
        { kind: 'return', unit, reason: '' },
        { kind: 'exclude', unit, reason: '' },
        { kind: 'include', unit },
      ],
      view,
    ),
  };
}

type Acted = Exclude<PeriodAction, { kind: 'schedule' }>;

function allowed(actions: readonly Acted[], view: PeriodView): PeriodActionName[] {
  return actions.filter(action => decidePeriod(action, view).kind === 'recorded').map(action => action.kind);
}

function told(mark: Mark, nameOf: Described['nameOf']) {
  const { version, day, at } = mark;
  return { version, day, at, by: nameOf(mark) };
}

function countStates(units: readonly UnitReportAnswer[]): PeriodAnswer['counts'] {
  const counts = {
    units: units.length,
    entering: 0,
    submitted: 0,
    returned: 0,
    accepted: 0,
    compiled: 0,
    excluded: 0,
  };
  for (const { state, excluded } of units) counts[excluded === null ? state : 'excluded'] += 1;
  return counts;
}
