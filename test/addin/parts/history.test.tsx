// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../addin/client/answer.ts';
import { changedFields, historyDays, type HistoryChange } from '../../../addin/parts/history-days.ts';
import { HistoryList } from '../../../addin/parts/history-list.tsx';
import { RowHistory } from '../../../addin/parts/row-history.tsx';
import { emptyFields } from '../../../plan/field.ts';
import type { HistoryAnswer } from '../../../plan/http.ts';
import { noVersions, type Row } from '../../../plan/row.ts';
import { showPart } from './show-part.tsx';

afterEach(cleanup);

const LONG = 'Đã phối hợp với Ban Thi đua - Khen thưởng tham mưu ban hành kế hoạch. '.repeat(5).trim();

function change(
  given: Partial<HistoryChange> & Pick<HistoryChange, 'version' | 'field' | 'at'>,
): HistoryChange {
  return {
    rowId: '06.VPUBND',
    before: null,
    after: null,
    mutation: `${given.version}-${given.field}`,
    account: 'vp-ubnd-tinh',
    person: 'Nguyễn Văn Minh',
    unit: 'vp-ubnd-tinh',
    source: 'pane',
    by: 'Nguyễn Văn Minh (Văn phòng UBND tỉnh)',
    ...given,
  };
}

const reported = change({
  version: 1,
  field: 'status',
  after: 'inProgress',
  at: '2023-05-14T16:59:00.000Z',
  source: 'file',
});
const helped = change({
  version: 2,
  field: 'percent',
  before: null,
  after: 30,
  at: '2023-05-14T17:00:00.000Z',
  account: 'thu-ky',
  person: 'Phạm Thị Hoa',
  unit: null,
  source: 'web',
  by: 'Phạm Thị Hoa (Thư ký Hội đồng)',
});
const finished = [
  change({ version: 3, field: 'completedOn', after: '2023-05-09', at: '2023-05-15T01:05:00.000Z' }),
  change({
    version: 3,
    field: 'status',
    before: 'inProgress',
    after: 'done',
    at: '2023-05-15T01:05:00.000Z',
  }),
];
const changes = [reported, helped, ...finished];

describe('the history of a row', () => {
  test('[UI13] is told by day in the office’s time, the newest first, one entry for each sending', () => {
    const told = historyDays(changes).map(({ date, entries }) => [
      date,
      entries.map(({ time, by, changes: made }) => [time, by, made.map(({ field }) => field)]),
    ]);
    expect(told).toEqual([
      [
        '15/05/2023',
        [
          ['08:05', 'Nguyễn Văn Minh (Văn phòng UBND tỉnh)', ['status', 'completedOn']],
          ['00:00', 'Phạm Thị Hoa (Thư ký Hội đồng)', ['percent']],
        ],
      ],
      ['14/05/2023', [['23:59', 'Nguyễn Văn Minh (Văn phòng UBND tỉnh)', ['status']]]],
    ]);
  });

  test('[UI13] two people whose edits made one version stay two entries', () => {
    const other = { ...finished[0]!, account: 'so-gddt', by: 'Sở Giáo dục và Đào tạo', person: null };
    expect(historyDays([finished[1]!, other])[0]!.entries.map(({ by }) => by)).toEqual([
      'Sở Giáo dục và Đào tạo',
      'Nguyễn Văn Minh (Văn phòng UBND tỉnh)',
    ]);
  });

  test('[UI14] shows old and new content as the sheet does, and where each came from', () => {
    showPart(<HistoryList changes={changes} />);
    const contents = screen.getAllByRole('definition').map(content => content.textContent);
    const sources = ['Ngăn tác vụ trong Excel', 'Trang web', 'Tệp gửi lại'].map(
      words => screen.getAllByText(words).length,
    );
    expect({ contents, sources }).toEqual({
      contents: [
        ...['Đang thực hiện', 'Đã hoàn thành'],
        ...['(để trống)', '09/05/2023'],
        ...['(để trống)', '30%'],
        ...['(để trống)', 'Đang thực hiện'],
      ],
      sources: [1, 1, 1],
    });
  });

  test('[UI15] says where the secretariat wrote in a unit’s row, and only there', () => {
    showPart(<HistoryList changes={changes} />);
    const marks = screen.getAllByText('Thư ký nhập thay đơn vị').map(mark => mark.closest('li')?.textContent);
    expect(marks).toEqual([expect.stringContaining('Phạm Thị Hoa (Thư ký Hội đồng)')]);
  });

  test('[UI16] shows one field where it is chosen, and names those that were changed with their number', () => {
    showPart(<HistoryList changes={changes} />);
    const choice = screen.getByRole('combobox', { name: 'Xem theo cột' });
    const options = within(choice)
      .getAllByRole('option')
      .map(option => option.textContent);
    fireEvent.change(choice, { target: { value: 'percent' } });
    expect({
      options,
      counted: changedFields(changes),
      days: screen.getAllByRole('heading').map(day => day.textContent),
      contents: screen.getAllByRole('definition').map(content => content.textContent),
    }).toEqual({
      options: ['Tất cả các cột', 'Trạng thái (2)', 'Tiến độ % (1)', 'Ngày hoàn thành (1)'],
      counted: [
        ['status', 2],
        ['percent', 1],
        ['completedOn', 1],
      ],
      days: ['15/05/2023'],
      contents: ['(để trống)', '30%'],
    });
  });

  test('[UI17] folds a long text and shows it whole on request', () => {
    showPart(<HistoryList changes={[{ ...reported, field: 'result', after: LONG }]} />);
    const button = screen.getByRole('button', { name: 'Xem đủ' });
    const folded = button.getAttribute('aria-expanded');
    fireEvent.click(button);
    const open = screen.getByRole('button', { name: 'Thu gọn' }).getAttribute('aria-expanded');
    expect({ folded, open, text: screen.getAllByRole('definition')[1]!.textContent }).toEqual({
      folded: 'false',
      open: 'true',
      text: `${LONG}Thu gọn`,
    });
  });
});

type Question = Readonly<{ rowId: string; answer: (answer: Answer<HistoryAnswer>) => Promise<void> }>;

/** A service that answers when the test says so. */
function aSlowService() {
  const asked: Question[] = [];
  const ask = (rowId: string): Promise<Answer<HistoryAnswer>> =>
    new Promise(resolve => {
      asked.push({ rowId, answer: answer => act(async () => resolve(answer)) });
    });
  return { asked, ask };
}

const found = (given: readonly HistoryChange[]): Answer<HistoryAnswer> => ({
  kind: 'ok',
  value: { version: 3, changes: [...given] },
});
const rowOf = (id: string, version = 0): Row => ({
  id,
  task: 6,
  unit: 'vp-ubnd-tinh',
  role: 'coordinate',
  fields: emptyFields,
  versions: { ...noVersions, status: version },
});

describe('asking for the history', () => {
  test('[UI18] a row without any says so', async () => {
    const { asked, ask } = aSlowService();
    showPart(<RowHistory row={rowOf('06.VPUBND')} ask={ask} />);
    await asked[0]!.answer(found([]));
    expect(screen.getByText('Dòng này chưa có nội dung nào được gửi lên máy chủ.')).toBeTruthy();
  });

  test('[UI18] a failure says why and is tried again on request', async () => {
    const { asked, ask } = aSlowService();
    showPart(<RowHistory row={rowOf('06.VPUBND')} ask={ask} />);
    await asked[0]!.answer({ kind: 'failed', reason: 'unreachable', message: 'Chưa kết nối được máy chủ.' });
    const why = screen.getByText('Chưa kết nối được máy chủ.').textContent;
    fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    await asked[1]!.answer(found(changes));
    expect({ why, days: screen.getAllByRole('heading').map(day => day.textContent) }).toEqual({
      why: 'Chưa kết nối được máy chủ.',
      days: ['15/05/2023', '14/05/2023'],
    });
  });

  test('[UI19] a late answer about the row before is not shown for the row now selected', async () => {
    const { asked, ask } = aSlowService();
    const again = showPart(<RowHistory row={rowOf('06.VPUBND')} ask={ask} />);
    again(<RowHistory row={rowOf('12.VPUBND')} ask={ask} />);
    await asked[0]!.answer(found(changes));
    const early = screen.queryAllByRole('heading').length;
    await asked[1]!.answer(found([helped]));
    expect({
      asked: asked.map(({ rowId }) => rowId),
      early,
      days: screen.getAllByRole('heading').map(day => day.textContent),
    }).toEqual({ asked: ['06.VPUBND', '12.VPUBND'], early: 0, days: ['15/05/2023'] });
  });

  test('[UI19] a change of the row that arrives is asked for, and the list stays meanwhile', async () => {
    const { asked, ask } = aSlowService();
    const again = showPart(<RowHistory row={rowOf('06.VPUBND', 1)} ask={ask} />);
    await asked[0]!.answer(found([reported]));
    again(<RowHistory row={rowOf('06.VPUBND', 3)} ask={ask} />);
    const meanwhile = screen.getAllByRole('heading').map(day => day.textContent);
    await asked[1]!.answer(found(changes));
    expect({ meanwhile, then: screen.getAllByRole('heading').map(day => day.textContent) }).toEqual({
      meanwhile: ['14/05/2023'],
      then: ['15/05/2023', '14/05/2023'],
    });
  });
});
