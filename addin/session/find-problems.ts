import { fieldNames } from '../../plan/field.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import { formatDate, fromSerial } from '../../plan/iso-date.ts';
import type { Fix } from '../../plan/issue.ts';
import { refusal } from '../../plan/permission.ts';
import { severityOf } from '../../plan/reasons/reason.ts';
import type { Task } from '../../plan/plan.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { ColumnKey, PlanColumnKey } from '../../plan/sheet/columns.ts';
import type { SheetComparison } from '../../plan/sheet/compare-sheet.ts';
import { planCells } from '../../plan/sheet/plan-cells.ts';
import type { SheetFinding } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine } from '../../plan/sheet/sheet-reading.ts';
import type { Steps } from '../../plan/steps.ts';
import { shownAs } from './put-cells.ts';
import type { Problem, RowProblems } from './session-state.ts';
import type { SettledLines } from './settle-lines.ts';
import type { SettledRow } from './settle-row.ts';
import type { SettledBefore, TaskProblems } from './settled-before.ts';
import { typedValue } from './typed-value.ts';

type Found = Readonly<{
  settled: readonly SettledRow[];
  comparison: SheetComparison;
  places: ColumnPlaces;
  plan: Pick<PlanAnswer, 'units'>;
  tasks: ReadonlyMap<number, Task>;
  /** Rows no longer ours with entries that wait for their author. */
  kept: SettledLines['kept'];
  before: SettledBefore;
}>;

const rank = { error: 0, warning: 1, info: 2 } as const;

/** What is wrong, by row in the order of the plan, the gravest first; what concerns no one row comes on top. */
export function* findProblems({
  settled,
  comparison,
  places,
  plan,
  tasks,
  kept,
  before,
}: Found): Steps<RowProblems[]> {
  const names = new Map(plan.units.map(unit => [unit.id, unit]));
  const atSheet: Problem[] = [];
  const atRow = new Map<number, Problem[]>();
  const bySheetRow = new Map(settled.map(row => [row.line.sheetRow, row]));
  const keptRows = new Set(kept.map(({ line }) => line.sheetRow));
  for (const finding of comparison.findings) {
    // To the plan as it is now such a row is unknown; what to do about it is said once.
    if (finding.reason === 'unknownRowId' && finding.rows.every(row => keptRows.has(row))) continue;
    const column = [...places].find(([, place]) => place === finding.column)?.[0];
    const rows = finding.rows.filter(row => bySheetRow.has(row));
    if (rows.length === 0) atSheet.push(ofFinding(finding, column, []));
    for (const row of rows) {
      const found = ofFinding(finding, column, asIssued(finding, column, bySheetRow.get(row), tasks));
      const others = atRow.get(row);
      if (others) others.push(found);
      else atRow.set(row, [found]);
    }
  }
  const byRow: TaskProblems[] = [];
  for (const found of settled) {
    const others = atRow.get(found.line.sheetRow);
    const own = (): TaskProblems | null => problemsOf(found, others ?? [], { names, tasks, places });
    const problems = others ? own() : before.problemsOf(found, own);
    if (problems) byRow.push(problems);
    yield;
  }
  byRow.sort((a, b) => a.task - b.task);
  const left = kept.map(({ rowId, task, title }) => ({ rowId, task, title, problems: [rowLeft(task)] }));
  const onTop = atSheet.length === 0 ? [] : [{ rowId: null, task: null, title: '', problems: atSheet }];
  return [...onTop, ...left, ...byRow];
}

function problemsOf(
  found: SettledRow,
  atRow: readonly Problem[],
  { names, tasks, places }: Readonly<{ names: Names }> & Pick<Found, 'tasks' | 'places'>,
): TaskProblems | null {
  const { row, line } = found;
  const problems = [...ownProblems(found, names), ...atRow];
  if (problems.length === 0) return null;
  return {
    rowId: row.id,
    task: row.task,
    title: tasks.get(row.task)?.title ?? '',
    problems: problems
      .map(problem => withShown(problem, line, places))
      .sort((a, b) => rank[a.severity] - rank[b.severity]),
  };
}

function rowLeft(no: number): Problem {
  return { reason: 'rowLeft', severity: severityOf('rowLeft'), params: { no }, fixes: [] };
}

type Names = ReadonlyMap<string, PlanAnswer['units'][number]>;

function ownProblems({ compared, row, refusals }: SettledRow, names: Names): Problem[] {
  const cells = fieldNames.flatMap(field => {
    const { verdict, pending, base } = compared.cells[field];
    if (!compared.writable) {
      const owner = names.get(row.unit) ?? { name: row.unit };
      if (!pending) return [];
      const { reason, params } = refusal(row, owner);
      const fixes = [{ value: base, label: typedValue(field, base) }];
      return [{ reason, params, severity: severityOf(reason), column: field, fixes }];
    }
    return verdict.findings.map(({ reason, params, fixes }) => ({
      reason,
      params,
      severity: verdict.ok ? severityOf(reason) : ('error' as const),
      column: field,
      fixes,
    }));
  });
  // A cell that cannot be read is asked about once; what the row then lacks shows when it is mended.
  const issues = compared.issues
    .filter(({ field }) => field === undefined || compared.cells[field].verdict.ok)
    .map(({ reason, params, severity, field, fixes }) => ({
      reason,
      params,
      severity,
      ...(field && { column: field }),
      fixes,
    }));
  return [...cells, ...refusals, ...issues];
}

function ofFinding(
  { reason, params }: SheetFinding,
  column: ColumnKey | undefined,
  fixes: readonly Fix[],
): Problem {
  return {
    reason,
    params,
    severity: severityOf(reason),
    ...(column !== undefined && { column }),
    fixes,
  };
}

/** What the issued plan says in a cell that somebody changed. */
function asIssued(
  { reason }: SheetFinding,
  column: ColumnKey | undefined,
  found: SettledRow | undefined,
  tasks: ReadonlyMap<number, Task>,
): Fix[] {
  const task = found && tasks.get(found.row.task);
  if (!found || !task || (reason !== 'changedPlanCell' && reason !== 'unitAlias')) return [];
  const value = planCells(task, found.row)[column as PlanColumnKey];
  const day = column === 'due' && typeof value === 'number' ? fromSerial(value) : null;
  return [{ value, label: day === null ? String(value) : formatDate(day) }];
}

/** What the cell shows, so that a repair can be seen before it is made. */
function withShown(problem: Problem, line: SheetLine, places: ColumnPlaces): Problem {
  const place = problem.column === undefined ? undefined : places.get(problem.column);
  if (place === undefined || problem.fixes.length === 0) return problem;
  return { ...problem, shown: shownAs(line.values[place] ?? '', line.texts[place] ?? '') };
}
