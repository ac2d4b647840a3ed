// Every row under the tasks of a quarter with all that was entered, and the class that its own record gives it.
import { fieldNames, statusLabels, type FieldName, type Fields } from '../field.ts';
import { formatDate, toSerial } from '../iso-date.ts';
import type { PlanDocument } from '../plan-document.ts';
import type { Task } from '../plan.ts';
import { quarterNumeral } from '../quarter.ts';
import type { Language } from '../reasons/reason.ts';
import { progressClassLabels, type Rollup } from '../rollup.ts';
import { progressClassOf } from '../rollup/progress-class.ts';
import { roleLabels, type Row } from '../row.ts';
import { columns } from './columns.ts';
import type { PrintedCell, PrintedLook, PrintedSheet } from './printed-sheet.ts';
import type { CellValue } from './sheet-document.ts';

type Detail = Readonly<{
  header: string;
  widthChars: number;
  /** Dates as serials. */
  value: CellValue;
  look: PrintedLook;
  /** As plain text. */
  text: string;
}>;

export type DetailSource = Readonly<{
  rollup: Rollup;
  document: PlanDocument;
  rows: readonly Row[];
  language: Language;
}>;

/** One line for each row of the quarter's tasks, in plan order, all with the same columns. */
export function detailLines({ rollup, document, rows, language }: DetailSource): Detail[][] {
  const listed = new Set(rollup.tasks.map(task => task.task));
  const taskOf = new Map(document.tasks.map(task => [task.no, task]));
  const names = new Map(document.units.map(unit => [unit.id, unit.name]));
  return rows.flatMap(row => {
    const task = listed.has(row.task) ? taskOf.get(row.task) : undefined;
    return task ? [lineOf(row, task, { rollup, document, names, language })] : [];
  });
}

type Lining = Pick<DetailSource, 'rollup' | 'document' | 'language'> &
  Readonly<{ names: ReadonlyMap<string, string> }>;

function lineOf(row: Row, task: Task, { rollup, document, names, language }: Lining): Detail[] {
  const { year } = document.plan;
  const own = progressClassOf(task.timing, row.fields, { year, asOf: rollup.asOf });
  const isVi = language === 'vi';
  return [
    plain('rowId', row.id, language),
    { ...plain('no', String(task.no), language), value: task.no, look: 'center' },
    plain('title', task.title, language),
    { header: isVi ? 'Đơn vị' : 'Unit', widthChars: 28, ...texted(names.get(row.unit) ?? row.unit) },
    plain('role', roleLabels[row.role], language),
    dated('due', task.timing.due, language),
    ...fieldNames.map(name => fieldOf(name, row.fields, language)),
    {
      header: isVi ? 'Phân loại tiến độ' : 'Progress class',
      widthChars: 22,
      ...texted(progressClassLabels[own][language]),
    },
  ];
}

function texted(text: string): Pick<Detail, 'value' | 'look' | 'text'> {
  return { value: text, look: 'text', text };
}

function headed(
  key: (typeof columns)[number]['key'],
  language: Language,
): Pick<Detail, 'header' | 'widthChars'> {
  const column = columns.find(each => each.key === key)!;
  return { header: language === 'vi' ? column.header : column.headerEn, widthChars: column.widthChars };
}

function plain(key: (typeof columns)[number]['key'], text: string, language: Language): Detail {
  return { ...headed(key, language), ...texted(text) };
}

function dated(key: (typeof columns)[number]['key'], date: string | null, language: Language): Detail {
  const head = headed(key, language);
  if (date === null) return { ...head, ...texted(''), look: 'center' };
  return { ...head, value: toSerial(date), look: 'date', text: formatDate(date) };
}

function fieldOf(name: FieldName, fields: Fields, language: Language): Detail {
  switch (name) {
    case 'status':
      return plain(name, fields.status === null ? '' : statusLabels[fields.status], language);
    case 'completedOn':
      return dated(name, fields.completedOn, language);
    case 'percent': {
      const text = fields.percent === null ? '' : String(fields.percent);
      const value = fields.percent ?? '';
      return { ...headed(name, language), value, look: fields.percent === null ? 'center' : 'number', text };
    }
    default:
      return plain(name, fields[name] ?? '', language);
  }
}

/** Id and number: without them the second page of a row does not say whose it is. */
const DETAIL_KEYS = 2;

/** The same lines as a sheet; the percent column with bars. Null where the quarter has no rows. */
export function detailSheet(source: DetailSource): PrintedSheet | null {
  const lines = detailLines(source);
  const [first] = lines;
  if (first === undefined) return null;
  const numeral = quarterNumeral(source.rollup.quarter);
  const name = source.language === 'vi' ? `Chi tiết Quý ${numeral}` : `Details Q${numeral}`;
  const cells: PrintedCell[] = [
    ...first.map(({ header }, column) => ({ row: 0, column, value: header, look: 'header' as const })),
    ...lines.flatMap((line, index) =>
      line.map(({ value, look }, column) => ({ row: index + 1, column, value, look })),
    ),
  ];
  const percent = columns.find(each => each.key === 'percent')!;
  const column = first.findIndex(({ header }) => header === percent.header || header === percent.headerEn);
  return {
    name,
    landscape: true,
    widthsChars: first.map(({ widthChars }) => widthChars),
    headerRow: 0,
    pagesWide: 2,
    repeatedColumns: DETAIL_KEYS,
    cells,
    bars: [{ row: 1, column, rows: lines.length, most: 100 }],
  };
}
