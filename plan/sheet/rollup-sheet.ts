// The quarterly roll-up as a sheet to read and print: headline figures with a chart, classes, tasks, units, what is
// carried over, and the rows behind all of it. A figure leads to the lines that it counts.
import { formatDate, toSerial } from '../iso-date.ts';
import { quarterNumeral } from '../quarter.ts';
import { ProgressClass, progressClassLabels, type Rollup, type RollupTask } from '../rollup.ts';
import type { Unit } from '../unit.ts';
import { classLooks } from './class-looks.ts';
import { PrintedPage } from './printed-page.ts';
import type { PrintedChart, PrintedLink, PrintedSheet, PrintedTable } from './printed-sheet.ts';
import type { RollupPrint } from './rollup-print.ts';
import { rollupWords, type RollupWords } from './rollup-words.ts';
import { judgedRows, writeRowLines } from './row-lines.ts';

const widthsChars = [6, 56, 30, 16, 13, 28, 18];
const LAST_COLUMN = widthsChars.length;

/** Tasks stand class by class, so that each figure is one stretch of lines; those that the rate counts stand first. */
const classOrder: readonly ProgressClass[] = [
  'doneOnTime',
  'doneLate',
  'openOverdue',
  'openInTime',
  'notYetDue',
  'continuous',
  'cancelled',
];

/** The report of a roll-up. Names come from the directory; dates are serials; text is never a formula. */
export function rollupSheet(rollup: Rollup, print: RollupPrint): PrintedSheet {
  const words = rollupWords[print.language];
  const page = new PrintedPage(LAST_COLUMN);
  const mark = `Q${rollup.quarter}`;
  writeTitle(page, rollup, print, words);
  const figures = writeFigures(page, rollup, words);
  const tasks = writeTasks(page, rollup, print, words);
  const units = writeUnits(page, rollup, print, words);
  writeMissing(page, rollup, print, words);
  writeCarried(page, rollup, print, words);
  const rows = writeRows(page, rollup, print, words);
  leadToTasks(page, figures, tasks.blocks);
  rollup.units.forEach(({ unit }, index) => {
    for (const column of [2, 3]) page.lead(units.row + 1 + index, column, rows?.linkOf(unit) ?? null);
  });
  const tables = [tasks.table, units.table, rows?.table ?? null].filter(table => table !== null);
  return {
    id: `rollup-${rollup.quarter}`,
    name: `${words.sheet} ${quarterNumeral(rollup.quarter)}`,
    landscape: true,
    widthsChars,
    cells: page.cells,
    // Several tables: a header repeated on each page, or held in view, would say what another table's figures are not.
    headerRow: null,
    bars: page.bars,
    tables,
    charts:
      rollup.listed === 0
        ? []
        : [chartOf(figures, `PhuLuc_BieuDo_${mark}`, words.chart(quarterNumeral(rollup.quarter)))],
  };
}

function writeTitle(page: PrintedPage, rollup: Rollup, { plan }: RollupPrint, words: RollupWords): void {
  page.wide(plan.issuer.toLocaleUpperCase('vi'), 'heading');
  page.wide(words.title(quarterNumeral(rollup.quarter), plan.year), 'title');
  page.wide(words.plan(plan.number, plan.issuedOn === null ? null : formatDate(plan.issuedOn)), 'note');
  page.wide(words.asOf(formatDate(rollup.asOf), rollup.version), 'note');
  page.gap();
}

/** Rows of the figures, by what they count. */
type Figures = Readonly<{ listed: number; completed: number; rate: number; classes: number; total: number }>;

const FIGURE_COLUMN = 2;

function writeFigures(page: PrintedPage, rollup: Rollup, words: RollupWords): Figures {
  const { classes, rate } = rollup;
  page.wide(words.figures, 'section');
  const listed = page.row;
  page.line([words.listed, 'text', 2], [rollup.listed, 'number']);
  page.line([words.due, 'text', 2], [rollup.due, 'number']);
  page.line([words.completed, 'text', 2], [classes.doneOnTime + classes.doneLate, 'number']);
  page.line([words.rate, 'text', 2], [rate ?? '–', rate === null ? 'center' : 'percent']);
  page.gap();
  const first = page.row + 1;
  page.line([words.className, 'header', 2], [words.count, 'header']);
  for (const name of ProgressClass.options) {
    page.line([labelOf(name, words), 'text', 2], [classes[name], 'number']);
  }
  page.barsIn(FIGURE_COLUMN, ProgressClass.options.length, Math.max(rollup.listed, 1));
  page.line([words.total, 'total', 2], [rollup.listed, 'total']);
  page.gap();
  return { listed, completed: listed + 2, rate: listed + 3, classes: first, total: page.row - 2 };
}

/** Beside the figures, where the page is empty. */
function chartOf({ listed, classes, total }: Figures, name: string, title: string): PrintedChart {
  const rows = ProgressClass.options.length;
  return {
    name,
    title,
    labels: { row: classes, column: 0, rows, columns: 1 },
    values: { row: classes, column: FIGURE_COLUMN, rows, columns: 1 },
    over: {
      row: listed,
      column: FIGURE_COLUMN + 1,
      rows: total - listed + 1,
      columns: LAST_COLUMN - FIGURE_COLUMN - 1,
    },
  };
}

/** The figures lead to the lines of the tasks that they count. */
function leadToTasks(page: PrintedPage, figures: Figures, blockOf: Blocks): void {
  const completed = blockOf(['doneOnTime', 'doneLate']);
  const all = blockOf(ProgressClass.options);
  page.lead(figures.listed, FIGURE_COLUMN, all);
  page.lead(figures.completed, FIGURE_COLUMN, completed);
  page.lead(figures.rate, FIGURE_COLUMN, blockOf(['doneOnTime', 'doneLate', 'openOverdue']));
  ProgressClass.options.forEach((name, index) =>
    page.lead(figures.classes + index, FIGURE_COLUMN, blockOf([name])),
  );
  page.lead(figures.total, FIGURE_COLUMN, all);
}

/** The stretch of lines with the tasks of these classes, which stand together; null where there are none. */
type Blocks = (classes: readonly ProgressClass[]) => PrintedLink | null;
type Written = Readonly<{ row: number; table: PrintedTable | null }>;

function writeTasks(
  page: PrintedPage,
  rollup: Rollup,
  { tasks, units, rows = [] }: RollupPrint,
  words: RollupWords,
): Written & Readonly<{ blocks: Blocks }> {
  const leads = new Map(
    rows.filter(({ role }) => role === 'lead').map(row => [`${row.task} ${row.unit}`, row.id]),
  );
  const taskOf = new Map(tasks.map(task => [task.no, task]));
  const nameOf = namesOf(units);
  page.wide(words.tasks, 'section');
  const row = page.row;
  page.line(...words.taskHeaders.map(header => [header, 'header'] as const));
  const sorted = classOrder.flatMap(name => rollup.tasks.filter(line => line.class === name));
  for (const line of sorted) {
    const task = taskOf.get(line.task);
    const due = task?.timing.due ?? null;
    const { reported, total } = line.coordinating;
    const rowId = leads.get(`${line.task} ${line.lead}`);
    page.line(
      [line.task, 'center', 1, rowId === undefined ? null : { kind: 'row', rowId }],
      [task?.title ?? '', 'text'],
      [line.lead === null ? (task?.lead.resolved ?? '') : nameOf(line.lead), 'text'],
      [task?.timing.resolved ?? '', 'center'],
      due === null ? ['', 'center'] : [toSerial(due), 'date'],
      [labelOf(line.class, words), classLooks[line.class]],
      [total === 0 ? '–' : `${reported}/${total}`, 'center'],
    );
  }
  if (sorted.length === 0) page.wide(words.noTasks, 'note');
  page.gap();
  return {
    row,
    table: tableOf(page, `PhuLuc_QuyNhiemVu_${rollup.quarter}`, row, sorted.length),
    blocks: blocksOf(page, row + 1, sorted),
  };
}

function blocksOf(page: PrintedPage, first: number, sorted: readonly RollupTask[]): Blocks {
  return classes => {
    const at = sorted.findIndex(line => classes.includes(line.class));
    const rows = sorted.filter(line => classes.includes(line.class)).length;
    return at < 0 ? null : { kind: 'lines', area: page.lines(first + at, rows) };
  };
}

function tableOf(
  page: PrintedPage,
  name: string,
  row: number,
  lines: number,
  columns = LAST_COLUMN,
): PrintedTable | null {
  return lines === 0 ? null : { name, area: page.lines(row, lines + 1, columns) };
}

function writeUnits(page: PrintedPage, rollup: Rollup, { units }: RollupPrint, words: RollupWords): Written {
  const nameOf = namesOf(units);
  page.wide(words.units, 'section');
  const row = page.row;
  const [no, name, ...counts] = words.unitHeaders;
  page.line([no, 'header'], [name, 'header'], ...counts.map(header => [header, 'header'] as const));
  rollup.units.forEach((unit, index) =>
    page.line(
      [index + 1, 'center'],
      [nameOf(unit.unit), 'text'],
      [unit.rows, 'number'],
      [unit.reported, 'number'],
      [unit.done, 'number'],
      [unit.overdue, unit.overdue > 0 ? 'late' : 'number'],
    ),
  );
  for (const column of [2, 3, 4, 5]) page.barsIn(column, rollup.units.length);
  if (rollup.units.length === 0) page.wide(words.noUnits, 'note');
  page.gap();
  const table = `PhuLuc_QuyDonVi_${rollup.quarter}`;
  return { row, table: tableOf(page, table, row, rollup.units.length, words.unitHeaders.length) };
}

function writeMissing(page: PrintedPage, rollup: Rollup, { units }: RollupPrint, words: RollupWords): void {
  const nameOf = namesOf(units);
  page.wide(words.missing(rollup.missing.length), 'section');
  if (rollup.missing.length === 0) page.wide(words.noneMissing, 'note');
  rollup.missing.forEach((unit, index) =>
    page.line([index + 1, 'center'], [nameOf(unit), 'text', LAST_COLUMN - 1]),
  );
  page.gap();
}

function writeCarried(page: PrintedPage, rollup: Rollup, { tasks }: RollupPrint, words: RollupWords): void {
  page.wide(words.carried(rollup.carried.length), 'section');
  if (rollup.carried.length === 0) page.wide(words.noneCarried, 'note');
  const taskOf = new Map(tasks.map(task => [task.no, task]));
  for (const no of rollup.carried) {
    const task = taskOf.get(no);
    const due = task?.timing.due ?? null;
    page.line(
      [no, 'center'],
      [task?.title ?? '', 'text', 2],
      [task?.timing.resolved ?? '', 'center'],
      due === null ? ['', 'center'] : [toSerial(due), 'date'],
    );
  }
}

/** Nothing where the rows are not at hand. */
function writeRows(page: PrintedPage, rollup: Rollup, print: RollupPrint, words: RollupWords) {
  if (print.rows === undefined) return null;
  const listed = new Set(rollup.tasks.map(({ task }) => task));
  const judged = judgedRows(print, rollup.asOf, task => listed.has(task.no));
  page.gap();
  page.wide(words.rows(judged.length), 'section');
  return writeRowLines(page, judged, print, `PhuLuc_QuyDong_${rollup.quarter}`);
}

function labelOf(name: ProgressClass, words: RollupWords): string {
  return progressClassLabels[name][words.language];
}

function namesOf(units: readonly Unit[]): (id: string) => string {
  const names = new Map(units.map(unit => [unit.id, unit.name]));
  return id => names.get(id) ?? id;
}
