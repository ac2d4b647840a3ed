// The self-test's own part of the workbook. All it makes bears names that begin as nobody's do, so that it is found and
// taken away again, after a run that was cut off as well.
import type { ScratchWorkbook } from '../self-test/scratch-workbook.ts';
import { askOne } from './ask-excel.ts';
import { doByHand } from './do-by-hand.ts';
import { openWith } from './open-plan-workbook.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { scratchNames } from './sheet-names.ts';

export async function openScratch(asked: ExcelAccess): Promise<ScratchWorkbook> {
  const access = { ...asked, names: scratchNames, hearsItself: true };
  const selectAgain = await rememberSelection(access);
  const clear = (): Promise<void> => clearAway(access);
  await clear();
  return {
    ask: id => askOne(access, id),
    open: () => openWith(access),
    act: deed => doByHand(access, deed),
    clear,
    end: async () => {
      await clear();
      await selectAgain();
    },
  };
}

/** Answers the function that selects it again; of several areas, or of a chart, the cell that was active. */
async function rememberSelection(access: ExcelAccess): Promise<() => Promise<void>> {
  const { sheetId, address } = await runExcel(access, async context => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load('id');
    await context.sync();
    return { sheetId: sheet.id, address: await selectedAddress(context) };
  });
  return () =>
    runExcel(access, async context => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
      sheet.load('id');
      await context.sync();
      if (sheet.isNullObject) return;
      sheet.activate();
      if (address !== null) sheet.getRange(address).select();
      await context.sync();
    });
}

async function selectedAddress(context: Excel.RequestContext): Promise<string | null> {
  const of = async (range: Excel.Range): Promise<string | null> => {
    range.load('address');
    await context.sync();
    return range.address.split('!').at(-1) ?? null;
  };
  try {
    return await of(context.workbook.getSelectedRange());
  } catch {
    return of(context.workbook.getActiveCell()).catch(() => null);
  }
}

const isScratch = (name: string): boolean =>
  name.startsWith(scratchNames.sheet) || name.startsWith(scratchNames.hidden);

async function clearAway(access: ExcelAccess): Promise<void> {
  await runExcel(access, async context => {
    context.runtime.enableEvents = true;
    const { worksheets, names } = context.workbook;
    worksheets.load('items/name');
    names.load('items/name');
    await context.sync();
    for (const sheet of worksheets.items) if (isScratch(sheet.name)) sheet.delete();
    for (const item of names.items) if (isScratch(item.name)) item.delete();
    await context.sync();
  });
}
