// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { CompareCard } from '../../../addin/dashboard/compare/compare-card.tsx';
import {
  compareQuery,
  firstOtherSide,
  ofPlan,
  ofQuarter,
} from '../../../addin/dashboard/compare/other-side.ts';
import type { CompareQuery, PlanClient } from '../../../addin/client/plan-client.ts';
import type { AskPlan } from '../../../addin/parts/use-periods.ts';
import type { PeriodAnswer } from '../../../plan/period/period-http.ts';
import { compareRollups, type Compared } from '../../../plan/rollup/compare.ts';
import type { Quarter } from '../../../plan/quarter.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { aMadeUpPlan } from '../../plan/rollup/made-up-plan.ts';
import { showPart } from '../parts/show-part.tsx';

afterEach(cleanup);

const { document: plan, rows } = aMadeUpPlan();
const line = { ...plan.plan, taskCount: plan.tasks.length };
const nextYear = { ...line, id: 'nam-sau', year: 2024 };
const choice = { quarter: 2, asOf: '2023-07-20', version: null } as const;
const closedFirst = [
  { quarter: 1, closed: { asOf: '2023-04-10', version: 7 } },
] as unknown as readonly PeriodAnswer[];

function side(quarter: Quarter, asOf: string): Compared {
  const { tasks, units } = plan;
  const rollup = rollUp({ ...plan, rows, version: 1 }, { quarter, asOf });
  return { plan: line.id, year: 2023, tasks, units, rows, rollup, closed: false };
}

/** Answers as the service does, and keeps what was asked. */
function aService(): Readonly<{ ask: AskPlan; asked: (readonly [string, CompareQuery])[] }> {
  const asked: [string, CompareQuery][] = [];
  const compare: PlanClient['compare'] = async (_token, of, query) => {
    asked.push([of, query]);
    const left = side(query.quarter, query.asOf!);
    return { kind: 'ok', value: compareRollups(left, side(query.withQuarter, query.withAsOf)) };
  };
  const client = { compare } as PlanClient;
  return { ask: question => question(client, 'token', line.id), asked };
}

function show(ask: AskPlan): void {
  const names = new Map(plan.units.map(unit => [unit.id, unit.name]));
  showPart(
    <CompareCard
      plans={[line, nextYear]}
      plan={line}
      choice={choice}
      rollup={side(2, '2023-07-20').rollup}
      periods={null}
      rows={rows}
      nameOf={unit => names.get(unit) ?? unit}
      ask={ask}
      askHistory={async () => ({ kind: 'ok', value: { version: 1, changes: [] } })}
    />,
  );
}

describe('with what a quarter is compared', () => {
  test('[DC1] at first the quarter before, as it was closed or on the same day; of the first quarter the second', () => {
    expect([
      firstOtherSide(line, choice, { quarters: closedFirst }),
      firstOtherSide(line, choice, { quarters: null }),
      firstOtherSide(line, { ...choice, quarter: 1 }, { quarters: closedFirst }),
      ofQuarter(1, '2023-07-20', { quarters: closedFirst }),
      ofPlan(nextYear, 2, '2023-07-20'),
      ofPlan(line, 2, '2025-01-05'),
    ]).toEqual([
      { plan: line.id, quarter: 1, asOf: '2023-04-10', version: 7 },
      { plan: line.id, quarter: 1, asOf: '2023-07-20', version: null },
      { plan: line.id, quarter: 2, asOf: '2023-07-20', version: null },
      { quarter: 1, asOf: '2023-04-10', version: 7 },
      { plan: 'nam-sau', quarter: 2, asOf: '2023-07-20', version: null },
      { plan: line.id, quarter: 2, asOf: '2023-12-31', version: null },
    ]);
  });

  test('[DC2] it stands at the left of the question, and what is in view at the right with its version', () => {
    const other = { plan: 'nam-sau', quarter: 3, asOf: '2024-09-30', version: null } as const;
    const inView = { plan: line.id, quarter: 2, asOf: '2023-07-20', version: 9 } as const;
    expect(compareQuery(other, inView)).toEqual({
      ...{ quarter: 3, asOf: '2024-09-30' },
      ...{ withPlan: line.id, withQuarter: 2, withAsOf: '2023-07-20', withVersion: 9 },
    });
  });
});

describe('the comparison in view', () => {
  test('[DC3] each headline figure with its difference, by sign and word; units with a difference first', async () => {
    const { ask, asked } = aService();
    show(ask);
    fireEvent.change(await screen.findByLabelText('Tính đến ngày'), { target: { value: '15/06/2023' } });
    fireEvent.change(screen.getByLabelText('Quý'), { target: { value: '2' } });
    fireEvent.blur(screen.getByLabelText('Tính đến ngày'));
    await screen.findByText(/tính đến 15\/06\/2023/);
    const { figures } = compareRollups(side(2, '2023-06-15'), side(2, '2023-07-20'));
    const table = screen.getByRole('table', { name: 'So sánh số liệu' });
    const lines = within(table).getAllByRole('row').slice(1);
    expect(lines).toHaveLength(figures.length);
    figures.forEach((figure, index) => {
      if (figure.figure === 'rate') return;
      const { left, right, difference } = figure;
      const words =
        difference === 0
          ? 'Không đổi'
          : difference! > 0
            ? `+${difference} (tăng)`
            : `−${-difference!} (giảm)`;
      expect(lines[index]!.textContent).toContain(`${left}${right}${words}`);
    });
    expect(asked.at(-1)).toEqual([
      line.id,
      {
        ...{ quarter: 2, asOf: '2023-06-15', withPlan: line.id, withQuarter: 2 },
        ...{ withAsOf: '2023-07-20', withVersion: 1 },
      },
    ]);
    const units = within(screen.getByRole('table', { name: 'Theo đơn vị' })).getAllByRole('row');
    expect(units[1]!.textContent).toContain('→');
  });

  test('[DC4] a difference opens to the tasks that make it and their rows that changed class', async () => {
    show(aService().ask);
    fireEvent.change(await screen.findByLabelText('Quý'), { target: { value: '2' } });
    const box = screen.getByLabelText('Tính đến ngày');
    fireEvent.change(box, { target: { value: '15/06/2023' } });
    fireEvent.blur(box);
    fireEvent.click(await screen.findByRole('button', { name: /^Hoàn thành đúng hạn, \+/ }));
    const drawer = await screen.findByRole('dialog');
    const { tasks } = compareRollups(side(2, '2023-06-15'), side(2, '2023-07-20'));
    const came = tasks.filter(
      ({ left, right }) => (left?.class === 'doneOnTime') !== (right?.class === 'doneOnTime'),
    );
    expect(
      within(drawer)
        .getAllByRole('heading', { level: 3 })
        .map(each => each.textContent),
    ).toEqual(came.map(task => `${task.right!.task}. ${task.title}`));
    expect(within(drawer).getAllByRole('heading', { level: 4 }).length).toBeGreaterThan(0);
  });
});
