// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { FixKindList } from '../../../addin/parts/fix-kind-list.tsx';
import type { FixKind } from '../../../addin/session/fix-kinds.ts';
import { showPart } from './show-part.tsx';

afterEach(cleanup);

const kind = (reason: FixKind['reason'], n: number): FixKind => ({
  reason,
  fixes: Array.from({ length: n }, (_, index) => ({
    rowId: `0${index}.A`,
    task: index,
    column: 'note' as const,
    value: `Chủ trì ${index}`,
    label: `Chủ trì ${index}`,
    shown: `Chñ tr× ${index}`,
  })),
});
const button = (name: string) => screen.queryByRole('button', { name });

describe('one press for all of a kind', () => {
  test('[PA1] says how many cells it is about and hands all of them over', () => {
    const asked: unknown[] = [];
    showPart(<FixKindList kinds={[kind('decomposedText', 3)]} onFix={fixes => asked.push(fixes.length)} />);
    fireEvent.click(button('Sửa giúp 3 ô')!);
    expect({ said: screen.getByText('3 ô có dấu tiếng Việt tách rời') !== null, asked }).toEqual({
      said: true,
      asked: [3],
    });
  });

  test('[PA5] an old encoding is shown before and after first', () => {
    const asked: unknown[] = [];
    showPart(<FixKindList kinds={[kind('legacyEncoding', 10)]} onFix={fixes => asked.push(fixes.length)} />);
    const before = button('Sửa giúp 10 ô');
    fireEvent.click(button('Xem trước')!);
    const contents = screen.getAllByRole('definition').map(({ textContent }) => textContent);
    fireEvent.click(button('Sửa giúp 10 ô')!);
    expect({ before, contents: contents.slice(0, 2), shown: contents.length / 2, asked }).toEqual({
      before: null,
      contents: ['Chñ tr× 0', 'Chủ trì 0'],
      shown: 8,
      asked: [10],
    });
    expect(screen.getByText('và 2 ô khác')).toBeTruthy();
  });
});
