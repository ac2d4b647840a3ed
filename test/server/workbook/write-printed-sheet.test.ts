import { afterEach, describe, expect, it, vi } from 'vitest';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { quarters } from '../../../plan/quarter.ts';
import type { PrintedSheet } from '../../../plan/sheet/printed-sheet.ts';
import { rollupSheet } from '../../../plan/sheet/rollup-sheet.ts';
import { writePrintedSheet } from '../../../server/workbook/write-printed-sheet.ts';
import { readBack } from './read-back.ts';
import { plan, rows, tasks, units } from './seed-plan.ts';
import { validateXlsx } from './validate-xlsx.ts';
import { openXlsx } from './xlsx-package.ts';
import { child, children } from './xml-tree.ts';

const meta = { title: 'Tổng hợp', creator: 'Thư ký Hội đồng' };

function reportOf(quarter: (typeof quarters)[number], language: 'vi' | 'en' = 'vi'): PrintedSheet {
  const source = { plan, tasks, units, rows, version: 12 };
  return rollupSheet(rollUp(source, { quarter, asOf: '2023-05-15' }), { plan, tasks, units, language });
}

const small: PrintedSheet = {
  name: 'Thử',
  landscape: true,
  widthsChars: [10, 20],
  headerRow: 1,
  cells: [
    { row: 0, column: 0, columns: 2, value: 'Tổng hợp', look: 'title' },
    { row: 1, column: 0, value: 'Số', look: 'header' },
    { row: 1, column: 1, value: 'Tỷ lệ', look: 'header' },
    { row: 2, column: 0, value: 1234, look: 'number' },
    { row: 2, column: 1, value: 0.4, look: 'percent' },
    { row: 3, column: 0, value: 45061, look: 'date' },
    { row: 3, column: 1, value: '=SUM(A1)', look: 'text' },
  ],
};

afterEach(() => {
  vi.useRealTimers();
});

describe('the printed roll-up', () => {
  it.each(quarters)(
    '[PR1] Excel opens the roll-up of quarter %d, in both languages, without a repair',
    async quarter => {
      expect(await validateXlsx(await writePrintedSheet(reportOf(quarter), meta))).toEqual([]);
      expect(await validateXlsx(await writePrintedSheet(reportOf(quarter, 'en'), meta))).toEqual([]);
    },
  );

  it('[PR2] every cell of the report stands where the report has it', async () => {
    const report = reportOf(2);

    const sheet = (await readBack(await writePrintedSheet(report, meta))).getWorksheet(report.name)!;

    const found = report.cells.map(({ row, column }) => {
      const { value } = sheet.getCell(row + 1, column + 1);
      return value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : (value ?? '');
    });
    expect(found).toEqual(report.cells.map(({ value }) => value));
  });

  it('[PR3] figures, shares and dates keep their form and text is never a formula', async () => {
    const sheet = (await readBack(await writePrintedSheet(small, meta))).getWorksheet('Thử')!;

    expect(['A3', 'B3', 'A4', 'B4'].map(address => sheet.getCell(address).numFmt)).toEqual([
      '#,##0',
      '0.0%',
      'dd/mm/yyyy',
      '@',
    ]);
    expect(sheet.getCell('B4').value).toBe('=SUM(A1)');
    expect(
      new Set(small.cells.map(({ row, column }) => sheet.getCell(row + 1, column + 1).font.name)),
    ).toEqual(new Set(['Times New Roman']));
  });

  it('[PR4] it prints on A4 across, with the margins of the decree and pages numbered from the second on', async () => {
    const { xml } = await openXlsx(await writePrintedSheet(small, meta));

    const sheet = xml.get('xl/worksheets/sheet1.xml')!;
    expect(child(sheet, 'pageSetup')!.attributes).toMatchObject({
      paperSize: '9',
      orientation: 'landscape',
      fitToWidth: '1',
      fitToHeight: '0',
    });
    const cm = (name: string) => Number(child(sheet, 'pageMargins')!.attributes[name]) * 2.54;
    expect(['top', 'bottom', 'left', 'right'].map(name => Math.round(cm(name) * 10) / 10)).toEqual([
      2, 2, 3, 1.5,
    ]);
    const numbers = child(sheet, 'headerFooter')!;
    expect([numbers.attributes, numbers.children.map(({ name, text }) => [name, text.slice(-2)])]).toEqual([
      { differentFirst: '1' },
      [['oddHeader', '&P']],
    ]);
  });

  it.each<[string, PrintedSheet, string | undefined]>([
    ['whose table is the last', small, "'Thử'!$2:$2"],
    ['with another table below', reportWithSection(), undefined],
  ])(
    '[PR5] the header of a report %s repeats on later pages only over its own lines',
    async (_, report, expected) => {
      const { xml } = await openXlsx(await writePrintedSheet(report, meta));

      const names = children(child(xml.get('xl/workbook.xml'), 'definedNames'), 'definedName');
      expect(names.find(({ attributes }) => attributes.name === '_xlnm.Print_Titles')?.text).toBe(expected);
    },
  );

  it('[PR6] the same report gives the same bytes in any year', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2023, 4, 15) });
    const first = await writePrintedSheet(reportOf(1), meta);
    vi.setSystemTime(Date.UTC(2031, 0, 1));

    expect((await writePrintedSheet(reportOf(1), meta)).equals(first)).toBe(true);
  });
});

function reportWithSection(): PrintedSheet {
  return {
    ...small,
    cells: [...small.cells, { row: 5, column: 0, value: 'III. Theo đơn vị', look: 'section' }],
  };
}
