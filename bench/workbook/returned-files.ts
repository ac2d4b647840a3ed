// Files as agencies send them back: fetched from the service, some cells filled in and saved by ExcelJS.
import ExcelJS from 'exceljs';
import type { FieldName } from '../../plan/field.ts';
import { columnIndex } from '../../plan/sheet/columns.ts';
import { SHEET_NAME } from '../../plan/sheet/sheet-document.ts';
import type { FilledService } from '../sync/a-filled-service.ts';

export type ReturnedFile = Readonly<{ token: string; bytes: Buffer; edits: number }>;

const EDITS = 10;
/** Columns of text that the made-up record leaves empty. */
const emptyFields = [
  'proposal',
  'delayReason',
  'obstacles',
  'result',
] as const satisfies readonly FieldName[];
const given = new Map<string, Promise<Buffer>>();

/** So many files, of the units in turn. Files of other rounds and other files of a unit fill in other cells. */
export async function returnedFiles(
  service: FilledService,
  count: number,
  round: number,
): Promise<ReturnedFile[]> {
  const { writers } = service.filled;
  const files: ReturnedFile[] = [];
  for (let index = 0; index < count; index += 1) {
    const writer = writers[index % writers.length]!;
    const turn = round * Math.ceil(count / writers.length) + Math.floor(index / writers.length);
    const bytes = await filledIn(
      await fileOf(service, writer.token),
      writer.cells.map(({ rowId }) => rowId),
      turn,
    );
    files.push({ token: writer.token, bytes, edits: EDITS });
  }
  return files;
}

function fileOf({ filled, server }: FilledService, token: string): Promise<Buffer> {
  const known = given.get(token);
  if (known) return known;
  const asked = fetch(`http://127.0.0.1:${server.port}/api/plans/${filled.plan}/workbook`, {
    headers: { Authorization: `Bearer ${token}` },
  }).then(async response => Buffer.from(await response.arrayBuffer()));
  given.set(token, asked);
  return asked;
}

/** In each turn other cells: a cell that an earlier file of its unit has filled in would be a conflict, and rightly so. */
async function filledIn(file: Buffer, own: readonly string[], turn: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet(SHEET_NAME)!;
  const rowOf = new Map<unknown, number>();
  for (let row = 1; row <= sheet.rowCount; row += 1) rowOf.set(sheet.getCell(row, 1).value, row);
  for (let edit = 0; edit < EDITS; edit += 1) {
    const { rowId, field } = cellOfTurn(own, turn * EDITS + edit);
    const row = rowOf.get(rowId)!;
    sheet.getCell(row, columnIndex(field) + 1).value = `Đề nghị hướng dẫn thêm, lần ${turn}, dòng ${row}`;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The cells of a unit one after another, column by column. */
function cellOfTurn(own: readonly string[], nth: number): { rowId: string; field: FieldName } {
  const field = emptyFields[Math.floor(nth / own.length)];
  if (field === undefined) throw new Error(`expected ${nth + 1} empty cells, found ${own.length} rows`);
  return { rowId: own[nth % own.length]!, field };
}
