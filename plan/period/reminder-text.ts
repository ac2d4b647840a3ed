// The letter that reminds a unit of its report, in the words of Vietnamese administration.
import { formatDate, type IsoDate } from '../iso-date.ts';
import type { Plan, Task } from '../plan.ts';
import { quarterNumeral, type Quarter } from '../quarter.ts';
import type { UnitReport } from './period-state.ts';
import type { Schedule } from './schedule.ts';

export type Reminder = Readonly<{
  plan: Plan;
  quarter: Quarter;
  schedule: Schedule;
  unitName: string;
  report: UnitReport;
  today: IsoDate;
  /** How many tasks it has in the quarter, and those in which nothing is entered yet. */
  taskCount: number;
  untouched: readonly Pick<Task, 'no' | 'title'>[];
  /** Where the report is filled in; null where the service does not know its own address. */
  address: string | null;
}>;

export type Letter = Readonly<{ subject: string; text: string }>;

/** So many tasks are named; a letter is read, a list of hundreds is not. */
const MOST_TASKS = 12;
const MOST_TITLE = 160;

export function reminderLetter(reminder: Reminder): Letter {
  const { plan, quarter, unitName } = reminder;
  const period = `Quý ${quarterNumeral(quarter)} năm ${plan.year}`;
  const parts = [
    `Kính gửi: ${unitName}`,
    opening(reminder, period),
    standing(reminder),
    taskList(reminder),
    request(reminder),
    reminder.address === null ? null : `Địa chỉ nhập và gửi báo cáo: ${reminder.address}`,
    'Trân trọng./.',
    plan.issuer,
  ];
  return {
    subject: `Nhắc gửi báo cáo ${period} thực hiện Kế hoạch số ${plan.number}`,
    text: parts.filter(part => part !== null).join('\n\n'),
  };
}

function opening({ plan, schedule, taskCount }: Reminder, period: string): string {
  const issued = plan.issuedOn === null ? '' : ` ngày ${formatDate(plan.issuedOn)}`;
  return (
    `Thực hiện Kế hoạch số ${plan.number}${issued} của ${plan.issuer}, trong ${period} đơn vị có ` +
    `${taskCount} nhiệm vụ phải báo cáo; thời hạn gửi báo cáo là ngày ${formatDate(schedule.deadline)}.`
  );
}

function standing({ report, today }: Reminder): string {
  const day = formatDate(today);
  if (report.state === 'returned' && report.last !== null) {
    return (
      `Báo cáo của đơn vị đã được đề nghị bổ sung ngày ${formatDate(report.last.day)}, lý do: ` +
      `${report.last.reason ?? ''}. Đến ngày ${day}, báo cáo bổ sung chưa được gửi lại.`
    );
  }
  return `Đến ngày ${day}, báo cáo của đơn vị chưa được gửi.`;
}

function taskList({ untouched }: Reminder): string | null {
  if (untouched.length === 0) return null;
  const named = untouched
    .slice(0, MOST_TASKS)
    .map(({ no, title }) => `- Nhiệm vụ số ${no}: ${shortened(title)}`);
  const more = untouched.length - named.length;
  return [
    `Nhiệm vụ chưa có nội dung báo cáo (${untouched.length}):`,
    ...named,
    ...(more > 0 ? [`- và ${more} nhiệm vụ khác.`] : []),
  ].join('\n');
}

function request({ schedule, today }: Reminder): string {
  const until =
    today <= schedule.deadline
      ? `trước hết ngày ${formatDate(schedule.deadline)}`
      : `trong thời gian sớm nhất (đã quá thời hạn ngày ${formatDate(schedule.deadline)})`;
  return (
    `Đề nghị đơn vị cập nhật kết quả thực hiện và gửi báo cáo ${until}. Trường hợp có khó khăn, vướng mắc, ` +
    `đề nghị nêu rõ lý do và kiến nghị để tổng hợp.`
  );
}

function shortened(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_TITLE ? line : `${line.slice(0, line.lastIndexOf(' ', MOST_TITLE))}…`;
}

/** Programs cut longer links: https://learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation names 2,048. */
const LINK_LIMIT = 2000;

/** The letter as a link that opens a draft; whole lines are left out from the end where it would be too long. */
export function mailtoLink(to: string | null, { subject, text }: Letter): string {
  const lines = text.split('\n');
  for (;;) {
    const body = lines.join('\r\n');
    const link = `mailto:${encodeURIComponent(to ?? '').replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    if (link.length <= LINK_LIMIT || lines.length === 1) return link;
    lines.pop();
  }
}
