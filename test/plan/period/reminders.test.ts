import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideReminders } from '../../../plan/period/decide-reminders.ts';
import type { PeriodDeed, PeriodEvent } from '../../../plan/period/period-event.ts';
import { periodState, reportOf } from '../../../plan/period/period-state.ts';
import { mailtoLink, reminderLetter, type Reminder } from '../../../plan/period/reminder-text.ts';
import { defaultSchedule } from '../../../plan/period/schedule.ts';
import { readPlan } from '../../../plan/read/read-plan.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

const seed = (name: string): string =>
  readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');
const { plan, tasks } = readPlan(
  { kind: 'text', text: seed('38-KH-HDTDKT-2023.txt') },
  readDirectory(JSON.parse(seed('units.json'))),
);

type Dated = readonly [day: string, deed: PeriodDeed];

function stateAfter(...deeds: readonly Dated[]) {
  const events = deeds.map(([day, deed], index): PeriodEvent => ({
    ...{ seq: index + 1, quarter: 2, deed, version: 0, revision: 1, day, at: `${day}T01:00:00.000Z` },
    ...{ account: 'thu-ky', person: null, by: null },
  }));
  return periodState(2, events);
}

const unit = 'so-gddt';
const remind: PeriodDeed = { kind: 'remind', unit, channel: 'mail', to: 'so@gddt.vn' };
const today = '2023-06-21';

describe('who is reminded', () => {
  test.each<[string, readonly Dated[], string]>([
    ['nothing was sent', [], 'remind'],
    [
      'returned',
      [
        [today, { kind: 'submit', unit }],
        [today, { kind: 'return', unit, reason: 'Thiếu' }],
      ],
      'remind',
    ],
    ['sent', [[today, { kind: 'submit', unit }]], 'reportNotAwaited'],
    ['excluded', [[today, { kind: 'exclude', unit, reason: 'Giải thể' }]], 'reportNotAwaited'],
    ['closed', [[today, { kind: 'close', asOf: today }]], 'periodClosed'],
    ['reminded today', [[today, remind]], 'remindedToday'],
    ['reminded yesterday', [['2023-06-20', remind]], 'remind'],
    [
      'not taken today',
      [
        [today, remind],
        [today, { kind: 'remindFailed', unit, why: 'mailFailed' }],
      ],
      'remind',
    ],
    [
      'sent after all',
      [
        [today, remind],
        [today, { kind: 'remindFailed', unit, why: 'mailFailed' }],
        [today, remind],
      ],
      'remindedToday',
    ],
  ])('[NH1] %s', (_name, deeds, outcome) => {
    const decisions = decideReminders([unit, unit], {
      state: stateAfter(...deeds),
      reporting: new Set([unit]),
      today,
      channel: 'mail',
      emails: new Map([[unit, 'so@gddt.vn']]),
    });
    expect(decisions.map(each => (each.kind === 'skipped' ? each.reason : each.kind))).toEqual([outcome]);
  });

  test('[NH1] mail needs an address, a reminder by hand does not; others’ units are none of the quarter', () => {
    const decide = (channel: 'mail' | 'hand', asked: string) =>
      decideReminders([asked], {
        ...{ state: stateAfter(), reporting: new Set([unit]), today, channel, emails: new Map() },
      }).map(each => (each.kind === 'skipped' ? each.reason : each.deed));
    expect([decide('mail', unit), decide('hand', unit), decide('hand', 'khac')]).toEqual([
      ['noMailAddress'],
      [{ kind: 'remind', unit, channel: 'hand', to: null }],
      ['unitNotInPeriod'],
    ]);
  });
});

describe('the letter', () => {
  const reminder: Reminder = {
    ...{ plan, quarter: 2, schedule: defaultSchedule(2023, 2), unitName: 'Sở Giáo dục và Đào tạo' },
    ...{ report: reportOf(stateAfter(), unit), today: '2023-06-10', taskCount: 2 },
    untouched: tasks.filter(task => task.no === 14),
    address: 'https://phuluc.example.vn',
  };

  test('[NH2] says in the words of the administration what is asked, of which tasks, and by when', () => {
    expect(reminderLetter(reminder)).toEqual({
      subject: 'Nhắc gửi báo cáo Quý II năm 2023 thực hiện Kế hoạch số 38/KH-HĐTĐKT',
      text: [
        'Kính gửi: Sở Giáo dục và Đào tạo',
        'Thực hiện Kế hoạch số 38/KH-HĐTĐKT ngày 04/04/2023 của Hội đồng Thi đua - Khen thưởng tỉnh Thái Bình, trong Quý II năm 2023 đơn vị có 2 nhiệm vụ phải báo cáo; thời hạn gửi báo cáo là ngày 20/06/2023.',
        'Đến ngày 10/06/2023, báo cáo của đơn vị chưa được gửi.',
        'Nhiệm vụ chưa có nội dung báo cáo (1):\n- Nhiệm vụ số 14: Chỉ đạo bồi dưỡng nghiệp vụ công tác thi đua, khen thưởng cho cán bộ thuộc ngành giáo dục và đào tạo',
        'Đề nghị đơn vị cập nhật kết quả thực hiện và gửi báo cáo trước hết ngày 20/06/2023. Trường hợp có khó khăn, vướng mắc, đề nghị nêu rõ lý do và kiến nghị để tổng hợp.',
        'Địa chỉ nhập và gửi báo cáo: https://phuluc.example.vn',
        'Trân trọng./.',
        'Hội đồng Thi đua - Khen thưởng tỉnh Thái Bình',
      ].join('\n\n'),
    });
  });

  test('[NH2] after the deadline it says so; a returned report is asked for with the reason', () => {
    const report = reportOf(
      stateAfter(
        ['2023-06-18', { kind: 'submit', unit }],
        ['2023-06-19', { kind: 'return', unit, reason: 'Thiếu số liệu' }],
      ),
      unit,
    );
    const { text } = reminderLetter({ ...reminder, today, report });
    expect(text).toContain('trong thời gian sớm nhất (đã quá thời hạn ngày 20/06/2023)');
    expect(text).toContain('đã được đề nghị bổ sung ngày 19/06/2023, lý do: Thiếu số liệu.');
  });

  test('[NH3] as a link it opens a draft that no program cuts, whatever its length', () => {
    const short = mailtoLink('so@gddt.vn', { subject: 'Nhắc & gửi', text: 'Một\nHai' });
    expect(short).toBe(
      `mailto:so@gddt.vn?subject=${encodeURIComponent('Nhắc & gửi')}&body=${encodeURIComponent('Một\r\nHai')}`,
    );
    const many = tasks.map(task => ({ ...task, no: task.no }));
    const long = mailtoLink('so@gddt.vn', reminderLetter({ ...reminder, untouched: many }));
    expect(long.length).toBeLessThanOrEqual(2000);
    expect(decodeURIComponent(long)).toContain('Kính gửi: Sở Giáo dục và Đào tạo');
  });
});
