// Files fetched, changed by a hand in another program, and sent back.
import type ExcelJS from 'exceljs';
import type { ErrorAnswer, WorkbookAnswer } from '../../../plan/http.ts';
import { columnOf, type ColumnKey } from '../../../plan/sheet/columns.ts';
import { SHEET_NAME } from '../../../plan/sheet/sheet-document.ts';
import type { Answered, Person } from '../a-service.ts';
import { readBack } from './read-back.ts';

/** The file that a person is given: the own one, or that of a unit. */
export async function fileOf(person: Person, unit?: string): Promise<Buffer> {
  const query = unit === undefined ? '' : `?unit=${unit}`;
  const answer = await person.get<Buffer>(`${person.plan}/workbook${query}`);
  if (answer.status !== 200) throw new Error(`expected a file, found ${answer.status}`);
  return answer.body;
}

/** Sends a file back; the answer whatever it is. */
export async function postFile<Body = ErrorAnswer>(
  url: string,
  person: Person,
  file: Uint8Array,
  language = 'vi',
): Promise<Answered<Body>> {
  const response = await fetch(`${url}${person.plan}/workbook`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${person.token}`,
      'Content-Type': 'application/octet-stream',
      'Accept-Language': language,
    },
    body: new Uint8Array(file),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** Sends a file back that is to be merged. */
export async function sendFile(url: string, person: Person, file: Uint8Array): Promise<WorkbookAnswer> {
  const answer = await postFile<WorkbookAnswer>(url, person, file);
  if (answer.status !== 200) throw new Error(`expected a merged file, found ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A sheet in somebody's hands. */
export type OpenFile = Readonly<{
  book: ExcelJS.Workbook;
  sheet: ExcelJS.Worksheet;
  headerRow: number;
  column(key: ColumnKey): number;
  cell(rowId: string, key: ColumnKey): ExcelJS.Cell;
}>;

export async function openFile(file: Uint8Array, sheetName = SHEET_NAME): Promise<OpenFile> {
  const book = await readBack(file);
  const sheet = book.getWorksheet(sheetName)!;
  const headerRow = rowsOf(sheet).find(row => sheet.getCell(row, 1).value === columnOf.rowId.header)!;
  const column = (key: ColumnKey): number =>
    (sheet.getRow(headerRow).values as unknown[]).indexOf(columnOf[key].header);
  const cell = (rowId: string, key: ColumnKey): ExcelJS.Cell => {
    const row = rowsOf(sheet).find(each => sheet.getCell(each, column('rowId')).value === rowId);
    if (row === undefined) throw new Error(`expected row ${rowId} in the file`);
    return sheet.getCell(row, column(key));
  };
  return { book, sheet, headerRow, column, cell };
}

export function rowsOf(sheet: ExcelJS.Worksheet): number[] {
  return Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
}

/** The file as it is after somebody changed it and saved it. */
export async function edited(file: Uint8Array, change: (open: OpenFile) => void): Promise<Buffer> {
  const open = await openFile(file);
  change(open);
  return Buffer.from(await open.book.xlsx.writeBuffer());
}

export type CellEdit = readonly [rowId: string, key: ColumnKey, value: ExcelJS.CellValue];

/** The file with some cells typed over. */
export function filledIn(file: Uint8Array, ...edits: readonly CellEdit[]): Promise<Buffer> {
  return edited(file, ({ cell }) => {
    for (const [rowId, key, value] of edits) cell(rowId, key).value = value;
  });
}

/** What a story turns on of each outcome. */
export function told({ outcomes }: Pick<WorkbookAnswer, 'outcomes'>): unknown[] {
  return outcomes.map(({ rowId, field, kind, reason, value }) => [
    rowId,
    field,
    kind,
    value,
    ...(reason === undefined ? [] : [reason]),
  ]);
}
