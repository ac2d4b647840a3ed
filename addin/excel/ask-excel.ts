// Puts a question of the self-test to this Excel, on a scratch sheet of its own that is taken away again.
import type { QuestionId, SelfTestAnswer } from '../self-test/questions.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import { scratchNames } from './sheet-names.ts';
import { everyCell } from './sheet-look.ts';

const SCRATCH = scratchNames.sheet;

type Ask = (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<unknown>;

export async function askOne(access: ExcelAccess, id: QuestionId): Promise<SelfTestAnswer> {
  try {
    return await runExcel(access, async context => {
      const left = context.workbook.worksheets.getItemOrNullObject(SCRATCH);
      left.load('name');
      const shown = context.workbook.worksheets.getActiveWorksheet();
      await context.sync();
      if (!left.isNullObject) left.delete();
      const sheet = context.workbook.worksheets.add(SCRATCH);
      await context.sync();
      try {
        return { answer: await asks[id](context, sheet) };
      } finally {
        sheet.delete();
        shown.activate();
        await context.sync();
      }
    });
  } catch (error) {
    return { failed: codeOf(error) };
  }
}

/** Excel's own code, whatever window the error was made in. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
}

const asks: Readonly<Record<QuestionId, Ask>> = {
  textKeepsDate: (context, sheet) => textCell(context, sheet, '05/2026'),
  textKeepsFormula: (context, sheet) => textCell(context, sheet, '=1+1'),
  apostrophes: async (context, sheet) => {
    const range = sheet.getRange('A1:B1');
    range.values = [["'x", "''x"]];
    range.load('values');
    await context.sync();
    return range.values[0];
  },
  nullLeavesCell: async (context, sheet) => {
    const range = sheet.getRange('A1:B2');
    range.values = [
      [9, 9],
      [9, 9],
    ];
    range.values = [
      [1, null],
      [null, 2],
    ];
    range.load('values');
    await context.sync();
    return range.values;
  },
  serialShowsDay: async (context, sheet) => {
    const day = context.workbook.functions.date(2023, 3, 31);
    day.load('value');
    await context.sync();
    const cell = sheet.getRange('A1');
    cell.numberFormat = everyCell('dd/mm/yyyy');
    cell.values = [[day.value]];
    cell.format.columnWidth = 100;
    cell.load('text');
    await context.sync();
    return cell.text[0]?.[0];
  },
  listFromRange: async (context, sheet) => {
    sheet.getRange('A1:A2').values = [['một'], ['hai']];
    const validation = sheet.getRange('B1').dataValidation;
    validation.rule = { list: { inCellDropDown: true, source: '=$A$1:$A$2' } };
    validation.load('rule');
    await context.sync();
    return JSON.stringify(validation.rule).includes('$A$1:$A$2');
  },
  ruleReadBack: async (context, sheet) => {
    const rule = sheet.getRange('A1:A3').conditionalFormats.add('Custom').custom.rule;
    rule.formula = '=$A$1>5';
    rule.load('formula');
    await context.sync();
    return rule.formula;
  },
  protection: async (context, sheet) => {
    sheet.getRange('B1').format.protection.locked = false;
    sheet.protection.protect();
    await context.sync();
    const refused = await tryToWrite(context, sheet, 'A1');
    const written = await tryToWrite(context, sheet, 'B1');
    sheet.protection.unprotect();
    await context.sync();
    return [refused, written];
  },
  mergedAreas: async (context, sheet) => {
    sheet.getRange('A1:A3').merge(false);
    const merged = sheet.getRange('A1:C9').getMergedAreasOrNullObject();
    merged.load('areaCount');
    await context.sync();
    return merged.isNullObject ? 0 : merged.areaCount;
  },
  tableResized: async (context, sheet) => {
    sheet.getRange('A1:B2').values = [
      ['Mã', 'Tên'],
      [1, 2],
    ];
    const table = sheet.tables.add('A1:B2', true);
    table.name = SCRATCH;
    table.resize('A1:B4');
    table.load('name');
    const body = table.getDataBodyRange();
    body.load('rowCount');
    await context.sync();
    return [table.name, body.rowCount];
  },
  linkKeepsNumber: async (context, sheet) => {
    const cell = sheet.getRange('A1');
    cell.values = [[5]];
    cell.hyperlink = { documentReference: `'${SCRATCH}'!B2:C3` };
    cell.load('values');
    await context.sync();
    return cell.values[0]?.[0];
  },
  chartDraws: async (context, sheet) => {
    sheet.getRange('A1:B2').values = [
      [1, 3],
      [2, 4],
    ];
    const chart = sheet.charts.add('BarClustered', sheet.getRange('A1:A2'), 'Columns');
    chart.series.getItemAt(0).setValues(sheet.getRange('B1:B2'));
    await context.sync();
    const drawn = chart.series.getItemAt(0).getDimensionValues('Values');
    await context.sync();
    return drawn.value.map(Number);
  },
  nameFollows: async (context, sheet) => {
    sheet.names.add('PhuLuc_Thu', sheet.getRange('A31'));
    sheet.getRange('2:3').insert('Down');
    const range = sheet.names.getItem('PhuLuc_Thu').getRange();
    range.load('rowIndex');
    await context.sync();
    return range.rowIndex;
  },
  sortCarriesRows: async (context, sheet) => {
    const range = sheet.getRange('A1:B2');
    range.values = [
      [2, 'hai'],
      [1, 'một'],
    ];
    range.sort.apply([{ key: 0, ascending: true }]);
    range.load('values');
    await context.sync();
    return range.values;
  },
};

async function textCell(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  text: string,
): Promise<unknown> {
  const cell = sheet.getRange('A1');
  cell.numberFormat = everyCell('@');
  cell.values = [[text]];
  cell.load('values');
  await context.sync();
  return cell.values[0]?.[0];
}

async function tryToWrite(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  at: string,
): Promise<string> {
  try {
    sheet.getRange(at).values = [[1]];
    await context.sync();
    return 'written';
  } catch (error) {
    return codeOf(error);
  }
}
