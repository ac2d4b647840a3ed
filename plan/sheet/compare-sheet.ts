// What was changed in a sheet is the difference between its cells and the base it carries: found by this alone, whoever
// changed it, in whatever program, with or without the pane, and found once.
import type { Account } from '../account.ts';
import { checkCell, type CellContext, type CellVerdict } from '../check/check-cell.ts';
import { checkRow } from '../check/check-row.ts';
import { readDateText } from '../check/read-date.ts';
import { emptyFields, fieldNames, type FieldName, type Fields, type FieldValue } from '../field.ts';
import type { Issue } from '../issue.ts';
import { fromSerial, type IsoDate } from '../iso-date.ts';
import { mayWrite } from '../permission.ts';
import type { Plan, Task } from '../plan.ts';
import type { Assignment } from '../row.ts';
import { atOnce, type Steps } from '../steps.ts';
import { cleanText } from '../text/clean.ts';
import type { Unit } from '../unit.ts';
import { fromCell } from './cells.ts';
import { columnPlacesOf, type ColumnPlaces } from './column-places.ts';
import { ComparedBefore, type ChangedCells } from './compared-before.ts';
import { columnOf, columns, type PlanColumnKey } from './columns.ts';
import { matchLines } from './match-lines.ts';
import { planCells } from './plan-cells.ts';
import { planIndex } from './plan-index.ts';
import { sameUnits } from './same-units.ts';
import type { BaseRow, CellValue, SheetFinding } from './sheet-document.ts';
import type { SheetLine, SheetReading } from './sheet-reading.ts';

export type ComparedCell = Readonly<{
  verdict: CellVerdict;
  base: FieldValue;
  baseVersion: number;
  /** The cell holds something else than its base: an edit to be sent or, where refused, to be mended. */
  pending: boolean;
}>;

export type ComparedRow = Readonly<{
  rowId: string;
  /** 0-based row of the sheet; of copies the first. */
  sheetRow: number;
  /** This account may write the row; pending cells of others are refused when sent. */
  writable: boolean;
  cells: Readonly<Record<FieldName, ComparedCell>>;
  /** Row rules, for rows this account may write. */
  issues: readonly Issue[];
}>;

export type SheetComparison = Readonly<{ rows: readonly ComparedRow[]; findings: readonly SheetFinding[] }>;

export type ComparisonSource = Readonly<{
  /** Its base is compared with: the file's own in the pane, the service's history at the file's version there. */
  reading: SheetReading;
  plan: Pick<Plan, 'year' | 'issuedOn'>;
  tasks: readonly Task[];
  units: readonly Unit[];
  account: Account;
  today: IsoDate;
  calendar?: 1900 | 1904;
  /** What the comparisons of this sheet before found; left out, every line is looked at. */
  before?: ComparedBefore;
}>;

/** Compares a sheet as it stands with its base, each cell checked. Linear in the number of cells. */
export function compareSheet(source: ComparisonSource): SheetComparison {
  return atOnce(comparingSheet(source));
}

/** The same, row by row: whoever drives it may let others have their turn in between. */
export function* comparingSheet(source: ComparisonSource): Steps<SheetComparison> {
  const { reading } = source;
  const places = columnPlacesOf(reading.headers);
  const { tasks, assignments } = planIndex(source.tasks, source.units);
  const known = (source.before ?? new ComparedBefore()).of(source);
  const bases = new Map(reading.hidden.base.map(row => [row.rowId, row]));
  yield;

  const matched = matchLines(reading.lines, places, id => assignments.has(id));
  const changedPlan = new ChangedPlanCells(places, sameUnits(source.units, source.today));
  const repeated: SheetFinding[] = [];
  const rows: ComparedRow[] = [];
  yield;
  for (const [rowId, lines] of matched.lines) {
    const assignment = assignments.get(rowId)!;
    const [first] = lines;
    const base = bases.get(rowId);
    const before = lines.length === 1 ? known.get(first!) : undefined;
    if (before?.base === base && before?.rowId === rowId) {
      changedPlan.add(first!, before.changed);
      rows.push(before.row);
      yield;
      continue;
    }
    const task = tasks.get(assignment.task)!;
    const { cells, differing } = compareLines(lines, places, base, contextOf(source, task));
    if (differing) repeated.push(repeatedRow(rowId, lines));
    const row = comparedRow(assignment, first!, cells, task, source);
    for (const line of lines) {
      const changed = changedPlan.look(line, planCells(task, assignment));
      changedPlan.add(line, changed);
      if (lines.length === 1) known.set(line, { rowId, base, row, changed });
    }
    rows.push(row);
    yield;
  }
  return {
    rows,
    findings: [
      ...missingColumns(places),
      ...matched.findings,
      ...repeated,
      ...missingRows(reading.hidden.base, matched.lines, assignments, places),
      ...changedPlan.findings(),
    ],
  };
}

function contextOf(
  { reading, today, plan, calendar = reading.calendar }: ComparisonSource,
  task: Task,
): CellContext {
  return { today, year: plan.year, task, ...(calendar ? { calendar } : {}) };
}

type Cells = Record<FieldName, ComparedCell>;

function compareLines(
  [first, ...copies]: readonly SheetLine[],
  places: ColumnPlaces,
  base: BaseRow | undefined,
  context: CellContext,
): Readonly<{ cells: Cells; differing: boolean }> {
  const cells = compareLine(first!, places, base, context);
  let differing = false;
  for (const copy of copies) {
    const others = compareLine(copy, places, base, context);
    for (const name of fieldNames) {
      if (sameContent(cells[name], others[name], first!, copy, places.get(name))) continue;
      differing = true;
      cells[name] = heldBack(cells[name]);
    }
  }
  return { cells, differing };
}

function compareLine(
  line: SheetLine,
  places: ColumnPlaces,
  base: BaseRow | undefined,
  context: CellContext,
): Cells {
  const cells = {} as Cells;
  fieldNames.forEach((name, index) => {
    const baseCell = base?.cells[index] ?? '';
    const baseValue = fromCell(name, baseCell);
    const place = places.get(name);
    const verdict = place === undefined ? unchanged(baseValue) : checkPlace(name, line, place, context);
    cells[name] = {
      verdict,
      base: baseValue,
      baseVersion: base?.versions[index] ?? 0,
      pending: !verdict.ok || verdict.value !== baseValue,
    };
  });
  return cells;
}

function unchanged(value: FieldValue): CellVerdict {
  return { ok: true, value, findings: [] };
}

function checkPlace(name: FieldName, line: SheetLine, place: number, context: CellContext): CellVerdict {
  const text = line.texts[place];
  return checkCell(
    name,
    { value: line.values[place] ?? '', ...(text === undefined ? {} : { text }) },
    context,
  );
}

function sameContent(
  a: ComparedCell,
  b: ComparedCell,
  lineA: SheetLine,
  lineB: SheetLine,
  place: number | undefined,
): boolean {
  if (a.verdict.ok && b.verdict.ok) return a.verdict.value === b.verdict.value;
  return place === undefined || lineA.values[place] === lineB.values[place];
}

/** Two lines of one row say different things here: neither is sent until one of them is gone. */
function heldBack(cell: ComparedCell): ComparedCell {
  return {
    ...cell,
    verdict: { ok: false, findings: [{ reason: 'repeatedCell', params: {}, fixes: [] }] },
    pending: true,
  };
}

function repeatedRow(rowId: string, lines: readonly SheetLine[]): SheetFinding {
  const rows = lines.map(line => line.sheetRow);
  return { reason: 'repeatedRowId', rows, params: { rowId, rows: rows.map(row => row + 1).join(', ') } };
}

function comparedRow(
  assignment: Assignment,
  line: SheetLine,
  cells: Cells,
  task: Task,
  { account, plan, today }: ComparisonSource,
): ComparedRow {
  const writable = mayWrite(account, assignment);
  const fields: Record<FieldName, FieldValue> = { ...emptyFields };
  for (const name of fieldNames) {
    const { verdict, base } = cells[name];
    fields[name] = verdict.ok ? verdict.value : base;
  }
  const row = { id: assignment.id, fields: fields as Fields };
  return {
    rowId: assignment.id,
    sheetRow: line.sheetRow,
    writable,
    cells,
    issues: writable ? checkRow(row, task, { today, issuedOn: plan.issuedOn }) : [],
  };
}

function missingColumns(places: ColumnPlaces): SheetFinding[] {
  return (['rowId', ...fieldNames] as const)
    .filter(key => !places.has(key))
    .map(key => ({ reason: 'missingColumn', rows: [], params: { column: columnOf[key].header } }));
}

function missingRows(
  base: readonly BaseRow[],
  lines: ReadonlyMap<string, unknown>,
  assignments: ReadonlyMap<string, Assignment>,
  places: ColumnPlaces,
): SheetFinding[] {
  if (!places.has('rowId')) return [];
  return base.flatMap(({ rowId }) => {
    const assignment = assignments.get(rowId);
    if (!assignment || lines.has(rowId)) return [];
    return [{ reason: 'missingRow' as const, rows: [], params: { no: assignment.task } }];
  });
}

const planKeys = columns.filter(column => column.part === 'plan').map(column => column.key as PlanColumnKey);

/** Cells of the issued plan that no longer say what it says, gathered by column. */
class ChangedPlanCells {
  private readonly places: readonly (readonly [PlanColumnKey, number])[];
  private readonly rows = new Map<PlanColumnKey, number[]>();
  /** Of these the same units are named, only otherwise. */
  private readonly aliases = new Map<PlanColumnKey, number[]>();
  private readonly sameUnits: (a: string, b: string) => boolean;

  constructor(places: ColumnPlaces, same: (a: string, b: string) => boolean) {
    this.sameUnits = same;
    this.places = planKeys.flatMap(key => {
      const place = places.get(key);
      return place === undefined || key === 'rowId' ? [] : [[key, place] as const];
    });
  }

  /** Of a line, the columns that say something else; true where it only names the same units otherwise. */
  look(line: SheetLine, expected: Readonly<Record<PlanColumnKey, CellValue>>): ChangedCells {
    return this.places.flatMap(([key, place]) => {
      const actual = line.values[place] ?? '';
      if (saysTheSame(actual, expected[key])) return [];
      const isAlias =
        (key === 'lead' || key === 'coordinating') && this.sameUnits(String(actual), String(expected[key]));
      return [[key, isAlias] as const];
    });
  }

  add(line: SheetLine, changed: ChangedCells): void {
    for (const [key, isAlias] of changed) {
      const found = isAlias ? this.aliases : this.rows;
      const rows = found.get(key);
      if (rows) rows.push(line.sheetRow);
      else found.set(key, [line.sheetRow]);
    }
  }

  findings(): SheetFinding[] {
    return this.places.flatMap(([key, column]) => {
      const params = { column: columnOf[key].header };
      const [changed, aliases] = [this.rows.get(key), this.aliases.get(key)];
      return [
        ...(changed ? [{ reason: 'changedPlanCell' as const, rows: changed, column, params }] : []),
        ...(aliases ? [{ reason: 'unitAlias' as const, rows: aliases, column, params }] : []),
      ];
    });
  }
}

/** Other programs turn a date into text or a number into text; that is no change of the plan. */
function saysTheSame(actual: string | number | boolean, expected: CellValue): boolean {
  if (actual === expected) return true;
  if (typeof expected === 'number') {
    const date = typeof actual === 'string' ? readDateText(actual) : null;
    return date?.kind === 'date' && date.date === fromSerial(expected);
  }
  return cleanText(String(actual)) === cleanText(expected);
}
