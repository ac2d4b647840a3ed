import { describe, expect, it } from 'vitest';
import type { SheetUpdate } from '../../../addin/excel/plan-workbook.ts';
import { fieldNames } from '../../../plan/field.ts';
import { columnIndex, type ColumnKey } from '../../../plan/sheet/columns.ts';
import type { BaseRow, CellValue, SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import { Fault } from '../../excel-host/workbook/fault.ts';
import { area, MAX_COLUMNS } from '../../excel-host/workbook/area.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';
import { shiftCells } from '../../excel-host/workbook/structure.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { aLoadedWorkbook, type OpenWorkbook } from './a-workbook.ts';

const own = sheetOf('vp-ubnd-tinh', rows);
const ofLead = sheetOf('ban-tdkt', rows);

type Field = (typeof fieldNames)[number];

/** An update that gives each row these field values, its base moved on to them in version 13. */
function anUpdate(
  document: SheetDocument,
  values: Record<string, Partial<Record<Field, CellValue>>>,
  sync: Record<string, string> = {},
): SheetUpdate {
  const base: BaseRow[] = Object.entries(values).map(([rowId, fields]) => {
    const before = document.hidden.base.find(row => row.rowId === rowId)!;
    return {
      rowId,
      cells: fieldNames.map((name, index) => fields[name] ?? before.cells[index]!),
      versions: fieldNames.map((name, index) => (name in fields ? 13 : before.versions[index]!)),
    };
  });
  return {
    cells: Object.entries(values).flatMap(([rowId, fields]) =>
      Object.entries(fields).map(([column, value]) => ({ rowId, column: column as Field, value })),
    ),
    base,
    sync: Object.entries(sync).map(([rowId, text]) => ({ rowId, text })),
    stamp: { version: 13, epoch: 'e2', file: 'so-1', signature: 'cd34' },
  };
}

const grid = (sheet: Sheet): unknown[][] =>
  sheet.state.rows.map((row, at) =>
    Array.from({ length: row?.length ?? 0 }, (_, column) => sheet.value(at, column)),
  );

/** Where two grids differ, as `row:column`. */
function differences(before: unknown[][], after: unknown[][]): string[] {
  return after
    .flatMap((row, at) =>
      row.flatMap((value, column) => (value === before[at]?.[column] ? [] : [`${at}:${column}`])),
    )
    .sort();
}

const spots = (open: OpenWorkbook, cells: readonly (readonly [string, ColumnKey])[]): string[] =>
  cells
    .map(([rowId, column]) => open.spot(rowId, column))
    .map(({ row, column }) => `${row}:${column}`)
    .sort();

const baseOf = async (open: OpenWorkbook, rowId: string) =>
  (await open.plan.read())?.hidden.base.find(row => row.rowId === rowId);

describe('writing what came in', () => {
  const update = anUpdate(
    own,
    {
      '01.VPUBND': { status: 'Đã hoàn thành', percent: 100 },
      '07.VPUBND': { documents: '05/2026', result: '=Đề nghị', note: "'trích'" },
    },
    { '01.VPUBND': 'Đã gửi' },
  );

  it('[XL4] touches the named cells and no other, and moves their base on', async () => {
    const open = await aLoadedWorkbook(own);
    const before = grid(open.sheet());
    const baseBefore = grid(open.hidden());
    expect(await open.plan.write(update)).toEqual({ held: [] });
    expect(differences(before, grid(open.sheet()))).toEqual(
      spots(open, [
        ...update.cells
          .filter(({ rowId, column, value }) => {
            const index = columnIndex(column);
            return own.rows.find(row => row[0] === rowId)![index] !== value;
          })
          .map(({ rowId, column }) => [rowId, column] as const),
        ['01.VPUBND', 'sync'],
      ]),
    );
    for (const { rowId, column, value } of update.cells) expect(open.value(rowId, column)).toBe(value);
    expect(open.value('01.VPUBND', 'sync')).toBe('Đã gửi');
    const reading = await open.plan.read();
    expect(reading?.hidden.version).toBe(13);
    for (const row of update.base) expect(reading?.hidden.base).toContainEqual(row);
    const changedRows = new Set(differences(baseBefore, grid(open.hidden())).map(at => at.split(':')[0]));
    expect(changedRows.size).toBe(update.base.length + 4);
  });

  it('[XL4] finds its rows by id where somebody sorted and inserted lines', async () => {
    const open = await aLoadedWorkbook(own);
    await open.plan.sort('title', false);
    open.sheet().change({ protection: null });
    shiftCells(open.workbook, open.sheet(), area(own.headerRow + 3, 0, 2, MAX_COLUMNS), 'Down');
    await open.plan.write(update);
    for (const { rowId, column, value } of update.cells) expect(open.value(rowId, column)).toBe(value);
  });

  it('[XL4] a row that was deleted from the sheet is passed over', async () => {
    const open = await aLoadedWorkbook(own);
    open.sheet().change({ protection: null });
    const { row } = open.spot('01.VPUBND', 'rowId');
    shiftCells(open.workbook, open.sheet(), area(row, 0, 1, MAX_COLUMNS), 'Up');
    expect(await open.plan.write(update)).toEqual({ held: [] });
    expect(open.value('07.VPUBND', 'documents')).toBe('05/2026');
  });

  it('[XL4] takes five syncs, however many cells, and the one by which Excel.run lets go', async () => {
    const open = await aLoadedWorkbook(own);
    const all = Object.fromEntries(own.rows.map(row => [String(row[0]), { percent: 7, note: 'x' }]));
    await open.plan.write(anUpdate(own, all));
    expect(open.host.counters.syncs).toBe(5 + 1);
    expect(own.rows.map(row => open.value(String(row[0]), 'percent'))).toEqual(own.rows.map(() => 7));
  });

  it('[XL4] writes text that looks like a date as text, even where a cell has lost its format', async () => {
    const open = await aLoadedWorkbook(own);
    const { row, column } = open.spot('07.VPUBND', 'documents');
    open.sheet().change({ protection: null });
    open.sheet().changeFormat(area(row, column), format => ({ ...format, numberFormat: 'General' }));
    await open.plan.write(update);
    expect(open.value('07.VPUBND', 'documents')).toBe('05/2026');
  });

  it('[XL4] cells and base go back together when somebody presses Ctrl+Z', async () => {
    const open = await aLoadedWorkbook(own, { requirementSets: { excelApi: '1.20' } });
    const before = [grid(open.sheet()), grid(open.hidden())];
    await open.plan.write(update);
    expect(open.workbook.undo()).toBe(true);
    expect([grid(open.sheet()), grid(open.hidden())]).toEqual(before);
  });
});

/** Does something just before Excel carries out the n-th batch from now. */
function beforeBatch(open: OpenWorkbook, number: number, work: () => unknown): void {
  const handle = open.host.handle.bind(open.host);
  let batches = 0;
  open.host.handle = text => {
    batches += 1;
    if (batches === number) work();
    return handle(text);
  };
}

describe('somebody types meanwhile', () => {
  const update = anUpdate(own, {
    '01.VPUBND': { result: 'từ máy chủ', percent: 60 },
    '02.VPUBND': { result: 'cũng từ máy chủ' },
  });

  it('[XL5] an edit that ends just before the write stays theirs, its row and base as they were', async () => {
    const open = await aLoadedWorkbook(own);
    const base = await baseOf(open, '01.VPUBND');
    const percent = open.value('01.VPUBND', 'percent');
    // The fifth batch is the one that writes; Excel held it until the cell edit ended.
    beforeBatch(open, 5, () => open.type('01.VPUBND', 'result', 'tự gõ'));
    const writing = open.plan.write(update);
    expect(await writing).toEqual({ held: ['01.VPUBND'], isOvertaken: true });
    expect([open.value('01.VPUBND', 'result'), open.value('01.VPUBND', 'percent')]).toEqual([
      'tự gõ',
      percent,
    ]);
    expect(await baseOf(open, '01.VPUBND')).toEqual(base);
    expect(open.value('02.VPUBND', 'result')).toBe('cũng từ máy chủ');
    expect(await baseOf(open, '02.VPUBND')).toEqual(update.base[1]);
  });

  it('[XL5] a cell that is no longer what the rebase saw is left to them', async () => {
    const open = await aLoadedWorkbook(own);
    const seen = update.cells.map(cell => ({
      ...cell,
      seen: own.rows.find(row => row[0] === cell.rowId)![columnIndex(cell.column)]!,
    }));
    open.type('02.VPUBND', 'result', 'tự gõ');
    expect(await open.plan.write({ ...update, cells: seen })).toEqual({
      held: ['02.VPUBND'],
      isOvertaken: true,
    });
    expect([open.value('01.VPUBND', 'result'), open.value('02.VPUBND', 'result')]).toEqual([
      'từ máy chủ',
      'tự gõ',
    ]);
    expect(await baseOf(open, '02.VPUBND')).toEqual(own.hidden.base.find(row => row.rowId === '02.VPUBND'));
  });
});

describe('locked cells', () => {
  const theirs = String(ofLead.rows.find((_, index) => !ofLead.editable.includes(index))![0]);
  const mine = String(ofLead.rows[ofLead.editable[0]!]![0]);
  const update = anUpdate(
    ofLead,
    { [theirs]: { note: 'của đơn vị khác' }, [mine]: { note: 'của mình' } },
    {
      [mine]: 'Đã gửi',
    },
  );

  it('[XL6] in the background they are held back, and nothing empties the undo list', async () => {
    const open = await aLoadedWorkbook(ofLead);
    open.type(mine, 'result', 'gõ trước');
    expect(await open.plan.write(update, 'background')).toEqual({ held: [theirs] });
    expect([open.value(theirs, 'note'), open.value(mine, 'note'), open.value(mine, 'sync')]).toEqual([
      ofLead.rows.find(row => row[0] === theirs)![columnIndex('note')],
      'của mình',
      'Đã gửi',
    ]);
    expect(await baseOf(open, theirs)).toEqual(ofLead.hidden.base.find(row => row.rowId === theirs));
    expect(open.workbook.history.steps).toContain('type');
  });

  it('[XL6] a command writes them and shuts the sheet again', async () => {
    const open = await aLoadedWorkbook(ofLead);
    const protection = open.sheet().state.protection;
    expect(await open.plan.write(update, 'command')).toEqual({ held: [] });
    expect([open.value(theirs, 'note'), open.value(mine, 'note')]).toEqual(['của đơn vị khác', 'của mình']);
    expect(open.sheet().state.protection).toEqual(protection);
  });

  it('[XL6] where the Đồng bộ cells are locked, as in a file from the service, the background passes them over', async () => {
    const open = await aLoadedWorkbook(own);
    const sheet = open.sheet();
    const protection = sheet.state.protection;
    sheet.change({ protection: null });
    sheet.changeFormat(area(0, columnIndex('sync'), 100), format => ({ ...format, locked: true }));
    sheet.change({ protection });
    const result = await open.plan.write(
      anUpdate(own, { '01.VPUBND': { note: 'x' } }, { '01.VPUBND': 'Đã gửi' }),
      'background',
    );
    expect(result).toEqual({ held: [] });
    expect([open.value('01.VPUBND', 'note'), open.value('01.VPUBND', 'sync')]).toEqual(['x', '']);
  });

  it('[XL6] a command that Excel refuses halfway leaves the sheet shut', async () => {
    const open = await aLoadedWorkbook(ofLead);
    const protection = open.sheet().state.protection;
    const { row, column } = open.spot(theirs, 'note');
    open.sheet().change({ merges: [...open.sheet().state.merges, area(row, column, 2, 1)] });
    await expect(open.plan.sort('title', false)).rejects.toMatchObject({
      reason: 'excelRefused',
      params: { code: 'MergedRangeConflict' },
    });
    expect(open.sheet().state.protection).toEqual(protection);
  });
});

describe('failures', () => {
  it('[XL11] without a plan in the workbook a write says that the sheet is gone', async () => {
    const open = await aLoadedWorkbook(own);
    open.workbook.deleteSheet(open.sheet());
    await expect(open.plan.write(anUpdate(own, {}))).rejects.toMatchObject({ reason: 'sheetGone' });
  });

  it.each([
    ['InvalidOperationInCellEditMode', 'cellBeingEdited'],
    ['ItemNotFound', 'sheetGone'],
    ['GeneralException', 'excelRefused'],
  ] as const)('[XL11] Excel answering %s is told as %s', async (code, reason) => {
    const open = await aLoadedWorkbook(own);
    open.host.failNext = [new Fault(code)];
    await expect(open.plan.read()).rejects.toMatchObject({ name: 'WorkbookFailure', reason });
  });

  it('[XL11] a sheet with a password of somebody else says so', async () => {
    const open = await aLoadedWorkbook(ofLead);
    const protection = open.sheet().state.protection!;
    open.sheet().change({ protection: { ...protection, password: 'bí mật' } });
    await expect(open.plan.sort('title', true)).rejects.toMatchObject({ reason: 'sheetHasPassword' });
  });

  it('[XL14] a reading waits for the write before it and sees all of it', async () => {
    const open = await aLoadedWorkbook(own);
    const update = anUpdate(own, { '01.VPUBND': { note: 'mới' } });
    const [, reading] = await Promise.all([open.plan.write(update), open.plan.read()]);
    const line = reading?.lines.find(one => one.values[0] === '01.VPUBND');
    const base = reading?.hidden.base.find(one => one.rowId === '01.VPUBND');
    expect([line?.values[columnIndex('note')], base?.cells.at(-1)]).toEqual(['mới', 'mới']);
  });
});
