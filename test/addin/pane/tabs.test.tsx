// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import type { ComponentProps, ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { RollupQuery } from '../../../addin/client/plan-client.ts';
import type { Answer } from '../../../addin/client/answer.ts';
import { HistoryTab } from '../../../addin/pane/history-tab.tsx';
import { RollupTab } from '../../../addin/pane/rollup-tab.tsx';
import { emptyView } from '../../../addin/session/session-state.ts';
import { ProgressClass, type Rollup } from '../../../plan/rollup.ts';
import { aPlan, aRow, aTask, aUnit, secretariat } from '../../builders.ts';
import { showPart } from '../parts/show-part.tsx';

afterEach(cleanup);

const units = [aUnit('chu-tri'), aUnit('phoi-hop')];
const tasks = [aTask({ no: 1, coordinating: ['phoi-hop'] })];
const rows = [aRow(1, 'chu-tri'), aRow(1, 'phoi-hop', 'coordinate')];

const open: ComponentProps<typeof HistoryTab>['state'] & ComponentProps<typeof RollupTab>['state'] = {
  signIn: { token: 't', account: secretariat, today: '2023-05-15', trial: false, person: null },
  plan: aPlan(),
  tasks,
  units,
  version: 7,
  rows,
  view: emptyView,
};

describe('the history tab', () => {
  test('[UI27] follows the selected row of the sheet and asks for a choice where none is selected', async () => {
    let select: (rowId: string | null) => void = () => undefined;
    const asked: string[] = [];
    const session = {
      watchSelection: (listener: (rowId: string | null) => void) => {
        select = listener;
        return () => undefined;
      },
      historyOf: async (rowId: string) => {
        asked.push(rowId);
        return { kind: 'ok' as const, value: { version: 7, changes: [] } };
      },
    };
    showPart(<HistoryTab session={session} state={open} />);
    const heading = () => screen.queryByRole('heading', { level: 3 })?.textContent;
    const shown: unknown[] = [screen.getByText(/Đề nghị chọn một ô/).textContent];
    for (const rowId of ['01.CHUTRI', '01.PHOIHOP', null]) {
      await act(async () => select(rowId));
      shown.push(heading());
    }
    expect({ shown, asked }).toEqual({
      shown: [
        'Đề nghị chọn một ô của nhiệm vụ cần xem trong trang tính.',
        'Nhiệm vụ số 1 · Đơn vị chu-tri',
        'Nhiệm vụ số 1 · Đơn vị phoi-hop',
        undefined,
      ],
      asked: ['01.CHUTRI', '01.PHOIHOP'],
    });
  });
});

describe('the roll-up tab', () => {
  test('[UI28] says when the plan has moved on since its figures, and renews them', async () => {
    let version = 7;
    const asked: RollupQuery[] = [];
    const session = {
      rollup: async (query: RollupQuery): Promise<Answer<Rollup>> => {
        asked.push(query);
        return { kind: 'ok', value: aRollup(version) };
      },
      printReport: async () => undefined,
      downloadRollup: async () => undefined,
    };
    const stale = () => screen.queryByText(/Đã có thay đổi mới sau số liệu này/)?.textContent;
    let again: (part: ReactNode) => void = () => undefined;
    await act(async () => (again = showPart(<RollupTab session={session} state={open} />)));
    const fresh = stale();
    version = 9;
    await act(async () => again(<RollupTab session={session} state={{ ...open, version: 9 }} />));
    const moved = stale();
    await act(async () => fireEvent.click(screen.getAllByRole('button', { name: 'Tổng hợp lại' }).at(-1)!));
    expect({ fresh, moved, renewed: stale(), times: asked.length }).toEqual({
      fresh: undefined,
      moved: 'Đã có thay đổi mới sau số liệu này (phiên bản 7).',
      renewed: undefined,
      times: 2,
    });
  });
});

function aRollup(version: number): Rollup {
  return {
    quarter: 2,
    asOf: '2023-05-15',
    version,
    listed: 0,
    due: 0,
    classes: Object.fromEntries(ProgressClass.options.map(name => [name, 0])) as Rollup['classes'],
    rate: null,
    tasks: [],
    units: [],
    leads: [],
    groups: [],
    carried: [],
    carriedTasks: [],
    missing: [],
  };
}
