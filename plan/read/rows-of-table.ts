// Sorts the rows of a table: tasks, headings of groups, and rest of a task that a page break cut off.
import { quarterNumeral } from '../quarter.ts';
import { fold, withoutTone } from '../text/fold.ts';
import type { ColumnRole, HeaderColumn } from './columns-of-header.ts';
import type { FoundTable, TableRow } from './find-table.ts';

/** A column of known meaning. */
export type CellRole = Exclude<ColumnRole, 'other'>;

/** A task's cells as printed, before blanks are filled. */
export type TaskRow = {
  readonly line: number;
  readonly cells: Record<CellRole, string>;
  readonly merged: readonly CellRole[];
  readonly timingFormat: string | undefined;
  /** How many group headings stand above it. */
  readonly group: number;
  /** True for the first row after prose that a page break left in the table. */
  readonly afterGap: boolean;
};

/** A heading within the table. */
export type GroupRow = Readonly<{ line: number; text: string }>;
/** A row that went on with a task above it. */
export type ContinuedRow = Readonly<{ line: number; task: TaskRow }>;

/** The rows of a table, sorted. */
export type TableRows = Readonly<{
  tasks: readonly TaskRow[];
  groups: readonly GroupRow[];
  continued: readonly ContinuedRow[];
}>;

const roles: readonly CellRole[] = ['no', 'title', 'lead', 'coordinating', 'timing', 'product', 'note'];

/** Most rows that one task goes on for; a table with more has no numbers worth the name. */
const REST_LIMIT = 200;

/** Sorts the rows of a table; what continues a task is already joined to it. */
export function rowsOfTable(table: FoundTable): TableRows {
  const tasks: TaskRow[] = [];
  const groups: GroupRow[] = [];
  const continued: ContinuedRow[] = [];
  const hasNumbers = table.columns.some(column => column.role === 'no');
  let afterGap = false;
  let rest = 0;
  for (const part of table.parts) {
    if (part.kind === 'gap') {
      afterGap = true;
      continue;
    }
    const task = taskRow(part.row, table.columns, groups.length, afterGap);
    const heading = headingOf(task, part.row);
    const last = tasks.at(-1);
    if (heading !== null) groups.push({ line: part.row.line, text: heading });
    else if (last && hasNumbers && isRest(task.cells, last) && rest < REST_LIMIT) {
      rest += 1;
      continued.push({ line: part.row.line, task: last });
      join(last, task.cells);
    } else {
      tasks.push(task);
      afterGap = false;
      rest = 0;
    }
  }
  return { tasks, groups, continued };
}

function taskRow(row: TableRow, columns: readonly HeaderColumn[], group: number, afterGap: boolean): TaskRow {
  const at = (role: CellRole): number => columns.findIndex(column => column.role === role);
  const cells = Object.fromEntries(roles.map(role => [role, (row.cells[at(role)] ?? '').trim()])) as Record<
    CellRole,
    string
  >;
  const ticked = columns.flatMap(({ quarter }, index) =>
    quarter && row.cells[index] ? [quarterNumeral(quarter)] : [],
  );
  if (columns.some(column => column.quarter))
    cells.timing = ticked.length > 0 ? `Quý ${ticked.join(', ')}` : '';
  const merged = roles.filter(role => row.merged?.includes(at(role)));
  return { line: row.line, cells, merged, timingFormat: row.numberFormats?.[at('timing')], group, afterGap };
}

const groupNumber = /^(?:[IVXLC]+|[A-ZĐ])[.)]?$/u;
const headed = /^(?:[IVXLC]+|[A-ZĐ])[.)]\s/u;

/** The text of a heading row, or null: Roman or lettered, or all in one cell, and nobody is to do it. */
function headingOf({ cells }: TaskRow, row: TableRow): string | null {
  const nobody = cells.lead === '' && cells.coordinating === '';
  if (!nobody) return null;
  const filled = row.cells.filter(cell => cell !== '');
  if (groupNumber.test(cells.no)) return cells.title === '' ? filled.join(' ') : cells.title;
  const [only] = filled;
  if (filled.length !== 1 || only === undefined) return null;
  if (cells.no === only && !isTaskNumber(only)) return only;
  return cells.title === only && (headed.test(only) || isCapitals(only)) ? only : null;
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 5 && letters === letters.toUpperCase();
}

/** "12.", "(12)", "1.2": a number that tasks bear. */
export function isTaskNumber(text: string): boolean {
  return /^\(?\d{1,6}(?:\.\d{1,3})*\s*[.)]?\)?$/.test(text);
}

/** Without a number of its own a row goes on with the task above; so do points a), b) that name no lead. */
function isRest(cells: TaskRow['cells'], last: TaskRow): boolean {
  if (isTaskNumber(cells.no)) return false;
  if (cells.no === '')
    return !(
      cells.title !== '' &&
      cells.lead !== '' &&
      !last.merged.includes('no') &&
      startsAnew(cells.title)
    );
  return /^(?:[-+•*]|[a-zđ][.)])$/u.test(cells.no) && cells.lead === '' && cells.timing === '';
}

/** A line that begins like a sentence of its own rather than going on with one. */
function startsAnew(title: string): boolean {
  return /^\p{Lu}/u.test(title);
}

/** How much of a cell's end is looked at for a repetition. */
const TAIL = 1000;

/** Puts the rest after each cell; text that only repeats the end of a cell of the row above is left out. */
function join(task: TaskRow, rest: TaskRow['cells']): void {
  const before = roles.map(role => task.cells[role].slice(-TAIL));
  for (const role of roles) {
    const text = role === 'no' ? '' : rest[role];
    if (text === '' || before.some(cell => repeatsEnd(cell, text))) continue;
    const addition = role === 'title' && rest.no !== '' ? `${rest.no} ${text}` : text;
    task.cells[role] = task.cells[role] === '' ? addition : `${task.cells[role]} ${addition}`;
  }
}

function repeatsEnd(cell: string, text: string): boolean {
  if (cell === '' || text.length > TAIL) return false;
  // The last words are compared first: folding whole cells for each row would be slow.
  const lastWord = (whole: string): string => loose(whole.slice(whole.trimEnd().lastIndexOf(' ') + 1));
  return lastWord(cell) === lastWord(text) && loose(cell).endsWith(loose(text));
}

function loose(text: string): string {
  return withoutTone(fold(text));
}
