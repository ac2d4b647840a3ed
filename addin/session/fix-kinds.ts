import type { ReasonCode } from '../../plan/reasons/reason.ts';
import type { AcceptedFix, RowProblems } from './session-state.ts';

/** A repair as it would read before and after. */
export type OfferedFix = AcceptedFix & Readonly<{ task: number | null; label: string }>;

/** Cells in the same trouble, each with one repair that leaves no choice. */
export type FixKind = Readonly<{ reason: ReasonCode; fixes: readonly OfferedFix[] }>;

/** The repairs that can be made together, the most frequent kind first. Where there is a choice nobody chooses for others. */
export function fixKinds(rows: readonly RowProblems[]): FixKind[] {
  const kinds = new Map<ReasonCode, Map<string, OfferedFix>>();
  for (const { rowId, task, problems } of rows) {
    for (const { reason, column, fixes, shown } of problems) {
      const [fix, ...others] = fixes;
      if (rowId === null || column === undefined || fix === undefined || others.length > 0) continue;
      const cells = kinds.get(reason) ?? new Map<string, OfferedFix>();
      kinds.set(reason, cells);
      const offered = { rowId, task, column, value: fix.value, label: fix.label };
      cells.set(`${rowId}.${column}`, { ...offered, ...(shown !== undefined && { shown }) });
    }
  }
  return [...kinds]
    .map(([reason, cells]) => ({ reason, fixes: [...cells.values()] }))
    .filter(({ fixes }) => fixes.length > 1)
    .sort((a, b) => b.fixes.length - a.fixes.length);
}
