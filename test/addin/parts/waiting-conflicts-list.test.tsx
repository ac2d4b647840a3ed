// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { WaitingConflictsList } from '../../../addin/parts/waiting-conflicts-list.tsx';
import type { WaitingConflict, WaitingConflicts } from '../../../addin/parts/waiting-conflicts.ts';
import { showPart } from './show-part.tsx';

afterEach(cleanup);

const unit = { id: 'so-gddt', name: 'Sở Giáo dục và Đào tạo', aliases: [], group: null, members: [] };
const units = [{ ...unit, canReport: true, successors: [] }];
const conflict: WaitingConflict = {
  ...{ id: 'a', rowId: '13.SOGDDT', task: 13, unit: 'so-gddt', field: 'note', mine: 'Trong tệp' },
  ...{ theirs: 'Đang có', theirsVersion: 3, by: 'Thư ký Hội đồng', at: '2023-05-15T01:00:00.000Z' },
  ...{ sender: 'Hoa (Sở Giáo dục và Đào tạo)', sentAt: '2023-05-15T02:30:00.000Z', trouble: null },
};

type InPane = Pick<ComponentProps<typeof WaitingConflictsList>, 'onGoTo' | 'onAnswered'>;

function show(conflicts: readonly WaitingConflict[], isSecretariat: boolean, inPane: InPane = {}): unknown[] {
  const chosen: unknown[] = [];
  const current = { conflicts, busy: false };
  const waiting = {
    current: () => current,
    subscribe: () => () => {},
    choose: async (list: readonly WaitingConflict[], choice: unknown) =>
      void chosen.push([list.map(({ id }) => id), choice]),
  } as unknown as WaitingConflicts;
  showPart(<WaitingConflictsList {...{ waiting, units, isSecretariat }} {...inPane} />);
  return chosen;
}

describe('the list of conflicts that wait', () => {
  test('[WC1] tells whose file says so and when; whose row it is tells the secretariat alone', () => {
    show([conflict], false);
    const terms = screen.getAllByRole('term').map(term => term.textContent);
    expect(terms).toEqual([
      'Trong tệp của Hoa (Sở Giáo dục và Đào tạo), gửi lúc 09:30 15/05/2023',
      'Của Thư ký Hội đồng lúc 08:00 15/05/2023',
    ]);
    expect(screen.queryByText('Sở Giáo dục và Đào tạo')).toBeNull();
    cleanup();
    show([conflict], true);
    expect(screen.getByText('Sở Giáo dục và Đào tạo')).toBeTruthy();
  });

  test('[WC2] one press settles one, another all of them; without any there is no list', () => {
    const chosen = show([conflict, { ...conflict, id: 'b', mine: 'Tệp kia' }], false);
    fireEvent.click(screen.getAllByRole('button', { name: 'Lấy nội dung trong tệp' })[1]!);
    fireEvent.click(screen.getByRole('button', { name: 'Giữ tất cả trên máy chủ' }));
    expect(chosen).toEqual([
      [['b'], { kind: 'mine' }],
      [['a', 'b'], { kind: 'theirs' }],
    ]);
    cleanup();
    show([], false);
    expect(screen.queryByRole('heading', { name: 'Ô trong tệp chờ chọn nội dung' })).toBeNull();
  });

  test('[WC6] in the pane a conflict leads to its cell, and what was chosen hands the focus on', () => {
    const heard: unknown[] = [];
    const chosen = show([conflict], false, {
      onGoTo: (...place) => heard.push(place),
      onAnswered: () => heard.push('answered'),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Đến ô này' }));
    fireEvent.click(screen.getByRole('button', { name: 'Giữ nội dung trên máy chủ' }));
    expect([heard, chosen]).toEqual([[['13.SOGDDT', 'note'], 'answered'], [[['a'], { kind: 'theirs' }]]]);
  });
});
