// Rows that are sorted, filtered, inserted, deleted and copied.
import { describe } from 'vitest';
import { area, MAX_COLUMNS } from '../../excel-host/workbook/area.ts';
import { filterTable } from '../../excel-host/workbook/filtering.ts';
import { sortRows } from '../../excel-host/workbook/sorting.ts';
import { copyCells, pasteCells, typeText } from '../../excel-host/workbook/typing.ts';
import { OTHER_ROW, ROW, scenario } from './scenario.ts';

describe('rows', () => {
  scenario('[SC1] edits made before and after a sort are sent once, each with its row', async office => {
    const an = await office.somebody();
    await an.types(ROW, 'percent', '40');
    await an.sorts('title');
    await an.types(ROW, 'result', 'Đã trình');
    await an.unprotects();
    await an.does('sorts by hand, downwards by Mã', ({ sheet, lines }) =>
      sortRows(an.workbook, sheet, area(lines[0]!.row, 0, lines.length, 18), [{ key: 0, ascending: false }]),
    );
    await an.types(OTHER_ROW, 'note', 'Sau khi sắp xếp');
    await an.asks('send');
    const cells = {
      [`${ROW} percent`]: 40,
      [`${ROW} result`]: 'Đã trình',
      [`${OTHER_ROW} note`]: 'Sau khi sắp xếp',
    };
    await office.comesTo({
      sees: [
        {
          cells: { ...cells, [`${ROW} percent`]: '40' },
          sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Đã gửi' },
          problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`],
        },
      ],
      holds: {
        fields: cells,
        log: [
          `${ROW} percent: null → 40`,
          `${ROW} result: null → Đã trình`,
          `${OTHER_ROW} note: null → Sau khi sắp xếp`,
        ],
      },
    });
  });

  scenario(
    '[SC2] rows that a filter hides are sent and take in what others wrote, like those in view',
    async office => {
      const an = await office.somebody();
      const binh = await office.somebody();
      await an.types(ROW, 'note', 'Trước khi lọc');
      await an.does('filters for other rows', ({ sheet, columns }) =>
        filterTable(an.workbook, sheet, sheet.state.tables[0]!.id, { [columns.get('no')!]: ['9', '10'] }),
      );
      await an.asks('send');
      await binh.asks('receive');
      await binh.types(ROW, 'note', 'Bình bổ sung');
      await binh.asks('send');
      await an.asks('receive');
      const seen = {
        cells: { [`${ROW} note`]: 'Bình bổ sung' },
        sync: { [ROW]: 'Đã gửi' },
        problems: [`${ROW} statusMissing`],
      };
      await office.comesTo({
        sees: [seen, seen],
        holds: {
          fields: { [`${ROW} note`]: 'Bình bổ sung' },
          log: [`${ROW} note: null → Trước khi lọc`, `${ROW} note: Trước khi lọc → Bình bổ sung`],
        },
      });
    },
  );

  scenario(
    '[SC3] a line without an id is reported and stays, repair or not; the rows around it go on',
    async office => {
      const an = await office.somebody();
      await an.unprotects();
      await an.insertsRows(an.spot(ROW, 'rowId').row);
      await an.does('writes into the new line', ({ sheet }) =>
        typeText(
          an.workbook,
          sheet,
          an.spot(ROW, 'note').row - 1,
          an.spot(ROW, 'note').column,
          'Việc phát sinh',
        ),
      );
      await an.types(ROW, 'percent', '10');
      await an.asks('send');
      await an.asks('repair');
      const { row, column } = an.spot(ROW, 'note');
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} percent`]: '10' },
            sync: { [ROW]: 'Đã gửi' },
            problems: [`${ROW} statusMissing`, 'sheet missingRowId'],
          },
        ],
        holds: { fields: { [`${ROW} percent`]: 10 }, log: [`${ROW} percent: null → 10`] },
      });
      office.expects(an.sheet.value(row - 1, column)).toBe('Việc phát sinh');
    },
  );

  scenario(
    '[SC4] a deleted row is missed, its record stays, and what the plan says can be put back',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'note', 'Đã báo cáo');
      await an.asks('send');
      await an.types(OTHER_ROW, 'note', 'Đang nhập');
      await an.unprotects();
      await an.deletesRow(ROW);
      await office.comesTo({
        sees: [
          {
            cells: { [`${OTHER_ROW} note`]: 'Đang nhập' },
            sync: { [OTHER_ROW]: 'Chờ gửi (1 ô)' },
            waiting: [`${OTHER_ROW} note`],
            problems: [`${OTHER_ROW} statusMissing`, 'sheet missingRow'],
          },
        ],
        holds: { fields: { [`${ROW} note`]: 'Đã báo cáo' }, log: [`${ROW} note: null → Đã báo cáo`] },
      });
      await an.asks('restorePlan');
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} note`]: 'Đã báo cáo', [`${OTHER_ROW} note`]: 'Đang nhập' },
            sync: { [ROW]: 'Đã gửi', [OTHER_ROW]: 'Chờ gửi (1 ô)' },
            waiting: [`${OTHER_ROW} note`],
            problems: [`${ROW} statusMissing`, `${OTHER_ROW} statusMissing`],
          },
        ],
        holds: { fields: { [`${ROW} note`]: 'Đã báo cáo' }, log: [`${ROW} note: null → Đã báo cáo`] },
      });
    },
  );

  scenario(
    '[SC5] of a copied row only the cells that differ are held back, until one copy is gone',
    async office => {
      const an = await office.somebody();
      await an.types(ROW, 'percent', '30');
      await an.unprotects();
      const whole = (row: number) => area(row, 0, 1, MAX_COLUMNS);
      await an.does('copies the row under the last', ({ sheet, lines }) =>
        pasteCells(
          an.workbook,
          sheet,
          whole(lines.at(-1)!.row + 1),
          copyCells(sheet, whole(an.spot(ROW, 'rowId').row), false),
        ),
      );
      await an.types(ROW, 'result', 'Ghi vào bản sao');
      await an.asks('send');
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} percent`]: '30', [`${ROW} result`]: 'Ghi vào bản sao' },
            sync: { [ROW]: an.sees.sync[ROW]! },
            held: [`${ROW} result`],
            problems: [`${ROW} repeatedCell`, `${ROW} repeatedRowId`, `${ROW} statusMissing`],
          },
        ],
        holds: { fields: { [`${ROW} percent`]: 30 }, log: [`${ROW} percent: null → 30`] },
      });
      await an.does('deletes the first of the two', ({ sheet, lines }) => {
        const { row } = lines.find(line => line.rowId === ROW)!;
        an.removesLine(sheet, row);
      });
      await an.asks('send');
      await office.comesTo({
        sees: [
          {
            cells: { [`${ROW} percent`]: '30', [`${ROW} result`]: 'Ghi vào bản sao' },
            sync: { [ROW]: 'Đã gửi' },
            problems: [`${ROW} statusMissing`],
          },
        ],
        holds: {
          fields: { [`${ROW} percent`]: 30, [`${ROW} result`]: 'Ghi vào bản sao' },
          log: [`${ROW} percent: null → 30`, `${ROW} result: null → Ghi vào bản sao`],
        },
      });
    },
  );
});
