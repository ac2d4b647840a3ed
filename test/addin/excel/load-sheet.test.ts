import { describe, expect, it } from 'vitest';
import { fromSerial } from '../../../plan/iso-date.ts';
import { columnLetter, columns, firstFieldIndex } from '../../../plan/sheet/columns.ts';
import { encodeHidden, hiddenReferences } from '../../../plan/sheet/hidden-sheet.ts';
import { names, TABLE_NAME, type SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import { numberFormats, ruleLooks, sheetColours, titleLooks } from '../../../plan/sheet/sheet-look.ts';
import { titleHeightPt } from '../../../plan/sheet/title-block.ts';
import { areaAddress } from '../../excel-host/workbook/area.ts';
import { nothingAllowed } from '../../excel-host/workbook/protection.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { aLoadedWorkbook, aWorkbook } from './a-workbook.ts';

const accounts = [null, 'vp-ubnd-tinh', 'so-gddt', 'ban-tdkt'];
const rowCounts = new Map([
  [null, 69],
  ['vp-ubnd-tinh', 16],
  ['so-gddt', 3],
  ['ban-tdkt', 69],
]);

/** What every cell of the table is to be, one by one, straight from the document. */
function expectedCells(document: SheetDocument) {
  const carried = new Set(document.carried.map(String));
  const own = new Set(document.editable);
  return document.rows.map((values, row) =>
    values.map((value, column) => {
      const part = columns[column]!.part;
      const isOwn = part === 'field' && own.has(row);
      return {
        value,
        numberFormat: numberFormats[document.kinds[column]!],
        locked: !isOwn && part !== 'sync',
        fill: isOwn ? `#${sheetColours.ownCell}` : null,
        color: `#${carried.has(String([row, column])) ? sheetColours.carried : sheetColours.text}`,
        font: 'Times New Roman',
        wrap: true,
        borders: ['EdgeBottom', 'EdgeLeft', 'EdgeRight', 'EdgeTop'],
      };
    }),
  );
}

function foundCells(sheet: Sheet, document: SheetDocument) {
  return document.rows.map((values, row) =>
    values.map((_, column) => {
      const at = document.headerRow + 1 + row;
      const format = sheet.format(at, column);
      return {
        value: sheet.value(at, column),
        numberFormat: format.numberFormat,
        locked: format.locked,
        fill: format.fill,
        color: format.font.color,
        font: format.font.name,
        wrap: format.wrap,
        borders: Object.keys(format.borders).sort(),
      };
    }),
  );
}

describe.each(accounts)('the sheet of %s', unit => {
  const document = sheetOf(unit, rows);
  const loaded = aLoadedWorkbook(document);

  it('[XL1] has each row that the account may read', () => {
    expect(document.rows).toHaveLength(rowCounts.get(unit)!);
  });

  it('[XL1] stands beside what was in the workbook, with its base hidden', async () => {
    const { workbook } = await loaded;
    expect(workbook.sheets.map(({ state }) => [state.name, state.visibility])).toEqual([
      ['Trang_tính1', 'Visible'],
      ['Nhiệm vụ', 'Visible'],
      ['_phuluc', 'Hidden'],
    ]);
    expect(workbook.activeSheet.state.name).toBe('Nhiệm vụ');
  });

  it('[XL1] shows the title block, each line merged over the columns that stand on every page, and high enough', async () => {
    const { sheet } = await loaded;
    const titles = document.titleLines.map((_, row) => {
      const { font } = sheet().format(row, 0);
      return [sheet().value(row, 0), font.name, font.size, font.bold, font.italic, font.color];
    });
    expect(titles).toEqual(
      document.titleLines.map(({ text, look }) => {
        const { points, bold, italic, colour } = titleLooks[look];
        return [text, 'Times New Roman', points, bold, italic, `#${colour}`];
      }),
    );
    expect(sheet().state.merges.map(areaAddress).sort()).toEqual(
      document.titleLines.map((_, row) => `A${row + 1}:C${row + 1}`).sort(),
    );
    expect(document.titleLines.map((_, row) => sheet().state.rowHeights[row])).toEqual(
      document.titleLines.map(titleHeightPt),
    );
  });

  it('[XL1] holds every value in its format, own cells open and coloured, the plan locked', async () => {
    const { sheet } = await loaded;
    expect(foundCells(sheet(), document)).toEqual(expectedCells(document));
  });

  it('[XL1] has one table under the headers of the column list', async () => {
    const { sheet } = await loaded;
    const header = document.headers.map((_, column) => sheet().value(document.headerRow, column));
    expect(header).toEqual(columns.map(column => column.header));
    expect(sheet().state.tables.map(({ name, area, style }) => [name, areaAddress(area), style])).toEqual([
      [
        TABLE_NAME,
        `A${document.headerRow + 1}:R${document.headerRow + 1 + document.rows.length}`,
        'TableStyleLight1',
      ],
    ]);
    const widths = columns.map((_, column) => sheet().columnWidth(column));
    expect(widths).toEqual(columns.map(({ widthChars }) => (widthChars * 7 + 5) * 0.75));
  });

  it('[XL1] checks what is typed, with the sentences of the document', async () => {
    const { sheet } = await loaded;
    const found = sheet().state.validations.map(({ areas, rule, errorAlert }) => ({
      areas: areas.map(areaAddress),
      rule,
      alert: errorAlert,
    }));
    const expected = document.validations.map(validation => {
      const alert = {
        title: validation.title,
        message: validation.message,
        showAlert: true,
        style: 'Stop' as const,
      };
      const areas = [areaAddress(validation.area)];
      switch (validation.kind) {
        case 'list':
          return { areas, alert, rule: { kind: 'list', source: validation.source, inCellDropDown: true } };
        case 'textLength':
          return {
            areas,
            alert,
            rule: { kind: 'textLength', operator: 'LessThanOrEqualTo', first: validation.max, second: null },
          };
        default:
          return {
            areas,
            alert,
            rule: {
              kind: validation.kind,
              operator: 'Between',
              first: validation.min,
              second: validation.max,
            },
          };
      }
    });
    expect(found).toEqual(expected);
  });

  it('[XL1] marks what waits, what is overdue and what was refused, refused first', async () => {
    const { sheet } = await loaded;
    const found = sheet().state.conditionalFormats.map(({ areas, formula, look }) => ({
      area: areas.map(areaAddress).join(),
      formula,
      look,
    }));
    const inOrder = (['refused', 'troubled', 'pending', 'overdue'] as const).flatMap(kind =>
      document.rules.filter(rule => rule.kind === kind),
    );
    expect(found).toEqual(
      inOrder.map(({ kind, area, formula }) => ({
        area: areaAddress(area),
        formula,
        look: { fill: `#${ruleLooks[kind].fill}`, color: `#${ruleLooks[kind].text}` },
      })),
    );
  });

  it('[XL1] reaches its base through workbook names', async () => {
    const { workbook } = await loaded;
    const references = hiddenReferences(document.hidden.base.length);
    expect(Object.fromEntries(workbook.names.map(({ name, formula }) => [name, formula]))).toEqual(
      Object.fromEntries(
        (Object.keys(names) as (keyof typeof names)[]).map(key => [names[key], `=${references[key]}`]),
      ),
    );
  });

  it('[XL1] is protected without a password; filters, widths and heights stay free', async () => {
    const { sheet, hidden } = await loaded;
    expect(sheet().state.protection).toEqual({
      password: '',
      options: { ...nothingAllowed, allowAutoFilter: true, allowFormatColumns: true, allowFormatRows: true },
    });
    expect(hidden().state.protection).toBeNull();
  });

  it('[XL1] keeps its header in view and prints it on each A4 page', async () => {
    const { sheet } = await loaded;
    const { frozen, pageLayout } = sheet().state;
    expect(frozen).toEqual({ rows: document.headerRow + 1, columns: 2 });
    expect({
      orientation: pageLayout.orientation,
      paperSize: pageLayout.paperSize,
      zoom: pageLayout.zoom,
      titleRow: pageLayout.titleRows?.row,
      titleColumns: [pageLayout.titleColumns?.column, pageLayout.titleColumns?.columns],
    }).toEqual({
      orientation: 'Landscape',
      paperSize: 'A4',
      zoom: { horizontalFitToPages: 2 },
      titleRow: document.headerRow,
      titleColumns: [0, 3],
    });
  });

  it('[XL1] has the base cell for cell in the hidden sheet, text as text', async () => {
    const { hidden } = await loaded;
    const block = encodeHidden(document.hidden);
    expect(block.map((values, row) => values.map((_, column) => hidden().value(row, column)))).toEqual(block);
    expect(columnLetter(firstFieldIndex)).toBe('I');
  });

  it('[XL2] reads back as what was loaded', async () => {
    const { plan } = await loaded;
    const reading = await plan.read();
    expect(reading).toEqual({
      sheetName: 'Nhiệm vụ',
      hidden: document.hidden,
      headerRow: document.headerRow,
      headers: document.headers,
      lines: document.rows.map((values, row) => ({
        sheetRow: document.headerRow + 1 + row,
        values,
        texts: values.map((value, column) => shownText(value, document.kinds[column]!)),
      })),
    });
  });
});

function shownText(value: string | number, kind: string): string {
  if (kind !== 'date' || value === '') return String(value);
  const date = fromSerial(Number(value))!;
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

describe('loading', () => {
  const document = sheetOf('vp-ubnd-tinh', rows);

  it('[XL1] a day that follows the calendar is a formula, and reads back as no fixed day', async () => {
    const follows = { ...document, hidden: { ...document.hidden, today: null } };
    const { plan, hidden } = await aLoadedWorkbook(follows);
    expect(hidden().cell(7, 1)?.formula).toBe('=TODAY()');
    expect((await plan.read())?.hidden).toEqual(follows.hidden);
  });

  it('[XL1] a plan without rows makes a table with one blank line', async () => {
    const none = sheetOf('vp-ubnd-tinh', []);
    const { plan, sheet } = await aLoadedWorkbook(none);
    expect(sheet().state.tables.map(table => table.area.rows)).toEqual([2]);
    expect((await plan.read())?.lines).toEqual([]);
  });

  it('[XL15] a sheet of that name which somebody made is left alone', async () => {
    const open = await aWorkbook({ firstSheet: 'nhiệm vụ' });
    await open.plan.load(document);
    expect(open.workbook.sheets.map(sheet => sheet.state.name)).toEqual([
      'nhiệm vụ',
      'Nhiệm vụ (2)',
      '_phuluc',
    ]);
    expect((await open.plan.read())?.sheetName).toBe('Nhiệm vụ (2)');
  });

  it('[XL15] loading again writes the same sheet in place', async () => {
    const open = await aLoadedWorkbook(document);
    const ids = open.workbook.sheets.map(sheet => sheet.id);
    const fewer = sheetOf(
      'vp-ubnd-tinh',
      rows.filter(row => row.task > 10),
    );
    await open.plan.load(fewer);
    expect(open.workbook.sheets.map(sheet => sheet.id)).toEqual(ids);
    expect(foundCells(open.sheet(), fewer)).toEqual(expectedCells(fewer));
    const reading = await open.plan.read();
    expect(reading?.hidden).toEqual(fewer.hidden);
    expect(reading?.lines.map(line => line.values)).toEqual(fewer.rows);
    expect(open.sheet().state.validations).toHaveLength(fewer.validations.length);
    expect(open.sheet().state.conditionalFormats).toHaveLength(fewer.rules.length);
  });

  it('[XL15] another unit does not write over what is there, unless told to replace it', async () => {
    const open = await aLoadedWorkbook(document);
    const other = sheetOf('so-gddt', rows);
    await expect(open.plan.load(other)).rejects.toMatchObject({ reason: 'otherPlanInWorkbook' });
    expect((await open.plan.read())?.hidden).toEqual(document.hidden);
    await open.plan.load(other, undefined, { replace: true });
    expect((await open.plan.read())?.hidden).toEqual(other.hidden);
  });

  it('[XL15] a sheet whose base was deleted is told as such and can be replaced', async () => {
    const open = await aLoadedWorkbook(document);
    open.workbook.deleteSheet(open.hidden());
    await expect(open.plan.read()).rejects.toMatchObject({ reason: 'baseGone' });
    await expect(open.plan.load(document)).rejects.toMatchObject({ reason: 'baseGone' });
    await open.plan.load(document, undefined, { replace: true });
    expect((await open.plan.read())?.hidden).toEqual(document.hidden);
  });

  it('[XL15] a base whose sheet was deleted is used again', async () => {
    const open = await aLoadedWorkbook(document);
    open.workbook.deleteSheet(open.sheet());
    expect(await open.plan.read()).toBeNull();
    await open.plan.load(document);
    expect((await open.plan.read())?.lines.map(line => line.values)).toEqual(document.rows);
  });

  it('[XL10] tells how far it is, up to all of it', async () => {
    const open = await aWorkbook();
    const shares: number[] = [];
    await open.plan.load(document, share => shares.push(share));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});
