import { describe, expect, it } from 'vitest';
import { columnIndex } from '../../../plan/sheet/columns.ts';
import { area, MAX_COLUMNS, MAX_ROWS } from '../../excel-host/workbook/area.ts';
import { sortRows } from '../../excel-host/workbook/sorting.ts';
import { shiftCells } from '../../excel-host/workbook/structure.ts';
import { deleteTable } from '../../excel-host/workbook/tables.ts';
import { pasteText } from '../../excel-host/workbook/typing.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { aLoadedWorkbook, aWorkbook, type OpenWorkbook } from './a-workbook.ts';

const document = sheetOf('vp-ubnd-tinh', rows);
const headerRow = document.headerRow;

const openSheet = (open: OpenWorkbook): void => open.sheet().change({ protection: null });

/** Values by row id and header, wherever they stand. */
function byHeader(reading: NonNullable<Awaited<ReturnType<OpenWorkbook['plan']['read']>>>) {
  const ids = reading.headers.indexOf('Mã');
  return new Map(
    reading.lines.map(line => [
      line.values[ids],
      Object.fromEntries(
        reading.headers.flatMap((header, index) => (header === '' ? [] : [[header, line.values[index]]])),
      ),
    ]),
  );
}

const asLoaded = new Map(
  document.rows.map(row => [
    row[0],
    Object.fromEntries(document.headers.map((header, index) => [header, row[index]])),
  ]),
);

describe('reading the sheet', () => {
  it('[XL3] a workbook without a plan reads as none', async () => {
    const open = await aWorkbook();
    expect(await open.plan.read()).toBeNull();
  });

  it('[XL3] what somebody types is there, in value and in text', async () => {
    const open = await aLoadedWorkbook(document);
    expect(open.type('01.VPUBND', 'status', 'Đã hoàn thành')).toEqual({ kind: 'done' });
    expect(open.type('01.VPUBND', 'completedOn', '20/3/2023')).toEqual({ kind: 'done' });
    expect(open.type('01.VPUBND', 'documents', '05/2026')).toEqual({ kind: 'done' });
    const reading = await open.plan.read();
    const line = reading?.lines.find(one => one.values[0] === '01.VPUBND');
    const at = (key: 'status' | 'completedOn' | 'documents') => [
      line?.values[columnIndex(key)],
      line?.texts[columnIndex(key)],
    ];
    expect({ status: at('status'), completedOn: at('completedOn'), documents: at('documents') }).toEqual({
      status: ['Đã hoàn thành', 'Đã hoàn thành'],
      completedOn: [45005, '20/03/2023'],
      documents: ['05/2026', '05/2026'],
    });
    expect(reading?.hidden).toEqual(document.hidden);
  });

  it('[XL3] a block that is pasted over own cells is there', async () => {
    const open = await aLoadedWorkbook(document);
    const at = open.spot('02.VPUBND', 'result');
    pasteText(open.workbook, open.sheet(), area(at.row, at.column), [
      ['- Đã họp', '12/BC'],
      ['=x', '13/BC'],
    ]);
    const reading = byHeader((await open.plan.read())!);
    const ids = document.rows.map(row => row[0]);
    const second = ids.indexOf('02.VPUBND');
    const pasted = [second, second + 1].map(index => {
      const row = reading.get(ids[index]!);
      return [row?.['Kết quả, sản phẩm'], row?.['Số, ký hiệu, ngày văn bản']];
    });
    expect(pasted).toEqual([
      ['- Đã họp', '12/BC'],
      ['=x', '13/BC'],
    ]);
  });

  it('[XL3] rows and columns inserted, a sort, a new name and a new place change nothing', async () => {
    const open = await aLoadedWorkbook(document);
    openSheet(open);
    shiftCells(open.workbook, open.sheet(), area(0, 0, 2, MAX_COLUMNS), 'Down');
    shiftCells(open.workbook, open.sheet(), area(headerRow + 5, 0, 1, MAX_COLUMNS), 'Down');
    shiftCells(open.workbook, open.sheet(), area(0, 0, MAX_ROWS, 1), 'Right');
    shiftCells(open.workbook, open.sheet(), area(0, 10, MAX_ROWS, 2), 'Right');
    const table = open.sheet().state.tables[0]!;
    sortRows(
      open.workbook,
      open.sheet(),
      { ...table.area, row: table.area.row + 1, rows: table.area.rows - 1 },
      [{ key: 2, ascending: false }],
    );
    open.workbook.renameSheet(open.sheet(), 'Báo cáo của tôi');
    open.workbook.moveSheet(open.sheet(), 0);

    const reading = (await open.plan.read())!;
    expect({
      name: reading.sheetName,
      headerRow: reading.headerRow,
      mã: reading.headers.indexOf('Mã'),
    }).toEqual({
      name: 'Báo cáo của tôi',
      headerRow: headerRow + 2,
      mã: 1,
    });
    const found = byHeader(reading);
    expect([...found.keys()].sort()).toEqual([...asLoaded.keys()].sort());
    for (const [id, values] of asLoaded) expect(found.get(id)).toMatchObject(values);
    for (const line of reading.lines) {
      expect(open.sheet().value(line.sheetRow, 1)).toBe(line.values[1]);
    }
  });

  it('[XL3] a table that another program made plain cells of is found by its header', async () => {
    const open = await aLoadedWorkbook(document);
    openSheet(open);
    const other = open.workbook.addSheet('Danh bạ');
    open.workbook.moveSheet(other, 0);
    pasteText(open.workbook, other, area(0, 0), [
      ['Mã', 'Stt', 'Nội dung'],
      ['1', '2', '3'],
    ]);
    deleteTable(open.workbook, open.sheet(), open.sheet().state.tables[0]!, true);
    shiftCells(open.workbook, open.sheet(), area(0, 0, 1, MAX_COLUMNS), 'Down');
    const reading = (await open.plan.read())!;
    expect(reading.headerRow).toBe(headerRow + 1);
    expect(byHeader(reading)).toEqual(asLoaded);
  });

  it('[XL3] a line pasted below the table is read, blank lines are not', async () => {
    const open = await aLoadedWorkbook(document);
    openSheet(open);
    const below = headerRow + document.rows.length + 3;
    pasteText(open.workbook, open.sheet(), area(below, 0), [['99.LA', '99', 'Dòng lạ']]);
    const reading = (await open.plan.read())!;
    expect(reading.lines.map(line => line.sheetRow)).toEqual([
      ...document.rows.map((_, index) => headerRow + 1 + index),
      below,
    ]);
    expect(reading.lines.at(-1)?.values.slice(0, 3)).toEqual(['99.LA', 99, 'Dòng lạ']);
  });

  it('[XL3] a deleted row is not read and the others are', async () => {
    const open = await aLoadedWorkbook(document);
    openSheet(open);
    const { row } = open.spot('06.VPUBND', 'rowId');
    shiftCells(open.workbook, open.sheet(), area(row, 0, 1, MAX_COLUMNS), 'Up');
    const found = byHeader((await open.plan.read())!);
    expect([...found.keys()]).toEqual([...asLoaded.keys()].filter(id => id !== '06.VPUBND'));
  });

  it('[XL3] of a copied sheet the first is the plan', async () => {
    const open = await aLoadedWorkbook(document);
    const copy = open.workbook.addSheet('Nhiệm vụ (2)');
    copy.restore({ ...open.sheet().state, name: 'Nhiệm vụ (2)', tables: [] });
    expect((await open.plan.read())?.sheetName).toBe('Nhiệm vụ');
  });
});
