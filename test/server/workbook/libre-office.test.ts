// What the files become in LibreOffice, which agencies without Excel use.
import { beforeAll, describe, expect, it } from 'vitest';
import { columns } from '../../../plan/sheet/columns.ts';
import {
  HIDDEN_SHEET_NAME,
  names,
  SHEET_NAME,
  type SheetDocument,
} from '../../../plan/sheet/sheet-document.ts';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { hasPrograms, throughLibreOffice, wordsOf, type PlacedWord } from './libre-office.ts';
import { hiddenOf, readBack, valuesOf } from './read-back.ts';
import { sheetOf, tasks } from './seed-plan.ts';
import { openXlsx } from './xlsx-package.ts';
import { child, children } from './xml-tree.ts';

const MINUTE_MS = 60_000;

describe.skipIf(!hasPrograms('soffice'))('a file saved again by LibreOffice', () => {
  const document = sheetOf('vp-ubnd-tinh');

  describe.each([[['xlsx']], [['ods', 'xlsx']]] as const)('as %j', formats => {
    let saved: Buffer;
    beforeAll(async () => {
      saved = throughLibreOffice(await writePlanWorkbook(document), ...formats);
    }, 3 * MINUTE_MS);

    it('[LO1] every value is what it was, text that looks like a formula included', async () => {
      const sheet = (await readBack(saved)).getWorksheet(SHEET_NAME)!;
      const { headerRow, headers, rows } = document;

      expect(rows.flat()).toContainEqual(expect.stringMatching(/^=/));
      expect(valuesOf(sheet, headerRow + 1, rows.length + 1, headers.length)).toEqual([headers, ...rows]);
    });

    it('[LO2] the hidden sheet is still there, hidden and whole', async () => {
      const workbook = await readBack(saved);
      expect(workbook.getWorksheet(HIDDEN_SHEET_NAME)!.state).not.toBe('visible');
      expect(hiddenOf(workbook)).toEqual(document.hidden);
    });

    it('[LO3] the workbook names and the list of states still lead to the hidden sheet', async () => {
      const workbook = await readBack(saved);
      const status = columns.findIndex(column => column.key === 'status');
      const cell = workbook.getWorksheet(SHEET_NAME)!.getCell(document.headerRow + 2, status + 1);

      // LibreOffice adds a second formula, which a list does not use.
      expect([cell.dataValidation?.type, cell.dataValidation?.formulae[0]]).toEqual([
        'list',
        names.statusList,
      ]);
      const defined = workbook.definedNames.model.map(({ name, ranges }) => [name, ranges.join()]);
      for (const name of Object.values(names)) {
        expect(defined).toContainEqual([name, expect.stringContaining('_phuluc')]);
      }
    });

    it('[LO4] own cells are still open and the rest locked', async () => {
      const { xml } = await openXlsx(saved);
      const sheet = xml.get('xl/worksheets/sheet1.xml');
      const formats = children(child(xml.get('xl/styles.xml'), 'cellXfs'), 'xf');
      const line = children(child(sheet, 'sheetData'), 'row').find(
        ({ attributes }) => Number(attributes.r) === document.headerRow + 2,
      );

      expect(child(sheet, 'sheetProtection')!.attributes.sheet).toMatch(/^(1|true)$/);
      const open = children(line, 'c').map(({ attributes }) =>
        /^(0|false)$/.test(child(formats[Number(attributes.s)], 'protection')?.attributes.locked ?? '1'),
      );
      expect(open.slice(0, columns.length)).toEqual(columns.map(({ part }) => part !== 'plan'));
    });
  });
});

describe.skipIf(!hasPrograms('soffice', 'pdftotext'))('what is printed', () => {
  it(
    '[HG5] no cell of wrapped text is clipped, and rows are not much higher than their text',
    async () => {
      const { document, texts } = withMarkedTexts(sheetOf(null));

      const words = wordsOf(throughLibreOffice(await writePlanWorkbook(document), 'pdf'));

      const placed = new Map<string, PlacedWord>();
      for (const word of words) if (!placed.has(word.text)) placed.set(word.text, word);
      const missing = texts.flatMap(({ first, last }) => [first, last]).filter(marker => !placed.has(marker));
      expect(missing).toEqual([]);
      const onOnePage = texts.flatMap(({ first, last, below }) => {
        const [start, end, next] = [first, last, below ?? ''].map(marker => placed.get(marker));
        return start && end && next?.page === end.page
          ? [{ last, textPt: end.bottom - start.top, rowPt: next.top - start.top }]
          : [];
      });
      expect(onOnePage.length).toBeGreaterThan(texts.length / 2);
      expect(onOnePage.filter(({ textPt, rowPt }) => textPt > rowPt + 1)).toEqual([]);
      const fullest = new Map<string, { textPt: number; rowPt: number }>();
      for (const { last, textPt, rowPt } of onOnePage) {
        const row = last.slice(0, last.indexOf('x'));
        if (textPt > (fullest.get(row)?.textPt ?? 0)) fullest.set(row, { textPt, rowPt });
      }
      const total = (part: 'textPt' | 'rowPt') =>
        [...fullest.values()].reduce((sum, line) => sum + line[part], 0);
      expect(total('rowPt')).toBeLessThan(1.5 * total('textPt'));
    },
    3 * MINUTE_MS,
  );
});

const wrapped = columns.flatMap(({ kind, part }, column) =>
  kind === 'text' && (part === 'field' || column === 2 || column === 4) ? [column] : [],
);

type Marked = Readonly<{ first: string; last: string; below: string | null }>;

/** Fills the wide columns with text of many lengths; each begins and ends with a word of its own to be found by. */
function withMarkedTexts(document: SheetDocument): { document: SheetDocument; texts: Marked[] } {
  const material = tasks.map(task => task.title).join(' ');
  const texts: Marked[] = [];
  const rows = document.rows.map((values, row) =>
    values.map((value, column) => {
      if (!wrapped.includes(column)) return value;
      const below = row + 1 < document.rows.length ? `Đ${row + 1}x${column}` : null;
      texts.push({ first: `Đ${row}x${column}`, last: `C${row}x${column}`, below });
      const length = (row * 37 + column * 101) % 400;
      return `Đ${row}x${column} ${material.slice(row * 7, row * 7 + length)} C${row}x${column}`;
    }),
  );
  return { document: { ...document, rows }, texts };
}
