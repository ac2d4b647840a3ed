import { describe, expect, it } from 'vitest';
import type { PrintedSheet } from '../../../plan/sheet/printed-sheet.ts';
import { areaAddress } from '../../excel-host/workbook/area.ts';
import { aWorkbook } from './a-workbook.ts';

const report: PrintedSheet = {
  name: 'Tổng hợp quý II',
  landscape: true,
  widthsChars: [6, 40, 12],
  cells: [
    { row: 0, column: 0, value: 'BÁO CÁO', look: 'title', columns: 3 },
    { row: 2, column: 0, value: 'Stt', look: 'header' },
    { row: 2, column: 1, value: 'Nội dung', look: 'header' },
    { row: 2, column: 2, value: 'Tỷ lệ', look: 'header' },
    { row: 3, column: 0, value: 1, look: 'number' },
    { row: 3, column: 1, value: '- =1+1 và 3/5', look: 'text' },
    { row: 3, column: 2, value: 0.625, look: 'percent' },
    { row: 4, column: 0, value: 2, look: 'number' },
    { row: 4, column: 1, value: '3/5', look: 'late' },
    { row: 4, column: 2, value: 45107, look: 'date' },
  ],
  headerRow: 2,
};

describe('a report as a sheet', () => {
  it('[XL13] stands in a sheet of its own as the report says, text as text', async () => {
    const { plan, workbook } = await aWorkbook();
    await plan.print(report);
    const sheet = workbook.sheetNamed(report.name);
    expect(workbook.activeSheet).toBe(sheet);
    expect(report.cells.map(({ row, column }) => workbook.text(sheet, row, column))).toEqual([
      'BÁO CÁO',
      'Stt',
      'Nội dung',
      'Tỷ lệ',
      '1',
      '- =1+1 và 3/5',
      '62,5%',
      '2',
      '3/5',
      '30/06/2023',
    ]);
    expect({
      merges: sheet.state.merges.map(areaAddress),
      widths: [0, 1, 2].map(column => sheet.columnWidth(column)),
      bold: sheet.format(0, 0).font.bold,
      header: sheet.format(2, 1).fill,
      late: sheet.format(4, 1).font.color,
      frozen: sheet.state.frozen,
      orientation: sheet.state.pageLayout.orientation,
      titleRow: sheet.state.pageLayout.titleRows?.row,
    }).toEqual({
      merges: ['A1:C1'],
      widths: [6, 40, 12].map(chars => (chars * 7 + 5) * 0.75),
      bold: true,
      header: '#E7ECF3',
      late: '#B00020',
      frozen: { rows: 3, columns: 0 },
      orientation: 'Landscape',
      titleRow: 2,
    });
  });

  it('[XL13] printing again writes the same sheet and leaves nothing of the old report', async () => {
    const { plan, workbook } = await aWorkbook();
    await plan.print(report);
    const { id } = workbook.sheetNamed(report.name);
    await plan.print({
      ...report,
      headerRow: null,
      cells: [{ row: 0, column: 1, value: 'mới', look: 'text' }],
    });
    expect(workbook.sheets.map(sheet => sheet.state.name)).toEqual(['Trang_tính1', report.name]);
    const sheet = workbook.sheetNamed(report.name);
    expect(sheet.id).toBe(id);
    expect(report.cells.map(({ row, column }) => sheet.value(row, column)).join('')).toBe('');
    expect(sheet.value(0, 1)).toBe('mới');
    expect([sheet.state.merges, sheet.state.frozen.rows]).toEqual([[], 0]);
  });

  it('[XL13] a sheet of that name which somebody made is left alone', async () => {
    const { plan, workbook } = await aWorkbook({ firstSheet: report.name });
    await plan.print(report);
    await plan.print(report);
    expect(workbook.sheets.map(sheet => sheet.state.name)).toEqual([report.name, `${report.name} (2)`]);
    expect(workbook.sheets[0]!.value(0, 0)).toBe('');
  });
});
