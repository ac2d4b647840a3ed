// The rule for waiting cells as LibreOffice works it out, where the machine has one.
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { columnIndex, columnLetter, type ColumnKey } from '../../../plan/sheet/columns.ts';
import { SHEET_NAME, type CellValue } from '../../../plan/sheet/sheet-document.ts';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { hasPrograms, throughLibreOffice } from '../../server/workbook/libre-office.ts';
import { sheetOf } from '../../server/workbook/seed-plan.ts';

type Story = Readonly<{
  what: string;
  key: ColumnKey;
  base: CellValue;
  now: CellValue;
  format?: string;
  isMarked: boolean;
}>;

const stories: readonly Story[] = [
  { what: 'a share that shows the base', key: 'percent', base: 50, now: 0.5, format: '0%', isMarked: false },
  { what: 'a whole one that shows it', key: 'percent', base: 100, now: 1, format: '0%', isMarked: false },
  { what: 'one per cent instead of 100', key: 'percent', base: 100, now: 1, isMarked: true },
  { what: 'another share', key: 'percent', base: 50, now: 0.6, format: '0%', isMarked: true },
  { what: 'the base itself', key: 'percent', base: 50, now: 50, isMarked: false },
  { what: 'an emptied cell', key: 'percent', base: 0, now: '', isMarked: true },
  { what: 'another case', key: 'note', base: 'đã họp', now: 'Đã họp', isMarked: true },
  { what: 'the same text', key: 'note', base: 'Đã họp', now: 'Đã họp', isMarked: false },
];

/** The formula of a rule as it reads in a cell of the rule's area. */
function readAt(formula: string, from: string, to: string, firstLine: number, line: number): string {
  return formula
    .replaceAll(new RegExp(`(?<![A-Z$])${from}(\\$?)${firstLine}(?!\\d)`, 'g'), `${to}$1${line}`)
    .replaceAll(new RegExp(`(?<![A-Z$])${from}\\$`, 'g'), `${to}$`)
    .replaceAll(`$A${firstLine}`, `$A${line}`);
}

describe.skipIf(!hasPrograms('soffice'))('the rule for waiting cells in LibreOffice', () => {
  it('[SH5] marks what differs from the base, and a share by what it shows', async () => {
    const seed = sheetOf('vp-ubnd-tinh');
    const first = seed.headerRow + 2;
    const document = {
      ...seed,
      hidden: {
        ...seed.hidden,
        base: seed.hidden.base.map((row, index) => {
          const story = stories[index];
          if (story === undefined) return row;
          return {
            ...row,
            cells: row.cells.with(columnIndex(story.key) - columnIndex('status'), story.base),
          };
        }),
      },
    };
    const rule = seed.rules.find(({ kind }) => kind === 'pending')!;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await writePlanWorkbook(document)).buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet(SHEET_NAME)!;
    stories.forEach(({ key, now, format }, index) => {
      const letter = columnLetter(columnIndex(key));
      const cell = sheet.getCell(`${letter}${first + index}`);
      cell.value = now === '' ? null : now;
      // Cells of a column share their style.
      if (format !== undefined) cell.style = { ...cell.style, numFmt: format };
      const formula = readAt(rule.formula, 'I', letter, first, first + index).slice(1);
      sheet.getCell(`Z${first + index}`).value = { formula, date1904: false };
    });
    const saved = throughLibreOffice(Buffer.from(await workbook.xlsx.writeBuffer()), 'xlsx');
    const back = new ExcelJS.Workbook();
    await back.xlsx.load(saved.buffer as ArrayBuffer);
    const results = back.getWorksheet(SHEET_NAME)!;
    expect(stories.map(({ what }, index) => [what, results.getCell(`Z${first + index}`).result])).toEqual(
      stories.map(({ what, isMarked }) => [what, isMarked]),
    );
  }, 180_000);
});
