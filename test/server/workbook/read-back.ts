import ExcelJS from 'exceljs';
import { decodeHidden } from '../../../plan/sheet/hidden-sheet.ts';
import { HIDDEN_SHEET_NAME, type CellValue } from '../../../plan/sheet/sheet-document.ts';
import { toSerial } from '../../../plan/iso-date.ts';

export async function readBack(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // Its typings ask for a Buffer of another version of Node's typings.
  await workbook.xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer);
  return workbook;
}

/** A block of cells as Excel keeps it: dates as serials, an empty cell as ''. */
export function valuesOf(
  sheet: ExcelJS.Worksheet,
  top: number,
  rows: number,
  columns: number,
): CellValue[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => valueOf(sheet.getCell(top + row, column + 1))),
  );
}

function valueOf(cell: ExcelJS.Cell): CellValue {
  const value = cell.value;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return toSerial(value.toISOString().slice(0, 10));
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`expected text or a number in ${cell.address}, found ${JSON.stringify(value)}`);
}

export function hiddenOf(workbook: ExcelJS.Workbook): ReturnType<typeof decodeHidden> {
  const sheet = workbook.getWorksheet(HIDDEN_SHEET_NAME);
  if (!sheet) throw new Error(`expected a sheet ${HIDDEN_SHEET_NAME}`);
  return decodeHidden(valuesOf(sheet, 1, sheet.rowCount, 14));
}
