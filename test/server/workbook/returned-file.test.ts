// Whatever people and programs do to a file: exactly what was meant is found in it, or told why not.
import type ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../../plan/account.ts';
import { fileEdits } from '../../../plan/file/file-edits.ts';
import { toSerial } from '../../../plan/iso-date.ts';
import { columns, type ColumnKey } from '../../../plan/sheet/columns.ts';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { edited, rowsOf, type OpenFile } from './file-stories.ts';
import { plan, rows, sheetOf, tasks, units } from './seed-plan.ts';

const account: Account = { id: 'vp-ubnd-tinh', name: 'VP', unit: 'vp-ubnd-tinh', role: 'unit' };

/** Under way with 50 %, done on 12/04/2023, and not begun, as given. */
const [BEGUN, DONE, EMPTY] = ['04.VPUBND', '06.VPUBND', '08.VPUBND'];

let given: Buffer;
beforeAll(async () => {
  given = await writePlanWorkbook(sheetOf('vp-ubnd-tinh'));
});

/** What is found in the file: cells by row, field and value or reason, and what is said of the table. */
function foundIn(file: Buffer): { edits: unknown[]; findings: unknown[] } {
  const { edits, findings } = fileEdits({
    reading: readPlanFile(file),
    base: rows.filter(row => row.unit === account.unit),
    wasGiven: () => true,
    plan,
    tasks,
    units,
    account,
    today: '2023-05-15',
  });
  return {
    edits: edits.map(edit => [
      edit.rowId,
      edit.field,
      edit.kind === 'change' ? edit.value : { refused: edit.finding.reason },
    ]),
    findings: findings.map(({ reason, params }) => [reason, ...Object.values(params)]),
  };
}

type Case = [
  what: string,
  change: (open: OpenFile) => void,
  edits: readonly unknown[],
  findings?: readonly unknown[],
];

const set =
  (...cells: readonly (readonly [string, ColumnKey, unknown])[]) =>
  ({ cell }: OpenFile): void => {
    for (const [rowId, key, value] of cells) cell(rowId, key).value = value as string;
  };

/** The values of a sheet row from its first column on. */
function valuesOf({ sheet }: OpenFile, row: number): unknown[] {
  return columns.map((_, index) => sheet.getCell(row, index + 1).value);
}

function putValues({ sheet }: OpenFile, row: number, values: readonly unknown[]): void {
  values.forEach((value, index) => (sheet.getCell(row, index + 1).value = value as string));
}

function rowOf(open: OpenFile, rowId: string): number {
  return Number(open.cell(rowId, 'rowId').row);
}

function reverseRows(open: OpenFile): void {
  const body = rowsOf(open.sheet).filter(row => row > open.headerRow);
  const lines = body.map(row => valuesOf(open, row)).reverse();
  body.forEach((row, index) => putValues(open, row, lines[index]!));
}

/** Moves what stands in one column into another place, and the rest along. */
function moveColumn(open: OpenFile, key: ColumnKey, to: number): void {
  const from = open.column(key) - 1;
  for (const row of rowsOf(open.sheet).filter(each => each >= open.headerRow)) {
    const values = valuesOf(open, row);
    values.splice(to, 0, ...values.splice(from, 1));
    putValues(open, row, values);
  }
}

function insertRow(open: OpenFile, at: number, values: readonly unknown[]): void {
  const last = open.sheet.rowCount;
  for (let row = last; row >= at; row -= 1) putValues(open, row + 1, valuesOf(open, row));
  putValues(open, at, values);
}

const blank = columns.map(() => null);

describe('rows', () => {
  const cases: Case[] = [
    ['nothing was done', () => {}, []],
    [
      'rows were sorted and one was filled in',
      open => {
        set([EMPTY, 'result', 'Mới'])(open);
        reverseRows(open);
      },
      [[EMPTY, 'result', 'Mới']],
    ],
    [
      'blank rows were inserted',
      open => {
        insertRow(open, open.headerRow + 1, blank);
        insertRow(open, open.headerRow + 4, blank);
        set([DONE, 'note', 'x'])(open);
      },
      [[DONE, 'note', 'x']],
    ],
    [
      'a row of their own was inserted',
      open => {
        const values = [...blank] as unknown[];
        values[open.column('result') - 1] = 'Kết quả thêm';
        insertRow(open, open.headerRow + 2, values);
      },
      [],
      [['missingRowId', 10]],
    ],
    ['a row was deleted', open => open.sheet.spliceRows(rowOf(open, EMPTY), 1), [], [['missingRow', 8]]],
    [
      'a row was copied as it is',
      open => insertRow(open, open.sheet.rowCount + 1, valuesOf(open, rowOf(open, DONE))),
      [],
    ],
    [
      'a row was copied and the copy changed',
      open => {
        insertRow(open, open.sheet.rowCount + 1, valuesOf(open, rowOf(open, EMPTY)));
        open.sheet.getCell(open.sheet.rowCount, open.column('note')).value = 'khác';
        set([EMPTY, 'result', 'Mới'])(open);
      },
      [
        [EMPTY, 'result', { refused: 'repeatedCell' }],
        [EMPTY, 'note', { refused: 'repeatedCell' }],
      ],
      [['repeatedRowId', EMPTY, expect.any(String)]],
    ],
    [
      'an id was typed over',
      set([EMPTY, 'rowId', '99.KHAC']),
      [],
      [
        ['unknownRowId', expect.any(Number), '99.KHAC'],
        ['missingRow', 8],
      ],
    ],
    [
      'rows were hidden by a filter',
      open => {
        open.sheet.getRow(rowOf(open, DONE)).hidden = true;
        set([DONE, 'note', 'x'])(open);
      },
      [[DONE, 'note', 'x']],
    ],
  ];
  test.each(cases)('[IN11] %s', async (_what, change, edits, findings = []) => {
    expect(foundIn(await edited(given, change))).toEqual({ edits, findings });
  });
});

describe('columns and headers', () => {
  const cases: Case[] = [
    [
      'a column was moved to the front',
      open => {
        set([BEGUN, 'percent', 60])(open);
        moveColumn(open, 'percent', 0);
      },
      [[BEGUN, 'percent', 60]],
    ],
    [
      'a column was hidden and one was added',
      open => {
        open.sheet.getColumn(open.column('documents')).hidden = true;
        set([EMPTY, 'documents', '38/KH-HĐTĐKT'])(open);
        open.sheet.getCell(open.headerRow, columns.length + 1).value = 'Người theo dõi';
        open.sheet.getCell(open.headerRow + 1, columns.length + 1).value = 'Chị Hoa';
      },
      [[EMPTY, 'documents', '38/KH-HĐTĐKT']],
    ],
    [
      'headers were typed again in their own way',
      open => {
        open.sheet.getCell(open.headerRow, open.column('note')).value = '  ghi  CHÚ ';
        open.sheet.getCell(open.headerRow, open.column('percent')).value = 'Tiến độ %'.normalize('NFD');
        open.sheet.getCell(rowOf(open, EMPTY), columns.length - 1).value = 'x';
      },
      [[EMPTY, 'note', 'x']],
    ],
    [
      'a header was renamed: its column is left aside, never guessed',
      open => {
        set([BEGUN, 'percent', 60], [BEGUN, 'result', 'Mới'])(open);
        open.sheet.getCell(open.headerRow, open.column('percent')).value = 'Mức độ';
      },
      [[BEGUN, 'result', 'Mới']],
      [['missingColumn', 'Tiến độ %']],
    ],
    [
      'the header stands there a second time, and numbers of the columns under it',
      open => {
        insertRow(
          open,
          open.headerRow + 1,
          columns.map((_, index) => `(${index + 1})`),
        );
        insertRow(
          open,
          open.headerRow + 5,
          columns.map(({ header }) => header),
        );
        set([EMPTY, 'result', 'Mới'])(open);
      },
      [[EMPTY, 'result', 'Mới']],
    ],
    [
      'lines were inserted above the table',
      open => {
        set([EMPTY, 'result', 'Mới'])(open);
        open.sheet.spliceRows(1, 0, ['Kính gửi: Thư ký'], [], []);
      },
      [[EMPTY, 'result', 'Mới']],
    ],
    [
      'the issued part was changed',
      set([EMPTY, 'title', 'Việc khác'], [EMPTY, 'result', 'Mới']),
      [[EMPTY, 'result', 'Mới']],
      [['changedPlanCell', 'Nội dung']],
    ],
  ];
  test.each(cases)('[IN12] %s', async (_what, change, edits, findings = []) => {
    expect(foundIn(await edited(given, change))).toEqual({ edits, findings });
  });

  test('[IN12] without the header row there is no table', async () => {
    const file = await edited(given, open => open.sheet.spliceRows(open.headerRow, 1));
    expect(() => readPlanFile(file)).toThrow(expect.objectContaining({ reason: 'planSheetMissing' }));
  });
});

describe('values', () => {
  const serial = toSerial('2023-05-01');
  // ExcelJS gives cells of one look one style object: setting its format there sets the whole column's.
  const format = (cell: ExcelJS.Cell, numFmt: string): void => {
    cell.style = { ...cell.style, numFmt };
  };
  const dated = (numFmt: string) => (open: OpenFile) => {
    const cell = open.cell(BEGUN, 'completedOn');
    cell.value = serial;
    format(cell, numFmt);
  };
  const cases: Case[] = [
    [
      'values were typed as text',
      set([BEGUN, 'percent', ' 60% '], [EMPTY, 'status', 'đã hoàn thành'], [EMPTY, 'percent', '100']),
      [
        [BEGUN, 'percent', 60],
        [EMPTY, 'status', 'done'],
        [EMPTY, 'percent', 100],
      ],
    ],
    [
      'a share was formatted as a percentage',
      open => {
        open.cell(BEGUN, 'percent').value = 0.6;
        open.cell(BEGUN, 'percent').numFmt = '0.0%';
      },
      [[BEGUN, 'percent', 60]],
    ],
    [
      'a date was typed as text',
      set([BEGUN, 'completedOn', '5/4/2023']),
      [[BEGUN, 'completedOn', '2023-04-05']],
    ],
    ['the same date was typed as text', set([DONE, 'completedOn', '12.4.2023']), []],
    ['a date is a serial in a general cell', dated('General'), [[BEGUN, 'completedOn', '2023-05-01']]],
    ['a date stands month first', dated('mm/dd/yyyy'), [[BEGUN, 'completedOn', '2023-05-01']]],
    [
      'a date with its time and locale',
      dated('[$-42A]dd/mm/yyyy\\ hh:mm;@'),
      [[BEGUN, 'completedOn', '2023-05-01']],
    ],
    ['a date shows its month only', dated('mm/yyyy'), [[BEGUN, 'completedOn', { refused: 'dateNoDay' }]]],
    ['a date shows its month by name', dated('mmm-yy'), [[BEGUN, 'completedOn', { refused: 'dateNoDay' }]]],
    [
      'a date shows "Tháng 5/2023"',
      dated('"Tháng" m/yyyy'),
      [[BEGUN, 'completedOn', { refused: 'dateNoDay' }]],
    ],
    [
      'a text has several looks',
      set([EMPTY, 'result', { richText: [{ text: 'Đã ' }, { text: 'trình', font: { bold: true } }] }]),
      [[EMPTY, 'result', 'Đã trình']],
    ],
    [
      'a cell was emptied',
      set([BEGUN, 'percent', null], [BEGUN, 'status', '  ']),
      [
        [BEGUN, 'status', null],
        [BEGUN, 'percent', null],
      ],
    ],
    [
      'a cell holds 40,000 characters',
      set([EMPTY, 'note', 'đ'.repeat(40_000)]),
      [[EMPTY, 'note', { refused: 'textTooLong' }]],
    ],
  ];
  test.each(cases)('[IN13] %s', async (_what, change, edits, findings = []) => {
    expect(foundIn(await edited(given, change))).toEqual({ edits, findings });
  });

  test('[IN13] the workbook counts its days from 1904', async () => {
    const file = await edited(given, open => {
      open.book.properties.date1904 = true;
      const shift = toSerial('2023-05-01') - toSerial('2023-05-01', 1904);
      for (const row of rowsOf(open.sheet).filter(each => each > open.headerRow)) {
        for (const key of ['due', 'completedOn'] as const) {
          const cell = open.sheet.getCell(row, open.column(key));
          if (cell.value instanceof Date)
            cell.value = toSerial(cell.value.toISOString().slice(0, 10)) - shift;
        }
      }
      open.cell(BEGUN, 'completedOn').value = toSerial('2023-05-02', 1904);
    });
    expect(foundIn(file).edits).toEqual([[BEGUN, 'completedOn', '2023-05-02']]);
  });
});

describe('merged cells', () => {
  const mergeDown = (open: OpenFile, key: ColumnKey, rowId: string, more: number): void => {
    const row = rowOf(open, rowId);
    open.sheet.mergeCells(row, open.column(key), row + more, open.column(key));
  };
  const cases: Case[] = [
    [
      'one text over several rows is taken for the first and asked for the others',
      open => {
        const first = open.headerRow + 1;
        for (const row of [first, first + 1, first + 2])
          open.sheet.getCell(row, open.column('note')).value = null;
        const [a] = [String(open.sheet.getCell(first, open.column('rowId')).value)];
        open.cell(a, 'note').value = 'Chung';
        mergeDown(open, 'note', a, 2);
      },
      expect.arrayContaining([
        [expect.any(String), 'note', 'Chung'],
        [expect.any(String), 'note', { refused: 'mergedCell' }],
      ]),
    ],
    [
      'cells side by side: what was swallowed is never taken for emptied',
      open => {
        const row = rowOf(open, BEGUN);
        open.sheet.mergeCells(row, open.column('status'), row, open.column('percent'));
      },
      [[BEGUN, 'percent', { refused: 'mergedCell' }]],
    ],
    [
      'the issued part, as people like it',
      open => {
        const first = open.headerRow + 1;
        open.sheet.mergeCells(first, open.column('role'), first + 1, open.column('role'));
        set([EMPTY, 'result', 'Mới'])(open);
      },
      [[EMPTY, 'result', 'Mới']],
    ],
  ];
  test.each(cases)('[IN14] %s', async (_what, change, edits, findings = []) => {
    expect(foundIn(await edited(given, change))).toEqual({ edits, findings });
  });
});

describe('formulas and other sheets', () => {
  const cases: Case[] = [
    [
      'a formula counts by its value, never by its text',
      set(
        [BEGUN, 'percent', { formula: '30*2', result: 60 }],
        [EMPTY, 'result', { formula: 'HYPERLINK("http://example.com","Đã xong")', result: 'Đã xong' }],
        [EMPTY, 'completedOn', { formula: 'TODAY()', result: toSerial('2023-05-15') }],
      ),
      [
        [BEGUN, 'percent', 60],
        [EMPTY, 'result', 'Đã xong'],
        [EMPTY, 'completedOn', '2023-05-15'],
      ],
    ],
    [
      'a formula whose value is missing or an error is refused, not taken for an empty cell',
      set(
        [BEGUN, 'percent', { formula: 'Z1*2' }],
        [BEGUN, 'obstacles', { formula: 'NA()', result: { error: '#N/A' } }],
      ),
      [
        [BEGUN, 'percent', { refused: 'wrongKind' }],
        [BEGUN, 'obstacles', { refused: 'wrongKind' }],
      ],
    ],
    [
      'sheets of their own were added before and behind',
      open => {
        set([EMPTY, 'result', 'Mới'])(open);
        open.book.addWorksheet('Nháp').getCell('A1').value = 'Mã';
      },
      [[EMPTY, 'result', 'Mới']],
    ],
    [
      'the sheet was renamed',
      open => {
        set([EMPTY, 'result', 'Mới'])(open);
        open.sheet.name = 'Báo cáo tháng 5';
      },
      [[EMPTY, 'result', 'Mới']],
    ],
    [
      'the sheet was copied: the first is read, and that the other is not is told',
      open => {
        set([EMPTY, 'result', 'Mới'])(open);
        const copy = open.book.addWorksheet('Nhiệm vụ (2)');
        for (const row of [open.headerRow, open.headerRow + 1]) {
          valuesOf(open, row).forEach(
            (value, index) => (copy.getCell(row, index + 1).value = value as string),
          );
        }
      },
      [[EMPTY, 'result', 'Mới']],
      [['otherSheetIgnored', 'Nhiệm vụ (2)', 'Nhiệm vụ']],
    ],
  ];
  test.each(cases)('[IN15] %s', async (_what, change, edits, findings = []) => {
    expect(foundIn(await edited(given, change))).toEqual({ edits, findings });
  });
});
