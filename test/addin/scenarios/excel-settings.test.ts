// What differs from Excel to Excel: protection, the calendar, the style of references, language.
import { describe, expect } from 'vitest';
import { sentence } from '../../../plan/reasons/reason.ts';
import { conditionalLook } from '../../excel-host/workbook/rules.ts';
import { Workbook } from '../../excel-host/workbook/workbook.ts';
import { nothingAllowed } from '../../excel-host/workbook/protection.ts';
import { OTHER_ROW, ROW, scenario, UNIT } from './scenario.ts';
import { nothingHeld } from './whole-state.ts';

describe('an Excel of its own', () => {
  scenario(
    '[SC20] under a password of somebody else edits are sent; what needs it lifted says so',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'note', 'Trong ô được mở');
      await an.does('protects the sheet with a password', ({ sheet }) =>
        sheet.change({ protection: { options: nothingAllowed, password: 'x' } }),
      );
      await an.types(OTHER_ROW, 'title', 'Sửa tên nhiệm vụ');
      await an.asks('send');
      await an.asks('repair');
      expect(an.open.notice).toEqual({ tone: 'error', said: { reason: 'sheetHasPassword', params: {} } });
      await an.sorts('title');
      expect(an.open.notice).toEqual({ tone: 'error', said: { reason: 'sheetHasPassword', params: {} } });
      const cells = { [`${ROW} note`]: 'Trong ô được mở' };
      await office.comesTo({
        sees: [{ cells, sync: { [ROW]: 'Đã gửi' }, problems: [`${ROW} statusMissing`] }],
        holds: { fields: cells, log: [`${ROW} note: null → Trong ô được mở`] },
      });
    },
  );

  scenario(
    '[SC21] cells of the plan that were changed are told, and stand as issued again when asked',
    async office => {
      const an = await office.somebody();
      const before = ['no', 'title', 'timing', 'due'].map(key => an.value(ROW, key as 'no'));
      await an.unprotects();
      await an.types(ROW, 'title', 'Việc khác');
      await an.types(ROW, 'due', '31/12/2023');
      await an.types(OTHER_ROW, 'rowId', 'mất mã');
      await an.insertsRows(an.spot(ROW, 'rowId').row);
      await an.types(ROW, 'note', 'Của đơn vị');
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} note`]: 'Của đơn vị' },
            sync: { [ROW]: `Có lỗi: ${sentence('changedPlanCell', { column: 'Nội dung' })}` },
            waiting: [`${ROW} note`],
            problems: [
              `${ROW} changedPlanCell`,
              `${ROW} changedPlanCell`,
              `${ROW} statusMissing`,
              'sheet missingRow',
              'sheet unknownRowId',
            ],
          },
        ],
      });
      await an.asks('restorePlan');
      expect(['no', 'title', 'timing', 'due'].map(key => an.value(ROW, key as 'no'))).toEqual(before);
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} note`]: 'Của đơn vị' },
            sync: { [ROW]: 'Chờ gửi (1 ô)' },
            waiting: [`${ROW} note`],
            problems: [`${ROW} statusMissing`],
          },
        ],
      });
    },
  );

  scenario('[SC22] in a workbook that counts from 1904 a day is the same day', async office => {
    const an = await office.somebody(UNIT, 'An', new Workbook({ date1904: true }));
    await an.session.run('load');
    const binh = await office.somebody(UNIT, 'Bình');
    await an.types(ROW, 'completedOn', '30/3/2023');
    await an.asks('send');
    await binh.asks('receive');
    await binh.types(OTHER_ROW, 'completedOn', '31/3/2023');
    await binh.asks('send');
    await an.asks('receive');
    const seen = {
      cells: { [`${ROW} completedOn`]: '30/03/2023', [`${OTHER_ROW} completedOn`]: '31/03/2023' },
      problems: [`${ROW} dateNotDone`, `${OTHER_ROW} dateNotDone`],
    };
    expect({ an: an.sees.cells, binh: binh.sees.cells }).toEqual({ an: seen.cells, binh: seen.cells });
    expect(an.workbook.text(an.sheet, an.spot(ROW, 'due').row, an.spot(ROW, 'due').column)).toBe(
      '31/03/2023',
    );
    // Overdue is told by the same rule: due on 31/03, today 15/05.
    const looks = [an, binh].map(person => {
      const { row, column } = person.spot('08.VPUBND', 'due');
      return conditionalLook(person.workbook, person.sheet, row, column);
    });
    expect(looks[0]).toEqual(looks[1]);
    expect(an.sees.held.concat(an.sees.waiting)).toEqual([]);
    expect((await office.holds()).fields).toEqual({
      [`${ROW} completedOn`]: '2023-03-30',
      [`${OTHER_ROW} completedOn`]: '2023-03-31',
    });
  });

  scenario('[SC23] with columns shown as numbers (R1C1) load, mark and repair are the same', async office => {
    const an = await office.somebody(UNIT, 'An', new Workbook({ referenceStyle: 'R1C1' }));
    await an.session.run('load');
    await an.types(ROW, 'note', 'Kiểu R1C1');
    await an.asks('repair');
    const { row, column } = an.spot(ROW, 'note');
    expect(conditionalLook(an.workbook, an.sheet, row, column).fill).toBe('#DDEBF7');
    expect(an.sees.waiting).toEqual([`${ROW} note`]);
    await an.asks('send');
    expect((await office.holds()).fields).toEqual({ [`${ROW} note`]: 'Kiểu R1C1' });
  });

  scenario('[SC24] a Vietnamese and an English Excel come to the same values', async office => {
    const an = await office.somebody(UNIT, 'An', new Workbook({ locale: 'vi' }));
    const john = await office.somebody(UNIT, 'John', new Workbook({ locale: 'en' }));
    for (const person of [an, john]) await person.session.run('load');
    await an.types(ROW, 'completedOn', '5/4/2023');
    await john.types(OTHER_ROW, 'completedOn', '2023-04-05');
    // Pastes pass validation by.
    await an.pastes('08.VPUBND', 'percent', [['50,5']]);
    await john.pastes('08.VPUBND', 'result', [['1.234,5']]);
    await john.pastes('08.VPUBND', 'completedOn', [['30/4/2023']]);
    for (const person of [an, john]) await person.asks('send');
    await an.asks('receive');
    const { problems } = an.open.view;
    const fraction = problems.flatMap(row => row.problems).find(({ reason }) => reason === 'percentFraction');
    expect(fraction?.fixes.map(({ value }) => value)).toEqual([50, 51]);
    expect(await office.holds()).toEqual({
      ...nothingHeld,
      fields: {
        [`${ROW} completedOn`]: '2023-04-05',
        [`${OTHER_ROW} completedOn`]: '2023-04-05',
        '08.VPUBND result': '1.234,5',
        '08.VPUBND completedOn': '2023-04-30',
      },
      log: [
        `${ROW} completedOn: null → 2023-04-05`,
        `${OTHER_ROW} completedOn: null → 2023-04-05`,
        '08.VPUBND result: null → 1.234,5',
        '08.VPUBND completedOn: null → 2023-04-30',
      ],
    });
  });
});
