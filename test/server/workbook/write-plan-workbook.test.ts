import { afterEach, describe, expect, it, vi } from 'vitest';
import { columns } from '../../../plan/sheet/columns.ts';
import { HIDDEN_SHEET_NAME, names, SHEET_NAME, TABLE_NAME } from '../../../plan/sheet/sheet-document.ts';
import { sheetColours } from '../../../plan/sheet/sheet-look.ts';
import { writePlanWorkbook } from '../../../server/workbook/write-plan-workbook.ts';
import { hiddenOf, readBack, valuesOf } from './read-back.ts';
import { sheetOf } from './seed-plan.ts';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { aLargeSheet } from '../../../bench/a-large-sheet.ts';
import { validateXlsx } from './validate-xlsx.ts';
import { openXlsx } from './xlsx-package.ts';
import { child, children } from './xml-tree.ts';

const whose = ['vp-ubnd-tinh', 'so-gddt', 'ban-tdkt', null] as const;

afterEach(() => {
  vi.useRealTimers();
});

describe('the file that a unit fills in', () => {
  it.each(whose)('[WB1] Excel opens the file of %s without offering a repair', async unit => {
    expect(await validateXlsx(await writePlanWorkbook(sheetOf(unit)))).toEqual([]);
  });

  it.each(whose)(
    '[WB2] every cell of %s and the whole hidden sheet are read back as they were written',
    async unit => {
      const document = sheetOf(unit);

      const workbook = await readBack(await writePlanWorkbook(document));

      const sheet = workbook.getWorksheet(SHEET_NAME)!;
      const { headerRow, rows, headers } = document;
      expect(valuesOf(sheet, headerRow + 1, rows.length + 1, headers.length)).toEqual([headers, ...rows]);
      expect(document.titleLines.map((_, row) => sheet.getCell(row + 1, 1).value)).toEqual(
        document.titleLines.map(line => line.text),
      );
      expect(hiddenOf(workbook)).toEqual(document.hidden);
      expect(workbook.getWorksheet(HIDDEN_SHEET_NAME)!.state).toBe('hidden');
    },
  );

  it('[WB3] the table covers the header and every row, and its columns are the eighteen headers', async () => {
    const document = sheetOf('vp-ubnd-tinh');

    const { xml } = await openXlsx(await writePlanWorkbook(document));

    const table = xml.get('xl/tables/table1.xml')!;
    const first = document.headerRow + 1;
    expect(table.attributes).toMatchObject({
      displayName: TABLE_NAME,
      ref: `A${first}:R${first + document.rows.length}`,
      headerRowCount: '1',
    });
    expect(
      children(child(table, 'tableColumns'), 'tableColumn').map(column => column.attributes.name),
    ).toEqual(columns.map(column => column.header));
  });

  it('[WB4] only own fields and the Đồng bộ column are open; own fields are light yellow', async () => {
    const document = sheetOf('ban-tdkt');
    expect(document.editable.length).toBeLessThan(document.rows.length);

    const sheet = (await readBack(await writePlanWorkbook(document))).getWorksheet(SHEET_NAME)!;

    const found = document.rows.map((_, row) =>
      columns.map((_, column) => {
        const { protection, fill } = sheet.getCell(document.headerRow + row + 2, column + 1);
        const yellow = fill?.type === 'pattern' && fill.fgColor?.argb === `FF${sheetColours.ownCell}`;
        return `${protection?.locked === false ? 'open' : 'locked'}${yellow ? ', yellow' : ''}`;
      }),
    );
    const expected = document.rows.map((_, row) =>
      columns.map(({ part }) => {
        if (part === 'sync') return 'open';
        return part === 'field' && document.editable.includes(row) ? 'open, yellow' : 'locked';
      }),
    );
    expect(found).toEqual(expected);
  });

  it('[WB5] the sheet is protected without a password and still sorts, filters and lets rows and columns be sized', async () => {
    const { xml } = await openXlsx(await writePlanWorkbook(sheetOf('so-gddt')));

    expect(child(xml.get('xl/worksheets/sheet1.xml'), 'sheetProtection')!.attributes).toEqual({
      sheet: '1',
      sort: '0',
      autoFilter: '0',
      formatColumns: '0',
      formatRows: '0',
    });
  });

  it('[WB6] the header stays in view and repeats on each printed page, and pages are numbered', async () => {
    const document = sheetOf('vp-ubnd-tinh');

    const { xml } = await openXlsx(await writePlanWorkbook(document));

    const sheet = xml.get('xl/worksheets/sheet1.xml')!;
    const header = document.headerRow + 1;
    expect(
      children(child(sheet, 'sheetViews'), 'sheetView').map(view => child(view, 'pane')!.attributes),
    ).toEqual([
      {
        xSplit: '2',
        ySplit: String(header),
        topLeftCell: `C${header + 1}`,
        activePane: 'bottomRight',
        state: 'frozen',
      },
    ]);
    expect(child(sheet, 'pageSetup')!.attributes).toMatchObject({
      paperSize: '9',
      orientation: 'landscape',
      fitToWidth: '2',
      fitToHeight: '0',
    });
    expect(child(child(sheet, 'headerFooter'), 'oddFooter')!.text).toMatch(/Trang &P\/&N$/);
    const titles = children(child(xml.get('xl/workbook.xml'), 'definedNames'), 'definedName').find(
      ({ attributes }) => attributes.name === '_xlnm.Print_Titles',
    );
    expect(titles?.text).toBe(`'${SHEET_NAME}'!$A:$C,'${SHEET_NAME}'!$${header}:$${header}`);
  });

  it('[WB7] each field is checked in Excel over all its rows, with a title and a message in Vietnamese', async () => {
    const document = sheetOf('vp-ubnd-tinh');

    const { xml } = await openXlsx(await writePlanWorkbook(document));

    const first = document.headerRow + 2;
    const last = document.headerRow + 1 + document.rows.length;
    const found = children(
      child(xml.get('xl/worksheets/sheet1.xml'), 'dataValidations'),
      'dataValidation',
    ).map(validation => [
      validation.attributes.sqref,
      validation.attributes.type,
      validation.attributes.errorTitle,
      validation.attributes.error,
      validation.children.map(({ text }) => text),
    ]);
    const limits = {
      list: [names.statusList],
      wholeNumber: ['0', '100'],
      date: ['44562', '47118'],
      textLength: ['8000'],
    };
    const types = { list: 'list', wholeNumber: 'whole', date: 'date', textLength: 'textLength' };
    expect(found).toHaveLength(9);
    expect(found).toEqual(
      document.validations.map(({ kind, area, title, message }) => {
        const letter = String.fromCharCode(65 + area.column);
        return [`${letter}${first}:${letter}${last}`, types[kind], title, message, limits[kind]];
      }),
    );
  });

  it('[WB8] pending, overdue and refused cells show themselves through workbook names, refused before pending', async () => {
    const document = sheetOf('vp-ubnd-tinh');

    const { xml } = await openXlsx(await writePlanWorkbook(document));

    const rules = children(xml.get('xl/worksheets/sheet1.xml'), 'conditionalFormatting').map(block => [
      child(block, 'cfRule')!.attributes.priority,
      `=${child(child(block, 'cfRule'), 'formula')!.text}`,
    ]);
    const priorities = { refused: '1', troubled: '2', pending: '3', overdue: '4' };
    expect(rules).toEqual(document.rules.map(({ kind, formula }) => [priorities[kind], formula]));
    const defined = children(child(xml.get('xl/workbook.xml'), 'definedNames'), 'definedName').map(
      ({ attributes }) => attributes.name,
    );
    expect(defined).toEqual(expect.arrayContaining(Object.values(names)));
  });

  it('[WB9] text that begins like a formula stays text, in a column whose cells are text', async () => {
    const document = sheetOf('so-gddt');
    const texts = ['=1+1', '+84 227', '-5', '@ban', '05/2026', '_x0041_', 'a\u0007b\uFFFEc', ' hai\r\ndòng '];
    const result = columns.findIndex(column => column.key === 'result');
    const lines = texts.map(text =>
      document.rows[0]!.map((value, column) => (column === result ? text : value)),
    );

    const file = await writePlanWorkbook({ ...document, rows: lines });

    expect(await validateXlsx(file)).toEqual([]);
    const sheet = (await readBack(file)).getWorksheet(SHEET_NAME)!;
    const cells = texts.map((_, row) => sheet.getCell(document.headerRow + row + 2, result + 1));
    expect(cells.map(cell => cell.value)).toEqual([
      '=1+1',
      '+84 227',
      '-5',
      '@ban',
      '05/2026',
      '_x0041_',
      'ab\uFFFDc',
      ' hai\ndòng ',
    ]);
    expect(new Set(cells.map(cell => cell.numFmt))).toEqual(new Set(['@']));
  });

  it('[WB10] dates are serials shown as dd/mm/yyyy and percent is a whole number', async () => {
    const document = sheetOf('vp-ubnd-tinh');
    const row = document.rows.findIndex(values => values[9] === 100);

    const { xml } = await openXlsx(await writePlanWorkbook(document));
    const sheet = (await readBack(await writePlanWorkbook(document))).getWorksheet(SHEET_NAME)!;

    const line = document.headerRow + row + 2;
    const stored = children(child(xml.get('xl/worksheets/sheet1.xml'), 'sheetData'), 'row').find(
      ({ attributes }) => Number(attributes.r) === line,
    );
    const raw = children(stored, 'c').map(cell => [cell.attributes.t, child(cell, 'v')?.text]);
    expect([raw[7], raw[9], raw[12]]).toEqual([
      [undefined, String(document.rows[row]![7])],
      [undefined, '100'],
      [undefined, String(document.rows[row]![12])],
    ]);
    expect([8, 10, 13].map(column => sheet.getCell(line, column).numFmt)).toEqual([
      'dd/mm/yyyy',
      '0',
      'dd/mm/yyyy',
    ]);
  });

  it('[WB11] a unit without tasks gets a file that opens, with one empty line', async () => {
    const document = sheetOf('so-tai-chinh', []);

    const file = await writePlanWorkbook(document);

    expect(document.rows).toEqual([]);
    expect(await validateXlsx(file)).toEqual([]);
    const sheet = (await readBack(file)).getWorksheet(SHEET_NAME)!;
    expect(valuesOf(sheet, document.headerRow + 2, 1, columns.length)).toEqual([columns.map(() => '')]);
  });

  it('[WB12] a sheet that follows the calendar asks Excel for the day', async () => {
    const document = sheetOf('so-gddt');

    const { xml } = await openXlsx(
      await writePlanWorkbook({ ...document, hidden: { ...document.hidden, today: null } }),
    );

    const cells = children(child(xml.get('xl/worksheets/sheet2.xml'), 'sheetData'), 'row').flatMap(row =>
      children(row, 'c'),
    );
    const today = cells.find(({ attributes }) => attributes.r === 'B8');
    expect(child(today, 'f')?.text).toBe('TODAY()');
  });

  it('[WB13] the same sheet gives the same bytes in any year', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2023, 4, 15) });
    const first = await writePlanWorkbook(sheetOf('vp-ubnd-tinh'));
    vi.setSystemTime(Date.UTC(2031, 0, 1));
    const second = await writePlanWorkbook(sheetOf('vp-ubnd-tinh'));

    expect(second.equals(first)).toBe(true);
  });

  it('[WB14] the file says who made it and when', async () => {
    const createdAt = new Date('2023-05-15T01:02:03Z');

    const workbook = await readBack(
      await writePlanWorkbook(sheetOf('so-gddt'), { title: 'Kế hoạch 38', creator: 'Thư ký', createdAt }),
    );

    expect([workbook.title, workbook.creator, workbook.created, workbook.modified]).toEqual([
      'Kế hoạch 38',
      'Thư ký',
      createdAt,
      createdAt,
    ]);
  });

  it('[WB15] a row grows with what is typed into it: its height is given but not fixed', async () => {
    const document = sheetOf('so-gddt');

    const { xml } = await openXlsx(await writePlanWorkbook(document));

    const rows = children(child(xml.get('xl/worksheets/sheet1.xml'), 'sheetData'), 'row').map(
      ({ attributes }) => [Number(attributes.ht) > 15, attributes.customHeight],
    );
    expect(rows).toEqual([
      ...document.titleLines.map(() => [true, '1']),
      [true, undefined],
      ...document.rows.map(() => [true, undefined]),
    ]);
  });

  it('[WB16] the title block stands within the columns that each printed page repeats', async () => {
    const document = sheetOf('vp-ubnd-tinh');

    const { xml } = await openXlsx(await writePlanWorkbook(document));

    const merged = children(child(xml.get('xl/worksheets/sheet1.xml'), 'mergeCells'), 'mergeCell');
    expect(merged.map(({ attributes }) => attributes.ref)).toEqual(
      document.titleLines.map((_, row) => `A${row + 1}:C${row + 1}`),
    );
  });

  it('[WB17] a table of thousands of lines opens without a repair and holds every cell, in the same looks', async () => {
    const { document } = aLargeSheet(3000);
    const last = document.rows.length - 1;
    const odd = {
      ...document,
      rows: document.rows.with(last, document.rows[last]!.with(16, '<&>"\u0001 _x0041_\n=1+1')),
    };

    const file = await writePlanWorkbook(odd);

    expect(await validateXlsx(file)).toEqual([]);
    const { lines, hidden } = readPlanFile(file);
    expect(lines.map(({ values }) => values)).toEqual(
      odd.rows.map(values => values.with(16, String(values[16]).replace('\u0001', ''))),
    );
    expect(hidden).toEqual(odd.hidden);
    const cells = children(
      child((await openXlsx(file)).xml.get('xl/worksheets/sheet1.xml'), 'sheetData'),
      'row',
    )
      .slice(document.headerRow + 1)
      .map(row => children(row, 'c').map(({ attributes }) => attributes.s));
    expect(new Set(cells.map(row => row.slice(8).join())).size).toBe(1);
    expect(cells.length).toBe(odd.rows.length);
  });
});
