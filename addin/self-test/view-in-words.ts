import type { SheetView } from '../session/session-state.ts';

/** What a pane says of its sheet, in words that can be compared. */
export type ViewInWords = Readonly<{
  /** Cells that will be sent. */
  waiting: readonly string[];
  /** Cells that stay where they are. */
  held: readonly string[];
  /** Cell, mine and theirs. */
  conflicts: readonly string[];
  /** Row (or `sheet`) and reason. */
  problems: readonly string[];
}>;

export function viewInWords({ pending, conflicts, problems }: SheetView): ViewInWords {
  const of = (fate: 'waiting' | 'held'): string[] =>
    pending
      .filter(cell => cell.fate === fate)
      .map(cell => `${cell.rowId} ${cell.field}`)
      .sort();
  return {
    waiting: of('waiting'),
    held: of('held'),
    conflicts: conflicts
      .map(({ rowId, field, mine, theirs }) => `${rowId} ${field}: ${String(mine)} / ${String(theirs)}`)
      .sort(),
    problems: problems
      .flatMap(found => found.problems.map(({ reason }) => `${found.rowId ?? 'sheet'} ${reason}`))
      .sort(),
  };
}
