// Columns and the table around them.
import { describe, expect } from 'vitest';
import { columns } from '../../../plan/sheet/columns.ts';
import { area, MAX_ROWS } from '../../excel-host/workbook/area.ts';
import { conditionalLook } from '../../excel-host/workbook/rules.ts';
import { copyCells, pasteCells, typeText } from '../../excel-host/workbook/typing.ts';
import { deleteTable, resizeTable } from '../../excel-host/workbook/tables.ts';
import { ROW, OTHER_ROW, scenario } from './scenario.ts';
import type { SomebodyInExcel } from './somebody-in-excel.ts';

const headers = columns.map(column => column.header);
const headersOf = (person: SomebodyInExcel): unknown[] => {
  const { sheet, lines } = person.seenSheet;
  return Array.from({ length: 20 }, (_, column) => sheet.value(lines[0]!.row - 1, column));
};
/** The fields of a row whose cells are marked as waiting to be sent. */
const markedIn = (person: SomebodyInExcel, rowId: string): string[] =>
  columns
    .map(({ key }) => key)
    .filter(key => {
      const { row, column } = person.spot(rowId, key);
      return conditionalLook(person.workbook, person.sheet, row, column).fill === '#DDEBF7';
    });

describe('columns', () => {
  scenario('[SC6] columns that are inserted and moved take nothing with them', async office => {
    const an = await office.somebody();
    await an.types(ROW, 'result', 'Đã trình');
    await an.unprotects();
    await an.insertsColumn(an.spot(ROW, 'percent').column);
    await an.does('writes notes of their own into it', ({ sheet, columns: at, lines }) =>
      typeText(an.workbook, sheet, lines[0]!.row, at.get('percent')! - 1, 'Việc riêng'),
    );
    await an.does('moves the column Ghi chú before Trạng thái', ({ sheet, columns: at }) => {
      const [note, status] = [at.get('note')!, at.get('status')!];
      an.insertsColumnAt(sheet, status);
      const from = copyCells(sheet, area(0, note + 1, MAX_ROWS, 1), true);
      pasteCells(an.workbook, sheet, area(0, status, MAX_ROWS, 1), from);
    });
    await an.types(ROW, 'note', 'Ở cột đã chuyển');
    expect(markedIn(an, ROW)).toEqual(['result', 'note']);
    await an.asks('send');
    const cells = { [`${ROW} result`]: 'Đã trình', [`${ROW} note`]: 'Ở cột đã chuyển' };
    await office.comesTo({
      sees: [{ cells, sync: { [ROW]: 'Đã gửi' }, problems: [`${ROW} statusMissing`] }],
      holds: {
        fields: cells,
        log: [`${ROW} result: null → Đã trình`, `${ROW} note: null → Ở cột đã chuyển`],
      },
    });
  });

  scenario(
    '[SC7] the fields of a deleted column stay as they were; repairing brings it back as it was',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'percent', '40');
      await an.types(OTHER_ROW, 'result', 'Đang soạn');
      await an.asks('send');
      await an.types(OTHER_ROW, 'result', 'Đã soạn xong');
      await an.unprotects();
      await an.deletesColumn('percent');
      await an.deletesColumn('lead');
      const holds = {
        fields: { [`${ROW} percent`]: 40, [`${OTHER_ROW} result`]: 'Đang soạn' },
        log: [`${ROW} percent: null → 40`, `${OTHER_ROW} result: null → Đang soạn`],
      };
      const row = {
        sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Chờ gửi (1 ô)' },
        waiting: [`${OTHER_ROW} result`],
      };
      await office.comesTo({
        sees: [
          {
            ...row,
            cells: { [`${OTHER_ROW} result`]: 'Đã soạn xong' },
            problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`, 'sheet missingColumn'],
          },
        ],
        holds,
      });
      await an.asks('repair');
      await office.comesTo({
        sees: [
          {
            ...row,
            cells: { [`${ROW} percent`]: '40', [`${OTHER_ROW} result`]: 'Đã soạn xong' },
            problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`],
          },
        ],
        holds,
      });
      expect(headersOf(an)).toEqual([...headers, '', '']);
      expect(an.sheet.state.tables.map(table => table.area.columns)).toEqual([headers.length]);
      expect(an.value(ROW, 'lead')).toBe('Ban Thi đua - Khen thưởng, Sở Nội vụ');
      expect(markedIn(an, OTHER_ROW)).toEqual(['result']);
    },
  );

  scenario(
    '[SC8] without the column Mã nothing is sent; repairing brings the ids back after a sort',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'percent', '40');
      await an.sorts('title');
      await an.unprotects();
      await an.does('deletes the column Mã', ({ sheet }) => an.removesColumn(sheet, 0));
      await an.session.send();
      expect(an.open.view.problems.flatMap(row => row.problems.map(({ reason }) => reason))).toEqual([
        'missingColumn',
      ]);
      await an.asks('repair');
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} percent`]: '40' },
            sync: { [ROW]: 'Chờ gửi (1 ô)' },
            waiting: [`${ROW} percent`],
            problems: [`${ROW} statusMissing`],
          },
        ],
      });
      expect(headersOf(an)).toEqual([...headers, '', '']);
    },
  );

  scenario(
    '[SC9] a table that was made smaller or turned into plain cells is read, and repaired',
    async office => {
      const an = await office.somebody();
      await an.unprotects();
      const whole = an.sheet.state.tables[0]!.area;
      await an.does('makes the table smaller', ({ sheet }) =>
        resizeTable(an.workbook, sheet, sheet.state.tables[0]!, { ...whole, rows: 3, columns: 10 }),
      );
      await an.types('08.VPUBND', 'note', 'Ngoài bảng');
      await an.asks('repair');
      expect(an.sheet.state.tables.map(table => table.area)).toEqual([whole]);
      await an.unprotects();
      await an.does('turns the table into plain cells', ({ sheet }) =>
        deleteTable(an.workbook, sheet, sheet.state.tables[0]!, true),
      );
      await an.does('signs below', ({ sheet, lines }) =>
        typeText(an.workbook, sheet, lines.at(-1)!.row + 3, 10, 'Người lập biểu'),
      );
      await an.types(ROW, 'note', 'Không còn bảng');
      await an.asks('repair');
      expect(an.sheet.state.tables.map(table => table.area)).toEqual([whole]);
      await an.asks('send');
      const cells = { ['08.VPUBND note']: 'Ngoài bảng', [`${ROW} note`]: 'Không còn bảng' };
      await office.comesTo({
        sees: [
          {
            cells,
            sync: { [ROW]: 'Đã gửi', '08.VPUBND': 'Đã gửi' },
            problems: [`${ROW} statusMissing`, '08.VPUBND statusMissing', 'sheet missingRowId'],
          },
        ],
        holds: {
          fields: cells,
          log: [`${ROW} note: null → Không còn bảng`, '08.VPUBND note: null → Ngoài bảng'],
        },
      });
    },
  );

  scenario(
    '[SC10] a share shown as a percentage is no edit where the plan holds that number',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'percent', '50');
      await an.types(OTHER_ROW, 'percent', '100');
      await an.asks('send');
      await an.does('has both shown as shares by another program', ({ sheet }) => {
        for (const [rowId, share] of [
          [ROW, 0.5],
          [OTHER_ROW, 1],
        ] as const) {
          const { row, column } = an.spot(rowId, 'percent');
          sheet.changeFormat(area(row, column), format => ({ ...format, numberFormat: '0%' }));
          sheet.writeCells(area(row, column), (_row, _column, cell) => cell && { ...cell, value: share });
        }
      });
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} percent`]: '50%', [`${OTHER_ROW} percent`]: '100%' },
            sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Đã gửi' },
            problems: [`${ROW} statusMissing`, `${OTHER_ROW} hundredNotDone`, `${OTHER_ROW} statusMissing`],
          },
        ],
        holds: {
          fields: { [`${ROW} percent`]: 50, [`${OTHER_ROW} percent`]: 100 },
          log: [`${ROW} percent: null → 50`, `${OTHER_ROW} percent: null → 100`],
        },
      });
      expect([markedIn(an, ROW), markedIn(an, OTHER_ROW)]).toEqual([[], []]);
      await an.pastes(ROW, 'percent', [['60%']]);
      expect(markedIn(an, ROW)).toEqual(['percent']);
    },
  );
});
