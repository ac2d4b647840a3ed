// Workbook names through which rules on the visible sheet reach the hidden one.
import { hiddenReferences } from '../../plan/sheet/hidden-sheet.ts';
import { HIDDEN_SHEET_NAME, names } from '../../plan/sheet/sheet-document.ts';

/** Makes the names, or points those that are there at the hidden sheet as it is now. One sync. */
export async function defineNames(
  context: Excel.RequestContext,
  hidden: Excel.Worksheet,
  baseRowCount: number,
): Promise<void> {
  const references = hiddenReferences(baseRowCount);
  hidden.load('name');
  const found = nameKeys.map(key => {
    const item = context.workbook.names.getItemOrNullObject(names[key]);
    item.load('name');
    return { key, item };
  });
  await context.sync();
  const sheetName = `'${hidden.name.replaceAll("'", "''")}'`;
  for (const { key, item } of found) {
    const formula = `=${references[key].replace(HIDDEN_SHEET_NAME, sheetName)}`;
    if (item.isNullObject) context.workbook.names.add(names[key], formula);
    else item.formula = formula;
  }
}

const nameKeys = Object.keys(names) as (keyof typeof names)[];
