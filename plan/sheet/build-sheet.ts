// A plan's sheet for one account, as data. The same for a workbook made by the add-in and a file made by the service.
import type { Account } from '../account.ts';
import { fieldNames } from '../field.ts';
import { toSerial, type IsoDate } from '../iso-date.ts';
import { leadsOf, mayRead, mayWrite } from '../permission.ts';
import type { Plan, Task } from '../plan.ts';
import type { Row } from '../row.ts';
import { atOnce, type Steps } from '../steps.ts';
import type { Unit } from '../unit.ts';
import { fieldCells } from './cells.ts';
import { columnIndex, columns } from './columns.ts';
import { FORMAT_VERSION } from './hidden-sheet.ts';
import { planCells } from './plan-cells.ts';
import { SHEET_NAME, syncWords, type BaseRow, type CellValue, type SheetDocument } from './sheet-document.ts';
import { rowRules } from './sheet-rules.ts';
import { sheetValidations } from './sheet-validations.ts';
import { titleLines } from './title-lines.ts';

export type SheetSource = Readonly<{
  plan: Plan;
  tasks: readonly Task[];
  units: readonly Unit[];
  /** Rows of any account; the sheet takes those that this one may read. */
  rows: Iterable<Row>;
  account: Account;
  version: number;
  epoch: string;
  /** Names this copy of the sheet. */
  file: string;
  /** By the server; '' for a sheet made in the pane. */
  signature: string;
  /** A fixed working day; null lets the sheet follow the calendar. */
  today: IsoDate | null;
}>;

/** The document of the sheet: visible rows by task, lead first, and the base they are compared with later. */
export function buildSheet(source: SheetSource): SheetDocument {
  return atOnce(buildingSheet(source));
}

/** The same row by row: whoever drives it may let others have their turn in between. */
export function* buildingSheet(source: SheetSource): Steps<SheetDocument> {
  const { plan, units, account } = source;
  const tasks = new Map(source.tasks.map(task => [task.no, task]));
  const rows = visibleRows(source.rows, account, tasks);
  const lines = titleLines(plan, units, account);
  const headerRow = lines.length;
  const body = { firstRow: headerRow + 1, rowCount: rows.length };
  const written: CellValue[][] = [];
  const carried: (readonly [number, number])[] = [];
  const base: BaseRow[] = [];
  yield;
  for (const [index, { row, task }] of rows.entries()) {
    written.push(lineOf(row, task, account));
    carried.push(...carriedCells(task, index));
    base.push({
      rowId: row.id,
      cells: fieldCells(row.fields),
      versions: fieldNames.map(name => row.versions[name]),
    });
    yield;
  }
  return {
    name: SHEET_NAME,
    titleLines: lines,
    headerRow,
    headers: columns.map(column => column.header),
    kinds: columns.map(column => column.kind),
    rows: written,
    carried,
    editable: rows.flatMap(({ row }, index) => (mayWrite(account, row) ? [index] : [])),
    validations: rows.length === 0 ? [] : sheetValidations(plan, body),
    rules: rows.length === 0 ? [] : rowRules(plan, body),
    hidden: {
      formatVersion: FORMAT_VERSION,
      plan: plan.id,
      unit: account.unit,
      file: source.file,
      version: source.version,
      epoch: source.epoch,
      signature: source.signature,
      today: source.today === null ? null : toSerial(source.today),
      base,
    },
  };
}

type Line = Readonly<{ row: Row; task: Task }>;

function visibleRows(rows: Iterable<Row>, account: Account, tasks: ReadonlyMap<number, Task>): Line[] {
  const all = [...rows];
  const leads = leadsOf(all);
  return all
    .filter(row => mayRead(account, row, leads))
    .flatMap(row => {
      const task = tasks.get(row.task);
      return task ? [{ row, task }] : [];
    })
    .sort((a, b) => a.row.task - b.row.task || rank(a.row) - rank(b.row));
}

function rank(row: Row): number {
  return row.role === 'lead' ? 0 : 1;
}

function lineOf(row: Row, task: Task, account: Account): CellValue[] {
  const sync = mayWrite(account, row) ? syncWords.same.vi : syncWords.readOnly.vi;
  return [...Object.values(planCells(task, row)), ...fieldCells(row.fields), sync];
}

function carriedCells(task: Task, index: number): (readonly [number, number])[] {
  return (['lead', 'timing'] as const)
    .filter(key => task[key].carriedFrom !== null)
    .map(key => [index, columnIndex(key)] as const);
}
