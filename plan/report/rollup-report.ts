// The quarter's report in words and tables, every figure of it the roll-up's.
import { formatDate, type IsoDate } from '../iso-date.ts';
import type { PlanDocument } from '../plan-document.ts';
import { quarterNumeral, type Quarter } from '../quarter.ts';
import { ProgressClass, progressClassLabels, type Rollup } from '../rollup.ts';
import type { Row } from '../row.ts';
import { appendixTable } from './appendix-table.ts';
import type { ReportBlock, ReportCell, ReportDocument, ReportTable } from './report-document.ts';
import { signatureLines, type SignedAs } from './signature.ts';

export type ReportSource = Readonly<{
  rollup: Rollup;
  document: PlanDocument;
  /** As they stood at the roll-up's version. */
  rows: readonly Row[];
  /** The day that the report bears. */
  day: IsoDate;
  signedAs: SignedAs;
}>;

export function rollupReport(source: ReportSource): ReportDocument {
  const { rollup, document, day } = source;
  const { plan } = document;
  const period = `Quý ${quarterNumeral(rollup.quarter)} năm ${plan.year}`;
  const number = `/BC-${symbolOf(plan.number)}`;
  const dateLine = `${plan.place}, ${longDate(day)}`;
  return {
    issuer: plan.issuer,
    number: `Số:         ${number}`,
    dateLine,
    documentType: 'BÁO CÁO',
    subject: `Kết quả thực hiện nhiệm vụ ${period}\ntheo Kế hoạch số ${plan.number}`,
    blocks: [
      ...openingOf(source, period),
      ...figuresOf(source, period),
      ...unitsOf(source),
      ...difficultiesOf(source),
      ...nextOf(source),
      {
        kind: 'paragraph',
        text: `Trên đây là báo cáo kết quả thực hiện nhiệm vụ ${period} của ${plan.issuer}./.`,
      },
    ],
    signature: signatureLines(plan.issuer, source.signedAs),
    recipients: [
      'UBND tỉnh (để báo cáo);',
      'Các đơn vị thực hiện Kế hoạch;',
      `Lưu: VT, ${symbolOf(plan.number)}.`,
    ],
    appendix: {
      heading: 'PHỤ LỤC',
      title: `KẾT QUẢ THỰC HIỆN NHIỆM VỤ ${period.toLocaleUpperCase('vi')}`,
      caption: `(Kèm theo Báo cáo số         ${number} ${longDate(day)} của ${plan.issuer})`,
      table: appendixTable(source),
    },
  };
}

/** "38/KH-HĐTĐKT" → "HĐTĐKT": whose document it is. */
function symbolOf(number: string): string {
  return number.split('-').slice(1).join('-') || '…';
}

/** Days below 10 and the first two months take a 0: "ngày 04 tháng 4 năm 2023". */
export function longDate(day: IsoDate): string {
  const month = Number(day.slice(5, 7));
  return `ngày ${day.slice(8, 10)} tháng ${month < 3 ? `0${month}` : month} năm ${day.slice(0, 4)}`;
}

function openingOf({ rollup, document: { plan } }: ReportSource, period: string): ReportBlock[] {
  const issued = plan.issuedOn === null ? '' : ` ngày ${formatDate(plan.issuedOn)}`;
  const text =
    `Thực hiện Kế hoạch số ${plan.number}${issued}, ${plan.issuer} báo cáo kết quả thực hiện nhiệm vụ ${period} ` +
    `(số liệu tính đến ngày ${formatDate(rollup.asOf)}, phiên bản dữ liệu ${rollup.version}) như sau:`;
  return [{ kind: 'paragraph', text }];
}

function figuresOf({ rollup }: ReportSource, period: string): ReportBlock[] {
  const { classes, listed, due, rate, carriedTasks } = rollup;
  const done = classes.doneOnTime + classes.doneLate;
  return [
    { kind: 'section', text: 'I. TÌNH HÌNH CHUNG' },
    {
      kind: 'point',
      text:
        `1. ${period} có ${listed} nhiệm vụ thực hiện, trong đó ${due} nhiệm vụ đến hạn. Đã hoàn thành ${done} nhiệm vụ ` +
        `(đúng hạn ${classes.doneOnTime}, quá hạn ${classes.doneLate}); chưa hoàn thành, quá hạn ` +
        `${classes.openOverdue} nhiệm vụ. ${rateSentence(rate)}`,
    },
    { kind: 'caption', text: 'Bảng 1. Nhiệm vụ theo phân loại tiến độ' },
    { kind: 'table', table: classTable(rollup) },
    { kind: 'point', text: `2. ${carriedSentence(carriedTasks)}` },
  ];
}

function rateSentence(rate: number | null): string {
  return rate === null
    ? 'Chưa có nhiệm vụ hoàn thành hoặc quá hạn nên chưa tính tỷ lệ hoàn thành.'
    : `Tỷ lệ hoàn thành (hoàn thành trên tổng số hoàn thành và quá hạn) đạt ${percentText(rate)}.`;
}

function carriedSentence(carried: Rollup['carriedTasks']): string {
  if (carried.length === 0) return 'Không có nhiệm vụ của các quý trước chuyển sang.';
  const named = carried.map(({ task, quarter }) => `số ${task}${origin(quarter)}`).join(', ');
  return `Nhiệm vụ của các quý trước chuyển sang, chưa hoàn thành (${carried.length}): ${named}.`;
}

function origin(quarter: Quarter | null): string {
  return quarter === null ? '' : ` (Quý ${quarterNumeral(quarter)})`;
}

/** A share of one as people write it: 0.6667 → "66,7%". */
export function percentText(share: number): string {
  return `${(Math.round(share * 1000) / 10).toLocaleString('vi', { useGrouping: false })}%`;
}

const centre = (value: number | string): ReportCell => ({ text: String(value), align: 'center' });

function classTable({ classes, listed }: Rollup): ReportTable {
  const share = (count: number): ReportCell => centre(listed === 0 ? '–' : percentText(count / listed));
  return {
    headers: ['Stt', 'Phân loại tiến độ', 'Số nhiệm vụ', 'Tỷ lệ'],
    widths: [8, 56, 18, 18],
    rows: [
      ...ProgressClass.options.map((name, index) => [
        centre(index + 1),
        { text: progressClassLabels[name].vi },
        centre(classes[name]),
        share(classes[name]),
      ]),
      [
        { text: '' },
        { text: 'Tổng số', bold: true },
        { ...centre(listed), bold: true },
        { ...share(listed), bold: true },
      ],
    ],
  };
}

function unitsOf({ rollup, document }: ReportSource): ReportBlock[] {
  const nameOf = namesOf(document);
  const { units, missing } = rollup;
  const text =
    missing.length === 0
      ? `${units.length} đơn vị có nhiệm vụ trong quý; các đơn vị đã có số liệu báo cáo.`
      : `${units.length} đơn vị có nhiệm vụ trong quý; ${missing.length} đơn vị chưa có số liệu báo cáo: ` +
        `${missing.map(nameOf).join('; ')}.`;
  const table: ReportTable = {
    headers: ['Stt', 'Đơn vị', 'Số nhiệm vụ', 'Đã báo cáo', 'Hoàn thành', 'Quá hạn', 'Tỷ lệ hoàn thành'],
    widths: [7, 35, 12, 11, 12, 10, 13],
    rows: units.map(({ unit, rows, reported, done, overdue, rate }, index) => [
      centre(index + 1),
      { text: nameOf(unit) },
      ...[rows, reported, done, overdue].map(centre),
      centre(rate === null ? '–' : percentText(rate)),
    ]),
  };
  return [
    { kind: 'section', text: 'II. KẾT QUẢ THEO ĐƠN VỊ' },
    { kind: 'paragraph', text },
    { kind: 'caption', text: 'Bảng 2. Kết quả của các đơn vị' },
    { kind: 'table', table },
  ];
}

function difficultiesOf({ rollup, rows, document }: ReportSource): ReportBlock[] {
  const nameOf = namesOf(document);
  const tasks = new Set([...rollup.tasks.map(task => task.task), ...rollup.carried]);
  const said = (field: 'obstacles' | 'proposal'): ReportBlock[] =>
    rows
      .filter(row => tasks.has(row.task) && row.fields[field] !== null)
      .map(row => ({
        kind: 'paragraph',
        text: `- Nhiệm vụ số ${row.task} (${nameOf(row.unit)}): ${row.fields[field]}`,
      }));
  const [obstacles, proposals] = [said('obstacles'), said('proposal')];
  return [
    { kind: 'section', text: 'III. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ' },
    ...(obstacles.length === 0
      ? [{ kind: 'point' as const, text: '1. Các đơn vị không nêu khó khăn, vướng mắc.' }]
      : [{ kind: 'point' as const, text: '1. Khó khăn, vướng mắc' }, ...obstacles]),
    ...(proposals.length === 0
      ? [{ kind: 'point' as const, text: '2. Các đơn vị không nêu kiến nghị.' }]
      : [{ kind: 'point' as const, text: '2. Kiến nghị' }, ...proposals]),
  ];
}

function nextOf({ rollup, document: { tasks, plan } }: ReportSource): ReportBlock[] {
  const overdue = rollup.classes.openOverdue;
  const rest =
    overdue === 0
      ? ''
      : ` Các đơn vị chủ trì tập trung hoàn thành ${overdue} nhiệm vụ quá hạn, nêu rõ thời gian hoàn thành.`;
  const text =
    rollup.quarter === 4
      ? `Tổng kết việc thực hiện Kế hoạch năm ${plan.year}.${rest}`
      : nextQuarter((rollup.quarter + 1) as Quarter, tasks, plan.year) + rest;
  return [
    { kind: 'section', text: 'IV. NHIỆM VỤ THỜI GIAN TỚI' },
    { kind: 'paragraph', text },
  ];
}

function nextQuarter(quarter: Quarter, tasks: PlanDocument['tasks'], year: number): string {
  const listed = tasks.filter(task => task.timing.quarters?.includes(quarter));
  const period = `Quý ${quarterNumeral(quarter)} năm ${year}`;
  return listed.length === 0
    ? `${period} không có nhiệm vụ theo Kế hoạch.`
    : `${period} thực hiện ${listed.length} nhiệm vụ theo Kế hoạch (số ${listed.map(task => task.no).join(', ')}).`;
}

function namesOf({ units }: PlanDocument): (id: string) => string {
  const names = new Map(units.map(unit => [unit.id, unit.name]));
  return id => names.get(id) ?? id;
}
