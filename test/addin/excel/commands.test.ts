import { describe, expect, it } from 'vitest';
import { columns, type ColumnKey } from '../../../plan/sheet/columns.ts';
import { area, areaAddress, MAX_COLUMNS, MAX_ROWS } from '../../excel-host/workbook/area.ts';
import { conditionalLook } from '../../excel-host/workbook/rules.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';
import { shiftCells } from '../../excel-host/workbook/structure.ts';
import { deleteTable } from '../../excel-host/workbook/tables.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { aLoadedWorkbook, type OpenWorkbook } from './a-workbook.ts';

const document = sheetOf('vp-ubnd-tinh', rows);
const ofLead = sheetOf('ban-tdkt', rows);

const values = (sheet: Sheet): unknown[][] =>
  sheet.state.rows.map((_, at) => Array.from({ length: 30 }, (_cell, column) => sheet.value(at, column)));

describe('repairing', () => {
  async function aSpoiltWorkbook(): Promise<OpenWorkbook> {
    const open = await aLoadedWorkbook(ofLead);
    await open.plan.sort('title', false);
    const sheet = open.sheet();
    sheet.change({ protection: null });
    shiftCells(open.workbook, sheet, area(0, 0, 1, MAX_COLUMNS), 'Down');
    shiftCells(open.workbook, sheet, area(0, 11, MAX_ROWS, 1), 'Right');
    deleteTable(open.workbook, sheet, sheet.state.tables[0]!, true);
    sheet.changeFormat(area(ofLead.headerRow, 0, 80, 19), format => ({
      ...format,
      numberFormat: 'General',
      fill: '#FF0000',
      locked: false,
    }));
    sheet.change({ validations: [], conditionalFormats: [], frozen: { rows: 0, columns: 0 } });
    for (const name of open.workbook.names) open.workbook.deleteName(name.id);
    open.workbook.setVisibility(open.hidden(), 'Visible');
    return open;
  }

  it('[XL8] touches no value', async () => {
    const open = await aSpoiltWorkbook();
    const before = [values(open.sheet()), values(open.hidden())];
    await open.plan.repair(ofLead);
    expect([values(open.sheet()), values(open.hidden())]).toEqual(before);
  });

  it('[XL8] makes the table again where it was turned into plain cells', async () => {
    const open = await aLoadedWorkbook(ofLead);
    open.sheet().change({ protection: null });
    const table = open.sheet().state.tables[0]!;
    deleteTable(open.workbook, open.sheet(), table, true);
    const before = values(open.sheet());
    await open.plan.repair(ofLead);
    expect(open.sheet().state.tables.map(({ name, area: it }) => [name, it])).toEqual([
      [table.name, table.area],
    ]);
    expect(values(open.sheet())).toEqual(before);
  });

  it('[XL8] opens, colours and formats each own cell where it stands now, and shuts the rest', async () => {
    const open = await aSpoiltWorkbook();
    await open.plan.repair(ofLead);
    const own = new Set(ofLead.editable.map(row => ofLead.rows[row]![0]));
    const wrong = ofLead.rows.flatMap(([id]) =>
      columns.flatMap(({ key, kind, part }) => {
        const { row, column } = open.spot(String(id), key);
        const format = open.sheet().format(row, column);
        const isOwn = part === 'field' && own.has(id);
        const found = [format.locked, format.fill, format.numberFormat];
        const due = [
          !isOwn && part !== 'sync',
          isOwn ? '#FFFBE0' : null,
          { text: '@', list: '@', percent: '0', date: 'dd/mm/yyyy' }[kind],
        ];
        return found.join() === due.join() ? [] : [{ id, key, found, due }];
      }),
    );
    expect(wrong).toEqual([]);
    expect(open.sheet().state.protection).not.toBeNull();
    expect(open.hidden().state.visibility).toBe('Hidden');
    expect(open.workbook.names.map(name => name.name).sort()).toEqual(
      ['PhuLuc_Cot', 'PhuLuc_Goc', 'PhuLuc_HomNay', 'PhuLuc_Ma', 'PhuLuc_TrangThai'].sort(),
    );
    expect(open.sheet().state.frozen.rows).toBe(ofLead.headerRow + 2);
  });

  it('[XL8] marks an edit again, in that cell only, on both sides of an inserted column', async () => {
    const open = await aSpoiltWorkbook();
    await open.plan.repair(ofLead);
    const id = String(ofLead.rows[ofLead.editable[0]!]![0]);
    open.type(id, 'percent', '33');
    open.type(id, 'note', 'mới');
    const marked = columns
      .map(column => column.key)
      .filter(key => {
        const { row, column } = open.spot(id, key);
        return conditionalLook(open.workbook, open.sheet(), row, column).fill === '#DDEBF7';
      });
    expect(marked).toEqual(['percent', 'note']);
  });

  it('[XL8] sets one validation for each field column, over all rows', async () => {
    const open = await aSpoiltWorkbook();
    await open.plan.repair(ofLead);
    const first = ofLead.headerRow + 3;
    const last = first + ofLead.rows.length - 1;
    const letters = ['I', 'J', 'K', 'M', 'N', 'O', 'P', 'Q', 'R'];
    expect(open.sheet().state.validations.map(({ areas }) => areas.map(areaAddress).join())).toEqual(
      letters.map(letter => `${letter}${first}:${letter}${last}`),
    );
  });
});

describe('finding a place', () => {
  it('[XL9] a row is shown where it stands after a sort', async () => {
    const open = await aLoadedWorkbook(document);
    await open.plan.sort('title', false);
    open.workbook.activate(open.workbook.sheets[0]!);
    expect(await open.plan.goTo('06.VPUBND', 'result')).toBe(true);
    expect(open.workbook.activeSheet).toBe(open.sheet());
    expect(open.sheet().activeCell).toEqual(open.spot('06.VPUBND', 'result'));
    expect(await open.plan.selectedRow()).toBe('06.VPUBND');
  });

  it('[XL9] a row that is gone is not shown', async () => {
    const open = await aLoadedWorkbook(document);
    expect(await open.plan.goTo('99.VPUBND', 'result')).toBe(false);
  });

  it.each([
    ['the header', (open: OpenWorkbook) => open.workbook.select(open.sheet(), area(document.headerRow, 2))],
    ['a title line', (open: OpenWorkbook) => open.workbook.select(open.sheet(), area(0, 0))],
    ['a line below the table', (open: OpenWorkbook) => open.workbook.select(open.sheet(), area(200, 0))],
    ['another sheet', (open: OpenWorkbook) => open.workbook.activate(open.workbook.sheets[0]!)],
  ])('[XL9] with %s selected there is no row', async (_, select) => {
    const open = await aLoadedWorkbook(document);
    select(open);
    expect(await open.plan.selectedRow()).toBeNull();
  });
});

describe('sorting', () => {
  const idsInOrder = (open: OpenWorkbook): string[] =>
    document.rows.map((_, index) => String(open.sheet().value(document.headerRow + 1 + index, 0)));
  const byNumber = (ids: readonly string[]): string[] =>
    [...ids].sort((a, b) => Number(a.slice(0, 2)) - Number(b.slice(0, 2)));

  it.each<[ColumnKey, boolean, (ids: string[]) => string[]]>([
    ['no', true, byNumber],
    ['no', false, ids => byNumber(ids).reverse()],
    ['rowId', true, byNumber],
  ])('[XL9] by %s, ascending %s', async (column, ascending, inOrder) => {
    const open = await aLoadedWorkbook(document);
    await open.plan.sort('title', true);
    const protection = open.sheet().state.protection;
    await open.plan.sort(column, ascending);
    expect(idsInOrder(open)).toEqual(inOrder(document.rows.map(row => String(row[0]))));
    expect(open.sheet().state.protection).toEqual(protection);
  });

  it('[XL9] rows equal in the column keep the order of the plan, and stay whole', async () => {
    const open = await aLoadedWorkbook(document);
    await open.plan.sort('status', true);
    const status = (id: string): string => String(open.value(id, 'status'));
    const ids = idsInOrder(open);
    for (const [index, id] of ids.entries()) {
      const next = ids[index + 1];
      if (next !== undefined && status(id) === status(next)) expect(id < next).toBe(true);
    }
    const reading = await open.plan.read();
    expect(new Set(reading?.lines.map(line => line.values.join('|')))).toEqual(
      new Set(document.rows.map(row => row.join('|'))),
    );
  });
});
