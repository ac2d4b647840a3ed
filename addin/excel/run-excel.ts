// The one door to Excel: every batch waits for a cell edit to end, and every failure leaves with a reason.
import type { SheetNames } from './sheet-names.ts';
import { isUndoRefusal, toFailure } from './workbook-failure.ts';

/** Excel as the pane found it: the client, and which ExcelApi requirement sets the host has. */
export type ExcelAccess = Readonly<{
  excel: typeof Excel;
  /** True when the host has this version of ExcelApi, e.g. '1.20'. */
  supports: (version: string) => boolean;
  names: SheetNames;
  /** Its own writes are heard like anybody's: where the hands are this add-in's too, as in the self-test. */
  hearsItself?: boolean;
}>;

type Batch<T> = (context: Excel.RequestContext) => Promise<T>;

export async function runExcel<T>(access: ExcelAccess, batch: Batch<T>): Promise<T> {
  try {
    return await access.excel.run({ delayForCellEdit: true }, batch);
  } catch (error) {
    throw toFailure(error);
  }
}

/**
 * As `runExcel`, with all its writes as one step of Ctrl+Z where Excel has that (ExcelApi 1.20). Excel refuses the
 * group before it writes anything when one call in it cannot be undone; the batch is then run without it.
 */
export async function runAsOneUndoStep<T>(access: ExcelAccess, batch: Batch<T>): Promise<T> {
  if (!access.supports('1.20')) return runExcel(access, batch);
  try {
    return await access.excel.run({ delayForCellEdit: true, mergeUndoGroup: true }, batch);
  } catch (error) {
    if (isUndoRefusal(error)) return runExcel(access, batch);
    throw toFailure(error);
  }
}
