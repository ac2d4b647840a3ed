// Excel sorts no locked cell on a protected sheet, whatever the protection allows; so the pane lifts the protection,
// sorts and protects again. That empties the undo list, which is why only an explicit command does it.
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import { requireSheet } from './locate-sheet.ts';
import { isProtected, withoutProtection } from './protect-sheet.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

export async function sortSheet(access: ExcelAccess, column: ColumnKey, ascending: boolean): Promise<void> {
  await runExcel(access, async context => {
    const place = await requireSheet(context, access.names);
    const wasProtected = await isProtected(context, place.sheet);
    const first = place.headerRow + 1;
    const rows = place.endRow - first;
    const keys = sortKeys(column)
      .map(key => place.columns.get(key))
      .filter(key => key !== undefined);
    if (rows < 2 || keys.length === 0) return;
    const left = Math.min(...place.columns.values());
    const right = Math.max(...place.columns.values());
    const lines = place.sheet.getRangeByIndexes(first, left, rows, right - left + 1);
    const sort = async (shut: () => void): Promise<void> => {
      lines.sort.apply(
        keys.map((key, index) => ({
          key: key - left,
          ascending: index === 0 ? ascending : true,
          // Stt and Mã are text, and "10" comes before "2" unless Excel is told to read it as a number.
          dataOption: 'TextAsNumber',
        })),
      );
      shut();
      await context.sync();
    };
    if (wasProtected) await withoutProtection(context, place.sheet, sort);
    else await sort(() => undefined);
  });
}

/** Rows that are equal in the chosen column keep the plan's order. */
function sortKeys(column: ColumnKey): ColumnKey[] {
  const order: ColumnKey[] = column === 'rowId' ? ['no', 'rowId'] : [column, 'no', 'rowId'];
  return [...new Set(order)];
}
