import { runExcel, type ExcelAccess } from './run-excel.ts';
import { toFailure } from './workbook-failure.ts';

/** Calls the listener after each selection of another cell, on any sheet. Answers the function that stops it. */
export async function watchSelection(
  access: ExcelAccess,
  listener: () => void,
): Promise<() => Promise<void>> {
  const hear = async (): Promise<void> => listener();
  const handler = await runExcel(access, async context => {
    const added = context.workbook.onSelectionChanged.add(hear);
    await context.sync();
    return added;
  });
  return async () => {
    try {
      await access.excel.run(handler.context, async context => {
        handler.remove();
        await context.sync();
      });
    } catch (error) {
      throw toFailure(error);
    }
  };
}
