// Several at one workbook, events that never come, a pane that is closed, a cell that is being edited, a line that is cut.
import { describe, expect } from 'vitest';
import { coAuthor } from '../../excel-host/workbook/events.ts';
import { area } from '../../excel-host/workbook/area.ts';
import { setInputs } from '../../excel-host/workbook/edit.ts';
import { OTHER_ROW, ROW, scenario, UNIT } from './scenario.ts';
import type { SomebodyInExcel } from './somebody-in-excel.ts';

/** A sheet's state is another object as soon as anything is written to it. */
const statesOf = ({ workbook }: SomebodyInExcel) => workbook.sheets.map(sheet => sheet.state);

describe('at one workbook', () => {
  scenario(
    '[SC16] what a co-author writes is found and sent once, though both have the pane open',
    async office => {
      const an = await office.somebody(UNIT, 'An');
      const binh = await office.somebody(UNIT, 'Bình', an.workbook);
      await an.types(ROW, 'note', 'An viết');
      await binh.types(OTHER_ROW, 'note', 'Bình viết', coAuthor);
      await binh.looks();
      await Promise.all([an.asks('send'), binh.asks('send')]);
      // The two panes hear each other's writing, and come to rest.
      for (let round = 0; round < 3; round += 1) for (const person of [an, binh]) await person.looks();
      const states = statesOf(an);
      for (const person of [an, binh, an, binh]) await person.looks();
      expect(statesOf(an).map((state, index) => state === states[index])).toEqual(states.map(() => true));
      const cells = { [`${ROW} note`]: 'An viết', [`${OTHER_ROW} note`]: 'Bình viết' };
      const seen = {
        cells,
        sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Đã gửi' },
        problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`],
      };
      await office.comesTo({
        sees: [seen, seen],
        holds: { fields: cells, log: [`${ROW} note: null → An viết`, `${OTHER_ROW} note: null → Bình viết`] },
      });
    },
  );

  scenario('[SC17] a pane that knows less than the one beside it writes nothing back', async office => {
    const an = await office.somebody(UNIT, 'An');
    const binh = await office.somebody(UNIT, 'Bình', an.workbook);
    binh.isCutOff(true);
    await an.types(ROW, 'note', 'An viết');
    await an.asks('send');
    for (let round = 0; round < 3; round += 1) for (const person of [an, binh]) await person.looks();
    const states = statesOf(an);
    for (const person of [an, binh, an, binh]) await person.looks();
    expect(statesOf(an).map((state, index) => state === states[index])).toEqual(states.map(() => true));
    binh.isCutOff(false);
    const seen = {
      cells: { [`${ROW} note`]: 'An viết' },
      sync: { [ROW]: 'Đã gửi' },
      problems: [`${ROW} statusMissing`],
    };
    await office.comesTo({
      sees: [seen, seen],
      holds: { fields: seen.cells, log: [`${ROW} note: null → An viết`] },
    });
  });

  scenario(
    '[SC18] with every event lost and the pane closed, the next look finds each edit once',
    async office => {
      const an = await office.somebody();
      an.excel.host.events.mode = 'drop';
      await an.pastes(ROW, 'percent', [['40', 'Đã trình']]);
      an.closesPane();
      await an.types(OTHER_ROW, 'percent', '50,5');
      await an.pastes(OTHER_ROW, 'note', [['Dán khi đóng ngăn']]);
      await an.opensPane();
      await an.asks('send');
      await an.asks('send');
      await office.comesTo({
        sees: [
          {
            cells: {
              [`${ROW} percent`]: '40',
              [`${ROW} result`]: 'Đã trình',
              [`${OTHER_ROW} note`]: 'Dán khi đóng ngăn',
            },
            sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Đã gửi' },
            problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`],
          },
        ],
        holds: {
          fields: {
            [`${ROW} percent`]: 40,
            [`${ROW} result`]: 'Đã trình',
            [`${OTHER_ROW} note`]: 'Dán khi đóng ngăn',
          },
          log: [
            `${ROW} percent: null → 40`,
            `${ROW} result: null → Đã trình`,
            `${OTHER_ROW} note: null → Dán khi đóng ngăn`,
          ],
        },
      });
    },
  );

  scenario(
    '[SC19] while a cell is being edited the pane waits, and takes what was typed for an edit',
    async office => {
      const an = await office.somebody(UNIT, 'An');
      const binh = await office.somebody(UNIT, 'Bình');
      await binh.types(ROW, 'note', 'Bình viết');
      await binh.asks('send');
      an.workbook.setCellEdited(true);
      const receiving = an.session.receive();
      let isDone = false;
      void receiving.then(() => (isDone = true));
      await new Promise(resolve => setImmediate(resolve));
      expect(isDone).toBe(false);
      const { row, column } = an.spot(ROW, 'note');
      an.workbook.step('type', () => setInputs(an.workbook, an.sheet, area(row, column), [['An đang gõ']]));
      an.workbook.setCellEdited(false);
      await receiving;
      const conflict = `${ROW} note: An đang gõ / Bình viết`;
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} note`]: 'An đang gõ' },
            sync: { [ROW]: 'Khác nhau [Ghi chú]' },
            held: [`${ROW} note`],
            conflicts: [conflict],
            problems: [`${ROW} statusMissing`],
          },
        ],
        holds: { fields: { [`${ROW} note`]: 'Bình viết' }, log: [`${ROW} note: null → Bình viết`] },
      });
    },
  );
});
