import type { PlanWorkbook } from '../excel/plan-workbook.ts';

/**
 * Tells the row of the selected cell, now and after each other selection. Where Excel does not say (it is busy, or the
 * sheet is gone) the last answer stands.
 */
export function watchSelectedRow(
  workbook: Pick<PlanWorkbook, 'selectedRow' | 'watchSelection'>,
  listener: (rowId: string | null) => void,
): () => void {
  let stopped = false;
  let asked = 0;
  const look = async (): Promise<void> => {
    const mine = (asked += 1);
    const rowId = await workbook.selectedRow();
    // Only the newest question counts: a slow answer to an older one would show the wrong row.
    if (!stopped && mine === asked) listener(rowId);
  };
  const tell = (): void => void look().catch(() => undefined);
  const watching = workbook.watchSelection(tell);
  watching.catch(() => undefined);
  tell();
  return () => {
    stopped = true;
    watching.then(unwatch => unwatch()).catch(() => undefined);
  };
}
