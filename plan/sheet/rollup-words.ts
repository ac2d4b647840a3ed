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
  chart: (quarter: string) => string;
  rows: (count: number) => string;
  rowHeaders: readonly string[];
  notReported: string;
  overview: string;
  overviewTitle: (year: number) => string;
  overviewAsOf: (date: string, version: number) => string;
  overviewUnits: string;
  overviewHeaders: readonly [no: string, name: string, rows: string, reported: string];
  overviewRows: (count: number) => string;
  overviewRate: string;
  overviewChart: string;
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
    chart: quarter => `Nhiệm vụ Quý ${quarter} theo phân loại tiến độ`,
    rows: count => `VI. Báo cáo của các đơn vị trong quý (${count} dòng)`,
    rowHeaders: ['Stt', 'Nội dung', 'Đơn vị', 'Vai trò', 'Hạn', 'Phân loại tiến độ', 'Kết quả báo cáo'],
    notReported: 'Chưa báo cáo',
    overview: 'Bảng tổng hợp',
    overviewTitle: year => `Bảng tổng hợp kết quả thực hiện của các đơn vị năm ${year}`,
    overviewAsOf: (date, version) => `Số liệu tính đến ngày ${date}, phiên bản dữ liệu ${version}`,
    overviewUnits: 'I. Đơn vị theo phân loại tiến độ (số dòng báo cáo)',
    overviewHeaders: ['Stt', 'Đơn vị', 'Số dòng', 'Đã báo cáo'],
    overviewRows: count => `II. Báo cáo của các đơn vị (${count} dòng)`,
    overviewRate: 'Tỷ lệ hoàn thành',
    overviewChart: 'Báo cáo của các đơn vị theo phân loại tiến độ',
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
    chart: quarter => `Tasks of quarter ${quarter} by progress class`,
    rows: count => `VI. Rows of the units in the quarter (${count})`,
    rowHeaders: ['No.', 'Task', 'Unit', 'Role', 'Due', 'Progress class', 'Reported'],
    notReported: 'Not reported',
    overview: 'Overview',
    overviewTitle: year => `Overview of all units' results in ${year}`,
    overviewAsOf: (date, version) => `As of ${date}, data version ${version}`,
    overviewUnits: 'I. Units by progress class (rows)',
    overviewHeaders: ['No.', 'Unit', 'Rows', 'Reported'],
    overviewRows: count => `II. Rows of the units (${count})`,
    overviewRate: 'Completion rate',
    overviewChart: 'Rows of all units by progress class',
  },
};
