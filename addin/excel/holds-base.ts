import { HIDDEN_SHEET_NAME } from '../../plan/sheet/sheet-document.ts';

/**
 * Whether the workbook holds a plan's base, told by the name of its sheet alone: asked at the door, before the code that
 * reads it is there. False where Excel does not say.
 */
export async function holdsBase(excel: typeof Excel): Promise<boolean> {
  try {
    return await excel.run(async context => {
      const sheets = context.workbook.worksheets;
      sheets.load('items/name');
      await context.sync();
      return sheets.items.some(({ name }) => name.startsWith(HIDDEN_SHEET_NAME));
    });
  } catch {
    return false;
  }
}
