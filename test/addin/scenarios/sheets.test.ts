// The sheet as a whole: renamed, moved, copied, beside another plan's, at another unit, without the add-in.
import { describe, expect } from 'vitest';
import type { SignedIn } from '../../../addin/session/session-state.ts';
import { HIDDEN_SHEET_NAME, SHEET_NAME } from '../../../plan/sheet/sheet-document.ts';
import { area } from '../../excel-host/workbook/area.ts';
import { copySheet } from '../../excel-host/workbook/copy-sheet.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';
import { sortRows } from '../../excel-host/workbook/sorting.ts';
import { typeText } from '../../excel-host/workbook/typing.ts';
import type { Workbook } from '../../excel-host/workbook/workbook.ts';
import { openXlsx } from '../../excel-host/xlsx/open-xlsx.ts';
import { saveXlsx } from '../../excel-host/xlsx/save-xlsx.ts';
import { OTHER_ROW, ROW, scenario } from './scenario.ts';
import { nothingHeld } from './whole-state.ts';

const reopened = async (workbook: Workbook): Promise<Workbook> => openXlsx(await saveXlsx(workbook));
const cellsOf = ({ state }: Sheet): unknown[][] =>
  state.rows.map(row => (row ?? []).map(cell => cell?.value ?? ''));

describe('the sheet', () => {
  scenario('[SC11] it is known under another name and in another place', async office => {
    const an = await office.somebody();
    await an.types(ROW, 'note', 'Trước khi đổi tên');
    await an.does('renames and moves the sheet', ({ sheet }) => {
      an.workbook.renameSheet(sheet, "Báo cáo quý 2 của 'ta");
      an.workbook.moveSheet(sheet, 2);
    });
    await an.types(OTHER_ROW, 'note', 'Sau khi đổi tên');
    await an.asks('send');
    const cells = { [`${ROW} note`]: 'Trước khi đổi tên', [`${OTHER_ROW} note`]: 'Sau khi đổi tên' };
    await office.comesTo({
      sees: [
        {
          cells,
          sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Đã gửi' },
          problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`],
        },
      ],
      holds: {
        fields: cells,
        log: [`${ROW} note: null → Trước khi đổi tên`, `${OTHER_ROW} note: null → Sau khi đổi tên`],
      },
    });
  });

  scenario(
    '[SC12] beside a second appendix that was copied in, each edit goes to its own plan',
    async office => {
      const schools = await office.somebody('so-gddt');
      await schools.types(schools.open.rows[0]!.id, 'note', 'Của Sở');
      const an = await office.somebody();
      await an.types(ROW, 'note', 'Bản đầu');
      await an.asks('send');
      await an.does('copies the other appendix in, before its own', () => {
        for (const sheet of schools.workbook.sheets.slice(1).reverse()) copySheet(sheet, an.workbook, true);
      });
      expect(an.workbook.sheets.map(sheet => sheet.state.name)).toEqual([
        `${SHEET_NAME} (2)`,
        `${HIDDEN_SHEET_NAME} (2)`,
        'Trang_tính1',
        SHEET_NAME,
        HIDDEN_SHEET_NAME,
      ]);
      const second = cellsOf(an.workbook.sheets[0]!);
      await an.does('types into its own', () => {
        const sheet = an.workbook.sheetNamed(SHEET_NAME);
        const row = sheet.state.rows.findIndex(cells => cells?.[0]?.value === ROW);
        typeText(an.workbook, sheet, row, 16, 'Của Văn phòng');
      });
      await an.asks('send');
      const state = an.open;
      expect({
        version: state.version,
        pending: state.view.pending,
        second: cellsOf(an.workbook.sheets[0]!),
        log: (await office.holds()).log,
      }).toEqual({
        version: 2,
        pending: [],
        second,
        log: [`${ROW} note: null → Bản đầu`, `${ROW} note: Bản đầu → Của Văn phòng`],
      });
    },
  );

  scenario(
    '[SC13] where nothing tells which base is whose, nothing is compared and nothing sent',
    async office => {
      const an = await office.somebody();
      await an.unprotects();
      await an.does('copies both sheets and makes the first table plain', ({ sheet }) => {
        copySheet(sheet, an.workbook);
        copySheet(an.workbook.sheetNamed(HIDDEN_SHEET_NAME), an.workbook);
        sheet.change({ tables: [] });
      });
      await an.types(ROW, 'note', 'Chưa rõ của ai');
      await an.session.send();
      expect(an.open.notice).toEqual({ tone: 'error', said: { reason: 'twoBases', params: {} } });
      expect(await office.holds()).toEqual(nothingHeld);
    },
  );

  scenario('[SC14] at another unit a workbook says whose it is, and is left alone', async office => {
    const an = await office.somebody();
    await an.types(ROW, 'note', 'Chưa gửi');
    an.closesPane();
    const copy = await reopened(an.workbook);
    const before = copy.sheets.map(cellsOf);
    const other = await office.somebody('so-gddt', 'Bình', copy);
    await other.session.run('send');
    await other.session.run('load');
    expect({
      holds: (other.session.current() as SignedIn).holds,
      cells: copy.sheets.map(cellsOf),
      service: await office.holds(),
    }).toEqual({
      holds: { kind: 'otherUnit', owner: 'Văn phòng Ủy ban nhân dân tỉnh' },
      cells: before,
      service: nothingHeld,
    });
  });

  scenario(
    '[SC15] what was entered without the add-in, in a saved and sorted file, is found once',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'percent', '20');
      await an.asks('send');
      an.closesPane();
      const file = await reopened(an.workbook);
      const there = file.sheetNamed(SHEET_NAME);
      there.change({ protection: null, tables: [] });
      const top = there.state.rows.findIndex(cells => cells?.[0]?.value === 'Mã') + 1;
      sortRows(file, there, area(top, 0, 16, 18), [{ key: 2, ascending: false }]);
      const row = there.state.rows.findIndex(cells => cells?.[0]?.value === ROW);
      typeText(file, there, row, 9, '35');
      typeText(file, there, row, 12, '30/3/2023');
      const binh = await office.somebody('vp-ubnd-tinh', 'Bình', await reopened(file));
      await binh.asks('check');
      expect(binh.sees.waiting).toEqual([`${ROW} completedOn`, `${ROW} percent`]);
      await binh.asks('send');
      await binh.asks('send');
      expect(binh.sees.cells).toEqual({ [`${ROW} percent`]: '35', [`${ROW} completedOn`]: '30/03/2023' });
      expect(await office.holds()).toEqual({
        fields: { [`${ROW} percent`]: 35, [`${ROW} completedOn`]: '2023-03-30' },
        log: [
          `${ROW} percent: null → 20`,
          `${ROW} percent: 20 → 35`,
          `${ROW} completedOn: null → 2023-03-30`,
        ],
      });
    },
  );
});
