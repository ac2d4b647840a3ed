// The least that ExcelJS does for the same cells: its streaming writer, without styles, rules or validation.
import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { encodeHidden } from '../../plan/sheet/hidden-sheet.ts';
import type { CellValue, SheetDocument } from '../../plan/sheet/sheet-document.ts';

type Sheet = Readonly<{ name: string; rows: Iterable<readonly CellValue[]> }>;

/** The visible sheet and the base, as the export has them. */
export function streamBare({ name, titleLines, headers, rows, hidden }: SheetDocument): Promise<Buffer> {
  const above = titleLines.map(({ text }) => [text]);
  return streamSheets([
    { name, rows: [...above, headers, ...rows] },
    { name: '_phuluc', rows: encodeHidden(hidden) },
  ]);
}

export async function streamSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false });
  for (const { name, rows } of sheets) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow(row.map(value => (value === '' ? null : value))).commit();
    sheet.commit();
  }
  await book.commit();
  return Buffer.concat(pieces);
}
