// What is read again after Excel has told of a change, and what a write rests on.
import { beforeEach, describe, expect, it, test } from 'vitest';
import { holdsBase } from '../../../addin/excel/holds-base.ts';
import { rowsOfAddress } from '../../../addin/excel/rows-of-address.ts';
import { baseRowCells } from '../../../plan/sheet/hidden-sheet.ts';
import type { SheetReading } from '../../../plan/sheet/sheet-reading.ts';
import { coAuthor } from '../../excel-host/workbook/events.ts';
import { area, MAX_COLUMNS } from '../../excel-host/workbook/area.ts';
import { setInputs } from '../../excel-host/workbook/edit.ts';
import { shiftCells } from '../../excel-host/workbook/structure.ts';
import { pasteText } from '../../excel-host/workbook/typing.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { Fault } from '../../excel-host/workbook/fault.ts';
import { aLoadedWorkbook, aWorkbook, type OpenWorkbook } from './a-workbook.ts';

const document = sheetOf('vp-ubnd-tinh', rows);
const [ROW, OTHER] = [document.rows[2]![0] as string, document.rows[5]![0] as string];

let open: OpenWorkbook;
let seen: SheetReading;
beforeEach(async () => {
  open = await aLoadedWorkbook(document);
  await open.plan.watch(() => undefined);
  seen = (await open.plan.read())!;
  open.host.resetCounters();
});

const heard = async () => (await open.plan.read({ kind: 'heard' }))!;
/** Reads what was heard, and how many calls and new lines that took; then everything, for comparison. */
async function looked() {
  const reading = await heard();
  const { syncs } = open.host.counters;
  const news = reading.lines.filter(line => !seen.lines.includes(line)).map(line => line.values[0]);
  expect(reading).toEqual(await open.plan.read());
  return { syncs, news };
}
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
/** Does something of which no event tells. */
function unheard(work: () => void): void {
  open.host.events.mode = 'drop';
  open.workbook.step('unheard', work, coAuthor);
  open.host.events.mode = 'deliver';
}

describe('after a change', () => {
  it('[SL1] where nothing was heard the sheet is what it was, in two calls', async () => {
    expect([await heard(), open.host.counters.syncs]).toEqual([seen, 2]);
    expect(await heard()).toBe(await heard());
  });

  it('[SL2] of a cell that was typed into its line is read again, and no other', async () => {
    open.type(ROW, 'note', 'Gõ');
    await settled();
    expect(await looked()).toEqual({ syncs: 3, news: [ROW] });
  });

  it('[SL2] of a paste its lines', async () => {
    const { row, column } = open.spot(ROW, 'result');
    pasteText(open.workbook, open.sheet(), area(row, column), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    await settled();
    expect(await looked()).toEqual({ syncs: 3, news: [ROW, document.rows[3]![0]] });
  });

  it('[SL2] own texts and bases are known without being read, what else was written is read', async () => {
    const base = seen.hidden.base.find(({ rowId }) => rowId === OTHER)!;
    await open.plan.write({
      cells: [{ rowId: OTHER, column: 'note', value: 'Đến' }],
      base: [{ ...base, cells: base.cells.with(8, 'Đến'), versions: base.versions.with(8, 7) }],
      sync: [{ rowId: ROW, text: 'Chờ gửi (1 ô)' }],
      stamp: { ...seen.hidden, version: 7, signature: 'abc' },
    });
    open.host.resetCounters();
    expect(await looked()).toEqual({ syncs: 3, news: [ROW, OTHER] });
  });

  it.each([
    ['a row was inserted', () => shiftCells(open.workbook, open.sheet(), area(3, 0, 1, MAX_COLUMNS), 'Down')],
    ['a column was inserted', () => shiftCells(open.workbook, open.sheet(), area(0, 3, 100, 1), 'Right')],
    [
      'the base was touched',
      () => setInputs(open.workbook, open.hidden(), area(12, 9), [['của người khác']]),
    ],
  ])('[SL3] everything is read where %s', async (_, work) => {
    open.sheet().change({ protection: null });
    open.workbook.step('by hand', work);
    await settled();
    const reading = await heard();
    expect(open.host.counters.syncs).toBeGreaterThan(2);
    expect(reading).toEqual(await open.plan.read());
    expect(reading).not.toEqual(seen);
  });

  it('[SL3] a line that moved without a word is noticed with the next that is read', async () => {
    open.sheet().change({ protection: null });
    const [one, other] = [open.spot(ROW, 'rowId'), open.spot(OTHER, 'rowId')];
    unheard(() => {
      setInputs(open.workbook, open.sheet(), area(one.row, 0, 1, 18), [document.rows[5]!]);
      setInputs(open.workbook, open.sheet(), area(other.row, 0, 1, 18), [document.rows[2]!]);
    });
    open.type(OTHER, 'note', 'Gõ');
    await settled();
    expect(await heard()).toEqual(await open.plan.read());
  });

  it('[SL4] rows that somebody wants to be sure of are read, heard of or not', async () => {
    unheard(() => open.type(ROW, 'note', 'Không ai nói'));
    const before = await heard();
    const after = await open.plan.read({ kind: 'heard', rows: new Set([ROW]) });
    expect([before, after]).toEqual([seen, await open.plan.read()]);
  });
});

describe('a write upon what was seen', () => {
  const note = (rowId: string) => ({
    rowId,
    column: 'note' as const,
    value: 'Từ máy chủ',
    seen: open.value(rowId, 'note') as string,
  });
  const moved = (rowId: string) => {
    const base = seen.hidden.base.find(row => row.rowId === rowId)!;
    return { ...base, cells: base.cells.with(8, 'Từ máy chủ'), versions: base.versions.with(8, 3) };
  };
  const update = () => ({
    cells: [note(ROW), note(OTHER)],
    base: [moved(ROW), moved(OTHER)],
    sync: [],
    stamp: null,
  });

  it('[SL5] leaves a row in which something else stands by now, and has all of it read again', async () => {
    const given = update();
    unheard(() => open.type(ROW, 'note', 'Không ai nói'));
    expect(await open.plan.write(given)).toEqual({ held: [ROW], isOvertaken: true });
    expect([open.value(ROW, 'note'), open.value(OTHER, 'note')]).toEqual(['Không ai nói', 'Từ máy chủ']);
    expect(await heard()).toEqual(await open.plan.read());
  });

  it('[SL5] leaves a row whose base another pane has moved on', async () => {
    const at = 10 + seen.hidden.base.findIndex(row => row.rowId === ROW);
    const theirs = { ...moved(ROW), versions: moved(ROW).versions.with(0, 9) };
    unheard(() => setInputs(open.workbook, open.hidden(), area(at, 0, 1, 12), [baseRowCells(theirs)]));
    expect(await open.plan.write(update())).toEqual({ held: [ROW], isOvertaken: true });
    const { hidden } = await heard();
    expect(hidden.base.filter(({ rowId }) => rowId === ROW || rowId === OTHER)).toEqual([
      theirs,
      moved(OTHER),
    ]);
  });

  it('[SL5] leaves the version of a workbook that another pane has brought further', async () => {
    unheard(() => setInputs(open.workbook, open.hidden(), area(4, 1), [[9]]));
    const stamp = { ...seen.hidden, version: 3 };
    expect(await open.plan.write({ ...update(), stamp })).toEqual({ held: [], isOvertaken: true });
    expect((await heard()).hidden.version).toBe(9);
  });
});

test.each([
  ['C5', [{ first: 4, count: 1 }]],
  ['$C$5:D10', [{ first: 4, count: 6 }]],
  ['7:9', [{ first: 6, count: 3 }]],
  [
    'A1,B3:C4',
    [
      { first: 0, count: 1 },
      { first: 2, count: 2 },
    ],
  ],
  ["'Nhiệm vụ'!B2", [{ first: 1, count: 1 }]],
  ['C:D', null],
  ['', null],
  [undefined, null],
])('[SL3] an event at %s is about these rows, or about anything', (address, runs) => {
  expect(rowsOfAddress(address)).toEqual(runs);
});

it('[SL8] at the door the names of the sheets tell whether entries may wait; where Excel does not say, nothing does', async () => {
  const empty = await aWorkbook();
  const told = [await holdsBase(open.Excel), await holdsBase(empty.Excel)];
  open.host.failNext = [new Fault('InvalidOperation')];
  expect([...told, await holdsBase(open.Excel)]).toEqual([true, false, false]);
});
