// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ArrivingList } from '../../../addin/parts/arriving-list.tsx';
import { ConnectionBadge } from '../../../addin/parts/connection-badge.tsx';
import { LastSendLine } from '../../../addin/parts/last-send-line.tsx';
import { PendingList } from '../../../addin/parts/pending-list.tsx';
import { ProblemList } from '../../../addin/parts/problem-list.tsx';
import { SendSummary } from '../../../addin/parts/send-summary.tsx';
import { WaitingNote } from '../../../addin/parts/waiting-note.tsx';
import type {
  Arriving,
  Connection,
  PendingCell,
  Problem,
  Resend,
  RowProblems,
} from '../../../addin/session/session-state.ts';
import { showPart } from './show-part.tsx';

afterEach(cleanup);

const nothing = (): void => undefined;
const names = { titleOf: (task: number) => `Việc ${task}`, ownerOf: () => null };

const arriving: Arriving = {
  cells: [
    {
      rowId: '06.VPUBND',
      task: 6,
      field: 'status',
      before: 'Chưa thực hiện',
      after: 'Đang thực hiện',
      by: 'Trần Thị Lan (Văn phòng UBND tỉnh)',
      at: '2023-05-15T02:31:00.000Z',
    },
    { rowId: '06.VPUBND', task: 6, field: 'note', before: '', after: 'Mới', by: null, at: null },
    { rowId: '12.VPUBND', task: 12, field: 'percent', before: '30', after: '', by: null, at: null },
  ],
  added: [],
  removed: [],
  revised: false,
};

describe('data that waits to be taken in', () => {
  test('[UI20] is shown by task, field by field: mine now, what arrives, by whom and when', () => {
    showPart(
      <ArrivingList arriving={arriving} busy={false} {...names} onTakeIn={nothing} onPutOff={nothing} />,
    );
    expect({
      tasks: screen.getAllByRole('heading', { level: 3 }).map(heading => heading.textContent),
      contents: screen.getAllByRole('definition').map(content => content.textContent),
      who: screen.getByText(/Trần Thị Lan/).textContent,
      count: screen.getByText('3 ô').textContent,
    }).toEqual({
      tasks: ['Nhiệm vụ số 6', 'Nhiệm vụ số 12'],
      contents: ['Chưa thực hiện', 'Đang thực hiện', '(để trống)', 'Mới', '30', '(để trống)'],
      who: 'Trần Thị Lan (Văn phòng UBND tỉnh) · 09:31 15/05/2023',
      count: '3 ô',
    });
  });

  test('[UI20] is taken in, put off, or looked at in its cell', () => {
    const asked: unknown[] = [];
    showPart(
      <ArrivingList
        arriving={arriving}
        busy={false}
        {...names}
        onTakeIn={() => asked.push('takeIn')}
        onPutOff={() => asked.push('putOff')}
        onGoTo={(...place) => asked.push(place)}
      />,
    );
    for (const name of ['Tiến độ %', 'Để sau', 'Nhận']) fireEvent.click(screen.getByRole('button', { name }));
    expect(asked).toEqual([['12.VPUBND', 'percent'], 'putOff', 'takeIn']);
  });

  test('[UI21] rows that an amendment adds or takes out are named, with their unit where several share the sheet', () => {
    showPart(
      <ArrivingList
        arriving={{
          cells: [],
          added: [{ rowId: '29.SOGDDT', task: 29, title: 'Hội nghị điển hình tiên tiến' }],
          removed: [{ rowId: '12.VPUBND', task: 12, title: 'Họp Hội đồng' }],
          revised: true,
        }}
        busy={false}
        titleOf={() => ''}
        ownerOf={rowId => (rowId === '29.SOGDDT' ? 'Sở Giáo dục và Đào tạo' : null)}
        onTakeIn={nothing}
        onPutOff={nothing}
      />,
    );
    expect({
      rows: screen.getAllByRole('listitem').map(row => row.textContent),
      counts: screen.getByText('thêm 1 dòng · bớt 1 dòng').textContent,
      why: screen.getByText(/Kế hoạch đã được điều chỉnh\./).textContent,
    }).toEqual({
      rows: [
        'Nhiệm vụ số 29: Hội nghị điển hình tiên tiến (Sở Giáo dục và Đào tạo)',
        'Nhiệm vụ số 12: Họp Hội đồng',
      ],
      counts: 'thêm 1 dòng · bớt 1 dòng',
      why: 'Kế hoạch đã được điều chỉnh. Các ô dưới đây chỉ thay đổi khi chọn Nhận.',
    });
  });
});

describe('taking a send back', () => {
  const at = '2023-05-15T07:05:00.000Z';
  const undo = () => screen.getByRole('button', { name: 'Hoàn tác lần gửi' });

  test('[UI22] says how many cells were sent and when; a few go back with one press', () => {
    let undone = 0;
    showPart(<LastSendLine lastSend={{ n: 3, at }} busy={false} onUndo={() => (undone += 1)} />);
    fireEvent.click(undo());
    expect({ said: screen.getByText(/Lần gửi gần nhất/).textContent, undone }).toEqual({
      said: 'Lần gửi gần nhất: 3 ô, 14:05 ngày 15/05/2023',
      undone: 1,
    });
  });

  test('[UI22] more than a few are asked about once', () => {
    let undone = 0;
    showPart(<LastSendLine lastSend={{ n: 4, at }} busy={false} onUndo={() => (undone += 1)} />);
    fireEvent.click(undo());
    const first = { undone, question: screen.getByText(/^Đưa 4 ô về/).textContent };
    fireEvent.click(screen.getByRole('button', { name: 'Hoàn tác 4 ô' }));
    expect({ first, undone, again: undo().textContent }).toEqual({
      first: {
        undone: 0,
        question: 'Đưa 4 ô về nội dung trước lần gửi này? Ô đã được cập nhật tiếp sau đó được giữ nguyên.',
      },
      undone: 1,
      again: 'Hoàn tác lần gửi',
    });
  });

  test('[UI22] the question can be declined, and the focus comes back', () => {
    let undone = 0;
    showPart(<LastSendLine lastSend={{ n: 4, at }} busy={false} onUndo={() => (undone += 1)} />);
    fireEvent.click(undo());
    fireEvent.click(screen.getByRole('button', { name: 'Thôi' }));
    expect({ undone, focused: document.activeElement === undo() }).toEqual({ undone: 0, focused: true });
  });
});

describe('waiting for the service', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2023-05-15T07:00:00.000Z') }));
  afterEach(() => void vi.useRealTimers());
  const resend: Resend = { n: 2, at: '2023-05-15T07:00:12.000Z' };

  test('[UI23] a send that failed says how many cells, where they are kept and in how many seconds it goes again', () => {
    let sent = 0;
    showPart(
      <WaitingNote
        connection="offline"
        resend={resend}
        keptIn="sheet"
        busy={false}
        onSendNow={() => (sent += 1)}
      />,
    );
    const said = () => screen.getByRole('status').parentElement?.textContent;
    const first = said();
    act(() => void vi.advanceTimersByTime(5000));
    const later = said();
    act(() => void vi.advanceTimersByTime(7000));
    const due = said();
    fireEvent.click(screen.getByRole('button', { name: 'Gửi lại ngay' }));
    const kept = 'Chưa gửi được 2 ô. Nội dung đã nhập được giữ trong trang tính này.';
    expect({ first, later, due, sent }).toEqual({
      first: `${kept} Tự gửi lại sau 12 giây.`,
      later: `${kept} Tự gửi lại sau 7 giây.`,
      due: `${kept} Đang gửi lại…`,
      sent: 1,
    });
  });

  test('[UI23] the seconds are not read out, the rest is', () => {
    showPart(
      <WaitingNote connection="live" resend={resend} keptIn="sheet" busy={false} onSendNow={nothing} />,
    );
    expect(screen.getByRole('status').textContent).toBe(
      'Chưa gửi được 2 ô. Nội dung đã nhập được giữ trong trang tính này.',
    );
  });

  test.each<[Connection, 'sheet' | 'page', string | undefined]>([
    ['offline', 'sheet', 'Chưa kết nối được máy chủ. Nội dung đã nhập được giữ trong trang tính này.'],
    [
      'offline',
      'page',
      'Chưa kết nối được máy chủ. Nội dung đã nhập được giữ trên trang này. Đề nghị chưa đóng trang.',
    ],
    ['live', 'sheet', undefined],
    ['polling', 'sheet', undefined],
    ['buffered', 'page', undefined],
    ['connecting', 'sheet', undefined],
  ])('[UI23] %s, kept in the %s: %s', (connection, keptIn, expected) => {
    showPart(
      <WaitingNote connection={connection} resend={null} keptIn={keptIn} busy={false} onSendNow={nothing} />,
    );
    expect(screen.queryByRole('status')?.textContent).toBe(expected);
  });
});

describe('the line to the service', () => {
  test.each<[Connection, string, RegExp]>([
    ['live', 'Trực tuyến', /được nhận ngay/],
    ['buffered', 'Nhận định kỳ', /Mạng của cơ quan giữ lại kênh báo tức thời/],
    ['offline', 'Ngoại tuyến', /Chưa kết nối được máy chủ/],
  ])('[UI24] %s is a word, and a press tells what it means', (connection, word, meaning) => {
    showPart(<ConnectionBadge connection={connection} />);
    fireEvent.click(screen.getByRole('button', { name: word }));
    expect(screen.getByText(meaning)).toBeTruthy();
  });
});

describe('the counts', () => {
  const pendingCell = (rowId: string, fate: PendingCell['fate']): PendingCell => ({
    rowId,
    task: 1,
    field: 'note',
    before: '',
    after: 'x',
    fate,
  });

  test.each([
    [['waiting', 'waiting'] as const, '2 ô chờ gửi', 'Gửi 2 ô'],
    [['waiting', 'held'] as const, '1 ô chờ gửi, 1 ô giữ lại', 'Gửi 1 ô'],
    [['held'] as const, '1 ô giữ lại', 'Gửi'],
  ])('[UI25] of %j are the same in tile, button and list', (fates, list, button) => {
    const pending = fates.map((fate, index) => pendingCell(`${index}`, fate));
    const view = { pending, conflicts: [], problems: [] };
    showPart(
      <>
        <SendSummary view={view} sending={false} onSend={nothing} />
        <PendingList pending={pending} />
      </>,
    );
    const waiting = fates.filter(fate => fate === 'waiting').length;
    expect({
      tile: screen.getAllByRole('definition')[0]!.textContent,
      names: screen.getAllByRole('button').map(found => found.textContent),
    }).toEqual({ tile: String(waiting), names: [button, list] });
  });

  test('[UI26] problems stand by gravity, and by task where it is the same', () => {
    const problem = (severity: Problem['severity']): Problem => ({
      reason: 'percentFraction',
      severity,
      params: { text: '50,5', lower: 50, upper: 51 },
      fixes: [],
    });
    const row = (task: number, ...problems: Problem[]): RowProblems => ({
      rowId: `${task}`,
      task,
      title: '',
      problems,
    });
    const rows = [
      row(1, problem('info')),
      row(2, problem('warning')),
      row(3, problem('error'), problem('warning')),
      row(4, problem('warning')),
      row(5, problem('warning'), problem('error')),
    ];
    showPart(<ProblemList rows={rows} onGoTo={nothing} onFix={nothing} />);
    const section = within(screen.getByRole('region', { name: 'Kết quả kiểm tra' }));
    expect(section.getAllByRole('heading', { level: 3 }).map(heading => heading.textContent)).toEqual(
      [3, 5, 2, 4, 1].map(no => `Nhiệm vụ số ${no}`),
    );
  });
});
