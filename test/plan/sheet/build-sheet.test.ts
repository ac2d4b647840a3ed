import { describe, expect, test } from 'vitest';
import { toSerial } from '../../../plan/iso-date.ts';
import { columns } from '../../../plan/sheet/columns.ts';
import { secretariat, unitAccount } from '../../builders.ts';
import { rows, sheetFor } from './sheet-stories.ts';

const idsOf = (account: Parameters<typeof sheetFor>[0]) => sheetFor(account).rows.map(line => line[0]);

describe('the sheet of a plan', () => {
  test('[SH1] holds the rows the account may read, by task and lead first; its own are open', () => {
    expect(idsOf(secretariat)).toEqual([
      '01.CHUTRI',
      '01.VP',
      '02.CHUTRI',
      '02.VP',
      '02.SO',
      '03.VP',
      '03.SO',
    ]);
    expect(sheetFor(secretariat).editable).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(idsOf(unitAccount('vp'))).toEqual(['01.VP', '02.VP', '03.VP', '03.SO']);
    expect(sheetFor(unitAccount('vp')).editable).toEqual([0, 1, 2]);
    expect(idsOf(unitAccount('so'))).toEqual(['02.SO', '03.SO']);
    expect(idsOf(unitAccount('ngoai-cuoc'))).toEqual([]);
  });

  test('[SH1] sorts rows given in any order', () => {
    expect(sheetFor(secretariat, { rows: [...rows].reverse() }).rows.map(line => line[0])).toEqual([
      '01.CHUTRI',
      '01.VP',
      '02.CHUTRI',
      '02.SO',
      '02.VP',
      '03.VP',
      '03.SO',
    ]);
  });

  test("[SH2] a line is the plan's part, the nine fields as cells and what became of it", () => {
    const sheet = sheetFor(unitAccount('vp'));
    expect(sheet.headers).toEqual(columns.map(column => column.header));
    expect(sheet.rows[2]).toEqual([
      '03.VP',
      '3',
      'Nhiệm vụ số 3',
      'Đơn vị vp',
      'Đơn vị so',
      'Quý II',
      'Chủ trì',
      toSerial('2023-06-30'),
      'Đã hoàn thành',
      '',
      '',
      '38/KH-HĐTĐKT',
      toSerial('2023-05-10'),
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(sheet.rows[3]?.at(-1)).toBe('Chỉ xem');
  });

  test('[SH2] carried values are marked to be shown lighter', () => {
    const lead = columns.findIndex(column => column.key === 'lead');
    expect(sheetFor(secretariat).carried).toEqual([
      [0, lead],
      [1, lead],
    ]);
  });

  test("[SH3] above the table stand the appendix's title block, the unit and how to fill it in", () => {
    const { titleLines, headerRow } = sheetFor(unitAccount('vp'));
    expect(titleLines.map(line => line.look)).toEqual([
      'heading',
      'title',
      'caption',
      'unit',
      'instruction',
      'instruction',
      'instruction',
    ]);
    expect(titleLines.slice(0, 5).map(line => line.text)).toEqual([
      'Phụ lục',
      'Nhiệm vụ công tác năm 2023',
      '(Kèm theo Kế hoạch số 38/KH-HĐTĐKT ngày 04/4/2023)',
      'Đơn vị báo cáo: Văn phòng',
      'Mở bằng Excel 2010 trở lên, WPS hoặc LibreOffice; điền vào ô màu vàng; lưu và gửi lại.',
    ]);
    expect(headerRow).toBe(titleLines.length);
  });

  test("[SH4] Excel's own checks stand on each field column, over all lines", () => {
    const { validations, headerRow } = sheetFor(unitAccount('so'));
    expect(validations.map(({ kind, area }) => [kind, area.column])).toEqual([
      ['list', 8],
      ['wholeNumber', 9],
      ['textLength', 10],
      ['textLength', 11],
      ['date', 12],
      ['textLength', 13],
      ['textLength', 14],
      ['textLength', 15],
      ['textLength', 16],
    ]);
    for (const { area, title, message } of validations) {
      expect({ ...area, column: 0 }).toEqual({ row: headerRow + 1, column: 0, rows: 2, columns: 1 });
      expect(title.length).toBeLessThanOrEqual(32);
      expect(message.length).toBeLessThanOrEqual(225);
    }
    expect(validations[0]).toMatchObject({ source: '=PhuLuc_TrangThai' });
    expect(validations[4]).toMatchObject({ min: toSerial('2022-01-01'), max: toSerial('2028-12-31') });
  });

  test('[SH5] rules reach the hidden sheet by names and compare with EXACT', () => {
    const { rules, headerRow } = sheetFor(unitAccount('so'));
    const line = headerRow + 2;
    expect(rules.map(({ kind, area }) => [kind, area])).toEqual([
      ['pending', { row: headerRow + 1, column: 8, rows: 2, columns: 9 }],
      ['overdue', { row: headerRow + 1, column: 7, rows: 2, columns: 1 }],
      ['refused', { row: headerRow + 1, column: 17, rows: 2, columns: 1 }],
      ['troubled', { row: headerRow + 1, column: 8, rows: 2, columns: 9 }],
    ]);
    const [pending, overdue, refused, troubled] = rules.map(rule => rule.formula);
    expect(pending).toBe(
      `=IFERROR(NOT(EXACT(IF(AND(ISNUMBER(I${line}),I$${headerRow + 1}="Tiến độ %"),` +
        `IF(OR(I${line}<1,IFERROR(LEFT(CELL("format",I${line}))="P",FALSE)),ROUND(I${line}*100,6),I${line}),I${line}),` +
        `INDEX(PhuLuc_Goc,MATCH($A${line},PhuLuc_Ma,0),MATCH(I$${headerRow + 1},PhuLuc_Cot,0)))),FALSE)`,
    );
    expect(overdue).toContain(`$H${line}<PhuLuc_HomNay,$H${line}>=DATE(2023,4,4)`);
    expect(refused).toContain('="Bị từ chối"');
    expect(troubled).toBe(`=ISNUMBER(FIND("["&I$${headerRow + 1}&"]",$R${line}))`);
    for (const rule of rules) {
      expect(rule.formula).not.toContain('!');
      expect(rule.formula.length).toBeLessThan(256);
    }
  });

  test('[SH6] the hidden sheet holds the base of the rows shown and nothing else', () => {
    const { hidden } = sheetFor(unitAccount('so'));
    expect(hidden).toEqual({
      formatVersion: 1,
      plan: 'ke-hoach-thu',
      unit: 'so',
      file: 'tep-1',
      version: 4,
      epoch: 'e1',
      signature: 'chu-ky',
      today: toSerial('2023-05-15'),
      base: [
        {
          rowId: '02.SO',
          cells: ['', '', '', '', '', '', '', '', ''],
          versions: [0, 0, 0, 0, 0, 0, 0, 0, 0],
        },
        {
          rowId: '03.SO',
          cells: ['', '', '', '', '', 'Thiếu kinh phí', '', '', ''],
          versions: [0, 0, 0, 0, 0, 2, 0, 0, 0],
        },
      ],
    });
  });

  test('[SH1] an account without rows gets a sheet without checks and rules', () => {
    expect(sheetFor(unitAccount('ngoai-cuoc'))).toMatchObject({
      rows: [],
      validations: [],
      rules: [],
      editable: [],
    });
  });
});
