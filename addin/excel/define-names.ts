// Workbook names through which rules on the visible sheet reach the hidden one. They are given as ranges: where somebody
// has Excel show columns as numbers (R1C1), it takes and answers the formula of a name in that style on some platforms
// (https://github.com/OfficeDev/office-js/issues/1831).
import { hiddenAreas, type NameKey } from '../../plan/sheet/hidden-sheet.ts';
import { rangeOf } from './area.ts';
import type { SheetNames } from './sheet-names.ts';

/** Makes the names, in place of those that are there. One sync. */
export async function defineNames(
  context: Excel.RequestContext,
  hidden: Excel.Worksheet,
  baseRowCount: number,
  names: SheetNames['cells'],
): Promise<void> {
  const areas = hiddenAreas(baseRowCount);
  const found = (Object.keys(areas) as NameKey[]).map(key => {
    const item = context.workbook.names.getItemOrNullObject(names[key]);
    item.load('name');
    return { key, item };
  });
  await context.sync();
  for (const { key, item } of found) {
    if (!item.isNullObject) item.delete();
    context.workbook.names.add(names[key], rangeOf(hidden, areas[key]));
  }
}
