// The rows behind a report's figures, unit by unit, so that each figure can lead to its own.
import { isReported, statusLabels, type Fields } from '../field.ts';
import { toSerial, type IsoDate } from '../iso-date.ts';
import type { Task } from '../plan.ts';
import { progressClassOf } from '../rollup/progress-class.ts';
import { progressClassLabels, type ProgressClass } from '../rollup.ts';
import { roleLabels, type Row } from '../row.ts';
import type { UnitId } from '../unit.ts';
import type { PrintedLink, PrintedTable } from './printed-sheet.ts';
import type { PrintedPage } from './printed-page.ts';
import { rollupWords } from './rollup-words.ts';
import type { RollupPrint } from './rollup-print.ts';
import { classLooks } from './class-looks.ts';

/** A row with what a report says of it. */
export type JudgedRow = Readonly<{ row: Row; task: Task; class: ProgressClass }>;

/** The rows of these tasks in the order of the directory's units, then of the plan. */
export function judgedRows(
  { plan, tasks, units, rows = [] }: RollupPrint,
  asOf: IsoDate,
  isListed: (task: Task) => boolean,
): JudgedRow[] {
  const taskOf = new Map(tasks.filter(isListed).map(task => [task.no, task]));
  const place = new Map(units.map((unit, index) => [unit.id, index]));
  return rows
    .flatMap(row => {
      const task = taskOf.get(row.task);
      if (!task) return [];
      return [{ row, task, class: progressClassOf(task.timing, row.fields, { year: plan.year, asOf }) }];
    })
    .sort((a, b) => (place.get(a.row.unit) ?? 0) - (place.get(b.row.unit) ?? 0) || a.task.no - b.task.no);
}

/** Beyond so many rows the lines lead nowhere: Excel makes a link of each cell by itself, which takes long. */
const MOST_LINKS = 600;

export type RowLines = Readonly<{
  table: PrintedTable | null;
  /** To the lines of a unit. */
  linkOf: (unit: UnitId) => PrintedLink | null;
}>;

/** Writes the lines; each leads to its row in the plan's sheet. */
export function writeRowLines(
  page: PrintedPage,
  judged: readonly JudgedRow[],
  print: RollupPrint,
  tableName: string,
): RowLines {
  const words = rollupWords[print.language];
  const nameOf = new Map(print.units.map(unit => [unit.id, unit.name]));
  const top = page.row;
  const columns = words.rowHeaders.length;
  page.line(...words.rowHeaders.map(header => [header, 'header'] as const));
  const first = new Map<UnitId, number>();
  const count = new Map<UnitId, number>();
  for (const { row, task, class: name } of judged) {
    if (!first.has(row.unit)) first.set(row.unit, page.row);
    count.set(row.unit, (count.get(row.unit) ?? 0) + 1);
    const { due } = task.timing;
    const link: PrintedLink | null = judged.length > MOST_LINKS ? null : { kind: 'row', rowId: row.id };
    page.line(
      [task.no, 'center', 1, link],
      [task.title, 'text'],
      [nameOf.get(row.unit) ?? row.unit, 'text'],
      [roleLabels[row.role], 'center'],
      due === null ? ['', 'center'] : [toSerial(due), 'date'],
      [progressClassLabels[name][print.language], classLooks[name]],
      [isReported(row.fields) ? progressText(row.fields) : words.notReported, 'center'],
    );
  }
  return {
    table: judged.length === 0 ? null : { name: tableName, area: page.lines(top, page.row - top, columns) },
    linkOf: unit => {
      const row = first.get(unit);
      return row === undefined
        ? null
        : { kind: 'lines', area: page.lines(row, count.get(unit) ?? 1, columns) };
    },
  };
}

function progressText({ status, percent }: Fields): string {
  return [status === null ? null : statusLabels[status], percent === null ? null : `${percent}%`]
    .filter(part => part !== null)
    .join(', ');
}
