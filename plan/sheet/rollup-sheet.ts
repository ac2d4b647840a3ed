// The quarterly roll-up as a sheet to read and print: headline figures, classes, tasks, units, what is carried over.
import { formatDate, toSerial } from '../iso-date.ts';
import type { Plan, Task } from '../plan.ts';
import { quarterNumeral } from '../quarter.ts';
import type { Language } from '../reasons/reason.ts';
import { ProgressClass, progressClassLabels, type Rollup } from '../rollup.ts';
import type { Unit } from '../unit.ts';
import type { PrintedBars, PrintedCell, PrintedLook, PrintedSheet } from './printed-sheet.ts';
import { rollupWords, type RollupWords } from './rollup-words.ts';
import type { CellValue } from './sheet-document.ts';

export type RollupPrint = Readonly<{
  plan: Plan;
  tasks: readonly Task[];
  units: readonly Unit[];
  language: Language;
}>;

const widthsChars = [6, 56, 30, 16, 13, 28, 18];
const LAST_COLUMN = widthsChars.length;

/** The report of a roll-up. Names come from the directory; dates are serials; text is never a formula. */
export function rollupSheet(rollup: Rollup, print: RollupPrint): PrintedSheet {
  const words = rollupWords[print.language];
  const page = new Page();
  writeTitle(page, rollup, print, words);
  writeFigures(page, rollup, words);
  writeTasks(page, rollup, print, words);
  writeUnits(page, rollup, print, words);
  writeMissing(page, rollup, print, words);
  writeCarried(page, rollup, print, words);
  return {
    name: `${words.sheet} ${quarterNumeral(rollup.quarter)}`,
    landscape: true,
    widthsChars,
    cells: page.cells,
    // Several tables: a header repeated on each page, or held in view, would say what another table's figures are not.
    headerRow: null,
    bars: page.bars,
  };
}

type Looked = readonly [value: CellValue, look: PrintedLook, columns?: number];

/** Written line by line from the top. */
class Page {
  readonly cells: PrintedCell[] = [];
  readonly bars: PrintedBars[] = [];
  row = 0;

  line(...values: readonly Looked[]): void {
    let column = 0;
    for (const [value, look, columns = 1] of values) {
      this.cells.push({ row: this.row, column, value, look, ...(columns > 1 ? { columns } : {}) });
      column += columns;
    }
    this.row += 1;
  }

  wide(value: CellValue, look: PrintedLook): void {
    this.line([value, look, LAST_COLUMN]);
  }

  /** Bars in a column of the last lines. */
  barsIn(column: number, rows: number, most?: number): void {
    if (rows > 0) {
      this.bars.push({ row: this.row - rows, column, rows, ...(most === undefined ? {} : { most }) });
    }
  }

  gap(): void {
    this.row += 1;
  }
}

function writeTitle(page: Page, rollup: Rollup, { plan }: RollupPrint, words: RollupWords): void {
  page.wide(plan.issuer.toLocaleUpperCase('vi'), 'heading');
  page.wide(words.title(quarterNumeral(rollup.quarter), plan.year), 'title');
  page.wide(words.plan(plan.number, plan.issuedOn === null ? null : formatDate(plan.issuedOn)), 'note');
  page.wide(words.asOf(formatDate(rollup.asOf), rollup.version), 'note');
  page.gap();
}

function writeFigures(page: Page, rollup: Rollup, words: RollupWords): void {
  const { classes, rate } = rollup;
  page.wide(words.figures, 'section');
  const figures: readonly Looked[] = [
    [words.listed, 'text', 2],
    [rollup.listed, 'number'],
  ];
  page.line(...figures);
  page.line([words.due, 'text', 2], [rollup.due, 'number']);
  page.line([words.completed, 'text', 2], [classes.doneOnTime + classes.doneLate, 'number']);
  page.line([words.rate, 'text', 2], [rate ?? '–', rate === null ? 'center' : 'percent']);
  page.gap();
  page.line([words.className, 'header', 2], [words.count, 'header']);
  for (const name of ProgressClass.options) {
    page.line([labelOf(name, words), 'text', 2], [classes[name], 'number']);
  }
  page.barsIn(2, ProgressClass.options.length, Math.max(rollup.listed, 1));
  page.line([words.total, 'total', 2], [rollup.listed, 'total']);
  page.gap();
}

function writeTasks(page: Page, rollup: Rollup, { tasks, units }: RollupPrint, words: RollupWords): void {
  const taskOf = new Map(tasks.map(task => [task.no, task]));
  const nameOf = namesOf(units);
  page.wide(words.tasks, 'section');
  page.line(...words.taskHeaders.map(header => [header, 'header'] as const));
  for (const line of rollup.tasks) {
    const task = taskOf.get(line.task);
    const due = task?.timing.due ?? null;
    const { reported, total } = line.coordinating;
    page.line(
      [line.task, 'center'],
      [task?.title ?? '', 'text'],
      [line.lead === null ? (task?.lead.resolved ?? '') : nameOf(line.lead), 'text'],
      [task?.timing.resolved ?? '', 'center'],
      due === null ? ['', 'center'] : [toSerial(due), 'date'],
      [labelOf(line.class, words), looks[line.class]],
      [total === 0 ? '–' : `${reported}/${total}`, 'center'],
    );
  }
  if (rollup.tasks.length === 0) page.wide(words.noTasks, 'note');
  page.gap();
}

const looks: Readonly<Record<ProgressClass, PrintedLook>> = {
  doneOnTime: 'good',
  doneLate: 'late',
  openInTime: 'text',
  openOverdue: 'late',
  notYetDue: 'text',
  continuous: 'text',
  cancelled: 'text',
};

function writeUnits(page: Page, rollup: Rollup, { units }: RollupPrint, words: RollupWords): void {
  const nameOf = namesOf(units);
  page.wide(words.units, 'section');
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
}

function writeMissing(page: Page, rollup: Rollup, { units }: RollupPrint, words: RollupWords): void {
  const nameOf = namesOf(units);
  page.wide(words.missing(rollup.missing.length), 'section');
  if (rollup.missing.length === 0) page.wide(words.noneMissing, 'note');
  rollup.missing.forEach((unit, index) =>
    page.line([index + 1, 'center'], [nameOf(unit), 'text', LAST_COLUMN - 1]),
  );
  page.gap();
}

function writeCarried(page: Page, rollup: Rollup, { tasks }: RollupPrint, words: RollupWords): void {
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

function labelOf(name: ProgressClass, words: RollupWords): string {
  return progressClassLabels[name][words.language];
}

function namesOf(units: readonly Unit[]): (id: string) => string {
  const names = new Map(units.map(unit => [unit.id, unit.name]));
  return id => names.get(id) ?? id;
}
