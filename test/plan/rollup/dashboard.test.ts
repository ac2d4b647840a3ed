// What the page of the roll-up draws, held against figures that were worked out by hand.
import { describe, expect, test } from 'vitest';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { rowsBehind, type Figure } from '../../../plan/rollup/rows-behind.ts';
import { taskSpans } from '../../../plan/rollup/task-spans.ts';
import { trendDates, trendOf } from '../../../plan/rollup/trend.ts';
import { standingOf, unitQuarters } from '../../../plan/rollup/unit-quarters.ts';
import { ProgressClass } from '../../../plan/rollup.ts';
import { onJuly20, onOtherDays, type HandMade } from '../../../seeds/made-up-figures.ts';
import { reportedPlan } from './a-reported-plan.ts';

const year = reportedPlan.plan.year;
const namesOfClasses = ProgressClass.options;

function behind(hand: HandMade, figure: Figure) {
  const rollup = rollUp(reportedPlan, hand);
  return rowsBehind(figure, { rollup, tasks: reportedPlan.tasks, rows: reportedPlan.rows, year });
}

describe('what stands behind a figure', () => {
  test.each(onJuly20)('[DB1] quarter $quarter: each figure of tasks opens to as many tasks', hand => {
    const [onTime, late, , overdue] = hand.classes;
    const count = (figure: Figure): number => behind(hand, figure).length;
    expect({
      listed: count({ kind: 'listed' }),
      due: count({ kind: 'due' }),
      completed: count({ kind: 'completed' }),
      rated: count({ kind: 'rated' }),
      carried: count({ kind: 'carried' }),
      classes: namesOfClasses.map(of => count({ kind: 'class', of })),
      ofTheLead: count({ kind: 'lead', lead: 'ban-tdkt' }),
    }).toEqual({
      listed: hand.listed,
      due: hand.due,
      completed: onTime + late,
      rated: onTime + late + overdue,
      carried: hand.carried.length,
      classes: [...hand.classes],
      ofTheLead: hand.listed,
    });
  });

  test.each(onJuly20)('[DB2] quarter $quarter: each figure of a unit opens to as many of its rows', hand => {
    const count = (figure: Figure): number =>
      behind(hand, figure).reduce((sum, line) => sum + line.rows.length, 0);
    expect(
      hand.units.map(([unit]) => [
        unit,
        count({ kind: 'unit', unit, of: 'rows' }),
        count({ kind: 'unit', unit, of: 'reported' }),
        count({ kind: 'unit', unit, of: 'unreported' }),
        count({ kind: 'unit', unit, of: 'rated' }),
        namesOfClasses.map(of => count({ kind: 'unit', unit, of })),
      ]),
    ).toEqual(
      hand.units.map(([unit, rows, reported, , , classes]) => [
        unit,
        rows,
        reported,
        rows - reported,
        // On time, late and overdue.
        classes[0] + classes[1] + classes[3],
        [...classes],
      ]),
    );
  });

  test('[DB2] a task opens to its lead’s row first, then to the rows of those who help', () => {
    const quarter2 = onJuly20.find(hand => hand.quarter === 2)!;
    expect(
      behind(quarter2, { kind: 'task', task: 14 }).map(({ task, class: name, rows }) => ({
        task,
        name,
        rows: rows.map(({ row, class: own }) => [row.unit, row.role, own]),
      })),
    ).toEqual([
      {
        task: 14,
        name: 'openOverdue',
        rows: [
          ['ban-tdkt', 'lead', 'openOverdue'],
          ['so-gddt', 'coordinate', 'openOverdue'],
        ],
      },
    ]);
  });

  test('[DB2] a group opens to the rows of its members under the tasks that name it', () => {
    const quarter2 = onJuly20.find(hand => hand.quarter === 2)!;
    const members = reportedPlan.units.find(unit => unit.id === 'grp-ubnd-huyen-tp')!.members;
    const count = (reported: boolean): number =>
      behind(quarter2, { kind: 'group', members, tasks: [13], reported }).reduce(
        (sum, line) => sum + line.rows.length,
        0,
      );
    // Six of eight, as in the table of groups.
    expect([count(true), count(false)]).toEqual([6, 8]);
  });
});

describe('the rate over the year', () => {
  test('[DB3] it is judged on the last day of each month and on the day itself', () => {
    expect(trendDates(2023, '2023-03-10')).toEqual(['2023-01-31', '2023-02-28', '2023-03-10']);
    expect(trendDates(2024, '2024-02-29')).toEqual(['2024-01-31', '2024-02-29']);
    expect(trendDates(2023, '2023-12-31')).toHaveLength(12);
  });

  test.each(onOtherDays)('[DB3] quarter $quarter on $asOf is what was worked out by hand', hand => {
    const [point] = trendOf(reportedPlan, hand.quarter, [hand.asOf]);
    expect({
      rate: point!.rate,
      classes: namesOfClasses.map(name => point!.classes[name]),
      carried: point!.carried,
    }).toEqual({
      rate: hand.rate === null ? null : hand.rate[0] / hand.rate[1],
      classes: [...hand.classes],
      carried: hand.carried.length,
    });
  });
});

describe('units against quarters', () => {
  test('[DB4] each cell is the unit’s line in that quarter’s roll-up, or empty', () => {
    const lines = unitQuarters(onJuly20.map(hand => rollUp(reportedPlan, hand)));
    const found = lines.flatMap(({ unit, quarters }) =>
      quarters.flatMap(cell => (cell.unit === null ? [] : [[cell.quarter, unit, cell.unit.rows]])),
    );
    const expected = onJuly20.flatMap(hand => hand.units.map(([unit, rows]) => [hand.quarter, unit, rows]));
    const inOrder = (list: unknown[][]): string[] => list.map(each => each.join(' ')).sort();
    expect(inOrder(found)).toEqual(inOrder(expected));
    expect(new Set(lines.map(({ unit }) => unit)).size).toBe(lines.length);
  });

  test('[DB4] its shade says nothing reported, nothing due, or how much of what is due is done', () => {
    const quarter2 = rollUp(
      reportedPlan,
      onJuly20.find(hand => hand.quarter === 2)!,
    );
    const of = (unit: string) => standingOf(quarter2.units.find(line => line.unit === unit) ?? null);
    expect({
      absent: of('so-tu-phap'),
      unreported: of('so-y-te'),
      open: of('hoi-lhpn'),
      none: of('ubnd-hung-ha'),
      most: of('so-gddt'),
      all: of('dai-ptth'),
    }).toEqual({
      absent: 'absent',
      unreported: 'unreported',
      open: 'open',
      none: 'none',
      most: 'most',
      all: 'all',
    });
  });
});

test('[DB5] a task stands on the timeline from its first quarter to its last day, with its class', () => {
  const hand = onJuly20.find(each => each.quarter === 3)!;
  const spans = taskSpans(rollUp(reportedPlan, hand), reportedPlan.tasks, year);
  expect(spans.map(({ task, class: name }) => [task, name])).toEqual(
    hand.tasks.map(([task, name]) => [task, name]),
  );
  expect(spans.find(({ task }) => task === 18)).toEqual({
    task: 18,
    start: '2023-04-01', // listed in II and III
    end: '2023-09-30',
    due: '2023-09-30',
    class: 'openInTime',
  });
});
