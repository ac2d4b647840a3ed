// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { FileDrop } from '../../../addin/page/file-drop.tsx';
import type { ReturnedFile, ReturnedFiles } from '../../../addin/page/returned-files.ts';
import type { FileConflict } from '../../../addin/parts/file-choice.ts';
import { failureOf } from '../../../addin/client/answer.ts';
import type { WorkbookAnswer } from '../../../plan/http.ts';
import { sentence } from '../../../plan/reasons/reason.ts';
import { showPart } from '../parts/show-part.tsx';

afterEach(cleanup);

const unit = { id: 'so-gddt', name: 'Sở Giáo dục và Đào tạo', aliases: [], group: null, members: [] };
const units = [{ ...unit, canReport: true, successors: [] }];

/** The page's list of files in the test's hands. */
function aList(list: readonly ReturnedFile[] = []) {
  const asked: unknown[] = [];
  const hears = new Set<() => void>();
  const files = {
    list: () => list,
    subscribe: (hear: () => void) => {
      hears.add(hear);
      return () => hears.delete(hear);
    },
    add: (added: readonly File[]) => asked.push(['add', ...added.map(({ name }) => name)]),
    retry: (id: number) => asked.push(['retry', id]),
    dismiss: (id: number) => asked.push(['dismiss', id]),
    saveReceipt: async (id: number) => void asked.push(['receipt', id]),
    choose: async (id: number, conflicts: readonly FileConflict[], choice: unknown) =>
      void asked.push(['choose', id, conflicts.map(({ rowId }) => rowId), choice]),
  } as unknown as ReturnedFiles;
  return { files, asked };
}

function show(list: readonly ReturnedFile[], isSecretariat = false) {
  const { files, asked } = aList(list);
  showPart(<FileDrop files={files} units={units} isSecretariat={isSecretariat} />);
  return asked;
}

const message = sentence('percentRange');
const answer: WorkbookAnswer = {
  version: 3,
  trusted: true,
  unit: 'so-gddt',
  outcomes: [
    { id: 'a', rowId: '13.SOGDDT', field: 'note', kind: 'applied', value: 'Xong' },
    { id: 'b', rowId: '14.SOGDDT', field: 'note', kind: 'applied', value: 'Xong' },
    { id: 'c', rowId: '13.SOGDDT', field: 'status', kind: 'conflict', value: 'done', current: 'paused' },
    {
      id: 'd',
      rowId: '13.SOGDDT',
      field: 'percent',
      kind: 'rejected',
      value: '150',
      reason: 'percentRange',
      message,
    },
  ],
  issues: [],
  findings: [{ reason: 'missingRow', severity: 'warning', message: 'Thiếu dòng.', rows: [4, 7] }],
  receipt: '/api/plans/x/receipts/y',
};
const conflict: FileConflict = {
  rowId: '13.SOGDDT',
  task: 13,
  field: 'status',
  mine: 'done',
  theirs: 'paused',
  by: null,
  at: null,
  trouble: null,
};
const rest = { settled: 0, busy: false, failure: null } as const;
const merged: ReturnedFile = {
  id: 1,
  name: 'so.xlsx',
  kind: 'merged',
  answer,
  conflicts: [conflict],
  ...rest,
};

describe('the place for returned files', () => {
  test('[WP12] takes files that are chosen and files that are dropped, also beside it, many at once', () => {
    const asked = show([]);
    const files = [new File(['1'], 'mot.xlsx'), new File(['2'], 'hai.xlsx')];
    const input = document.querySelector('input[type=file]')!;
    fireEvent.change(input, { target: { files } });
    const zone = screen.getByRole('button', { name: 'Chọn tệp Excel' }).parentElement!;
    fireEvent.dragOver(zone, { dataTransfer: { types: ['Files'], files } });
    const invited = screen.queryByText('Thả tệp để gửi') !== null;
    fireEvent.drop(zone, { dataTransfer: { types: ['Files'], files: files.toReversed() } });
    fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: files.slice(0, 1) } });
    expect({ asked, invited, still: screen.queryByText('Thả tệp để gửi') }).toEqual({
      asked: [
        ['add', 'mot.xlsx', 'hai.xlsx'],
        ['add', 'hai.xlsx', 'mot.xlsx'],
        ['add', 'mot.xlsx'],
      ],
      invited: true,
      still: null,
    });
  });

  test('[WP13] tells of each file whose it is, how many cells came to what, and what was refused or left aside', () => {
    show([merged]);
    const card = within(screen.getByRole('article', { name: 'so.xlsx' }));
    const counts = card.getAllByRole('list')[0]!;
    expect({
      owner: card.getByText(/^Tệp của/).textContent,
      counts: within(counts)
        .getAllByRole('listitem')
        .map(item => item.textContent),
      refused: card.getByText('Nhiệm vụ số 13, Tiến độ %').parentElement?.textContent,
      aside: card.getByText('Thiếu dòng.').parentElement?.textContent,
      state: card.getByText('Đã nhận, cần xử lý').textContent,
    }).toEqual({
      owner: 'Tệp của Sở Giáo dục và Đào tạo',
      counts: ['2 ô đã ghi nhận', '1 ô khác nhau', '1 ô bị từ chối'],
      refused: `Nhiệm vụ số 13, Tiến độ %${message}Trong tệp: 150`,
      aside: 'Cần xem lạiThiếu dòng.Dòng 5, 8 của trang tính',
      state: 'Đã nhận, cần xử lý',
    });
  });

  test('[WP14] shows what differs with the content of file and service, settled by one press; a base that nobody knows is left out', () => {
    const asked = show([merged]);
    const card = within(screen.getByRole('article', { name: 'Nhiệm vụ số 13: Trạng thái' }));
    const terms = card.getAllByRole('term').map(term => term.textContent);
    act(() => card.getByRole('button', { name: 'Lấy nội dung trong tệp' }).click());
    act(() => card.getByRole('button', { name: 'Giữ nội dung trên máy chủ' }).click());
    act(() => screen.getByRole('button', { name: 'Tải phiếu nhận của tệp so.xlsx' }).click());
    expect({ terms, asked, focus: document.activeElement?.getAttribute('aria-labelledby') !== null }).toEqual(
      {
        terms: ['Trong tệp', 'Trên máy chủ'],
        asked: [
          ['choose', 1, ['13.SOGDDT'], { kind: 'mine' }],
          ['choose', 1, ['13.SOGDDT'], { kind: 'theirs' }],
          ['receipt', 1],
        ],
        focus: true,
      },
    );
  });

  test('[WP15] counts what is read and what needs somebody, those first; a file that can be sent again says so', () => {
    const clean = {
      ...merged,
      id: 2,
      name: 'sach.xlsx',
      conflicts: [],
      answer: { ...answer, outcomes: [], findings: [] },
    };
    const list: ReturnedFile[] = [
      clean,
      { id: 3, name: 'cho.xlsx', kind: 'waiting' },
      { id: 4, name: 'hong.xlsx', kind: 'failed', failure: failureOf('workbookDamaged', 'vi') },
      { id: 5, name: 'mang.xlsx', kind: 'failed', failure: failureOf('unreachable', 'vi') },
    ];
    const asked = show(list, true);
    act(() => screen.getByRole('button', { name: 'Gửi lại tệp mang.xlsx' }).click());
    expect({
      progress: screen.getAllByRole('status')[0]?.textContent,
      bar: screen.getByRole('progressbar').getAttribute('aria-valuenow'),
      order: screen.getAllByRole('heading', { level: 3 }).map(heading => heading.textContent),
      again: screen.getAllByRole('button', { name: /^Gửi lại/ }).length,
      nothing: screen.getByText('Tệp không có ô nào được sửa.').tagName,
      asked,
    }).toEqual({
      progress: 'Đã đọc 3/4 tệp · 2 tệp cần xử lý',
      bar: '0.75',
      order: ['hong.xlsx', 'mang.xlsx', 'sach.xlsx', 'cho.xlsx'],
      again: 1,
      nothing: 'DIV',
      asked: [['retry', 5]],
    });
  });
});
