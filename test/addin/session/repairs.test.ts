import { beforeEach, describe, expect, test } from 'vitest';
import { fixKinds } from '../../../addin/session/fix-kinds.ts';
import type { Problem, RowProblems } from '../../../addin/session/session-state.ts';
import { anOpenPane, type Pane } from '../a-pane.ts';
import { aTrialService, type TrialService } from '../../server/a-service.ts';

const share = (percent: number): Problem => ({
  reason: 'percentShare',
  severity: 'error',
  params: {},
  column: 'percent',
  fixes: [{ value: percent, label: String(percent) }],
  shown: String(percent / 100).replace('.', ','),
});
const fraction: Problem = {
  ...share(50),
  reason: 'percentFraction',
  fixes: [
    { value: 50, label: '50' },
    { value: 51, label: '51' },
  ],
};
const row = (task: number, ...problems: Problem[]): RowProblems => ({
  rowId: `${task}.A`,
  task,
  title: '',
  problems,
});

describe('repairs of one kind', () => {
  test('[PA1] those with one repair each stand together, the most frequent kind first', () => {
    const swapped: Problem = { ...share(1), reason: 'dateSwapped', column: 'completedOn' };
    const rows = [row(1, share(50), fraction), row(2, share(20), swapped), row(3, share(5), swapped)];
    expect(fixKinds(rows).map(({ reason, fixes }) => [reason, ...fixes.map(({ task }) => task)])).toEqual([
      ['percentShare', 1, 2, 3],
      ['dateSwapped', 2, 3],
    ]);
  });

  test('[PA1] a choice between two, a single cell and the sheet as a whole make no kind', () => {
    expect(fixKinds([row(1, fraction), row(2, fraction), row(3, share(5))])).toEqual([]);
    expect(fixKinds([{ ...row(1, share(5), share(6)), rowId: null }])).toEqual([]);
  });
});

describe('repairs in a sheet', () => {
  let service: TrialService;
  let pane: Pane;
  beforeEach(async () => {
    service = await aTrialService();
    pane = await anOpenPane(service, 'vp-ubnd-tinh');
  });

  const cells = (...rowIds: string[]) => rowIds.map(rowId => pane.workbook.textOf(rowId, 'percent'));
  const rowIds = ['06.VPUBND', '12.VPUBND', '15.VPUBND'];
  const threeShares = async () => {
    pane.typeUnseen(rowIds[0]!, 'percent', '0,5');
    pane.typeUnseen(rowIds[1]!, 'percent', '0,2');
    await pane.type(rowIds[2]!, 'percent', '0,75');
    return fixKinds(pane.open().view.problems)[0]!;
  };

  test('[PA1] one press mends all of a kind, and they wait like anything typed', async () => {
    const { reason, fixes } = await threeShares();
    await pane.session.fix(fixes);
    expect({
      reason,
      cells: cells(...rowIds),
      fates: pane.open().view.pending.map(cell => cell.fate),
    }).toEqual({
      reason: 'percentShare',
      cells: ['50', '20', '75'],
      fates: ['waiting', 'waiting', 'waiting'],
    });
  });

  test('[PA2] one more press puts all of them back as they were typed', async () => {
    const { fixes } = await threeShares();
    await pane.session.fix(fixes);
    await pane.session.undo(pane.open().notice?.undo ?? []);
    expect(cells(...rowIds)).toEqual(['0,5', '0,2', '0,75']);
  });

  test('[PA3] a cell that was typed over since keeps what its author typed', async () => {
    const { fixes } = await threeShares();
    pane.typeUnseen(rowIds[1]!, 'percent', '33');
    await pane.session.fix(fixes);
    expect({ cells: cells(...rowIds), said: pane.open().notice?.said }).toEqual({
      cells: ['50', '33', '75'],
      said: { key: 'notice.fixedAll', params: { n: 2 } },
    });
    await pane.session.fix(fixes.slice(1, 2));
    expect(pane.open().notice?.said).toEqual({ key: 'notice.fixOvertaken' });
  });

  test('[PA4] a changed cell of the plan is put back; the same unit spelt otherwise is not taken for another', async () => {
    const leads = () => rowIds.map(rowId => pane.workbook.textOf(rowId, 'lead'));
    const before = leads();
    pane.typeUnseen(rowIds[0]!, 'lead', 'Ban TĐKT');
    pane.typeUnseen(rowIds[1]!, 'lead', 'Sở Tài chính');
    await pane.type(rowIds[2]!, 'lead', 'Ai đó');
    const found = pane.open().view.problems.map(({ rowId, problems }) => [rowId, problems[0]?.reason]);
    const kinds = fixKinds(pane.open().view.problems);
    await pane.session.fix(
      pane.open().view.problems.flatMap(({ rowId, problems }) => {
        const { column, fixes } = problems[0]!;
        return rowId && column && fixes[0] ? [{ rowId, column, value: fixes[0].value }] : [];
      }),
    );
    expect({ found, kinds: kinds.map(({ reason, fixes }) => [reason, fixes.length]) }).toEqual({
      found: [
        [rowIds[0], 'unitAlias'],
        [rowIds[1], 'changedPlanCell'],
        [rowIds[2], 'changedPlanCell'],
      ],
      kinds: [['changedPlanCell', 2]],
    });
    expect(leads()).toEqual(before);
    expect(pane.open().view.problems).toEqual([]);
  });
});
