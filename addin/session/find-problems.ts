import { fieldNames } from '../../plan/field.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import { refusal } from '../../plan/permission.ts';
import { severityOf } from '../../plan/reasons/reason.ts';
import type { Task } from '../../plan/plan.ts';
import type { ColumnPlaces } from '../../plan/sheet/column-places.ts';
import type { SheetComparison } from '../../plan/sheet/compare-sheet.ts';
import type { SheetFinding } from '../../plan/sheet/sheet-document.ts';
import type { Problem, RowProblems } from './session-state.ts';
import type { SettledLines } from './settle-lines.ts';
import type { SettledRow } from './settle-sheet.ts';
import { typedValue } from './typed-value.ts';

type Found = Readonly<{
  settled: readonly SettledRow[];
  comparison: SheetComparison;
  places: ColumnPlaces;
  plan: Pick<PlanAnswer, 'units'>;
  tasks: ReadonlyMap<number, Task>;
  /** Rows no longer ours with entries that wait for their author. */
  kept: SettledLines['kept'];
}>;

const rank = { error: 0, warning: 1, info: 2 } as const;

/** What is wrong, by row in the order of the plan, the gravest first; what concerns no one row comes on top. */
export function findProblems({ settled, comparison, places, plan, tasks, kept }: Found): RowProblems[] {
  const names = new Map(plan.units.map(unit => [unit.id, unit]));
  const atSheet: Problem[] = [];
  const atRow = new Map<number, Problem[]>(settled.map(row => [row.line.sheetRow, []]));
  const keptRows = new Set(kept.map(({ line }) => line.sheetRow));
  for (const finding of comparison.findings) {
    // To the plan as it is now such a row is unknown; what to do about it is said once.
    if (finding.reason === 'unknownRowId' && finding.rows.every(row => keptRows.has(row))) continue;
    const problem = ofFinding(finding, places);
    const rows = finding.rows.filter(row => atRow.has(row));
    if (rows.length === 0) atSheet.push(problem);
    for (const row of rows) atRow.get(row)?.push(problem);
  }
  const byRow = settled
    .map(found => {
      const { row, line } = found;
      const problems = [...ownProblems(found, names), ...(atRow.get(line.sheetRow) ?? [])].sort(
        (a, b) => rank[a.severity] - rank[b.severity],
      );
      return { rowId: row.id, task: row.task, title: tasks.get(row.task)?.title ?? '', problems };
    })
    .filter(({ problems }) => problems.length > 0)
    .sort((a, b) => a.task - b.task);
  const left = kept.map(({ rowId, task, title }) => ({ rowId, task, title, problems: [rowLeft(task)] }));
  const onTop = atSheet.length === 0 ? [] : [{ rowId: null, task: null, title: '', problems: atSheet }];
  return [...onTop, ...left, ...byRow];
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

function ofFinding({ reason, params, column }: SheetFinding, places: ColumnPlaces): Problem {
  const key = [...places].find(([, place]) => place === column)?.[0];
  return {
    reason,
    params,
    severity: severityOf(reason),
    ...(key !== undefined && { column: key }),
    fixes: [],
  };
}
