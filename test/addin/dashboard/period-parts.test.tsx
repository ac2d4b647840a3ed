// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { PlanClient } from '../../../addin/client/plan-client.ts';
import { ContactsDialog } from '../../../addin/dashboard/contacts-dialog.tsx';
import { MissingCard } from '../../../addin/dashboard/missing-card.tsx';
import { PeriodLogDrawer } from '../../../addin/dashboard/period-log-drawer.tsx';
import { RemindersDialog } from '../../../addin/dashboard/reminders-dialog.tsx';
import { ScheduleDialog } from '../../../addin/dashboard/schedule-dialog.tsx';
import { ChangedCells } from '../../../addin/parts/changed-cells.tsx';
import type { AskPlan } from '../../../addin/parts/use-periods.ts';
import type {
  ContactsRequest,
  PeriodAnswer,
  RemindersAnswer,
  RemindRequest,
} from '../../../plan/period/period-http.ts';
import { defaultSchedule, scheduleFault, type Schedule } from '../../../plan/period/schedule.ts';
import type { Rollup } from '../../../plan/rollup.ts';
import { showPart } from '../parts/show-part.tsx';

afterEach(cleanup);

const nothing = (): void => undefined;
const nameOf = (unit: string): string => ({ 'so-y-te': 'Sở Y tế', 'so-gddt': 'Sở Giáo dục' })[unit] ?? unit;
const asked = (client: Partial<PlanClient>): AskPlan => {
  return question => question(client as PlanClient, 'token', 'plan');
};

describe('the dates of a quarter', () => {
  const period = { quarter: 2, ...defaultSchedule(2023, 2) } as PeriodAnswer;
  const show = (): Schedule[] => {
    const saved: Schedule[] = [];
    showPart(
      <ScheduleDialog period={period} year={2023} onClose={nothing} onSave={each => saved.push(each)} />,
    );
    return saved;
  };
  const type = (label: string, value: string): void =>
    void fireEvent.change(screen.getByLabelText(label), { target: { value } });

  test.each([
    [{ window: { from: '2023-03-15', to: '2023-03-14' } }, 'to'],
    [{ deadline: '2023-03-14' }, 'deadline'],
    [{ reportDeadline: '2023-06-19' }, 'reportDeadline'],
    [{ window: { from: '2023-03-15', to: '2023-03-15' } }, null],
    [{}, null],
  ] as const)('[DK1] %j: what lies before a date that it has to follow is %s', (part, expected) => {
    expect(scheduleFault({ ...defaultSchedule(2023, 2), ...part })).toBe(expected);
  });

  test('[DK1] what cannot be is said beside its date and not saved; the decree’s dates are shown and put back', () => {
    const saved = show();
    screen.getByText(/Nghị định 09\/2019\/NĐ-CP: số liệu từ 15\/03\/2023 đến 14\/06\/2023/);
    type('Hạn đơn vị gửi báo cáo', '01/03/2023');
    screen.getByText('Hạn gửi phải bằng hoặc sau ngày đầu của kỳ số liệu.');
    fireEvent.click(screen.getByRole('button', { name: 'Lưu lịch' }));
    type('Hạn đơn vị gửi báo cáo', 'cuối tháng');
    fireEvent.click(screen.getByRole('button', { name: 'Lưu lịch' }));
    expect(saved).toEqual([]);
    type('Hạn đơn vị gửi báo cáo', '22/6/2023');
    fireEvent.click(screen.getByRole('button', { name: 'Lưu lịch' }));
    fireEvent.click(screen.getByRole('button', { name: 'Dùng mặc định' }));
    fireEvent.click(screen.getByRole('button', { name: 'Lưu lịch' }));
    expect(saved).toEqual([
      { ...defaultSchedule(2023, 2), deadline: '2023-06-22' },
      defaultSchedule(2023, 2),
    ]);
  });
});

describe('mail addresses', () => {
  test('[DK2] one that is none is said and not sent; only those that were changed are, an emptied one as none', async () => {
    const sent: ContactsRequest[] = [];
    const contacts = [
      { unit: 'so-y-te', email: null },
      { unit: 'so-gddt', email: 'cu@thaibinh.gov.vn' },
      { unit: 'khac', email: 'khac@thaibinh.gov.vn' },
    ];
    const ask = asked({
      contacts: async () => ({ kind: 'ok', value: { contacts } }),
      setContacts: async (_token, _plan, request) => {
        sent.push(request);
        return { kind: 'ok', value: { contacts } };
      },
    });
    let isClosed = false;
    showPart(<ContactsDialog ask={ask} nameOf={nameOf} onClose={() => (isClosed = true)} />);
    const box = await screen.findByLabelText('Sở Y tế');
    fireEvent.change(box, { target: { value: 'so y te' } });
    screen.getByText(/^Địa chỉ thư chưa đúng/);
    fireEvent.click(screen.getByRole('button', { name: 'Lưu 1 địa chỉ' }));
    expect(sent).toEqual([]);
    fireEvent.change(box, { target: { value: ' syt@thaibinh.gov.vn ' } });
    fireEvent.change(screen.getByLabelText('Sở Giáo dục'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('button', { name: 'Lưu 2 địa chỉ' }));
    await waitFor(() => expect(isClosed).toBe(true));
    expect(sent).toEqual([
      {
        contacts: [
          { unit: 'so-y-te', email: 'syt@thaibinh.gov.vn' },
          { unit: 'so-gddt', email: null },
        ],
      },
    ]);
  });
});

describe('what came after', () => {
  test('[DK3] each cell that was changed since is told by row: before, after, by whom and when', async () => {
    const change = {
      ...{ rowId: '11.SOYTE', task: 11, unit: 'so-y-te', version: 9 },
      ...{ by: 'Trần Thị Lan (Sở Y tế)', at: '2023-07-21T02:31:00.000Z' },
    };
    const changes = [
      { ...change, field: 'status' as const, before: 'inProgress', after: 'done' },
      { ...change, field: 'percent' as const, before: null, after: 100 },
    ];
    const ask = asked({
      periodChanges: async (_token, _plan, quarter, unit) => {
        expect([quarter, unit]).toEqual([2, 'so-y-te']);
        return { kind: 'ok', value: { version: 9, since: 5, changes, more: false } };
      },
    });
    const of = { quarter: 2, unit: 'so-y-te', label: 'Sửa sau khi chốt' } as const;
    showPart(
      <ChangedCells
        {...{ of, ask, nameOf }}
        open
        news="1"
        titleOf={() => 'Tuyên truyền'}
        onClose={nothing}
      />,
    );
    await screen.findByText('2 ô khác so với phiên bản 5.');
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Nhiệm vụ số 11. Tuyên truyền');
    expect(screen.getAllByRole('definition').map(each => each.textContent)).toEqual([
      ...['Đang thực hiện', 'Đã hoàn thành', '(để trống)', '100%'],
    ]);
    expect(screen.getAllByText('Trần Thị Lan (Sở Y tế) · 09:31 21/07/2023')).toHaveLength(2);
  });

  test('[DK4] the log of the quarter tells the newest first: what, whose report, why, by whom', async () => {
    const event = { version: 1, day: '2023-07-20', at: '2023-07-20T02:00:00.000Z', by: 'Thư ký Hội đồng' };
    const ask = asked({
      periodHistory: async () => ({
        kind: 'ok',
        value: {
          events: [
            { ...event, seq: 1, kind: 'schedule', unit: null, reason: null },
            { ...event, seq: 2, kind: 'return', unit: 'so-y-te', reason: 'Thiếu số văn bản' },
          ],
        },
      }),
    });
    showPart(<PeriodLogDrawer quarter={2} open news="1" {...{ ask, nameOf }} onClose={nothing} />);
    await screen.findByText('Đặt lịch báo cáo');
    expect(screen.getAllByRole('listitem').map(each => each.textContent)).toEqual([
      'Yêu cầu bổ sung: Sở Y tếLý do: Thiếu số văn bảnThư ký Hội đồng · 09:00 20/07/2023',
      'Đặt lịch báo cáoThư ký Hội đồng · 09:00 20/07/2023',
    ]);
  });
});

describe('reminding', () => {
  test('[DK5] from the list of those that have entered nothing, of whom those are reminded that are awaited', () => {
    const mark = { version: 1, at: '', by: 'Thư ký' };
    const missing = ['so-y-te', 'so-gddt', 'khac'];
    const units = missing.map(unit => ({ unit, rows: 1, reported: 0, overdue: 0 }));
    const rollup = { quarter: 2, units, missing } as unknown as Rollup;
    const period = {
      closed: null,
      units: [
        {
          unit: 'so-y-te',
          state: 'entering',
          excluded: null,
          lastReminder: { ...mark, day: '2023-07-20' },
        },
        { unit: 'so-gddt', state: 'submitted', excluded: null, lastReminder: null },
        { unit: 'khac', state: 'entering', excluded: { ...mark, reason: 'Giải thể' }, lastReminder: null },
      ],
    } as unknown as PeriodAnswer;
    const reminded: string[] = [];
    showPart(
      <MissingCard
        {...{ rollup, period, nameOf }}
        onOpen={nothing}
        onRemind={unit => reminded.push(unit)}
        listRef={null}
      />,
    );
    const lines = screen.getAllByRole('row').slice(1);
    expect(lines.map(line => within(line).queryByRole('button', { name: /^Nhắc nộp/ }) !== null)).toEqual([
      ...[true, false, false],
    ]);
    expect(lines[0]!.textContent).toContain('đã nhắc ngày 20/07/2023');
    fireEvent.click(screen.getByRole('button', { name: 'Nhắc nộp Sở Y tế' }));
    expect(reminded).toEqual(['so-y-te']);
  });

  test('[DK6] the letter of the unit is open; it goes by mail or as a file, and one reminded today is not reminded again', async () => {
    const unit = {
      ...{ unit: 'so-y-te', name: 'Sở Y tế', email: 'syt@thaibinh.gov.vn', state: 'entering' as const },
      ...{ rows: 1, reported: 0, tasks: [11], subject: 'Nhắc gửi báo cáo', text: 'Kính gửi: Sở Y tế' },
      ...{ mailto: 'mailto:syt@thaibinh.gov.vn', lastReminder: null, remindedToday: false },
    };
    let units: RemindersAnswer['units'] = [unit];
    const given: RemindRequest[] = [];
    const drafts: string[] = [];
    showPart(
      <RemindersDialog
        quarter={2}
        first="so-y-te"
        reminders={{
          list: async () => ({
            kind: 'ok',
            value: { quarter: 2, deadline: '2023-06-20', mail: true, units },
          }),
          remind: async (_quarter, request) => {
            given.push(request);
            units = [{ ...unit, remindedToday: true }];
            const results = [{ unit: 'so-y-te', kind: 'sent' as const }];
            return { kind: 'ok', value: { periods: 1, results } };
          },
          draft: async (_quarter, of) => void drafts.push(of),
        }}
        onClose={nothing}
      />,
    );
    const letter = await screen.findByRole<HTMLTextAreaElement>('textbox');
    expect(letter.value).toBe('Nhắc gửi báo cáo\n\nKính gửi: Sở Y tế');
    fireEvent.click(screen.getByRole('button', { name: 'Tải thư .eml' }));
    fireEvent.click(screen.getByRole('button', { name: 'Gửi thư đến syt@thaibinh.gov.vn' }));
    await screen.findByText(/^Hôm nay đã nhắc/);
    expect({ given, drafts }).toEqual({
      given: [{ units: ['so-y-te'], channel: 'mail' }],
      drafts: ['so-y-te'],
    });
    expect(screen.queryByRole('button', { name: /^Gửi thư/ })).toBeNull();
    screen.getByRole('button', { name: 'Sao chép' });
  });
});
