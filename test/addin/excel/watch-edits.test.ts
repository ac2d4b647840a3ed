import { describe, expect, it } from 'vitest';
import { coAuthor } from '../../excel-host/workbook/events.ts';
import { area } from '../../excel-host/workbook/area.ts';
import { pasteText } from '../../excel-host/workbook/typing.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { aLoadedWorkbook } from './a-workbook.ts';

const document = sheetOf('vp-ubnd-tinh', rows);

async function aWatchedWorkbook() {
  const open = await aLoadedWorkbook(document);
  let heard = 0;
  const stop = await open.plan.watch(() => (heard += 1));
  const news = async (): Promise<boolean> => {
    // Events arrive in promise chains of the client; this waits for those alone.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const any = heard > 0;
    heard = 0;
    return any;
  };
  return { ...open, stop, news };
}

describe('watching', () => {
  it('[XL7] an edit at the keyboard, a paste and a co-author are heard', async () => {
    const open = await aWatchedWorkbook();
    open.type('01.VPUBND', 'note', 'a');
    expect(await open.news()).toBe(true);
    const at = open.spot('02.VPUBND', 'note');
    pasteText(open.workbook, open.sheet(), area(at.row, at.column), [['b'], ['c']]);
    expect(await open.news()).toBe(true);
    open.workbook.step('remote', () => open.type('03.VPUBND', 'note', 'd'), coAuthor);
    expect(await open.news()).toBe(true);
    open.workbook.undo();
    expect(await open.news()).toBe(true);
  });

  it('[XL7] own writes are not heard', async () => {
    const open = await aWatchedWorkbook();
    await open.plan.write({
      cells: [{ rowId: '01.VPUBND', column: 'note', value: 'từ máy chủ' }],
      base: [],
      sync: [{ rowId: '01.VPUBND', text: 'Đã gửi' }],
      stamp: null,
    });
    await open.plan.sort('title', true);
    await open.plan.repair(document);
    expect(await open.news()).toBe(false);
    expect(open.value('01.VPUBND', 'note')).toBe('từ máy chủ');
  });

  it('[XL7] the sheet being deleted is heard', async () => {
    const open = await aWatchedWorkbook();
    open.workbook.deleteSheet(open.sheet());
    expect(await open.news()).toBe(true);
  });

  it('[XL7] after stopping nothing is heard', async () => {
    const open = await aWatchedWorkbook();
    await open.stop();
    open.type('01.VPUBND', 'note', 'a');
    expect(await open.news()).toBe(false);
  });
});
