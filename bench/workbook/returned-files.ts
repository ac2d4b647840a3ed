// Files as agencies send them back: fetched from the service, some cells filled in and saved by ExcelJS.
import ExcelJS from 'exceljs';
import { columnIndex } from '../../plan/sheet/columns.ts';
import { SHEET_NAME } from '../../plan/sheet/sheet-document.ts';
import type { FilledService } from '../sync/a-filled-service.ts';

export type ReturnedFile = Readonly<{ token: string; bytes: Buffer; edits: number }>;

const EDITS = 10;
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

/** In each turn other cells of the columns that the made-up record leaves empty. */
async function filledIn(file: Buffer, own: readonly string[], turn: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet(SHEET_NAME)!;
  const rowOf = new Map<unknown, number>();
  for (let row = 1; row <= sheet.rowCount; row += 1) rowOf.set(sheet.getCell(row, 1).value, row);
  const column = columnIndex(turn % 2 === 0 ? 'proposal' : 'delayReason') + 1;
  for (let edit = 0; edit < EDITS; edit += 1) {
    const row = rowOf.get(own[(Math.floor(turn / 2) * EDITS + edit) % own.length])!;
    sheet.getCell(row, column).value = `Đề nghị hướng dẫn thêm, lần ${turn}, dòng ${row}`;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
