// A workbook that is open in Excel, the pane's view of it, and somebody at the keyboard.
import { openPlanWorkbook } from '../../../addin/excel/open-plan-workbook.ts';
import type { PlanWorkbook } from '../../../addin/excel/plan-workbook.ts';
import { columnPlacesIn, type ColumnKey } from './sheet-places.ts';
import type { SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import { anExcel, type LoadedExcel, type LoadOptions } from '../../excel-host/load-office.ts';
import { typeText, type TypingOutcome } from '../../excel-host/workbook/typing.ts';
import type { Sheet } from '../../excel-host/workbook/sheet.ts';

export type OpenWorkbook = LoadedExcel &
  Readonly<{
    plan: PlanWorkbook;
    /** The plan's sheet, under whatever name it has by now. */
    sheet: () => Sheet;
    hidden: () => Sheet;
    /** Where the cell of a row stands now. */
    spot: (rowId: string, column: ColumnKey) => { row: number; column: number };
    value: (rowId: string, column: ColumnKey) => unknown;
    type: (rowId: string, column: ColumnKey, text: string) => TypingOutcome;
  }>;

export async function aWorkbook(options: LoadOptions = {}): Promise<OpenWorkbook> {
  const loaded = await anExcel(options);
  const { Excel, Office, workbook } = loaded;
  const plan = openPlanWorkbook(Excel, {
    supports: version => Office.context.requirements.isSetSupported('ExcelApi', version),
  });
  const sheet = (): Sheet => {
    const found = workbook.sheets.find(one => columnPlacesIn(one) !== null);
    if (found === undefined) throw new Error('expected a sheet with the header of a plan, found none');
    return found;
  };
  const spot = (rowId: string, column: ColumnKey): { row: number; column: number } => {
    const places = columnPlacesIn(sheet());
    const at = places?.columns.get(column);
    const ids = places?.columns.get('rowId');
    if (places === null || at === undefined || ids === undefined)
      throw new Error(`expected a column ${column}`);
    const end = sheet().state.rows.length;
    for (let row = places.headerRow + 1; row < end; row += 1) {
      if (sheet().value(row, ids) === rowId) return { row, column: at };
    }
    throw new Error(`expected a row ${rowId}`);
  };
  return {
    ...loaded,
    plan,
    sheet,
    hidden: () => workbook.sheetNamed('_phuluc'),
    spot,
    value: (rowId, column) => {
      const at = spot(rowId, column);
      return sheet().value(at.row, at.column);
    },
    type: (rowId, column, text) => {
      const at = spot(rowId, column);
      return typeText(workbook, sheet(), at.row, at.column, text);
    },
  };
}

/** A workbook with a plan's sheet loaded, its counters at nought. */
export async function aLoadedWorkbook(
  document: SheetDocument,
  options: LoadOptions = {},
): Promise<OpenWorkbook> {
  const open = await aWorkbook(options);
  await open.plan.load(document);
  open.host.resetCounters();
  return open;
}
