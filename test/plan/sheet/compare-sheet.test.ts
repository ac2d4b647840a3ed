import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../plan/account.ts';
import { fieldNames, type FieldName } from '../../../plan/field.ts';
import { toSerial } from '../../../plan/iso-date.ts';
import { columnIndex, columns } from '../../../plan/sheet/columns.ts';
import { compareSheet, type SheetComparison } from '../../../plan/sheet/compare-sheet.ts';
import type { SheetReading } from '../../../plan/sheet/sheet-reading.ts';
import { secretariat, unitAccount } from '../../builders.ts';
import { lineAt, plan, readBack, sheetFor, tasks, typed, units } from './sheet-stories.ts';

const vp = unitAccount('vp');
const asMade = readBack(sheetFor(vp));
const compare = (reading: SheetReading, account: Account = vp) =>
  compareSheet({ reading, plan, tasks, units, account, today: '2023-05-15' });
const pendingOf = ({ rows }: SheetComparison) =>
  rows.flatMap(row =>
    fieldNames.flatMap(name => {
      const { verdict, pending } = row.cells[name];
      return pending ? [[row.rowId, name, verdict.ok ? verdict.value : verdict.findings[0]?.reason]] : [];
    }),
  );
const firstRow = asMade.headerRow + 1;

describe('a sheet that comes back', () => {
  test.each([vp, secretariat, unitAccount('so')])(
    '[SH10] untouched has nothing pending and nothing to report ($id)',
    account => {
      const comparison = compare(readBack(sheetFor(account)), account);
      expect(pendingOf(comparison)).toEqual([]);
      expect(comparison.findings).toEqual([]);
    },
  );

  test('[SH10] tells what was typed, against which base, in which row', () => {
    const comparison = compare(
      typed(asMade, ['02.VP', 'percent', '60%'], ['02.VP', 'note', ''], ['01.VP', 'status', 'đã hoàn thành']),
    );
    expect(pendingOf(comparison)).toEqual([
      ['01.VP', 'status', 'done'],
      ['02.VP', 'percent', 60],
      ['02.VP', 'note', null],
    ]);
    const row = comparison.rows.find(one => one.rowId === '02.VP')!;
    expect(row).toMatchObject({ sheetRow: firstRow + 1, writable: true });
    expect(row.cells.percent).toEqual({
      verdict: { ok: true, value: 60, findings: [] },
      base: 40,
      baseVersion: 3,
      pending: true,
    });
  });

  test('[SH10] a cell typed back to its base is not pending, however it is written', () => {
    const reading = typed(
      asMade,
      ['03.VP', 'completedOn', '10/5/2023'],
      ['03.VP', 'status', 'ĐÃ HOÀN THÀNH'],
      ['02.VP', 'percent', '40 %'],
    );
    expect(pendingOf(compare(reading))).toEqual([]);
  });

  test('[SH11] a bad cell is pending with its reason and stops no other', () => {
    const reading = typed(
      asMade,
      ['02.VP', 'percent', '50,5'],
      ['02.VP', 'result', '#REF!'],
      ['02.VP', 'proposal', 'Đề nghị'],
    );
    expect(pendingOf(compare(reading))).toEqual([
      ['02.VP', 'percent', 'percentFraction'],
      ['02.VP', 'result', 'wrongKind'],
      ['02.VP', 'proposal', 'Đề nghị'],
    ]);
  });

  test('[SH11] rows of others are compared but not writable; row rules are answered for own rows', () => {
    const comparison = compare(typed(asMade, ['03.SO', 'note', 'x'], ['02.VP', 'status', 'Đã hoàn thành']));
    expect(
      comparison.rows.map(row => [row.rowId, row.writable, row.issues.map(issue => issue.reason)]),
    ).toEqual([
      ['01.VP', true, []],
      ['02.VP', true, ['doneNot100', 'doneNeedsDate']],
      ['03.VP', true, []],
      ['03.SO', false, []],
    ]);
    expect(pendingOf(comparison)).toContainEqual(['03.SO', 'note', 'x']);
  });
});

describe('whatever was done to the sheet', () => {
  const edits = typed(asMade, ['02.VP', 'percent', 60], ['03.VP', 'note', 'x']);
  const expected = pendingOf(compare(edits));
  const sorted = (comparison: SheetComparison) => pendingOf(comparison).sort();

  test('[SH12] sorted, or with blank lines in between, rows are found by their id', () => {
    const blank = lineAt(
      99,
      columns.map(() => ''),
    );
    const lines = [...edits.lines]
      .reverse()
      .flatMap((line, index) => [lineAt(50 + 2 * index, line.values), blank]);
    const comparison = compare({ ...edits, lines });
    expect(sorted(comparison)).toEqual([...expected].sort());
    expect(comparison.findings).toEqual([]);
    expect(comparison.rows.find(row => row.rowId === '01.VP')?.sheetRow).toBe(56);
  });

  test('[SH13] columns moved, added or re-typed in another case are found by their header', () => {
    const order = [...columns.keys()].reverse();
    const moved: SheetReading = {
      ...edits,
      headers: [
        'Của tôi',
        ...order.map(index => `  ${columns[index]!.header.toUpperCase().normalize('NFD')} `),
      ],
      lines: edits.lines.map(line => ({
        sheetRow: line.sheetRow,
        values: ['ghi riêng', ...order.map(index => line.values[index]!)],
        texts: ['ghi riêng', ...order.map(index => line.texts[index]!)],
      })),
    };
    const comparison = compare(moved);
    expect(pendingOf(comparison)).toEqual(expected);
    expect(comparison.findings).toEqual([]);
  });

  test('[SH13] a missing field column is reported and its fields stay as they were', () => {
    const headers = edits.headers.map(header => (header === 'Ghi chú' ? 'Ghi chú của tôi' : header));
    const comparison = compare({ ...edits, headers });
    expect(pendingOf(comparison)).toEqual([['02.VP', 'percent', 60]]);
    expect(comparison.findings).toEqual([
      { reason: 'missingColumn', rows: [], params: { column: 'Ghi chú' } },
    ]);
  });

  test('[SH13] without the id column nothing is taken for a change', () => {
    const headers = edits.headers.map(header => (header === 'Mã' ? '' : header));
    expect(compare({ ...edits, headers })).toEqual({
      rows: [],
      findings: [{ reason: 'missingColumn', rows: [], params: { column: 'Mã' } }],
    });
  });

  test('[SH14] lines without an id or with an unknown one are reported, the rest goes on', () => {
    const values = (rowId: string, note: string) =>
      columns.map(column => (column.key === 'rowId' ? rowId : column.key === 'note' ? note : ''));
    const lines = [
      ...edits.lines,
      lineAt(40, values('', 'không mã')),
      lineAt(41, values('77.LA', 'x')),
      lineAt(
        42,
        columns.map(column => (column.key === 'title' ? 'Người lập biểu' : '')),
      ),
    ];
    const comparison = compare({ ...edits, lines });
    expect(pendingOf(comparison)).toEqual(expected);
    expect(comparison.findings).toEqual([
      { reason: 'missingRowId', rows: [40], column: 0, params: { row: 41 } },
      { reason: 'unknownRowId', rows: [41], column: 0, params: { row: 42, rowId: '77.LA' } },
    ]);
  });

  test('[SH14] an id typed in small letters or with blanks is still that id', () => {
    const lines = edits.lines.map(line =>
      lineAt(line.sheetRow, [` ${String(line.values[0]).toLowerCase()} `, ...line.values.slice(1)]),
    );
    expect(pendingOf(compare({ ...edits, lines }))).toEqual(expected);
  });

  test('[SH14] a row that is missing is reported; what was sent before is kept', () => {
    const comparison = compare({ ...edits, lines: edits.lines.filter(line => line.values[0] !== '01.VP') });
    expect(pendingOf(comparison)).toEqual(expected);
    expect(comparison.findings).toEqual([{ reason: 'missingRow', rows: [], params: { no: 1 } }]);
  });

  test('[SH15] identical copies of a row count as one', () => {
    const copy = edits.lines.find(line => line.values[0] === '02.VP')!;
    const comparison = compare({ ...edits, lines: [...edits.lines, lineAt(40, copy.values)] });
    expect(pendingOf(comparison)).toEqual(expected);
    expect(comparison.findings).toEqual([]);
  });

  test('[SH15] of copies that differ only the differing cells are held back', () => {
    const copy = edits.lines.find(line => line.values[0] === '02.VP')!;
    const other = [...copy.values];
    other[columnIndex('percent')] = 70;
    const comparison = compare({ ...edits, lines: [...edits.lines, lineAt(40, other)] });
    expect(pendingOf(comparison)).toEqual([
      ['02.VP', 'percent', 'repeatedCell'],
      ['03.VP', 'note', 'x'],
    ]);
    expect(comparison.findings).toEqual([
      {
        reason: 'repeatedRowId',
        rows: [firstRow + 1, 40],
        params: { rowId: '02.VP', rows: `${firstRow + 2}, 41` },
      },
    ]);
  });

  test('[SH16] changed cells of the issued plan are reported by column and change nothing', () => {
    const reading = typed(
      edits,
      ['01.VP', 'title', 'Khác'],
      ['03.VP', 'title', ''],
      ['02.VP', 'due', toSerial('2023-12-31')],
    );
    const comparison = compare(reading);
    expect(pendingOf(comparison)).toEqual(expected);
    expect(comparison.findings).toEqual([
      {
        reason: 'changedPlanCell',
        rows: [firstRow, firstRow + 2],
        column: 2,
        params: { column: 'Nội dung' },
      },
      { reason: 'changedPlanCell', rows: [firstRow + 1], column: 7, params: { column: 'Hạn' } },
    ]);
  });

  test('[SH16] a due date that another program turned into text is no change', () => {
    expect(compare(typed(edits, ['02.VP', 'due', '30/06/2023'], ['03.VP', 'no', 3])).findings).toEqual([]);
  });

  test('[SH17] any edits are found, each once, after any sorting and copying', () => {
    const value = fc.constantFrom<string | number>(
      '',
      'x',
      'Đã hoàn thành',
      50,
      '50,5',
      '10/05/2023',
      toSerial('2023-05-01'),
    );
    const edit = fc.tuple(
      fc.constantFrom('01.VP', '02.VP', '03.VP'),
      fc.constantFrom<FieldName>(...fieldNames),
      value,
    );
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        fc.boolean(),
        (some, order, copied) => {
          const once = typed(asMade, ...some);
          const keys = once.lines.map(line => [order.next().value as number, line] as const);
          const lines = keys
            .sort(([a], [b]) => a - b)
            .map(([, line], index) => lineAt(20 + index, line.values));
          const twice = copied
            ? [...lines, ...lines.map(line => lineAt(line.sheetRow + 100, line.values))]
            : lines;
          expect(sorted(compare({ ...once, lines: twice }))).toEqual(sorted(compare(once)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('[SH10] without a base every filled cell is pending at version 0', () => {
    const reading = { ...asMade, hidden: { ...asMade.hidden, base: [] } };
    const comparison = compare(reading);
    expect(pendingOf(comparison)).toEqual([
      ['02.VP', 'status', 'inProgress'],
      ['02.VP', 'percent', 40],
      ['02.VP', 'result', 'Đã họp'],
      ['02.VP', 'note', '=1+1'],
      ['03.VP', 'status', 'done'],
      ['03.VP', 'documents', '38/KH-HĐTĐKT'],
      ['03.VP', 'completedOn', '2023-05-10'],
      ['03.SO', 'obstacles', 'Thiếu kinh phí'],
    ]);
    expect(comparison.rows.every(row => fieldNames.every(name => row.cells[name].baseVersion === 0))).toBe(
      true,
    );
  });
});
