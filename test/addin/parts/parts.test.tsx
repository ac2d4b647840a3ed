// @vitest-environment happy-dom
import { FluentProvider } from '@fluentui/react-components';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { ConflictCard } from '../../../addin/parts/conflict-card.tsx';
import { formatMoment, formatShare, formatValue } from '../../../addin/parts/format.ts';
import { ProblemList } from '../../../addin/parts/problem-list.tsx';
import { SendSummary } from '../../../addin/parts/send-summary.tsx';
import { SignInForm } from '../../../addin/parts/sign-in-form.tsx';
import { signInOfLink } from '../../../addin/parts/sign-in-link.ts';
import type { Choice } from '../../../addin/session/choice.ts';
import type { Conflict, RowProblems } from '../../../addin/session/session-state.ts';
import { TextProvider } from '../../../addin/text/text-context.tsx';
import { textIn } from '../../../addin/text/text.ts';
import { themes } from '../../../addin/theme/theme.ts';
import type { Language } from '../../../plan/reasons/reason.ts';

afterEach(cleanup);

function show(part: ReactNode, language: Language = 'vi'): void {
  render(
    <FluentProvider theme={themes.light}>
      <TextProvider language={language}>{part}</TextProvider>
    </FluentProvider>,
  );
}

const conflict: Conflict = {
  rowId: '06.VPUBND',
  task: 6,
  field: 'result',
  base: null,
  mine: 'Của Bình',
  theirs: 'Của An',
  by: 'Nguyễn Văn An',
  at: '2023-05-15T01:00:00.000Z',
};

describe('a conflict', () => {
  test('[UI1] shows base, mine and theirs with who and when, in the office’s time', () => {
    show(<ConflictCard conflict={conflict} onChoose={() => undefined} />);
    const terms = screen.getAllByRole('term').map(term => term.textContent);
    const contents = screen.getAllByRole('definition').map(content => content.textContent);
    expect({ terms, contents }).toEqual({
      terms: ['Gốc', 'Của tôi', 'Của Nguyễn Văn An lúc 08:00 15/05/2023'],
      contents: ['(để trống)', 'Của Bình', 'Của An'],
    });
  });

  test.each<[string, Choice]>([
    ['Giữ của tôi', { kind: 'mine' }],
    ['Lấy của người kia', { kind: 'theirs' }],
  ])('[UI2] "%s" is one press', (name, expected) => {
    const chosen: Choice[] = [];
    show(<ConflictCard conflict={conflict} onChoose={choice => chosen.push(choice)} />);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(chosen).toEqual([expected]);
  });

  test('[UI3] a merged text starts from both and is given as typed', () => {
    const chosen: Choice[] = [];
    show(<ConflictCard conflict={conflict} onChoose={choice => chosen.push(choice)} />);
    fireEvent.click(screen.getByRole('button', { name: 'Sửa gộp' }));
    const box = screen.getByRole('textbox', { name: 'Nội dung gộp' }) as HTMLTextAreaElement;
    const start = box.value;
    fireEvent.change(box, { target: { value: 'Của cả hai' } });
    fireEvent.click(screen.getByRole('button', { name: 'Dùng nội dung này' }));
    expect({ start, chosen }).toEqual({
      start: 'Của An\nCủa Bình',
      chosen: [{ kind: 'merged', value: 'Của cả hai' }],
    });
  });
});

describe('the list of problems', () => {
  const rows: RowProblems[] = [
    {
      rowId: '06.VPUBND',
      task: 6,
      title: 'Họp Hội đồng',
      problems: [
        {
          reason: 'percentFraction',
          severity: 'error',
          params: { text: '50,5', lower: 50, upper: 51 },
          column: 'percent',
          fixes: [
            { value: 50, label: '50' },
            { value: 51, label: '51' },
          ],
        },
      ],
    },
  ];

  test('[UI4] says how grave, why and where, and offers the repairs', () => {
    const asked: unknown[] = [];
    show(
      <ProblemList
        rows={rows}
        onGoTo={(...place) => asked.push(['goTo', ...place])}
        onFix={fix => asked.push(['fix', fix])}
      />,
    );
    const item = within(screen.getAllByRole('listitem')[0]!);
    fireEvent.click(item.getByRole('button', { name: 'Đến ô Tiến độ %' }));
    fireEvent.click(item.getByRole('button', { name: 'Sửa giúp: 51' }));
    expect({
      heading: item.getByRole('heading').textContent,
      severity: item.getByText('Lỗi').textContent,
      reason: item.getByText(/phải là số nguyên/).textContent,
      asked,
    }).toEqual({
      heading: 'Nhiệm vụ số 6',
      severity: 'Lỗi',
      reason: 'Mức độ hoàn thành "50,5" phải là số nguyên. Đề nghị chọn 50 hoặc 51.',
      asked: [
        ['goTo', '06.VPUBND', 'percent'],
        ['fix', [{ rowId: '06.VPUBND', column: 'percent', value: 51 }]],
      ],
    });
  });

  test('[UI5] the same in English', () => {
    show(<ProblemList rows={rows} onGoTo={() => undefined} onFix={() => undefined} />, 'en');
    expect(screen.getByText(/must be a whole number/).textContent).toBe(
      'Progress "50,5" must be a whole number. Please choose 50 or 51.',
    );
  });

  test('[UI6] an empty list says so', () => {
    show(<ProblemList rows={[]} onGoTo={() => undefined} onFix={() => undefined} />);
    expect(screen.getByText(textIn('vi')('problems.none'))).toBeTruthy();
  });
});

describe('what matters now', () => {
  test('[UI7] counts what waits and what needs somebody, and sends with one button', () => {
    let sent = 0;
    show(
      <SendSummary
        sending={false}
        onSend={() => (sent += 1)}
        view={{
          pending: [
            { rowId: 'A', task: 1, field: 'note', before: '', after: 'x', fate: 'waiting' },
            { rowId: 'B', task: 2, field: 'result', before: '', after: 'y', fate: 'held' },
          ],
          conflicts: [conflict],
          problems: [],
        }}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Gửi 1 ô' }));
    const figures = screen.getAllByRole('definition').map(figure => figure.textContent);
    expect({ figures, sent }).toEqual({
      figures: ['1', '1 ô giữ lại', '1', '1 ô khác nhau'],
      sent: 1,
    });
  });
});

describe('signing in', () => {
  test('[UI8] an empty account is asked for and takes the focus; nothing is sent', () => {
    const sent: unknown[] = [];
    show(<SignInForm signingIn={false} failure={null} onSignIn={request => sent.push(request)} />);
    fireEvent.submit(screen.getByRole('form'));
    expect({
      focus: document.activeElement?.getAttribute('name'),
      asked: screen.getByText('Đề nghị nhập tài khoản.').textContent,
      sent,
    }).toEqual({ focus: 'account', asked: 'Đề nghị nhập tài khoản.', sent: [] });
  });

  test('[UI9] the person at the keyboard may be named', () => {
    const sent: unknown[] = [];
    show(<SignInForm signingIn={false} failure={null} onSignIn={request => sent.push(request)} />);
    const type = (name: RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(name), { target: { value } });
    type(/^Tài khoản/, ' so-gddt ');
    type(/^Mật khẩu/, ' thu ');
    type(/^Họ tên/, 'Trần Thị Hoa');
    fireEvent.submit(screen.getByRole('form'));
    expect(sent).toEqual([{ account: 'so-gddt', password: ' thu ', person: 'Trần Thị Hoa' }]);
  });

  test.each([
    ['#account=so-gddt&password=m%E1%BA%ADt', { account: 'so-gddt', password: 'mật' }],
    ['#account=so-gddt&password=x&person=Hoa', { account: 'so-gddt', password: 'x', person: 'Hoa' }],
    ['#account=so-gddt', null],
    ['#do=send', null],
    ['', null],
  ])('[UI10] the link %s', (hash, expected) => {
    expect(signInOfLink(hash)).toEqual(expected);
  });
});

describe('values as people read them', () => {
  test.each([
    [formatValue('status', 'done', textIn('vi')), 'Đã hoàn thành'],
    [formatValue('status', 'done', textIn('en')), 'Completed'],
    [formatValue('percent', 0, textIn('vi')), '0%'],
    [formatValue('completedOn', '2023-05-09', textIn('vi')), '09/05/2023'],
    [formatValue('note', null, textIn('vi')), '(để trống)'],
    [formatMoment('2023-05-14T17:00:00.000Z'), '00:00 15/05/2023'],
    [formatShare(0.425, 'vi'), '42,5%'],
  ])('[UI11] %s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
