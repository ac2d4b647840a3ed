// The plan's appendix in its own layout, with what became of each task of the quarter.
import { statusLabels, type Fields } from '../field.ts';
import { formatDate } from '../iso-date.ts';
import type { PlanDocument } from '../plan-document.ts';
import { progressClassLabels, type Rollup } from '../rollup.ts';
import type { Row } from '../row.ts';
import type { ReportTable } from './report-document.ts';

type Source = Readonly<{ rollup: Rollup; document: PlanDocument; rows: readonly Row[] }>;

/** One line for each task that the quarter lists or carries over, in plan order. */
export function appendixTable({ rollup, document, rows }: Source): ReportTable {
  const { tasks, plan } = document;
  const classOf = new Map([
    ...rollup.carriedTasks.map(task => [task.task, task.class] as const),
    ...rollup.tasks.map(task => [task.task, task.class] as const),
  ]);
  const leadOf = new Map([...rollup.carriedTasks, ...rollup.tasks].map(task => [task.task, task.lead]));
  const own = new Map(
    rows.filter(row => leadOf.get(row.task) === row.unit).map(row => [row.task, row.fields]),
  );
  const [no, content, lead, coordinating, timing] = headersOf(plan.appendix.columns);
  return {
    headers: [no, content, lead, coordinating, timing, 'Kết quả thực hiện', 'Phân loại tiến độ'],
    widths: [5, 27, 13, 17, 10, 18, 10],
    rows: tasks
      .filter(task => classOf.has(task.no))
      .map(task => {
        const fields = own.get(task.no);
        return [
          { text: task.printedNo.replace(/[.)]$/, '') || String(task.no), align: 'center' },
          { text: task.title },
          { text: task.lead.resolved },
          { text: task.coordinating.printed },
          { text: task.timing.resolved, align: 'center' },
          { text: fields ? resultText(fields) : '' },
          { text: progressClassLabels[classOf.get(task.no)!].vi, align: 'center' },
        ];
      }),
  };
}

const printedHeaders = [
  'Stt',
  'Nội dung',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời gian thực hiện',
] as const;

/** As the plan prints them, where its table has these five. */
function headersOf(columns: readonly string[]): readonly [string, string, string, string, string] {
  const own = columns.length === printedHeaders.length ? columns : printedHeaders;
  return [own[0]!, own[1]!, own[2]!, own[3]!, own[4]!];
}

/** A record in one cell: status and percent, what came of it, the documents, the day, why it is late. */
export function resultText(fields: Fields): string {
  const { status, percent, result, documents, completedOn, delayReason } = fields;
  const progress = [
    ...(status === null ? [] : [statusLabels[status]]),
    ...(percent === null ? [] : [`${percent}%`]),
  ].join(', ');
  return [
    progress,
    result,
    documents === null ? null : `Văn bản: ${documents}`,
    completedOn === null ? null : `Hoàn thành ngày ${formatDate(completedOn)}`,
    delayReason === null ? null : `Lý do: ${delayReason}`,
  ]
    .filter(part => part !== null && part !== '')
    .join('\n');
}
