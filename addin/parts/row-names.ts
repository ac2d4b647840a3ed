import type { Open } from '../session/session-state.ts';

export type RowNames = Readonly<{
  titleOf: (task: number) => string;
  /** The unit that reports on a row; null where the sheet holds one unit's rows only and its name says nothing. */
  ownerOf: (rowId: string) => string | null;
}>;

/** What rows are called for this account. */
export function rowNames({ tasks, units, rows }: Pick<Open, 'tasks' | 'units' | 'rows'>): RowNames {
  const titles = new Map(tasks.map(task => [task.no, task.title]));
  const names = new Map(units.map(unit => [unit.id, unit.name]));
  const owners = new Map(rows.map(row => [row.id, row.unit]));
  const isShared = new Set(owners.values()).size > 1;
  return {
    titleOf: task => titles.get(task) ?? '',
    ownerOf: rowId => {
      const unit = owners.get(rowId);
      return isShared && unit !== undefined ? (names.get(unit) ?? unit) : null;
    },
  };
}
