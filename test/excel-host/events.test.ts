import { describe, expect, it } from 'vitest';
import { type LoadedExcel, anExcel } from './load-office.ts';
import { area } from './workbook/area.ts';
import { setInputs } from './workbook/edit.ts';
import { coAuthor } from './workbook/events.ts';
import { typeText } from './workbook/typing.ts';

type Heard = {
  address: string;
  changeType: string;
  source: string;
  triggerSource: string | undefined;
  details: unknown;
};

/** Events arrive in promise chains of the client; this waits for those alone. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

async function listening(): Promise<LoadedExcel & { heard: Heard[]; stop: () => Promise<void> }> {
  const loaded = await anExcel();
  const heard: Heard[] = [];
  const handler = await loaded.Excel.run(async context => {
    const added = context.workbook.worksheets.onChanged.add(async event => {
      heard.push({
        address: event.address,
        changeType: event.changeType,
        source: event.source,
        triggerSource: event.triggerSource,
        details: event.details,
      });
    });
    await context.sync();
    return added;
  });
  const stop = async (): Promise<void> => {
    handler.remove();
    await handler.context.sync();
  };
  return { ...loaded, heard, stop };
}

const typed = (address: string, before: string, after: string): Heard => ({
  address,
  changeType: 'RangeEdited',
  source: 'Local',
  triggerSource: 'Unknown',
  details: {
    valueBefore: before,
    valueAfter: after,
    valueTypeBefore: before === '' ? 'Empty' : 'String',
    valueTypeAfter: 'String',
  },
});

describe('events through the real client', () => {
  it("[HO10] somebody's edit, an add-in's and a co-author's are told apart", async () => {
    const { Excel, workbook, heard } = await listening();
    typeText(workbook, workbook.activeSheet, 1, 1, 'một');
    await Excel.run(async context => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').values = [['x', 'y']];
      await context.sync();
    });
    workbook.step(
      'elsewhere',
      () => setInputs(workbook, workbook.activeSheet, area(4, 0, 2, 1), [['p'], ['q']]),
      coAuthor,
    );
    await settle();
    expect(heard).toEqual([
      typed('B2', '', 'một'),
      {
        address: 'A1:B1',
        changeType: 'RangeEdited',
        source: 'Local',
        triggerSource: 'ThisLocalAddin',
        details: undefined,
      },
      {
        address: 'A5:A6',
        changeType: 'RangeEdited',
        source: 'Remote',
        triggerSource: 'Unknown',
        details: undefined,
      },
    ]);
  });

  it('[HO11] a test may hold events, merge, lose, repeat and deliver them', async () => {
    const { workbook, host, heard } = await listening();
    const sheet = workbook.activeSheet;
    host.events.mode = 'hold';
    typeText(workbook, sheet, 0, 0, 'a');
    typeText(workbook, sheet, 1, 0, 'b');
    typeText(workbook, sheet, 2, 0, 'c');
    await settle();
    expect(heard).toEqual([]);
    host.events.deliver(1);
    host.events.lose(entry => entry.message.includes('"A2"'));
    await settle();
    expect(heard).toEqual([typed('A1', '', 'a')]);
    typeText(workbook, sheet, 3, 0, 'd');
    host.events.merge();
    host.events.copies = 2;
    host.events.deliver();
    await settle();
    const merged: Heard = { ...typed('A4', '', 'd'), details: undefined };
    expect(heard.slice(1)).toEqual([merged, merged]);
  });

  it('[HO12] nobody hears what nobody registered for, nor after a removal', async () => {
    const { workbook, heard, stop } = await listening();
    await stop();
    typeText(workbook, workbook.activeSheet, 0, 0, 'a');
    await settle();
    expect(heard).toEqual([]);
  });

  it('[HO13] inserted and deleted rows and an undone step are told', async () => {
    const { Excel, workbook, heard } = await listening();
    typeText(workbook, workbook.activeSheet, 0, 0, 'a');
    await Excel.run(async context => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('1:1').insert('Down');
      sheet.getRange('1:1').delete('Up');
      await context.sync();
    });
    workbook.undo();
    workbook.undo();
    await settle();
    expect(heard.map(event => [event.address, event.changeType])).toEqual([
      ['A1', 'RangeEdited'],
      ['1:1', 'RowInserted'],
      ['1:1', 'RowDeleted'],
      ['A1', 'RangeEdited'],
    ]);
    expect(workbook.activeSheet.value(0, 0)).toBe('');
  });

  it('[HO14] a selection is heard by the sheet and by the workbook', async () => {
    const { Excel, workbook } = await anExcel();
    const heard: string[] = [];
    await Excel.run(async context => {
      context.workbook.worksheets.getActiveWorksheet().onSelectionChanged.add(async event => {
        heard.push(event.address);
      });
      context.workbook.onSelectionChanged.add(async () => {
        heard.push('workbook');
      });
      await context.sync();
    });
    workbook.select(workbook.activeSheet, area(2, 1, 3, 1));
    await settle();
    expect([...heard].sort()).toEqual(['B3:B5', 'workbook']);
  });
});
