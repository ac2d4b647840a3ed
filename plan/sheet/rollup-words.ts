// The words of the printed roll-up.
import type { Language } from '../reasons/reason.ts';

export type RollupWords = Readonly<{
  language: Language;
  sheet: string;
  title: (quarter: string, year: number) => string;
  plan: (number: string, issuedOn: string | null) => string;
  asOf: (date: string, version: number) => string;
  figures: string;
  listed: string;
  due: string;
  completed: string;
  rate: string;
  className: string;
  count: string;
  total: string;
  tasks: string;
  taskHeaders: readonly string[];
  noTasks: string;
  units: string;
  unitHeaders: readonly [no: string, name: string, ...counts: string[]];
  noUnits: string;
  missing: (count: number) => string;
  noneMissing: string;
  carried: (count: number) => string;
  noneCarried: string;
}>;

export const rollupWords: Readonly<Record<Language, RollupWords>> = {
  vi: {
    language: 'vi',
    sheet: 'Tổng hợp Quý',
    title: (quarter, year) => `Tổng hợp kết quả thực hiện nhiệm vụ Quý ${quarter} năm ${year}`,
    plan: (number, issuedOn) => `(Theo Kế hoạch số ${number}${issuedOn === null ? '' : ` ngày ${issuedOn}`})`,
    asOf: (date, version) => `Số liệu tính đến ngày ${date}, phiên bản dữ liệu ${version}`,
    figures: 'I. Số liệu chung',
    listed: 'Nhiệm vụ thực hiện trong quý',
    due: 'Nhiệm vụ đến hạn trong quý',
    completed: 'Đã hoàn thành',
    rate: 'Tỷ lệ hoàn thành (hoàn thành ÷ (hoàn thành + quá hạn))',
    className: 'Phân loại tiến độ',
    count: 'Số nhiệm vụ',
    total: 'Tổng số',
    tasks: 'II. Nhiệm vụ trong quý',
    taskHeaders: [
      'Stt',
      'Nội dung',
      'Cơ quan chủ trì',
      'Thời gian thực hiện',
      'Hạn',
      'Phân loại tiến độ',
      'Đơn vị phối hợp đã báo cáo',
    ],
    noTasks: 'Không có nhiệm vụ trong quý này.',
    units: 'III. Theo đơn vị',
    unitHeaders: ['Stt', 'Đơn vị', 'Số nhiệm vụ', 'Đã báo cáo', 'Hoàn thành', 'Quá hạn'],
    noUnits: 'Không có đơn vị nào có nhiệm vụ trong quý này.',
    missing: count => `IV. Đơn vị chưa báo cáo (${count})`,
    noneMissing: 'Các đơn vị đã báo cáo đầy đủ.',
    carried: count => `V. Nhiệm vụ chuyển từ quý trước (${count})`,
    noneCarried: 'Không có nhiệm vụ chuyển từ quý trước.',
  },
  en: {
    language: 'en',
    sheet: 'Roll-up Q',
    title: (quarter, year) => `Summary of task results, quarter ${quarter} of ${year}`,
    plan: (number, issuedOn) => `(Plan ${number}${issuedOn === null ? '' : ` of ${issuedOn}`})`,
    asOf: (date, version) => `As of ${date}, data version ${version}`,
    figures: 'I. Overview',
    listed: 'Tasks in the quarter',
    due: 'Tasks due in the quarter',
    completed: 'Completed',
    rate: 'Completion rate (completed ÷ (completed + overdue))',
    className: 'Progress class',
    count: 'Tasks',
    total: 'Total',
    tasks: 'II. Tasks of the quarter',
    taskHeaders: [
      'No.',
      'Task',
      'Lead agency',
      'Timing',
      'Due',
      'Progress class',
      'Coordinating units reported',
    ],
    noTasks: 'There are no tasks in this quarter.',
    units: 'III. By unit',
    unitHeaders: ['No.', 'Unit', 'Tasks', 'Reported', 'Completed', 'Overdue'],
    noUnits: 'No unit has tasks in this quarter.',
    missing: count => `IV. Units that have not reported (${count})`,
    noneMissing: 'All units have reported.',
    carried: count => `V. Tasks carried over from earlier quarters (${count})`,
    noneCarried: 'No tasks are carried over.',
  },
};
