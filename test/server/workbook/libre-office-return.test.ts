// The whole way round: exported, filled in, saved by a real LibreOffice as it saves, and read again.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../../plan/account.ts';
import { fileEdits } from '../../../plan/file/file-edits.ts';
import { toSerial } from '../../../plan/iso-date.ts';
import { columns } from '../../../plan/sheet/columns.ts';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { edited, rowsOf } from './file-stories.ts';
import { hasPrograms, throughLibreOffice } from './libre-office.ts';
import { plan, rows, sheetOf, tasks, units } from './seed-plan.ts';

const account: Account = { id: 'vp-ubnd-tinh', name: 'VP', unit: 'vp-ubnd-tinh', role: 'unit' };

function foundIn(file: Buffer): unknown {
  const reading = readPlanFile(file);
  const { edits, findings } = fileEdits({
    reading,
    base: rows.filter(row => row.unit === account.unit),
    wasGiven: () => true,
    plan,
    tasks,
    units,
    account,
    today: '2023-05-15',
  });
  return {
    // The order of the lines is LibreOffice's or the sorter's; the cells are what counts.
    edits: edits
      .map(edit => [edit.rowId, edit.field, edit.kind === 'change' ? edit.value : edit.finding.reason])
      .sort((a, b) => String(a).localeCompare(String(b))),
    findings: findings.map(({ reason }) => reason),
    identity: reading.hidden && { ...reading.hidden, base: reading.hidden.base.length },
  };
}

describe.skipIf(!hasPrograms('soffice'))('saved by LibreOffice', () => {
  const { hidden } = sheetOf('vp-ubnd-tinh');
  const identity = { ...hidden, base: hidden.base.length };
  let given: Buffer;
  beforeAll(async () => {
    given = await writePlanWorkbook(sheetOf('vp-ubnd-tinh'));
  });

  /** Cells filled in, a row inserted with a remark of its own, and the whole sorted the other way. */
  const fillIn = (file: Buffer): Promise<Buffer> =>
    edited(file, ({ sheet, headerRow, cell, column }) => {
      cell('04.VPUBND', 'percent').value = 75;
      cell('04.VPUBND', 'completedOn').value = toSerial('2023-05-10');
      cell('06.VPUBND', 'note').value = '=Đã gửi\nbản giấy';
      cell('08.VPUBND', 'status').value = 'Đang thực hiện';
      cell('08.VPUBND', 'documents').value = '05/2023/QĐ-UBND';
      cell('07.VPUBND', 'obstacles').value = null;
      const body = rowsOf(sheet).filter(row => row > headerRow);
      const lines = body.map(row => columns.map((_, index) => sheet.getCell(row, index + 1).value)).reverse();
      const remark = columns.map((_, index) => (index === column('result') - 1 ? 'Ghi thêm' : null));
      [...lines.slice(0, 3), remark, ...lines.slice(3)].forEach((values, index) => {
        values.forEach((value, place) => (sheet.getCell(headerRow + 1 + index, place + 1).value = value));
      });
    });

  test.each([[['xlsx']], [['ods', 'xlsx']]] as const)(
    '[IN23] as %j: exactly what was filled in is found, and the file still says where it comes from',
    async formats => {
      expect(foundIn(throughLibreOffice(given, ...formats))).toEqual({ edits: [], findings: [], identity });
      expect(foundIn(throughLibreOffice(await fillIn(given), ...formats))).toEqual({
        edits: [
          ['04.VPUBND', 'completedOn', '2023-05-10'],
          ['04.VPUBND', 'percent', 75],
          ['06.VPUBND', 'note', '=Đã gửi\nbản giấy'],
          ['07.VPUBND', 'obstacles', null],
          ['08.VPUBND', 'documents', '05/2023/QĐ-UBND'],
          ['08.VPUBND', 'status', 'inProgress'],
        ],
        findings: ['missingRowId'],
        identity,
      });
    },
    180_000,
  );

  test('[IN23] as .ods itself it is refused with the sentence that says how to save it', () => {
    const ods = throughLibreOffice(given, 'ods');
    expect(() => readPlanFile(ods)).toThrow(expect.objectContaining({ reason: 'openDocument' }));
  }, 180_000);
});
