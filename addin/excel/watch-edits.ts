// Events only say where to look; what changed is always the difference between the sheet and its base. So own writes
// may be skipped by their trigger source, events are never switched off, and a lost one costs nothing but time.
import { rowsOfAddress } from './rows-of-address.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import type { SeenSheet } from './seen-sheet.ts';
import { toFailure } from './workbook-failure.ts';

/** Calls the listener after anyone else's change of any sheet. Answers the function that stops it. */
export async function watchEdits(
  access: ExcelAccess,
  seen: SeenSheet,
  listener: () => void,
): Promise<() => Promise<void>> {
  const hearChange = async (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (event.triggerSource === 'ThisLocalAddin' && access.hearsItself !== true) return;
    const { worksheetId: sheetId, address } = event;
    // What was inserted or deleted has moved everything below it or beside it.
    const runs = event.changeType === 'RangeEdited' ? rowsOfAddress(address) : null;
    seen.hear({ sheetId, runs });
    listener();
  };
  const hearSort = async ({ worksheetId }: Excel.WorksheetRowSortedEventArgs): Promise<void> => {
    seen.hear({ sheetId: worksheetId, runs: null });
  };
  const hearDeletion = async (): Promise<void> => {
    seen.doubt();
    listener();
  };
  const handlers = await runExcel(access, async context => {
    const sheets = context.workbook.worksheets;
    const added = [
      sheets.onChanged.add(hearChange),
      sheets.onRowSorted.add(hearSort),
      sheets.onDeleted.add(hearDeletion),
    ];
    await context.sync();
    return added;
  });
  const stopListening = seen.listened();
  return async () => {
    stopListening();
    const [first] = handlers;
    if (first === undefined) return;
    try {
      await access.excel.run(first.context, async context => {
        for (const handler of handlers) handler.remove();
        await context.sync();
      });
    } catch (error) {
      throw toFailure(error);
    }
  };
}
